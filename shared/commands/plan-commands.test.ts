import { expect, test } from 'vitest'
import type { Draft } from '../log/operation'
import type { Link } from '../model/link'
import type { Result } from '../model/result'
import type { Task } from '../model/task'
import { viewOf } from '../model/view'
import { addTasks } from './add-tasks'
import { createPlan } from './create-plan'
import { indentTask, outdentTask } from './indent-task'
import { linkTasks, reaches } from './link-tasks'
import { movePhase, resizePhase } from './move-phase'
import { moveTask } from './move-task'
import { removeTask } from './remove-task'
import { reorderTask } from './reorder-task'
import { resizeTask } from './resize-task'
import { setPredecessors } from './set-predecessors'
import { shiftRelease } from './shift-release'
import { inTreeOrder } from './task-tree'
import { spanWords } from './when-words'

const zone = 'Europe/Copenhagen'
const task = (id: string, fields: Partial<Task> = {}): Task => ({
  ...viewOf('task', id, { removed: false, of: 'release/r', plan: 'p', code: id.toUpperCase(), title: `Task ${id}`, order: id }),
  ...fields,
})
const link = (from: string, to: string, fields: Partial<Link> = {}): Link => ({
  ...viewOf('link', `${from}-${to}`, { removed: false, of: 'release/r', plan: 'p', from, to }),
  ...fields,
})
const between = (before: string, after: string): string => `${before}<${after}`
const value = (result: Result<Draft, { readonly message: string }>): Draft => {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

test('a task moved later is held there, and moved back to its links is as soon as possible again', () => {
  const earliest = Date.parse('2026-12-06T00:00:00Z')
  const later = value(moveTask(task('d2', { title: 'Smoke test' }), earliest + 600_000, earliest, zone))
  expect(later.summary).toBe('Moved “Smoke test” to 01:10')
  expect(later.operations[0]?.value).toEqual({ kind: 'start-no-earlier-than', at: '2026-12-06T00:10:00Z' })
  const held = task('d2', { constraint: { kind: 'start-no-earlier-than', at: '2026-12-06T00:10:00Z' } })
  expect(value(moveTask(held, earliest, earliest, zone)).operations[0]?.value).toEqual({ kind: 'as-soon-as-possible' })
})

test('a task is not moved before what its links allow', () => {
  expect(moveTask(task('a'), 0, 60_000, zone)).toMatchObject({ ok: false, failure: { code: 'held-by-link' } })
})

test('a milestone keeps having no duration', () => {
  expect(resizeTask(task('m', { kind: 'milestone' }), 5)).toMatchObject({ ok: false, failure: { code: 'no-duration' } })
  expect(value(resizeTask(task('a'), 80)).summary).toBe('Set “Task a” to take 1 h 20 min')
})

test('links that exist or would close a loop are refused, also through a summary', () => {
  const [a, b, c] = [task('a'), task('b'), task('c', { parent: 'b' })]
  const tasks = [a, b, c]
  expect(value(linkTasks({ id: 'l', from: a, to: b, type: 'SS', lag: 15 }, [], tasks)).summary).toBe('Linked A to B, start to start + 15 min')
  expect(linkTasks({ id: 'l', from: a, to: b, type: 'FS', lag: 0 }, [link('a', 'b')], tasks)).toMatchObject({ failure: { code: 'link-exists' } })
  expect(linkTasks({ id: 'l', from: b, to: a, type: 'FS', lag: 0 }, [link('a', 'b')], tasks)).toMatchObject({ failure: { code: 'link-closes-loop' } })
  expect(linkTasks({ id: 'l', from: c, to: a, type: 'FS', lag: 0 }, [link('a', 'b')], tasks)).toMatchObject({ failure: { code: 'link-closes-loop' } })
  expect(reaches('b', 'c', [], tasks)).toBe(true) // a child can't be linked to its own summary
  expect(reaches('a', 'b', [], tasks)).toBe(false)
})

test('the text of a cell becomes links: kept, changed, added and removed in one step', () => {
  const tasks = [task('b1'), task('b2'), task('c1'), task('c2')]
  const links = [link('b1', 'c2'), link('b2', 'c2')]
  const draft = value(setPredecessors(task('c2'), 'B2+5, c1 SS+15', links, tasks, () => 'new'))
  expect(draft.operations.map(({ entity, field, value: set }) => [entity, field, set])).toEqual([
    ['link/b2-c2', 'lag', 5],
    ['link/new', 'removed', false],
    ['link/new', 'of', 'release/r'],
    ['link/new', 'plan', 'p'],
    ['link/new', 'from', 'c1'],
    ['link/new', 'to', 'c2'],
    ['link/new', 'type', 'SS'],
    ['link/new', 'lag', 15],
    ['link/b1-c2', 'removed', true],
  ])
  expect(setPredecessors(task('c2'), 'Z9', links, tasks, () => 'new')).toMatchObject({ failure: { code: 'unknown-code' } })
})

test('indent goes below the sibling above, outdent right behind the parent', () => {
  const ordered = inTreeOrder([task('a'), task('b'), task('c', { parent: 'b' }), task('d')])
  expect(value(indentTask(task('d'), ordered, between)).operations.map((operation) => operation.value)).toEqual(['b', 'c<'])
  expect(value(outdentTask(task('c', { parent: 'b' }), ordered, between)).operations.map((operation) => operation.value)).toEqual(['', 'b<d'])
  expect(indentTask(task('a'), ordered, between)).toMatchObject({ failure: { code: 'nothing-above' } })
})

test('a row moves over its neighbour of the same level', () => {
  const ordered = inTreeOrder([task('a'), task('b'), task('c')])
  expect(value(reorderTask(task('c'), 'up', ordered, between)).operations[0]?.value).toBe('a<b')
  expect(reorderTask(task('c'), 'down', ordered, between)).toMatchObject({ failure: { code: 'no-room' } })
})

test('removing a summary takes what is below it and the links that hang on it', () => {
  const ordered = inTreeOrder([task('a'), task('b'), task('c', { parent: 'b' })])
  const draft = removeTask(task('b'), ordered, [link('a', 'c')])
  expect(draft.operations.map(({ entity }) => entity)).toEqual(['task/b', 'task/c', 'link/a-c'])
  expect(draft.summary).toBe('Removed “Task b” and 1 below it')
})

test('pasted rows get the next free codes below their parent', () => {
  const plan = viewOf('plan', 'p', { of: 'release/r' })
  const draft = addTasks(
    plan,
    [
      { id: 'x', title: 'One' },
      { id: 'y', title: 'Two' },
    ],
    { parent: 'b', before: '', after: '' },
    [task('b'), task('b1', { parent: 'b' })],
    between,
  )
  expect(draft.operations.filter(({ field }) => field === 'code').map((operation) => operation.value)).toEqual(['B2', 'B3'])
})

test('a phase moves in its own form, and never ends before it starts', () => {
  const phase = { ...viewOf('phase', 'f', { title: 'Staging', start: '2026-11-30', end: '2026-12-04' }), removed: false }
  expect(value(movePhase(phase, { days: 7, minutes: 0 }, zone)).operations.map((operation) => operation.value)).toEqual(['2026-12-07', '2026-12-11'])
  expect(resizePhase(phase, 'end', { days: -10, minutes: 0 }, zone)).toMatchObject({ failure: { code: 'end-before-start' } })
})

test('a release moves with all that is dated in it, over a change of clocks at the same local time', () => {
  const release = viewOf('release', 'r', { name: 'Payments', version: '26.10', target: '2026-10-24' })
  const plan = viewOf('plan', 'p', { windowStart: '2026-10-24T20:00:00Z', windowEnd: '2026-10-25T02:00:00Z' })
  const locked = { ...plan, id: 'q', state: 'approved' as const }
  const draft = value(shiftRelease(release, { phases: [], gates: [], milestones: [], plans: [plan, locked] }, { days: 7, minutes: 0 }, zone))
  expect(draft.summary).toBe('Moved “Payments 26.10” to 31 Oct')
  expect(draft.operations.map((operation) => operation.value)).toEqual(['2026-10-31', '2026-10-31T21:00:00Z', '2026-11-01T02:00:00Z'])
})

test('a plan needs a window that ends after it starts', () => {
  const release = viewOf('release', 'r', { name: 'Payments' })
  const fields = { id: 'p', firstTask: 't', start: '', windowStart: '2026-12-05T21:00:00Z', windowEnd: '2026-12-05T20:00:00Z', zone }
  expect(createPlan(release, fields, 'a0')).toMatchObject({ failure: { code: 'window-ends-before' } })
})

test('a stretch of whole days is said by its days, an evening by its times', () => {
  const at = (text: string): number => Date.parse(text)
  expect(spanWords(at('2026-12-13T23:00:00Z'), at('2027-01-04T23:00:00Z'), zone)).toBe('14 Dec to 4 Jan')
  expect(spanWords(at('2026-12-13T23:00:00Z'), at('2026-12-14T23:00:00Z'), zone)).toBe('14 Dec')
  expect(spanWords(at('2026-12-05T21:00:00Z'), at('2026-12-06T03:00:00Z'), zone)).toBe('5 Dec, 22:00 to 6 Dec, 04:00')
})
