import type { Draft } from '../log/operation'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { Task } from '../model/task'
import { durationText } from '../schedule/duration-text'
import { edit } from './edit'

/** Gives a task another duration, in minutes. A milestone and a summary have none of their own. */
export function resizeTask(task: Task, minutes: number): Result<Draft, Failure> {
  if (task.kind === 'milestone' || task.kind === 'summary') {
    return failed({ code: 'no-duration', message: `“${task.title}” is a ${task.kind}: it has no duration of its own.` })
  }
  const whole = Math.max(0, Math.round(minutes))
  return ok({ ...edit('task', task, { duration: whole }, `Set “${task.title || task.code}” to take ${durationText(whole)}`), command: 'resize-task' })
}
