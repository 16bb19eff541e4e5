import 'peer:dhtmlx-gantt/codebase/dhtmlxgantt.css'
import { gantt } from 'peer:dhtmlx-gantt'
import { type BenchTask, look } from './bench-plan'
import { type Contestant, saysTimes } from './contestant'

const timesOf = ({ start, end, begins, ends }: BenchTask) => ({ start_date: new Date(start), end_date: new Date(end), begins, ends })

export function dhtmlx(): Contestant {
  return {
    show(place, plan) {
      Object.assign(gantt.config, {
        columns: [
          { name: 'text', label: 'Task', tree: true, width: look.title },
          { name: 'begins', label: 'Begins', width: look.time },
          { name: 'ends', label: 'Ends', width: look.time },
        ],
        scales: [
          { unit: 'month', step: 1, format: '%F %Y' },
          { unit: 'day', step: 1, format: '%j' },
        ],
        grid_width: look.gridWidth,
        min_column_width: look.dayWidth,
        row_height: look.rowHeight,
        bar_height: 13,
        scale_height: look.head,
        open_tree_initially: true,
      })
      gantt.init(place)
      gantt.parse({
        data: plan.tasks.map((task) => ({
          id: task.id,
          parent: task.parent === '' ? 0 : task.parent,
          text: task.title,
          type: task.parent === '' ? 'project' : 'task',
          ...timesOf(task),
        })),
        links: plan.links.map(({ id, from, to }) => ({ id, source: from, target: to, type: '0' })),
      })
    },
    clear(place) {
      gantt.clearAll()
      place.replaceChildren()
    },
    stands: (place) => place.querySelector('.gantt_task_line') !== null,
    move(task) {
      Object.assign(gantt.getTask(task.id), timesOf(task))
      gantt.updateTask(task.id)
    },
    shows: saysTimes,
    scrollTo: (top) => gantt.scrollTo(null, top),
  }
}
