import type { ReactNode } from 'react'
import { instantText, numberText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { useNames } from '#features/conflicts'
import type { DatedChange } from '#shared/cab/content-changes'
import styles from './card.module.css'
import { contentLine } from './content-words'
import { type DiffPart, sideOf, wordDiff } from './word-diff'

interface ChangesBannerProps {
  readonly subject: string
  /** "Two fields changed after you approved on 19 Nov". */
  readonly title: string
  readonly icon: ReactNode
  /** Head of the first column: "You approved". */
  readonly wasHead: string
  readonly changes: readonly DatedChange[]
  readonly tone: 'stale' | 'quiet'
  readonly children?: ReactNode
}

/** So many fields are told; a whole plan may have changed. */
const most = 12

/** What is not what it was: field, was, now, by whom and when. Inside long texts only the changed words stand out. */
export function ChangesBanner({ subject, title, icon, wasHead, changes, tone, children }: ChangesBannerProps) {
  const zone = useZone()
  const now = useMinute()
  const nameOf = useNames()
  const lines = changes.slice(0, most).map((change) => contentLine(change, subject, zone, now, nameOf))
  const makers = [
    ...new Set(changes.filter(({ when }) => when > 0).map(({ who, when }) => `${who || 'A device nobody vouched for'}, ${instantText(when, zone, { now })}`)),
  ]
  return (
    <section className={`${styles['banner']} ${styles[tone]}`} aria-label={title}>
      <h3 className={styles['bannerTitle']}>
        {icon}
        {title}
      </h3>
      <table className={styles['changes']}>
        <thead>
          <tr>
            <th scope="col">
              <span className={styles['hidden']}>Field</span>
            </th>
            <th scope="col">{wasHead}</th>
            <th scope="col">Now</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, field, was, is }) => {
            const parts = wordDiff(was, is)
            return (
              <tr key={key}>
                <th scope="row">{field}</th>
                <td>{was === '' ? <span className={styles['none']}>nothing</span> : <Side parts={sideOf(parts, 'gone')} />}</td>
                <td>{is === '' ? <span className={styles['none']}>nothing</span> : <Side parts={sideOf(parts, 'new')} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {changes.length > lines.length && <p className={styles['by']}>{numberText(changes.length - lines.length)} more fields.</p>}
      {makers.length > 0 && <p className={styles['by']}>{makers.slice(0, 4).join(' · ')}</p>}
      {children}
    </section>
  )
}

/** Parts have no identity of their own: their place is their key. */
const Side = ({ parts }: { readonly parts: readonly DiffPart[] }) => parts.map((part, at) => <Part key={`${at} ${part.kind}`} part={part} />)

function Part({ part: { kind, text } }: { readonly part: DiffPart }) {
  if (kind === 'gone') return <del>{text}</del>
  return kind === 'new' ? <ins>{text}</ins> : text
}
