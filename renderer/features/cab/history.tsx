import { useState } from 'react'
import { countText, dateText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useMinute } from '#app/use-now'
import type { SimilarChange } from '#shared/assess/change-risk/past-outcomes'
import styles from './card.module.css'
import { endedWords } from './similar-changes'

/** So many stand on the card at first. */
const few = 5

/** History of similar changes and how they ended. */
export function History({ similar }: { readonly similar: readonly SimilarChange[] }) {
  const zone = useZone()
  const now = useMinute()
  const [isAll, setAll] = useState(false)
  const shown = isAll ? similar : similar.slice(0, few)
  return (
    <section className={styles['part']} aria-label="Changes like this one">
      <h3>Changes like this one</h3>
      {similar.length === 0 && <p className={styles['quiet']}>None has ended in the two years before.</p>}
      <ul>
        {shown.map((one) => (
          <li key={one.change}>
            <button type="button" className={styles['link']} onClick={() => go('change', { id: one.change })}>
              {one.number || one.title}
            </button>{' '}
            {one.number !== '' && one.title}, {dateText(one.endedAt, zone, { now })}: {endedWords(one)}
            {one.closeNotes !== '' && <p className={styles['quiet']}>{one.closeNotes}</p>}
          </li>
        ))}
      </ul>
      {similar.length > shown.length && (
        <button type="button" className={styles['link']} onClick={() => setAll(true)}>
          Show all {countText(similar.length, 'change')}
        </button>
      )}
    </section>
  )
}
