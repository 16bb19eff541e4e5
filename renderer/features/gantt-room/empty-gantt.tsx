import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { go } from '#app/router'
import { useAppSelector } from '#data/store'
import { isFromFile } from '#shared/ipc/shapes'
import styles from './gantt-room.module.css'

interface EmptyGanttProps {
  /** The words that nothing passes; empty where they are not the reason. */
  readonly filter: string
  /** Whether there is no release at all. */
  readonly none: boolean
  readonly onClear: () => void
  readonly onShowClosed: () => void
}

/** Says why nothing is drawn: there is no release yet, or none passes what was typed, or all are over. */
export function EmptyGantt({ filter, none, onClear, onShowClosed }: EmptyGanttProps) {
  const isBundle = useAppSelector(({ workspace }) => isFromFile(workspace.open?.kind))
  if (none)
    return (
      <EmptyState
        title="No releases yet"
        example={<Example />}
        actions={
          !isBundle && (
            <>
              <Button kind="primary" onClick={() => go('release', { id: 'new' })}>
                New release
              </Button>
              <Button onClick={() => go('import')}>Import a table</Button>
            </>
          )
        }
      >
        Every release stands here on a line of its own, with its phases, gates and target over time. One sees which of them meet, and which run into a freeze.
      </EmptyState>
    )
  return (
    <p className={styles['empty']}>
      {filter === '' ? 'All releases are closed or cancelled. ' : `No release matches “${filter}”. `}
      <button type="button" className={styles['plain']} onClick={filter === '' ? onShowClosed : onClear}>
        {filter === '' ? 'Show the closed too' : 'Clear the filter'}
      </button>
    </p>
  )
}

const releases = [
  { words: 'Ledger 8.4', from: 0, phases: [70, 90, 50] },
  { words: 'Payments 26.12', from: 80, phases: [60, 110, 70] },
  { words: 'Mobile 14.3', from: 170, phases: [50, 70, 40] },
] as const
const left = 110

/** Three releases with their phases over weeks, drawn in hairlines. */
function Example() {
  return (
    <svg
      className={styles['example']}
      viewBox="0 0 520 110"
      width="520"
      height="110"
      role="img"
      aria-label="An example: three releases with their phases over time, each ending at its target"
    >
      {Array.from({ length: 8 }, (_, at) => (
        <path key={at} d={`M${left + 0.5 + at * 56} 4v102`} className={styles['exampleLine']} />
      ))}
      {releases.map(({ words, from, phases }, row) => {
        const y = 14 + row * 32
        return (
          <g key={words}>
            <text x={left - 12} y={y + 10} textAnchor="end">
              {words}
            </text>
            {phases.map((width, at) => {
              const before = phases.slice(0, at).reduce((sum, one) => sum + one + 2, 0)
              return <rect key={before} x={left + from + before + 0.5} y={y + 0.5} width={width} height={12} rx={3} />
            })}
            <path d={`m${left + from + phases.reduce((sum, one) => sum + one + 2, 0) + 8} ${y} 6 6-6 6-6-6z`} className={styles['exampleTarget']} />
          </g>
        )
      })}
    </svg>
  )
}
