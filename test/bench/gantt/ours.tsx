import { useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { GanttBoard } from '../../../renderer/features/gantt/board'
import { chartOf, type LinkSpec, type RowSpec } from '../../../renderer/features/gantt/chart'
import type { GanttColumn } from '../../../renderer/features/gantt/column'
import { type BenchPlan, type BenchTask, look } from './bench-plan'
import { type Contestant, saysTimes } from './contestant'

const nothing: ReadonlySet<string> = new Set()
const step = { unit: 'day' } as const
const first = { from: look.start, to: look.start + 16 * 86_400_000 }
const noLines: readonly string[] = []

const rowOf = ({ id, parent, title, start, end }: BenchTask): RowSpec => ({
  id,
  title,
  ...(parent === '' ? {} : { parent }),
  shape: parent === '' ? 'summary' : 'bar',
  start,
  end,
})

const columnsOf = (tasks: readonly BenchTask[]): readonly GanttColumn[] => [
  { id: 'title', head: 'Task', width: look.title, tree: true, spare: 0, cell: (row) => tasks[row]?.title },
  { id: 'begins', head: 'Begins', width: look.time, spare: 0, cell: (row) => tasks[row]?.begins },
  { id: 'ends', head: 'Ends', width: look.time, spare: 0, cell: (row) => tasks[row]?.ends },
]

/** The Gantt of the app: the same board over the same columns of numbers, made anew from all tasks as the app makes them. */
export function ours(): Contestant {
  let change: (next: (held: readonly BenchTask[]) => readonly BenchTask[]) => void = () => {}

  function Board({ plan }: { readonly plan: BenchPlan }) {
    const [tasks, setTasks] = useState(plan.tasks)
    const [selected, setSelected] = useState<string>()
    const links = useMemo(() => plan.links.map(({ id, from, to }): LinkSpec => ({ id, from, to, type: 'FS' })), [plan])
    const chart = useMemo(() => chartOf(tasks.map(rowOf), links, [], []), [tasks, links])
    const columns = useMemo(() => columnsOf(tasks), [tasks])
    change = setTasks
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
    show: (place, plan) => createRoot(place).render(<Board plan={plan} />),
    // The bar of time under the pane is put in its place at the end of every drawing.
    stands: (place) => place.querySelector('[data-put]') !== null && place.querySelector('[role=gridcell]') !== null,
    move: (task) => change((held) => held.map((each) => (each.id === task.id ? task : each))),
    shows: saysTimes,
    scrollTo(top) {
      const scroller = document.querySelector('[role=treegrid]')?.parentElement
      if (scroller) scroller.scrollTop = top
    },
  }
}
