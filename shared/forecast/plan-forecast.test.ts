import { expect, test } from 'vitest'
import type { Plan } from '../model/plan'
import type { Task } from '../model/task'
import { viewOf } from '../model/view'
import { planInput, schedulePlan } from '../schedule/schedule-plan'
import { forecast } from './forecast'
import { noHistory } from './history'
import { planForecast, timesAsItGoes, uncertainModels } from './plan-forecast'

const zone = 'UTC'
const at = (clock: string): string => `2026-12-05T${clock}:00Z`
const plan = viewOf('plan', 'p', { state: 'executing', start: at('20:00'), windowEnd: at('22:00') })
const tasks = [
  viewOf('task', 'a', { plan: 'p', duration: 30, progress: { state: 'done', since: at('20:05'), at: at('20:50') } }),
  viewOf('task', 'b', { plan: 'p', duration: 30, progress: { state: 'skipped', at: at('20:51'), reason: 'not needed' } }),
  viewOf('task', 'c', { plan: 'p', duration: 30, estimate: { low: 20, high: 60 } }),
]
const links = [
  ['a', 'b'],
  ['b', 'c'],
].map(([from = '', to = '']) => viewOf('link', `${from}${to}`, { plan: 'p', from, to }))
const timesOf = (of: Plan, list: readonly Task[], now?: string) => {
  const times = timesAsItGoes(
    of,
    list,
    planInput(of, list, links, zone, 0),
    schedulePlan(of, list, links, zone),
    now === undefined ? undefined : Date.parse(at(now)),
  )
  return (id: string) => [new Date(times(id)?.start ?? 0).toISOString().slice(11, 16), new Date(times(id)?.finish ?? 0).toISOString().slice(11, 16)]
}

test('while a plan runs, what has happened counts, what was skipped took no time, and the rest begins now at the earliest', () => {
  const times = timesOf(plan, tasks, '21:00')
  expect(times('a')).toEqual(['20:05', '20:50'])
  expect(times('b')).toEqual(['20:51', '20:51'])
  expect(times('c')).toEqual(['21:00', '21:30'])
})

test('before it runs it goes as planned', () => {
  expect(timesOf({ ...plan, state: 'approved' }, tasks, '21:00')('c')).toEqual(['21:00', '21:30'])
  expect(timesOf({ ...plan, state: 'approved' }, tasks, '21:00')('a')).toEqual(['20:00', '20:30'])
})

test('a running plan’s chance is that of what is left', () => {
  const models = uncertainModels(plan, tasks, noHistory)
  if (models === undefined) throw new Error('There is an estimate.')
  const chanceAt = (now: string) =>
    forecast(planForecast(plan, tasks, planInput(plan, tasks, links, zone, 0), models, zone, Date.parse(at(now)))).outcome.chance ?? Number.NaN
  expect(chanceAt('20:55')).toBe(1)
  // From 21:30 on half an hour is left for 20, 30, 60 minutes: the beta of that estimate lies below it in a good third of runs.
  expect(chanceAt('21:30')).toBeGreaterThan(0.3)
  expect(chanceAt('21:30')).toBeLessThan(0.5)
  expect(chanceAt('21:50')).toBe(0)
})

test('nothing is forecast of a plan without an uncertain duration, or of one that has ended', () => {
  expect(uncertainModels(plan, tasks.slice(0, 2), noHistory)).toBeUndefined()
  expect(uncertainModels({ ...plan, state: 'completed' }, tasks, noHistory)).toBeUndefined()
})
