import type { Task } from '#shared/model/task'
import { durationText } from '#shared/schedule/duration-text'
import type { ScheduleProblem } from '#shared/schedule/input'

/** A problem of a schedule as a sentence: what, where, and what to do. */
export function problemWords(problem: ScheduleProblem, tasks: readonly Task[]): string {
  const name = (id: string): string => {
    const task = tasks.find((one) => one.id === id)
    return task?.code || (task?.title ? `“${task.title}”` : 'a task')
  }
  switch (problem.code) {
    case 'cycle':
      return `${problem.tasks.map(name).join(', ')} wait for each other. The links between them are left out; remove one of them.`
    case 'parent-cycle':
      return `${problem.tasks.map(name).join(', ')} each lie below the other. They stand at the top; indent them anew.`
    case 'loose-link':
      return 'A link leads to a task that was removed. It is left out.'
    case 'link-to-summary-finish':
      return `A link to the finish of ${name(problem.task)} can’t be kept, since it is a stage. Link its last task instead.`
    case 'constraint-on-summary':
      return `${name(problem.task)} is a stage: “${problem.constraint.replaceAll('-', ' ')}” belongs to one of its tasks.`
    case 'loose-calendar':
      return problem.tasks.length === 0
        ? 'The plan’s working calendar was removed. Choose another one.'
        : `The working calendar of ${problem.tasks.map(name).join(', ')} was removed. Choose another one.`
    case 'no-working-time':
      return `The working calendar of ${problem.tasks.map(name).join(', ')} has no working time left. From there on it counts round the clock; give it hours.`
    case 'constraint-broken':
      return `${name(problem.task)} should “${problem.constraint.replaceAll('-', ' ')}” and misses it by ${durationText(Math.abs(problem.minutes))}: its links hold it.`
  }
}
