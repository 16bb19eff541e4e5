import { expect, test } from 'vitest'
import { viewOf } from '#shared/model/view'
import { schedulePlan } from '#shared/schedule/schedule-plan'
import { flag, shapeOf } from './chart'
import { planChart, taskName, taskTip } from './plan-chart'
import { portfolioChart } from './portfolio-chart'

const zone = 'Europe/Copenhagen'
const plan = viewOf('plan', 'p', { title: 'Cut-over', start: '2026-12-05T20:30:00Z', windowStart: '2026-12-05T21:00:00Z', windowEnd: '2026-12-06T03:00:00Z' })
const tasks = [
  viewOf('task', 'd', { title: 'Open', code: 'D', kind: 'summary' }),
  viewOf('task', 'd1', { title: 'Pilot', code: 'D1', parent: 'd', duration: 30 }),
  viewOf('task', 'd2', { title: 'Smoke test', code: 'D2', parent: 'd', duration: 25, progress: { state: 'in-progress', since: '2026-12-05T21:00:00Z' } }),
  viewOf('task', 'side', { title: 'Tell partners', code: 'S', duration: 5 }),
  viewOf('task', 'x', { title: 'Restore', code: 'X', duration: 50, branch: 'back-out' }),
]
const links = [viewOf('link', 'l', { from: 'd1', to: 'd2' }), viewOf('link', 'x', { from: 'd2', to: 'x' })]
const schedule = schedulePlan(plan, tasks, links, zone)
const chart = planChart({
  plan,
  tasks,
  links,
  schedule,
  freezes: [viewOf('freeze', 'f', { title: 'Bulk clearing', start: '2026-12-06T03:00:00Z', end: '2026-12-06T09:00:00Z', severity: 'soft' })],
  zone,
  now: 0,
})

test('the plan is the first row, its tasks below it with their marks', () => {
  expect(chart.rows.ids).toEqual(['p', 'd', 'd1', 'd2', 'side', 'x'])
  expect([...chart.rows.depth]).toEqual([0, 1, 2, 2, 1, 1])
  expect([...chart.rows.shape].slice(0, 3)).toEqual([shapeOf.summary, shapeOf.summary, shapeOf.bar])
  expect(chart.rows.flags[3]).toBe(flag.critical | flag.running)
  expect(chart.rows.flags[5]).toBe(flag.backOut)
  expect([...chart.links.look]).toEqual([1, 2])
})

test('a task with float has a line to where it may end, a critical one has none', () => {
  expect(chart.rows.floatEnd[4]).toBe(schedule.end)
  expect(chart.rows.floatEnd[3]).toBeNaN()
})

test('window and freeze are bands with their names', () => {
  expect(chart.bands.map(({ kind, title }) => [kind, title])).toEqual([
    ['window', 'Deployment window 22:00 to 04:00'],
    ['freeze-soft', 'Bulk clearing'],
  ])
})

test('a task is named for a screen reader with all that its bar shows', () => {
  const smoke = tasks[2]
  expect(smoke && taskName(smoke, schedule, ['D1'], zone)).toBe('D2 Smoke test, in progress, 22:00 to 22:25, 25 min, critical, waits for D1')
  expect(smoke && taskTip(smoke, schedule, undefined, zone)).toEqual(['D2 Smoke test', '5 Dec, 22:00 to 22:25, 25 min', 'Critical, no float'])
})

const release = (id: string, fields: Parameters<typeof viewOf>[2]) => ({
  release: { ...viewOf('release', id, fields) } as ReturnType<typeof viewOf<'release'>>,
  phases: [viewOf('phase', `${id}-test`, { title: 'Test', start: '2026-11-02', end: '2026-11-06' })],
  gates: [viewOf('gate', `${id}-g`, { title: 'Ready', phase: `${id}-test`, due: '2026-11-06' })],
  milestones: [],
  services: ['Ledger'],
})
const releases = [
  release('b', { name: 'Ledger', version: '8.4', team: 'Core', target: '2026-12-01' }),
  release('a', { name: 'Payments', version: '26.12', target: '2026-11-10', state: 'closed' }),
]

test('a release spans its phases and target, to the end of its days', () => {
  const portfolio = portfolioChart(releases, [], 'none', 'UTC', 0)
  expect(portfolio.rows.ids).toEqual(['b', 'b-test', 'a', 'a-test'])
  expect([portfolio.rows.start[0], portfolio.rows.end[0]]).toEqual([Date.parse('2026-11-02'), Date.parse('2026-12-02')])
  expect(portfolio.rows.marks.map(({ title }) => title)).toContain('Gate Ready, 6 Nov')
})

test('phases have rows where their release is open; a folded one spans them all the same, and can be unfolded', () => {
  const portfolio = portfolioChart(releases, [], 'none', 'UTC', 0, (id) => id === 'a')
  expect(portfolio.rows.ids).toEqual(['b', 'a', 'a-test'])
  expect([...portfolio.rows.hasChildren]).toEqual([1, 1, 0])
  expect([portfolio.rows.start[0], portfolio.rows.end[0]]).toEqual([Date.parse('2026-11-02'), Date.parse('2026-12-02')])
  const bare = releases.map((row) => ({ ...row, phases: [] }))
  expect([...portfolioChart(bare, [], 'none', 'UTC', 0, () => false).rows.hasChildren]).toEqual([0, 0])
})

test('groups have a row of their own, what has no team comes last', () => {
  const portfolio = portfolioChart(releases, [], 'team', 'UTC', 0)
  expect(portfolio.rows.titles).toEqual(['Core', 'Ledger 8.4', 'Test', 'No team', 'Payments 26.12', 'Test'])
  expect([...portfolio.rows.depth]).toEqual([0, 1, 2, 0, 1, 2])
})
