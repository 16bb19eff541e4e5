import { expect, test } from 'vitest'
import { forecast } from '#shared/forecast/forecast'
import { noHistory } from '#shared/forecast/history'
import { planForecast, uncertainModels } from '#shared/forecast/plan-forecast'
import { viewOf } from '#shared/model/view'
import { pointOfNoReturn } from '#shared/schedule/point-of-no-return'
import { planInput, schedulePlan } from '#shared/schedule/schedule-plan'
import { forecastWords, percentText } from './forecast-words'
import { pointWords } from './point-words'

const zone = 'Europe/Copenhagen'
const plan = viewOf('plan', 'p', { start: '2026-12-05T21:00:00Z', windowStart: '2026-12-05T21:00:00Z', windowEnd: '2026-12-06T01:00:00Z', backOutCheck: 20 })
const tasks = [
  viewOf('task', 'a', { plan: 'p', code: 'A', title: 'Stop', duration: 30, backOutDuration: 10 }),
  viewOf('task', 'b', { plan: 'p', code: 'B', title: 'Migrate', duration: 60, backOutDuration: 45, estimate: { low: 50, high: 240 } }),
  viewOf('task', 'c', { plan: 'p', code: 'C', title: 'Open', duration: 60, backOutDuration: 120, estimate: { low: 50, high: 90 } }),
]
const links = [
  ['a', 'b'],
  ['b', 'c'],
].map(([from = '', to = '']) => viewOf('link', `${from}${to}`, { plan: 'p', from, to }))

test('a forecast says its chance, its quantiles, how durations were taken, and what drives it', () => {
  const models = uncertainModels(plan, tasks, noHistory)
  if (models === undefined) throw new Error('There is an estimate.')
  const input = planForecast(plan, tasks, planInput(plan, tasks, links, zone, 0), models, zone)
  const words = forecastWords(forecast(input), models, tasks, input.windowEnd, zone)
  expect(words.chance).toMatch(/^9,\d{3} of 10,000 runs end by 02:00, when the window closes: \d\d\u2009%\.$/)
  expect(words.ends).toMatch(/^P50 0\d:\d\d, P80 0\d:\d\d, P95 0\d:\d\d: by then/)
  expect(words.method.join(' ')).toContain('2 tasks by an estimate of three points')
  expect(words.method.join(' ')).toContain('1 task as planned')
  expect(words.method.at(-1)).toBe(`Seed ${input.seed}: the same plan gives the same figures, on every device and in any year.`)
  expect(words.drivers.map(({ name, duration }) => [name, duration])).toEqual([
    ['B Migrate', '50 min, 1 h, 4 h'],
    ['C Open', '50 min, 1 h, 1 h 30 min'],
  ])
  expect(words.durations[0]).toMatchObject({ name: 'A Stop', from: 'as planned', critical: '100\u2009%', spread: '' })
})

test('a share is never rounded to all or none where some runs differ', () => {
  expect([0, 0.001, 0.5, 0.966, 0.9951, 1].map(percentText)).toEqual([
    '0\u2009%',
    '<\u20091\u2009%',
    '50\u2009%',
    '97\u2009%',
    '>\u200999\u2009%',
    '100\u2009%',
  ])
})

test('a point of no return says which step passes it, and each stage its arithmetic', () => {
  const words = pointWords(pointOfNoReturn(plan, tasks, schedulePlan(plan, tasks, links, zone).times, zone), tasks, zone)
  expect(words.at).toBe('23:30')
  expect(words.sentence).toBe('“C Open” begins at 23:30 and takes 2 h to undo: from then on it is too late. Without it a back-out would have until 00:45.')
  expect(words.stages.map(({ name, sum, spare, fits }) => [name, sum, spare, fits])).toEqual([
    ['A Stop', '02:00 − 20 min check − 10 min A = 01:30', '3 h', true],
    ['B Migrate', '02:00 − 20 min check − 45 min B − 10 min A = 00:45', '1 h 15 min', true],
    ['C Open', '02:00 − 20 min check − 2 h C − 45 min B − 10 min A = 22:45', '−1 h 45 min', false],
  ])
})

test('what is missing is said', () => {
  const bare = { ...plan, windowEnd: '' }
  expect(pointWords(pointOfNoReturn(bare, tasks, schedulePlan(bare, tasks, links, zone).times, zone), tasks, zone)).toMatchObject({
    at: undefined,
    sentence: 'No point of no return: the plan has no window to be back in.',
  })
})
