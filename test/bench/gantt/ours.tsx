import { useEffect, useMemo, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type Chart, chartOf, GanttBoard, type GanttColumn, type RowSpec } from '#features/gantt'
import { type BenchPlan, type BenchTask, look } from './bench-plan'
import type { Contestant } from './contestant'

const nothing: ReadonlySet<string> = new Set()
const step = { unit: 'day' } as const
const first = { from: look.start, to: look.start + 16 * 86_400_000 }
const noLines: readonly string[] = []
const unsized = 300

const rowOf = ({ id, parent, title, start, end }: BenchTask): RowSpec =>
  parent === '' ? { id, title, shape: 'summary', start, end } : { id, parent, title, shape: 'bar', start, end }

/** The tasks and the rows made of them: a changed task changes its own row. */
interface Held {
  readonly tasks: readonly BenchTask[]
  readonly rows: readonly RowSpec[]
}
const heldOf = ({ tasks }: BenchPlan): Held => ({ tasks, rows: tasks.map(rowOf) })

function moved({ tasks, rows }: Held, task: BenchTask): Held {
  const at = tasks.findIndex(({ id }) => id === task.id)
  return { tasks: tasks.with(at, task), rows: rows.with(at, rowOf(task)) }
}

const columnsOf = (tasks: readonly BenchTask[]): readonly GanttColumn[] => [
  { id: 'title', head: 'Task', width: look.title, tree: true, spare: 0, cell: (row) => tasks[row]?.title },
  { id: 'begins', head: 'Begins', width: look.time, spare: 0, cell: (row) => tasks[row]?.begins },
  { id: 'ends', head: 'Ends', width: look.time, spare: 0, cell: (row) => tasks[row]?.ends },
]

/** As the app has drawn its frame and a list before it opens a Gantt: React is at work already there. */
function Before() {
  const [chosen, setChosen] = useState(0)
  useEffect(() => setChosen(1), [])
  const lines = Array.from({ length: 30 }, (_, number) => number)
  return (
    <ul data-chosen={chosen}>
      {lines.map((line) => (
        <li key={line} className="line" style={{ marginTop: line }}>
          <svg width={16} height={16} aria-hidden="true">
            <path d="M2 2h12v12h-12z" fill="none" stroke="currentColor" strokeWidth={1.5} />
          </svg>
          <button type="button" title={`Line ${line}`} aria-pressed={line === chosen} onClick={() => setChosen(line)}>
            Line {line}
          </button>
          <span>{line === chosen ? 'chosen' : 'open'}</span>
        </li>
      ))}
    </ul>
  )
}

/** The Gantt of the app: the same board over the same columns of numbers, kept as the app keeps them: what has not changed is taken over. */
export function ours(place: HTMLElement): Contestant {
  const root = createRoot(place)
  root.render(<Before />)
  let change: (next: (held: Held) => Held) => void = () => {}

  function Board({ plan }: { readonly plan: BenchPlan }) {
    const [{ tasks, rows }, setHeld] = useState(() => heldOf(plan))
    const before = useRef<Chart>(undefined)
    const [selected, setSelected] = useState<string>()
    const chart = useMemo(() => chartOf(rows, plan.links, [], [], before.current), [rows, plan])
    before.current = chart
    const columns = useMemo(() => columnsOf(tasks), [tasks])
    change = setHeld
    return (
      <GanttBoard
        label="Bench"
        chart={chart}
        columns={columns}
        gridWidth={look.gridWidth}
        rowHeight={look.rowHeight}
        zone="UTC"
        now={look.start}
        step={step}
        first={first}
        showCritical
        folded={nothing}
        onFolded={() => {}}
        selected={selected}
        onSelect={setSelected}
        onOpen={() => {}}
        edits={undefined}
        nameOf={(row) => `${tasks[row]?.title}, ${tasks[row]?.begins} to ${tasks[row]?.ends}`}
        describe={() => noLines}
        describeLink={() => ''}
        onPickLink={() => {}}
        said=""
      />
    )
  }

  return {
    show: (_, plan) => root.render(<Board plan={plan} />),
    clear: () => root.render(null),
    // A canvas has its size from the task that draws it: before, it has the one of HTML.
    stands: (place) => {
      const canvases = [...place.querySelectorAll('canvas')]
      return canvases.length > 0 && canvases.every(({ width }) => width !== unsized)
    },
    complete: (place) => place.querySelector('[role=gridcell]') !== null && place.querySelector('[data-put]') !== null,
    move: (task) => change((held) => moved(held, task)),
    // The row's name says the times too. Asked for by its id: to look through all of the grid would be the bench's own work.
    shows: (place, { id, begins }) =>
      document
        .getElementById(`${place.querySelector('[role=treegrid]')?.id}-${id}`)
        ?.getAttribute('aria-label')
        ?.includes(begins) === true,
    scrollTo(top) {
      const scroller = document.querySelector('[role=treegrid]')?.parentElement
      if (scroller) scroller.scrollTop = top
    },
  }
}
