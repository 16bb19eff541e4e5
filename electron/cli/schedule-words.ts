import type { ScheduleProblem } from '#shared/schedule/input'
import { drivingPath } from '#shared/schedule/paths'
import type { Schedule } from '#shared/schedule/schedule'

/** A problem as `schedule --json` prints it: `tasks` are those that it lies in. */
export interface ToldProblem {
  readonly code: string
  readonly message: string
  readonly tasks: readonly string[]
  readonly row?: number
}

/** A schedule's problem in words; tasks are named as the file names them. */
export function toldProblem(problem: ScheduleProblem, schedule: Schedule, nameOf: (task: string) => string): ToldProblem {
  const told = (tasks: readonly string[], message: string): ToldProblem => ({ code: problem.code, message, tasks })
  const names = (tasks: readonly string[]): string => tasks.map(nameOf).join(', ')
  switch (problem.code) {
    case 'cycle':
      return told(problem.tasks, `${names(problem.tasks)} wait for each other. The links between them were left out.`)
    case 'parent-cycle':
      return told(problem.tasks, `${names(problem.tasks)} each lie below the other. They were put at the top.`)
    case 'loose-link':
      return told([], 'A link leads to a task that is not there. It was left out.')
    case 'link-to-summary-finish':
      return told([problem.task], `A link to the finish of ${nameOf(problem.task)} was left out, since it is a summary.`)
    case 'constraint-on-summary':
      return told([problem.task], `${nameOf(problem.task)} is a summary: “${words(problem.constraint)}” was left out.`)
    case 'loose-calendar':
      return told(problem.tasks, `The working calendar ${problem.calendar} is not there${problem.tasks.length === 0 ? '' : ` for ${names(problem.tasks)}`}.`)
    case 'no-working-time':
      return told(problem.tasks, `The working calendar of ${names(problem.tasks)} has no working time left. From there on time was counted round the clock.`)
    case 'constraint-broken': {
      const way = drivingPath(schedule, problem.task)
      const held = way.length > 1 ? `: ${names(way.slice(0, -1))} ${way.length > 2 ? 'hold' : 'holds'} it` : ''
      return told(way, `${nameOf(problem.task)} misses “${words(problem.constraint)}” by ${Math.abs(problem.minutes)} minutes${held}.`)
    }
  }
}

const words = (constraint: string): string => constraint.replaceAll('-', ' ')
