import { memo } from 'react'
import { spanWords } from '#shared/commands/when-words'
import styles from './board.module.css'
import type { Band, TimeLine } from './chart'
import { Later } from './later'

interface BoardNotesProps {
  /** The id of the hints about keys. */
  readonly hints: string
  readonly bands: readonly Band[]
  readonly lines: readonly TimeLine[]
  readonly zone: string
  /** What the polite live region says last. */
  readonly said: string
}

/** What is told and not seen: keys, the windows and lines that the picture shows, and what was done last. */
export const BoardNotes = memo(function BoardNotes({ hints, bands, lines, zone, said }: BoardNotesProps) {
  return (
    <Later>
      <p id={hints} className={styles['quiet']}>
        Arrow keys move, Left and Right fold and unfold, Alt with Left or Right moves in time, L links, plus and minus zoom.
      </p>
      <ul aria-label="Windows, freezes and lines" className={styles['quiet']}>
        {[...bands, ...lines].map((mark) => (
          <li key={'id' in mark ? mark.id : `${mark.kind} ${mark.at}`}>{bandWords(mark, zone)}</li>
        ))}
      </ul>
      <div aria-live="polite" className={styles['quiet']}>
        {said}
      </div>
    </Later>
  )
})

/** "Freeze, Year-end, hard, 14 Dec to 4 Jan" (design.md, 4). */
function bandWords(mark: Band | TimeLine, zone: string): string {
  if ('at' in mark) return mark.title
  const kind = mark.kind === 'window' ? mark.title : `Freeze, ${mark.title}, ${mark.kind === 'freeze-hard' ? 'hard' : 'soft'}`
  return mark.kind === 'window' ? kind : `${kind}, ${spanWords(mark.start, mark.end, zone)}`
}
