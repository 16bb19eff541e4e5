import { type FocusEvent, type ReactNode, useState } from 'react'
import { listText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { approvalIn } from '#data/approvals'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { useNames } from '#features/conflicts'
import { useReadOnly } from '#features/fields'
import { coveringApprovals } from '#shared/cab/covering-approvals'
import styles from './approval.module.css'
import { boardWords } from './approval-words'

interface CoveredProps {
  /** `change/x` or `release/x`. */
  readonly subject: string
  /** What an edit changes, inside a sentence: "the planned end". */
  readonly what: string
  readonly children: ReactNode
}

/** A field that an approval covers: when somebody turns to it, the approval that an edit would make stale is named first. */
export function Covered({ subject, what, children }: CoveredProps) {
  const [isInside, setInside] = useState(false)
  const leave = (event: FocusEvent<HTMLElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setInside(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus comes to the field inside.
    <div onFocus={() => setInside(true)} onBlur={leave}>
      {children}
      {isInside && <CoverNotice subject={subject} what={what} />}
    </div>
  )
}

/** "CAB 19 Nov approved this. Changing the planned end makes the approval stale." Nothing where nothing was approved. */
function CoverNotice({ subject, what }: Omit<CoveredProps, 'children'>) {
  const zone = useZone()
  const now = useMinute()
  const nameOf = useNames()
  const isReadOnly = useReadOnly()
  const roots = useAppSelector(rootRecords)
  if (isReadOnly) return null
  const valid = coveringApprovals(roots, subject, approvalIn).filter(({ approval }) => approval.state === 'valid')
  const [first] = valid
  if (first === undefined) return null
  const boards = [...new Set(valid.map(({ approval }) => boardWords(approval, zone, now)))]
  const things = valid.map(({ subject: each }) => (each === subject ? 'this' : nameOf(each)))
  return (
    <p className={styles['notice']} role="status">
      {listText(boards)} approved {listText(things)}. Changing {what} makes the {valid.length === 1 ? 'approval' : 'approvals'} stale.
    </p>
  )
}
