import { useState } from 'react'
import { Button } from '#app/controls/button'
import { countText, spanText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { titleWords } from '#shared/assess/conflicts/kind-words'
import { type NextSlot, nextSlot } from '#shared/assess/conflicts/next-slot'
import type { Subject } from '#shared/assess/conflicts/subject'
import styles from './conflicts.module.css'
import type { LiveBoard } from './live-board'
import { move } from './move-drafts'
import { useNames } from './names'

interface NextFreeSlotProps {
  readonly subject: Subject
  readonly live: LiveBoard
}

const month = 30 * 86_400_000

/** Looks for the first time within 30 days at which something is free of conflicts, says why each earlier one is not, and moves it there. */
export function NextFreeSlot({ subject, live }: NextFreeSlotProps) {
  const [asked, setAsked] = useState<{ readonly for: Subject; readonly found: NextSlot; readonly freeOf: 'all' | 'hard' }>()
  const [problem, setProblem] = useState('')
  const zone = useZone()
  const now = useMinute()
  const nameOf = useNames()
  if (!subject.movable) return <p className={styles['rule']}>{nameOf(subject.entity)} is under way or locked: it is not moved.</p>
  const look = (): void => {
    const bounds = { earliest: Math.max(subject.from, Date.now()), latest: Math.max(subject.from, Date.now()) + month, step: 15 }
    const clear = nextSlot(live.board, subject, { ...bounds, freeOf: 'all' })
    const found = clear.slot === undefined ? nextSlot(live.board, subject, { ...bounds, freeOf: 'hard' }) : clear
    setProblem('')
    setAsked({ for: subject, found, freeOf: clear.slot === undefined ? 'hard' : 'all' })
  }
  const shown = asked?.for === subject ? asked : undefined
  const slot = shown?.found.slot
  const options = { now, weekday: true }
  return (
    <div className={styles['slot']}>
      <Button onClick={look}>Find next free slot</Button>
      {shown !== undefined && slot === undefined && <p role="status">No slot within 30 days is free of hard conflicts.</p>}
      {shown !== undefined && slot !== undefined && (
        <div role="status">
          <p>
            {shown.freeOf === 'all' ? 'Free' : 'Free of hard conflicts'}: <strong>{spanText(slot.from, slot.to, zone, options)}</strong>
            {shown.found.left.length > 0 && `, with ${countText(shown.found.left.length, 'warning')}`}
          </p>
          <div className={styles['actions']}>
            <Button
              kind="primary"
              onClick={() => void move([{ entity: subject.entity, from: subject.from, to: slot.from }], live.zone).then((refused) => setProblem(refused ?? ''))}
            >
              Move {nameOf(subject.entity)} there
            </Button>
          </div>
        </div>
      )}
      {problem !== '' && <p role="alert">{problem}</p>}
      {shown !== undefined && shown.found.refused.length > 0 && (
        <details className={styles['facts']}>
          <summary>Refused before, {shown.found.refused.length}</summary>
          <ul className={styles['refusals']}>
            {shown.found.refused.map(({ from, until, conflict }) => (
              <li key={`${from} ${conflict.key}`}>
                {until >= Number.MAX_SAFE_INTEGER / 2 ? 'every later start' : spanText(from, until, zone, options)}: {titleWords(conflict).toLowerCase()}
                {conflict.other === '' ? '' : `, ${nameOf(conflict.subject === subject.entity ? conflict.other : conflict.subject)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
