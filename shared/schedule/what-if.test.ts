import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addTasks } from '../commands/add-tasks'
import { combine, edit } from '../commands/edit'
import { linkTasks } from '../commands/link-tasks'
import { moveTask } from '../commands/move-task'
import { removeTask } from '../commands/remove-task'
import { resizeTask } from '../commands/resize-task'
import type { Draft } from '../log/operation'
import type { Result } from '../model/result'
import type { Task } from '../model/task'
import { viewOf } from '../model/view'
import { schedulePlan } from './schedule-plan'
import { asIf, type PlanState, whatMoves } from './what-if'

const zone = 'UTC'
const at = (clock: string): number => Date.parse(`2026-12-05T${clock}:00Z`)
const task = (id: string, duration: number): Task => viewOf('task', id, { removed: false, of: 'release/r', plan: 'p', title: id, duration, order: id })
const state: PlanState = {
  plan: viewOf('plan', 'p', { removed: false, of: 'release/r', start: '2026-12-05T20:00:00Z' }),
  tasks: [task('a', 10), task('b', 20), task('c', 5), task('d', 10)],
  links: [
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'd'],
    ['c', 'd'],
  ].map(([from, to]) => viewOf('link', `${from}-${to}`, { removed: false, of: 'release/r', plan: 'p', from: from ?? '', to: to ?? '' })),
}
const scheduled = ({ plan, tasks, links }: PlanState) => schedulePlan(plan, tasks, links, zone)
const made = <F>(draft: Draft | Result<Draft, F>): Draft => {
  if (!('ok' in draft)) return draft
  if (!draft.ok) throw new Error(JSON.stringify(draft.failure))
  return draft.value
}
const taskOf = (id: string): Task => state.tasks.find((one) => one.id === id) ?? task(id, 0)
const moves = (...drafts: readonly Draft[]) => {
  const tried = asIf(state, drafts)
  return whatMoves(scheduled(state), scheduled(tried), tried.tasks, state.tasks)
}

test('a longer task moves what waits for it, and says the end before and after', () => {
  const { moved, end, floats } = moves(made(resizeTask(taskOf('b'), 35)))
  expect(moved.map(({ task: id, before, after }) => [id, before?.finish, after?.finish])).toEqual([
    ['b', at('20:30'), at('20:45')],
    ['d', at('20:40'), at('20:55')],
  ])
  expect(floats.map(({ task: id, before, after }) => [id, before?.float, after?.float])).toEqual([['c', 15, 30]])
  expect(end).toEqual({ before: at('20:40'), after: at('20:55') })
})

test('another task may become critical', () => {
  const { nowCritical, noLongerCritical } = moves(made(resizeTask(taskOf('c'), 40)))
  expect([nowCritical, noLongerCritical]).toEqual([['c'], ['b']])
})

test('links, starts, new and removed tasks, and the plan’s start are tried the same way', () => {
  const [b, c] = [taskOf('b'), taskOf('c')]
  expect(moves(made(linkTasks({ id: 'n', from: b, to: c, type: 'FS', lag: 5 }, state.links, state.tasks))).moved.map((one) => one.task)).toEqual(['c', 'd'])
  expect(moves(made(moveTask(c, at('20:30'), at('20:10'), zone))).moved.map((one) => one.task)).toEqual(['c', 'd'])
  expect(moves(edit('plan', state.plan, { start: '2026-12-05T21:00:00Z' })).moved).toHaveLength(4)
  const order = (before: string): string => `${before}x`
  const added = moves(addTasks(state.plan, [{ id: 'e', duration: 90, title: 'e' }], { parent: '', before: 'd', after: '' }, state.tasks, order))
  expect(added.moved).toMatchObject([{ task: 'e', before: undefined, after: { finish: at('21:30') } }])
  expect(moves(made(removeTask(b, state.tasks, state.links))).moved).toMatchObject([{ task: 'd' }, { task: 'b', after: undefined }])
})

test('several tries add up, and kept as one draft they come to the same', () => {
  const first = made(resizeTask(taskOf('b'), 35))
  const between = asIf(state, [first])
  const second = made(resizeTask(between.tasks.find(({ id }) => id === 'b') ?? taskOf('b'), 50))
  const both = asIf(state, [first, second])
  expect(both.tasks.find(({ id }) => id === 'b')?.duration).toBe(50)
  expect(asIf(state, [combine('what-if', 'Tried', [first, second])])).toEqual(both)
})

test('nothing tried moves nothing, and leaves every view the same object', () => {
  const tried = asIf(state, [])
  expect([tried.plan === state.plan, tried.tasks === state.tasks, tried.links === state.links]).toEqual([true, true, true])
  expect(moves()).toMatchObject({ moved: [], floats: [], nowCritical: [], noLongerCritical: [] })
})

test('what moves is exactly what has another start or finish', () => {
  fc.assert(
    fc.property(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 60 }), (id, minutes) => {
      const tried = asIf(state, [made(resizeTask(taskOf(id), minutes))])
      const [before, after] = [scheduled(state), scheduled(tried)]
      const moved = new Set(whatMoves(before, after, tried.tasks).moved.map((one) => one.task))
      for (const one of state.tasks) {
        const same = before.times(one.id)?.start === after.times(one.id)?.start && before.times(one.id)?.finish === after.times(one.id)?.finish
        expect(moved.has(one.id)).toBe(!same)
      }
    }),
  )
})
