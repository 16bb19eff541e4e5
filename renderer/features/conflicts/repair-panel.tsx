import { useEffect, useRef, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { countText, instantText, listText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { titleWords } from '#shared/assess/conflicts/kind-words'
import type { NoPlace, Repair, RepairProgress } from '#shared/assess/conflicts/repair'
import { ruleWords, sentence } from './conflict-words'
import styles from './conflicts.module.css'
import type { LiveBoard } from './live-board'
import { move } from './move-drafts'
import { useNames } from './names'
import { type RunningRepair, startRepair } from './repair-client'

interface RepairPanelProps {
  /** The releases, changes and bookings in the conflicts that are shown. */
  readonly entities: readonly string[]
  readonly live: LiveBoard
  readonly onClose: () => void
}

/** More than these at a time nobody looks through, and the search grows long. */
const mostChosen = 60

/** The smallest set of moves that ends all conflicts of some, previewed before it is done; or the subset that clashes, with why. */
export function RepairPanel({ entities, live, onClose }: RepairPanelProps) {
  const zone = useZone()
  const now = useMinute()
  const nameOf = useNames()
  const [days, setDays] = useState('14')
  const [freeOf, setFreeOf] = useState<'all' | 'hard'>('hard')
  const [fixed, setFixed] = useState<ReadonlySet<string>>(new Set())
  const [progress, setProgress] = useState<RepairProgress>()
  const [found, setFound] = useState<Repair>()
  const [problem, setProblem] = useState('')
  const running = useRef<RunningRepair>(undefined)
  useEffect(() => () => running.current?.cancel(), [])
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const wanted = entities.filter((entity) => !leftOut.includes(entity))
  const chosen = wanted.slice(0, mostChosen)
  const movable = chosen.filter((entity) => live.board.find(entity)?.movable === true)

  const look = async (): Promise<void> => {
    const maxDays = Number(days)
    if (!/^\d{1,2}$/.test(days.trim()) || maxDays < 1) return setProblem('Give a whole number of days from 1 to 99.')
    setProblem('')
    setFound(undefined)
    setProgress({ what: 'places', done: 0, of: chosen.length })
    running.current = startRepair(live.board.world, { chosen, fixed: [...fixed], maxDays, earliest: Date.now(), slots: {}, freeOf }, setProgress)
    const repair = await running.current.found
    setProgress(undefined)
    setFound(repair)
  }
  const apply = async (repair: Extract<Repair, { outcome: 'moves' }>): Promise<void> => {
    const refused = await move(repair.moves, live.zone)
    if (refused === undefined) onClose()
    else setProblem(refused)
  }
  const options = { now, weekday: true }
  return (
    <section className={styles['repair']} aria-label="Repair">
      <div className={styles['repairHead']}>
        <h2>Repair {countText(chosen.length, 'item')}</h2>
        <Button onClick={onClose}>Close repair</Button>
      </div>
      <p className={styles['rule']}>
        The fewest moves that end their conflicts, each to the same time of day, and of those the shortest.
        {wanted.length > mostChosen && ` The first ${mostChosen} of ${wanted.length}: filter to choose others.`}
        {leftOut.length > 0 && ` Left out: ${listText(leftOut.map(nameOf))}.`}
      </p>
      <div className={styles['bounds']}>
        <TextField label="Days either way at most" value={days} onChange={setDays} />
        <label className={styles['check']}>
          <input type="checkbox" checked={freeOf === 'all'} onChange={(event) => setFreeOf(event.currentTarget.checked ? 'all' : 'hard')} />
          Also end soft ones
        </label>
        {progress === undefined ? (
          <Button kind="primary" onClick={() => void look()}>
            Find moves
          </Button>
        ) : (
          <span role="status" className={styles['progress']}>
            {progress.what === 'places' ? 'Looking at places' : progress.what === 'solving' ? 'Searching' : 'Proving that there is no way'}, {progress.done} of{' '}
            {progress.of}
            <Button onClick={() => running.current?.cancel()}>Cancel</Button>
          </span>
        )}
      </div>
      <details className={styles['facts']}>
        <summary>Stay where they are, {chosen.length - movable.length + fixed.size}</summary>
        <ul className={styles['refusals']}>
          {chosen.map((entity) => (
            <li key={entity}>
              <label className={styles['check']}>
                <input
                  type="checkbox"
                  checked={fixed.has(entity) || !movable.includes(entity)}
                  disabled={!movable.includes(entity)}
                  onChange={() => setFixed((held) => (held.has(entity) ? new Set([...held].filter((other) => other !== entity)) : new Set([...held, entity])))}
                />
                {nameOf(entity)}
                {!movable.includes(entity) && ', under way or locked'}
              </label>
            </li>
          ))}
        </ul>
      </details>
      {problem !== '' && <p role="alert">{problem}</p>}
      {found?.outcome === 'moves' && (
        <div role="status">
          {found.moves.length === 0 ? (
            <p>Nothing has to be moved.</p>
          ) : (
            <>
              <p>
                {countText(found.moves.length, 'move')}
                {found.proven ? ', proven the fewest.' : ', the best that was found in the time.'}
              </p>
              <table className={styles['moves']}>
                <thead>
                  <tr>
                    <th scope="col">What</th>
                    <th scope="col">Was</th>
                    <th scope="col">Will be</th>
                  </tr>
                </thead>
                <tbody>
                  {found.moves.map(({ entity, from, to }) => (
                    <tr key={entity}>
                      <th scope="row">{nameOf(entity)}</th>
                      <td>
                        <s>{instantText(from, zone, options)}</s>
                      </td>
                      <td>
                        <strong>{instantText(to, zone, options)}</strong>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
              <div className={styles['actions']}>
                <Button kind="primary" onClick={() => void apply(found)}>
                  Apply {countText(found.moves.length, 'move')}
                </Button>
              </div>
            </>
          )}
          {found.left.length > 0 && (
            <p className={styles['rule']}>
              {countText(found.left.length, 'conflict')} can’t be ended by moving: approvals, and plans longer than their window.
            </p>
          )}
        </div>
      )}
      {found?.outcome === 'none' && (
        <div role="status">
          <p>
            {found.clashing.length === 0
              ? 'No way was found within these bounds.'
              : `There is no way within these bounds: ${listText(found.clashing.map(nameOf))} can’t all be placed. Without any one of them the others can.`}
          </p>
          {found.clashing.length > 0 && found.clashing.length < chosen.length && (
            <div className={styles['actions']}>
              <Button
                onClick={() => {
                  setLeftOut([...leftOut, ...found.clashing])
                  setFound(undefined)
                }}
              >
                Leave these out
              </Button>
            </div>
          )}
          {found.among.map((conflict) => (
            <p key={conflict.key} className={styles['rule']}>
              {sentence(conflict, nameOf)}: {ruleWords[conflict.kind]}
            </p>
          ))}
          <details className={styles['facts']} open={found.because.length <= 12}>
            <summary>Why, {found.because.length} places</summary>
            <ul className={styles['refusals']}>
              {found.because.map((place) => (
                <li key={`${place.entity} ${place.at}`}>{noPlaceWords(place, nameOf, (at) => instantText(at, zone, options))}</li>
              ))}
            </ul>
          </details>
        </div>
      )}
    </section>
  )
}

function noPlaceWords({ entity, at, conflict }: NoPlace, nameOf: (entity: string) => string, text: (at: number) => string): string {
  const place = `${nameOf(entity)} on ${text(at)}`
  if (conflict === undefined) return `${place}: free by itself, but not together with the others`
  const other = conflict.subject === entity ? conflict.other : conflict.subject
  return `${place}: ${titleWords(conflict).toLowerCase()}${other === '' ? '' : `, ${nameOf(other)}`}`
}
