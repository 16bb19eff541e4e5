import { useState } from 'react'
import { Button } from '#app/controls/button'
import { Inspector, InspectorSection } from '#app/controls/inspector'
import { run } from '#data/run'
import { removeBaseline, renameBaseline } from '#shared/commands/take-baseline'
import { dateWords } from '#shared/commands/when-words'
import type { Baseline } from '#shared/model/monitoring'
import type { BaselineComparison, Variance } from '#shared/schedule/baseline'
import { durationText } from '#shared/schedule/duration-text'
import styles from './deployment-plan.module.css'
import type { PlanData } from './use-plan'

interface BaselinePanelProps {
  readonly data: PlanData
  readonly baseline: Baseline
  readonly compared: BaselineComparison
  readonly isReadOnly: boolean
  readonly onShow: (task: string) => void
  readonly onClose: () => void
}

/** How the plan has moved since a baseline: per task its start, end and length, what is new and what is gone. */
export function BaselinePanel({ data, baseline, compared, isReadOnly, onShow, onClose }: BaselinePanelProps) {
  const { tasks, zone } = data
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const changed = compared.tasks.filter((one) => one.kind !== 'both' || one.start !== 0 || one.finish !== 0)
  const counts = [
    compared.moved > 0 && `${compared.moved} moved`,
    compared.added > 0 && `${compared.added} new`,
    compared.gone > 0 && `${compared.gone} gone`,
  ].filter((words) => words !== false)
  return (
    <Inspector title={baseline.title || 'Baseline'} above="Baseline" under={`Taken ${dateWords(baseline.taken, zone)}`} onClose={onClose}>
      <InspectorSection title="The plan now" beside={counts.join(', ') || 'as it was'}>
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
      <td className={styles['signed']}>{signed(one.start)}</td>
      <td className={styles['signed']}>{signed(one.finish)}</td>
      <td className={styles['signed']}>{signed(one.duration)}</td>
    </>
  )
}

function endWords(minutes: number | undefined): string {
  if (minutes === undefined) return 'One of the two has no task to end with.'
  if (minutes === 0) return 'It ends when it did.'
  return `It ends ${durationText(Math.abs(minutes))} ${minutes > 0 ? 'later' : 'earlier'}.`
}

/** Later and longer with a plus; nothing is "0". */
const signed = (minutes: number): string => (minutes === 0 ? '0' : `${minutes > 0 ? '+' : '−'}${durationText(Math.abs(minutes))}`)

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
