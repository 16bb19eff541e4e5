import { useEffect, useRef, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { countText, instantText, listText, numberText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { titleWords } from '#shared/assess/conflicts/kind-words'
import type { Repair, RepairProgress } from '#shared/assess/conflicts/repair'
import type { Failure } from '#shared/model/result'
import { ruleWords, sentence } from './conflict-words'
import styles from './conflicts.module.css'
import type { LiveBoard } from './live-board'
import { move } from './move-drafts'
import { useNames } from './names'
import { type RefusedRun, refusedRuns } from './refused-runs'
import { repairBounds, steps, type WrittenBounds } from './repair-bounds'
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
  const [bounds, setBounds] = useState<WrittenBounds>({ reach: '14 d', step: 'day', earliest: '', latest: '' })
  const [freeOf, setFreeOf] = useState<'all' | 'hard'>('hard')
  const [fixed, setFixed] = useState<ReadonlySet<string>>(new Set())
  const [progress, setProgress] = useState<RepairProgress>()
  const [found, setFound] = useState<Repair>()
  const [problem, setProblem] = useState<Failure>()
  const running = useRef<RunningRepair>(undefined)
  useEffect(() => () => running.current?.cancel(), [])
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const wanted = entities.filter((entity) => !leftOut.includes(entity))
  const chosen = wanted.slice(0, mostChosen)
  const movable = chosen.filter((entity) => live.board.find(entity)?.movable === true)

  const look = async (): Promise<void> => {
    const read = repairBounds(bounds, live.zone, Date.now())
    setProblem(read.ok ? undefined : read.failure)
    setFound(undefined)
    if (!read.ok) return
    setProgress({ what: 'places', done: 0, of: chosen.length })
    running.current = startRepair(live.board.world, { chosen, fixed: [...fixed], ...read.value, slots: {}, freeOf }, setProgress)
    const repair = await running.current.found
    setProgress(undefined)
    setFound(repair)
  }
  const apply = async (repair: Extract<Repair, { outcome: 'moves' }>): Promise<void> => {
    const refused = await move(repair.moves, live.zone)
    if (refused === undefined) onClose()
    else setProblem({ code: 'not-moved', message: refused })
  }
  const options = { now, weekday: true }
  const refusalAt = (place: string): string => (problem?.place === place ? problem.message : '')
  return (
    <section className={styles['repair']} aria-label="Repair">
      <div className={styles['repairHead']}>
        <h2>Repair {countText(chosen.length, 'item')}</h2>
        <Button onClick={onClose}>Close repair</Button>
      </div>
      <p className={styles['rule']}>
        The fewest moves that end their conflicts, and of those the shortest.
        {wanted.length > mostChosen && ` The first ${mostChosen} of ${wanted.length}: filter to choose others.`}
        {leftOut.length > 0 && ` Left out: ${listText(leftOut.map(nameOf))}.`}
      </p>
      <div className={styles['bounds']}>
        <TextField label="Either way at most" value={bounds.reach} onChange={(reach) => setBounds({ ...bounds, reach })} refusal={refusalAt('reach')} />
        <label className={styles['bound']}>
          Moved
          <select
            value={bounds.step}
            onChange={(event) => setBounds({ ...bounds, step: steps.find(({ value }) => value === event.currentTarget.value)?.value ?? 'day' })}
          >
            {steps.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <TextField
          label="Not to before (else now)"
          value={bounds.earliest}
          onChange={(earliest) => setBounds({ ...bounds, earliest })}
          refusal={refusalAt('earliest')}
        />
        <TextField
          label="Not ending after (if at all)"
          value={bounds.latest}
          onChange={(latest) => setBounds({ ...bounds, latest })}
          refusal={refusalAt('latest')}
        />
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
        <summary>
          May move: {movable.length - fixed.size} of {chosen.length}. Locked here: {chosen.length - movable.length + fixed.size}
        </summary>
        <p className={styles['rule']}>What is ticked stays where it is, and the others are moved around it.</p>
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
      {problem !== undefined && problem.place === undefined && <p role="alert">{problem.message}</p>}
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
                    <th scope="col">Why it moves</th>
                  </tr>
                </thead>
                <tbody>
                  {found.moves.map(({ entity, from, to, because }) => (
                    <tr key={entity}>
                      <th scope="row">{nameOf(entity)}</th>
                      <td>
                        <s>{instantText(from, zone, options)}</s>
                      </td>
                      <td>
                        <strong>{instantText(to, zone, options)}</strong>
                      </td>
                      <td>{because.length === 0 ? 'It makes room for the others.' : because.map((conflict) => sentence(conflict, nameOf)).join('; ')}</td>
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
          <details className={styles['facts']} open={refusedRuns(found.because).length <= 12}>
            <summary>The proof: {countText(found.because.length, 'place')} of these, and why none of them will do</summary>
            <ul className={styles['refusals']}>
              {refusedRuns(found.because).map((run) => (
                <li key={`${run.entity} ${run.from}`}>{runWords(run, nameOf, (at) => instantText(at, zone, options))}</li>
              ))}
            </ul>
          </details>
        </div>
      )}
    </section>
  )
}

function runWords({ entity, from, to, many, conflict }: RefusedRun, nameOf: (entity: string) => string, text: (at: number) => string): string {
  const place = `${nameOf(entity)} on ${text(from)}${many === 1 ? '' : ` to ${text(to)}, ${numberText(many)} starts`}`
  if (conflict === undefined) return `${place}: free by itself, but not together with the others`
  const other = conflict.subject === entity ? conflict.other : conflict.subject
  return `${place}: ${titleWords(conflict).toLowerCase()}${other === '' ? '' : `, ${nameOf(other)}`}`
}
