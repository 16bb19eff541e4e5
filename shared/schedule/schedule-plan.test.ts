import { expect, test } from 'vitest'
import type { Kind, View } from '../model/entities'
import type { Json } from '../model/json'
import { viewOf } from '../model/view'
import { schedulePlan } from './schedule-plan'

const view = <K extends Kind>(kind: K, id: string, fields: Record<string, Json>): View<K> => viewOf(kind, id, { removed: false, ...fields })
const plan = view('plan', 'p', { start: '2026-12-04T14:00:00Z', calendar: 'office' })
const office = view('working-calendar', 'office', { name: 'Office', week: Object.fromEntries([...'12345'].map((weekday) => [weekday, '09:00-17:00'])) })
const tasks = [
  view('task', 'a', { plan: 'p', duration: 120 }),
  view('task', 'gate', { plan: 'p', kind: 'checkpoint', duration: 10 }),
  view('task', 'm', { plan: 'p', kind: 'milestone', duration: 99 }),
  view('task', 'night', { plan: 'p', duration: 60, calendar: 'none' }),
]
const links = [view('link', 'l1', { plan: 'p', from: 'a', to: 'gate' }), view('link', 'l2', { plan: 'p', from: 'gate', to: 'm' })]
const zone = 'Europe/Berlin'
const iso = (at: number | undefined): string => new Date(at ?? 0).toISOString().slice(0, 16)

test('a plan’s tasks keep its calendar in the zone of the plan, a checkpoint lasts and a milestone does not', () => {
  const schedule = schedulePlan(plan, tasks, links, zone, 0, { calendars: [office] })
  expect(iso(schedule.times('a')?.finish)).toBe('2026-12-04T16:00')
  expect([iso(schedule.times('gate')?.start), iso(schedule.times('gate')?.finish)]).toEqual(['2026-12-07T08:00', '2026-12-07T08:10'])
  expect([iso(schedule.times('m')?.start), iso(schedule.times('m')?.finish)]).toEqual(['2026-12-07T08:10', '2026-12-07T08:10'])
  expect(schedule.problems).toEqual([{ code: 'loose-calendar', calendar: 'none', tasks: ['night'] }])
})

test('a schedule made from the one before it is the same as a new one', () => {
  const before = schedulePlan(plan, tasks, links, zone, 0, { calendars: [office] })
  const longer = tasks.map((task) => (task.id === 'gate' ? { ...task, duration: 90 } : task))
  const after = schedulePlan(plan, longer, links, zone, 0, { calendars: [office], before })
  expect(after.columns).toEqual(schedulePlan(plan, longer, links, zone, 0, { calendars: [office] }).columns)
  expect(iso(after.times('m')?.start)).toBe('2026-12-07T09:30')
})
