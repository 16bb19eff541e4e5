import { useState } from 'react'
import { Button } from '#app/controls/button'
import { Inspector, InspectorSection } from '#app/controls/inspector'
import { run } from '#data/run'
import { removeBaseline, renameBaseline } from '#shared/commands/take-baseline'
import { dateWords } from '#shared/commands/when-words'
import type { Baseline } from '#shared/model/monitoring'
import type { BaselineComparison, Variance } from '#shared/schedule/baseline'
import { durationText, signedDuration } from '#shared/schedule/duration-text'
import styles from './deployment-plan.module.css'
import type { PlanData } from './use-plan'

/** A baseline with how the plan has moved since. */
export interface Compared extends BaselineComparison {
  readonly baseline: Baseline
}

interface BaselinePanelProps {
  readonly data: PlanData
  /** Those that are chosen, the latest first; at least one. */
  readonly compared: readonly Compared[]
  readonly isReadOnly: boolean
  readonly onShow: (task: string) => void
  readonly onClose: () => void
}

/** How the plan has moved since each baseline that is chosen; of one of them per task its start, end and length, what is new and what is gone. */
export function BaselinePanel({ data, compared: all, isReadOnly, onShow, onClose }: BaselinePanelProps) {
  const { tasks, zone } = data
  const [told, setTold] = useState('')
  const compared = all.find(({ baseline }) => baseline.id === told) ?? all[0]
  if (compared === undefined) return null
  const { baseline } = compared
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const changed = compared.tasks.filter((one) => one.kind !== 'both' || one.start !== 0 || one.finish !== 0)
  return (
    <Inspector title={baseline.title || 'Baseline'} above="Baseline" under={`Taken ${dateWords(baseline.taken, zone)}`} onClose={onClose}>
      {all.length > 1 && (
        <InspectorSection title="Compared with" beside={String(all.length)}>
          <table className={styles['moves']}>
            <thead>
              <tr>
                <th scope="col">Baseline</th>
                <th scope="col">End</th>
                <th scope="col">Tasks</th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <tr key={one.baseline.id}>
                  <th scope="row">
                    <button
                      type="button"
                      className={styles['taskLink']}
                      aria-current={one === compared ? 'true' : undefined}
                      onClick={() => setTold(one.baseline.id)}
                    >
                      {one.baseline.title || 'Baseline'}, {dateWords(one.baseline.taken, zone)}
                    </button>
                  </th>
                  <td className={styles['signed']}>{one.end === undefined ? '' : signedDuration(one.end)}</td>
                  <td>{countsOf(one)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </InspectorSection>
      )}
      <InspectorSection title="The plan now" beside={countsOf(compared)}>
        <p className={styles['line']}>{endWords(compared.end)}</p>
      </InspectorSection>
      <InspectorSection title="Tasks that differ">
        {changed.length === 0 ? (
          <p className={styles['line']}>Every task starts and ends as it did.</p>
        ) : (
          <table className={styles['moves']}>
            <thead>
              <tr>
                <th scope="col">Task</th>
                <th scope="col">Start</th>
                <th scope="col">End</th>
                <th scope="col">Length</th>
              </tr>
            </thead>
            <tbody>
              {changed.map((one) => {
                const task = byId.get(one.task)
                const name = task === undefined ? '' : `${task.code} ${task.title}`.trim()
                return (
                  <tr key={one.task}>
                    <th scope="row">
                      {one.kind === 'gone' ? (
                        one.title || 'A task that was removed'
                      ) : (
                        <button type="button" className={styles['taskLink']} onClick={() => onShow(one.task)}>
                          {name || 'Unnamed task'}
                        </button>
                      )}
                    </th>
                    <Cells one={one} />
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </InspectorSection>
      {!isReadOnly && <Own key={baseline.id} baseline={baseline} onGone={onClose} />}
    </Inspector>
  )
}

function Cells({ one }: { readonly one: Variance }) {
  if (one.kind !== 'both') return <td colSpan={3}>{one.kind === 'new' ? 'new since' : 'gone since'}</td>
  return (
    <>
      <td className={styles['signed']}>{signedDuration(one.start)}</td>
      <td className={styles['signed']}>{signedDuration(one.finish)}</td>
      <td className={styles['signed']}>{signedDuration(one.duration)}</td>
    </>
  )
}

function endWords(minutes: number | undefined): string {
  if (minutes === undefined) return 'One of the two has no task to end with.'
  if (minutes === 0) return 'It ends when it did.'
  return `It ends ${durationText(Math.abs(minutes))} ${minutes > 0 ? 'later' : 'earlier'}.`
}

function countsOf({ moved, added, gone }: BaselineComparison): string {
  const counts = [moved > 0 && `${moved} moved`, added > 0 && `${added} new`, gone > 0 && `${gone} gone`].filter((words) => words !== false)
  return counts.join(', ') || 'as it was'
}

function Own({ baseline, onGone }: { readonly baseline: Baseline; readonly onGone: () => void }) {
  const [title, setTitle] = useState(baseline.title)
  const [refused, setRefused] = useState('')
  const rename = async (): Promise<void> => {
    if (title.trim() === baseline.title) return
    const result = await run(renameBaseline(baseline, title))
    setRefused(result.ok ? '' : result.failure.message)
  }
  return (
    <InspectorSection title="Name">
      <input
        className={styles['nameField']}
        aria-label="Name of the baseline"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onBlur={() => void rename()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void rename()
          if (event.key === 'Escape') setTitle(baseline.title)
        }}
      />
      {refused !== '' && (
        <p role="alert" className={styles['error']}>
          {refused}
        </p>
      )}
      <div className={styles['actions']}>
        <Button
          onClick={() => {
            void run(removeBaseline(baseline), { toast: true })
            onGone()
          }}
        >
          Remove this baseline
        </Button>
      </div>
    </InspectorSection>
  )
}
