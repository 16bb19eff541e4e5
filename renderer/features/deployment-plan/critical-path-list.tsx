import { clockWords } from '#shared/commands/when-words'
import { durationText } from '#shared/schedule/duration-text'
import { criticalPaths } from '#shared/schedule/paths'
import styles from './deployment-plan.module.css'
import type { PlanData } from './use-plan'

/** As many ways as a person reads; a plan of parallel stages may have thousands. */
const most = 5

/** The critical paths told apart: where they branch, a minute saved on one of them saves nothing. */
export function CriticalPathList({ data: { schedule, tasks, zone } }: { readonly data: PlanData }) {
  const { paths, count } = criticalPaths(schedule, most)
  const names = new Map(tasks.map(({ id, code, title }) => [id, code || title || 'a task']))
  if (count === 0) return <p className={styles['path']}>No task is critical.</p>
  return (
    <>
      {count > 1 && (
        <p>
          They form {count} paths{count > paths.length ? `, of which these are the first ${paths.length}` : ''}: the plan ends sooner only when each of them is
          shortened.
        </p>
      )}
      <ul aria-label="Critical paths" className={styles['path']}>
        {paths.map(({ tasks: way, start, end }) => (
          <li key={way.join(' ')}>
            {way.map((task) => names.get(task)).join(' \u2192 ')}, {durationText((end - start) / 60_000)} to {clockWords(end, zone)}
          </li>
        ))}
      </ul>
    </>
  )
}
