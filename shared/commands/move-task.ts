import type { Draft } from '../log/operation'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Task } from '../model/task'
import { instant } from '../model/when'
import { edit } from './edit'
import { clockWords } from './when-words'

/**
 * Moves a task to start at `at`. What its links and the plan allow (`earliest`, its start without a
 * constraint of its own) stays: at that very time the task is as soon as possible again, later it is
 * held by "start no earlier than", and before it the move is refused.
 */
export function moveTask(task: Task, at: number, earliest: number, zone: string): Result<Draft, Failure> {
  if (at < earliest) {
    return failed({
      code: 'held-by-link',
      message: `“${nameOf(task)}” can't start before ${clockWords(earliest, zone)}: its links or the plan's start hold it.`,
    })
  }
  const constraint: Task['constraint'] = at === earliest ? { kind: 'as-soon-as-possible' } : { kind: 'start-no-earlier-than', at: instant(at) }
  return ok({ ...edit('task', task, { constraint }, `Moved “${nameOf(task)}” to ${clockWords(at, zone)}`), command: 'move-task' })
}

const nameOf = ({ code, title }: Task): string => title || code || 'task'
