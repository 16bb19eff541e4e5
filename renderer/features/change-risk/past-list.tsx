import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { dateText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useReadOnly } from '#features/fields'
import type { AssessedRisk } from '#shared/assess/change-risk/assessed-risk'
import type { SimilarChange } from '#shared/assess/change-risk/past-outcomes'
import { likenessWords } from '#shared/assess/change-risk/words'
import type { Change } from '#shared/model/change'
import styles from './change-risk.module.css'

const shownAtFirst = 6

/** Changes like this one and how they ended, the newest first. */
export function PastList({ outcome }: { readonly outcome: AssessedRisk }) {
  const [isWhole, setWhole] = useState(false)
  const isReadOnly = useReadOnly()
  const zone = useZone()
  const engine = outcome.engines.find(({ rule }) => rule === 'risk-past-outcomes')
  const similar = engine?.rule === 'risk-past-outcomes' ? engine.outcome.similar : []
  const shown = isWhole ? similar : similar.slice(0, shownAtFirst)
  return (
    <section className={styles['asidePart']}>
      <h2>
        Changes like this one <span className={styles['quiet']}>{similar.length === 0 ? 'none' : similar.length} in 24 months</span>
      </h2>
      {similar.length === 0 && (
        <p className={styles['quiet']}>Alike is what touched the same configuration items or services, or has the same category, and is closed.</p>
      )}
      {isReadOnly && <p className={styles['quiet']}>Only changes that this file holds are looked at: where it was made there may be more.</p>}
      <ul className={styles['past']}>
        {shown.map((one) => (
          <li key={one.change}>
            <Ended closeCode={one.closeCode} />
            <div>
              <button type="button" className={styles['link']} onClick={() => go('change', { id: one.change })}>
                {nameOf(one)}
              </button>
              <p className={styles['quiet']}>
                {dateText(one.endedAt, zone)}, {endWords[one.closeCode].toLowerCase()}, {likenessWords[one.likeness]}
              </p>
              {one.closeCode !== 'successful' && one.closeNotes !== '' && <p className={styles['quiet']}>{one.closeNotes}</p>}
            </div>
          </li>
        ))}
      </ul>
      {similar.length > shown.length && (
        <button type="button" className={styles['link']} onClick={() => setWhole(true)}>
          Show all {similar.length}
        </button>
      )}
    </section>
  )
}

const nameOf = ({ number, title }: SimilarChange): string => [number, title].filter((text) => text !== '').join(' ') || 'Unnamed change'

const endWords: Readonly<Record<Change['closeCode'], string>> = {
  '': 'Not said',
  successful: 'Successful',
  'successful-with-issues': 'Successful with issues',
  unsuccessful: 'Unsuccessful',
}

function Ended({ closeCode }: { readonly closeCode: Change['closeCode'] }) {
  const props = { size: 16, stroke: 1.5, 'aria-hidden': true }
  if (closeCode === 'unsuccessful') return <IconX {...props} className={styles['failed']} />
  return closeCode === 'successful' ? <IconCheck {...props} /> : <IconAlertTriangle {...props} className={styles['issues']} />
}
