import type { Draft } from '../log/operation'
import type { ChangeTask } from '../model/board'
import { type Failure, failed, ok, type Result } from '../model/result'
import { edit, titleOf } from './edit'

/** Moves a change task to another state. Closing asks for notes (field.md 2.2): what was done is wanted later. */
export function moveChangeTask(task: ChangeTask, state: ChangeTask['state']): Result<Draft, Failure> {
  if (state === 'closed' && task.closeNotes.trim() === '') {
    return failed({ code: 'close-notes-missing', message: 'Write the closing notes first: what was done.', place: `change-task/${task.id}` })
  }
  return ok({ ...edit('change-task', task, { state }, `Moved task ${titleOf({ ...task })} to ${state}`), command: 'move-change-task' })
}
