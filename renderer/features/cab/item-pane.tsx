import { IconEye, IconPencilExclamation } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { dateText, listText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { contentOf } from '#shared/cab/content'
import { changesSince, type DatedChange } from '#shared/cab/content-changes'
import { kindOf } from '#shared/model/entity-id'
import styles from './agenda.module.css'
import type { AgendaRow, MeetingPage } from './agenda-rows'
import { Card } from './card'
import cardStyles from './card.module.css'
import { ChangesBanner } from './changes-banner'
import { DecisionPane } from './decision-pane'
import { History } from './history'
import { ItemMinutes } from './item-minutes'
import type { Looked } from './looked'
import { similarChanges } from './similar-changes'
import type { ConflictsOf } from './use-conflicts'
import { useLook } from './use-look'
import { VotePane } from './vote-pane'
import type { choiceWords } from './words'

interface ItemPaneProps {
  readonly page: MeetingPage
  readonly row: AgendaRow
  /** Its place in the list, from 0. */
  readonly place: number
  readonly conflictsOf: ConflictsOf
}

/** An item of the agenda: its card in the middle, the vote and the decision at the right. */
export function ItemPane({ page, row, place, conflictsOf }: ItemPaneProps) {
  const roots = useAppSelector(rootRecords)
  const { subject } = row.item
  const content = contentOf(roots, subject)
  const look = useLook(subject, content)
  const difference = useMemo(() => differenceOf(roots, row, look), [roots, row, look])
  const changed = useMemo(() => new Set((difference?.changes ?? []).map(({ field }) => field)), [difference])
  return (
    <>
      <div className={styles['middle']} tabIndex={-1}>
        <Card
          subject={subject}
          level={row.level}
          conflicts={conflictsOf(subject)}
          changed={changed}
          above={<Above row={row} place={place} of={page.rows.length} look={look} />}
          banner={
            <>
              {difference !== undefined && <Difference subject={subject} difference={difference} />}
              <ItemMinutes page={page} item={row.item} />
            </>
          }
          similar={kindOf(row.item.subject) === 'change' && <History similar={similarChanges(roots, row.item.subject)} />}
        />
      </div>
      <aside className={styles['side']} aria-label="Vote and decision" data-area="inspector" tabIndex={-1}>
        <VotePane page={page} row={row} />
        <DecisionPane page={page} row={row} />
      </aside>
    </>
  )
}

function Above({ row, place, of, look }: { readonly row: AgendaRow; readonly place: number; readonly of: number; readonly look: Looked | undefined }) {
  const zone = useZone()
  const now = useMinute()
  return (
    <p className={cardStyles['above']}>
      <span>
        {row.number}{' '}
        <span className={cardStyles['place']}>
          Item {place + 1} of {of}
        </span>
      </span>
      <span>{look === undefined ? 'Not read before' : `Read on ${listText(look.at.map((at) => dateText(at, zone, { now })))}`}</span>
    </p>
  )
}

/** What differs from what this person, or the board, has seen. */
interface SeenDifference {
  readonly kind: 'vote' | 'board' | 'look'
  readonly changes: readonly DatedChange[]
  readonly at: number
  /** "approved", "rejected": what was done with it then. */
  readonly did: string
}

const did: Readonly<Record<keyof typeof choiceWords, string>> = {
  approve: 'approved',
  'approve-with-conditions': 'approved with conditions',
  reject: 'rejected',
  defer: 'deferred',
  abstain: 'abstained',
}

/** The own stale vote comes first, then the board's stale approval, then what is new since the last look. */
function differenceOf(roots: Parameters<typeof changesSince>[0], row: AgendaRow, look: Looked | undefined): SeenDifference | undefined {
  const { own, approval, verdict, item } = row
  if (own.kind === 'stale') {
    const vote = verdict.outcome.ballots.map(({ outcome }) => outcome.vote).find((given) => given?.at === own.at && given.view.choice === own.choice)
    if (vote !== undefined) return { kind: 'vote', changes: changesSince(roots, item.subject, vote.view.seen), at: own.at, did: did[own.choice] }
  }
  if (approval.state === 'stale') return { kind: 'board', changes: approval.changes, at: approval.decision?.at ?? 0, did: 'approved' }
  const latest = look?.at.at(-1)
  if (look?.seen === undefined || latest === undefined) return undefined
  const changes = changesSince(roots, item.subject, look.seen)
  return changes.length === 0 ? undefined : { kind: 'look', changes, at: latest, did: 'looked' }
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'] as const

function Difference({ subject, difference: { kind, changes, at, did: done } }: { readonly subject: string; readonly difference: SeenDifference }) {
  const zone = useZone()
  const now = useMinute()
  const [isFolded, setFolded] = useState(false)
  const count = `${numbers[changes.length] ?? changes.length} field${changes.length === 1 ? '' : 's'} changed`
  const day = dateText(at, zone, { now })
  if (kind === 'look') {
    if (isFolded) return null
    return (
      <ChangesBanner
        subject={subject}
        tone="quiet"
        title={`${count} since you last looked on ${day}`}
        icon={<IconEye size={16} stroke={1.5} aria-hidden />}
        wasHead="When you looked"
        changes={changes}
      >
        <button type="button" className={cardStyles['link']} onClick={() => setFolded(true)}>
          I have read this
        </button>
      </ChangesBanner>
    )
  }
  const who = kind === 'vote' ? 'you' : 'the board'
  const title =
    changes.length === 0 ? `The content is not what ${who} ${done} on ${day}; what was seen then is not known` : `${count} after ${who} ${done} on ${day}`
  return (
    <ChangesBanner
      subject={subject}
      tone="stale"
      title={title}
      icon={<IconPencilExclamation size={18} stroke={1.5} aria-hidden />}
      wasHead={kind === 'vote' ? `You ${done}` : 'The board approved'}
      changes={changes}
    />
  )
}
