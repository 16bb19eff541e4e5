import { expect, test } from 'vitest'
import { viewOf } from '../model/view'
import { moveChangeTask } from './move-change-task'

test('a change task closes only with its notes', () => {
  const task = viewOf('change-task', 't', { title: 'Open the port', state: 'in-progress' })
  expect(moveChangeTask(task, 'closed')).toMatchObject({ ok: false, failure: { code: 'close-notes-missing' } })
  const noted = { ...task, closeNotes: 'Port 443 is open.' }
  expect(moveChangeTask(noted, 'closed')).toMatchObject({
    ok: true,
    value: {
      command: 'move-change-task',
      summary: 'Moved task “Open the port” to closed',
      operations: [{ field: 'state', value: 'closed', was: 'in-progress' }],
    },
  })
  expect(moveChangeTask(task, 'cancelled').ok).toBe(true)
})
