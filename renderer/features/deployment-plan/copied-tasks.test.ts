import { expect, test } from 'vitest'
import { viewOf } from '#shared/model/view'
import { planInput, schedulePlan } from '#shared/schedule/schedule-plan'
import { copiedTasks } from './copied-tasks'
import { pastedTasks } from './pasted-tasks'

const plan = viewOf('plan', 'p', { start: '2026-12-05T21:00:00Z' })
const tasks = [
  viewOf('task', 'b', { code: 'B', title: 'Quiesce', kind: 'summary' }),
  viewOf('task', 'b1', { code: 'B1', title: 'Stop "inbound"', parent: 'b', who: 'JW', duration: 10 }),
  viewOf('task', 'b2', { code: 'B2', title: '=cmd|x', parent: 'b', duration: 80 }),
]
const links = [viewOf('link', 'l', { from: 'b1', to: 'b2', type: 'SS', lag: 15 })]
const zone = 'Europe/Copenhagen'
const data = {
  release: viewOf('release', 'r', {}),
  plan,
  tasks,
  rows: tasks,
  links,
  input: planInput(plan, tasks, links, zone, 0),
  schedule: schedulePlan(plan, tasks, links, zone),
  freezes: [],
  windows: [],
  calendars: [],
  baselines: [],
  zone,
}

test('a copied row takes its stage’s tasks along, with heads, and pastes back as it was', () => {
  const text = copiedTasks(data, 1)
  expect(text.split('\n')[0]).toBe('Code\tTask\tKind\tWho\tDuration\tStart\tFloat\tAfter')
  const pasted = pastedTasks(text)
  expect(pasted).toMatchObject({
    ok: true,
    value: [{ code: 'B' }, { code: 'B1', title: 'Stop "inbound"', who: 'JW', duration: 10 }, { code: 'B2', duration: 80, after: 'B1 SS+15' }],
  })
})

test('a title that a spreadsheet would run comes out as text, and comes back unchanged', () => {
  const text = copiedTasks(data, 3)
  expect(text).toContain("'=cmd|x")
  expect(pastedTasks(text)).toMatchObject({ ok: true, value: [{ title: '=cmd|x' }] })
})
