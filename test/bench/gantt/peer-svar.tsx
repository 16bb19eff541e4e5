import 'peer:@svar-ui/react-gantt/all.css'
import { type Api, Gantt, Willow } from 'peer:@svar-ui/react-gantt'
import { createRoot } from 'react-dom/client'
import { type BenchTask, look } from './bench-plan'
import { type Contestant, saysTimes } from './contestant'

const taskOf = ({ id, parent, title, start, end, begins, ends }: BenchTask) => ({
  id,
  parent: parent === '' ? 0 : parent,
  text: title,
  type: parent === '' ? 'summary' : 'task',
  ...(parent === '' ? { open: true } : {}),
  start: new Date(start),
  end: new Date(end),
  begins,
  ends,
})

export function svar(place: HTMLElement): Contestant {
  const root = createRoot(place)
  root.render(<p>Nothing is open.</p>)
  let api: Api | undefined
  return {
    show(_, plan) {
      root.render(
        <Willow fonts={false}>
          <Gantt
            init={(made) => {
              api = made
            }}
            tasks={plan.tasks.map(taskOf)}
            links={plan.links.map(({ id, from, to }) => ({ id, source: from, target: to, type: 'e2s' }))}
            scales={[
              { unit: 'month', step: 1, format: '%F %Y' },
              { unit: 'day', step: 1, format: '%j' },
            ]}
            columns={[
              { id: 'text', header: 'Task', width: look.title },
              { id: 'begins', header: 'Begins', width: look.time },
              { id: 'ends', header: 'Ends', width: look.time },
            ]}
            lengthUnit="hour"
            cellWidth={look.dayWidth}
            cellHeight={look.rowHeight}
            scaleHeight={look.head / 2}
          />
        </Willow>,
      )
    },
    clear: () => root.render(null),
    stands: (place) => place.querySelector('.wx-bar') !== null,
    move: (task) => api?.exec('update-task', { id: task.id, task: taskOf(task) }),
    shows: saysTimes,
    scrollTo: (top) => api?.exec('scroll-chart', { top }),
  }
}
