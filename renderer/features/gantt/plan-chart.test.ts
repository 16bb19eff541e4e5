import { expect, test } from 'vitest'
import { forecast } from '#shared/forecast/forecast'
import { noHistory } from '#shared/forecast/history'
import { planForecast, uncertainModels } from '#shared/forecast/plan-forecast'
import { viewOf } from '#shared/model/view'
import { pointOfNoReturn } from '#shared/schedule/point-of-no-return'
import { planInput, schedulePlan } from '#shared/schedule/schedule-plan'
import { marksIn } from './gantt-legend'
import { planChart } from './plan-chart'
import { visibleRows } from './visible-rows'

const zone = 'UTC'
const plan = viewOf('plan', 'p', { start: '2026-12-05T21:00:00Z', windowEnd: '2026-12-06T00:00:00Z' })
const tasks = [
  viewOf('task', 's', { plan: 'p', title: 'Stage', kind: 'summary' }),
  viewOf('task', 'a', { plan: 'p', parent: 's', title: 'Migrate', duration: 60, estimate: { low: 50, high: 120 } }),
  viewOf('task', 'b', { plan: 'p', title: 'Open', duration: 30, backOutDuration: 150 }),
]
const links = [viewOf('link', 'ab', { plan: 'p', from: 'a', to: 'b' })]
const schedule = schedulePlan(plan, tasks, links, zone)
const models = uncertainModels(plan, tasks, noHistory)
const verdict = forecast(planForecast(plan, tasks, planInput(plan, tasks, links, zone, 0), models ?? new Map(), zone))
const point = pointOfNoReturn(plan, tasks, schedule.times, zone)
const picture = { plan, tasks, links, schedule, freezes: [], zone, now: undefined }

test('a forecast lies over the rows of tasks, and what is shown whole holds the end in 95 of 100 runs', () => {
  const { forecast: drawn, to } = planChart({ ...picture, forecast: verdict })
  expect(drawn?.p80).toBe(verdict.outcome.p80)
  expect(to).toBe(verdict.outcome.p95)
  // The plan and its stages have no bar of their own.
  expect([...(drawn?.end80 ?? [])]).toEqual([Number.NaN, Number.NaN, verdict.outcome.tasks.get('a')?.finish80, verdict.outcome.tasks.get('b')?.finish80])
  expect(drawn?.start80[2]).toBe(schedule.start)
})

test('the point of no return is a line, and the latest start of a back-out another where it is later', () => {
  const { lines } = planChart({ ...picture, point })
  expect(lines.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    'point-of-no-return: Point of no return 22:00',
    'latest-back-out: Latest start of back-out 00:00',
  ])
  expect(planChart({ ...picture, point: pointOfNoReturn({ ...plan, windowEnd: '' }, tasks, schedule.times, zone) }).lines).toEqual([])
})

test('the legend names them where they occur, and only there', () => {
  const marks = (chart: ReturnType<typeof planChart>) => marksIn(chart, visibleRows(chart.rows, new Set()))
  expect(marks(planChart({ ...picture, forecast: verdict, point }))).toEqual(
    expect.arrayContaining(['forecast', 'forecast-end', 'point-of-no-return', 'latest-back-out']),
  )
  expect(marks(planChart(picture)).filter((mark) => mark.startsWith('forecast') || mark.startsWith('point'))).toEqual([])
})

test('time without work is shaded as far as the plan reaches, taken over while it is the same, and stands in the legend', () => {
  const office = viewOf('working-calendar', 'office', {
    name: 'Office',
    zone: 'UTC',
    week: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [String(day), '09:00-17:00'])),
  })
  const kept = { ...picture, plan: { ...plan, calendar: 'office' }, calendars: [office] }
  const chart = planChart(kept)
  // 5 December 2026 is a Saturday.
  const weekend = { from: Date.parse('2026-12-04T17:00:00Z'), to: Date.parse('2026-12-07T09:00:00Z') }
  expect(chart.rests).toContainEqual(weekend)
  expect(planChart({ ...kept, held: chart }).rests).toBe(chart.rests)
  expect(marksIn(chart, visibleRows(chart.rows, new Set()))).toContain('rest')
  expect(planChart({ ...picture, calendars: [office] }).rests).toBeUndefined()
})

test('three baselines are drawn at most, the first with the rows and the others beside them, and are taken over while they are the same', () => {
  const spans = (at: number) => ({ spans: { a: { start: at, end: at + 1 } } })
  const [first, second, third, fourth] = [spans(1), spans(10), spans(20), spans(30)]
  const chart = planChart({ ...picture, baselines: [first, second, third, fourth] })
  expect([...chart.rows.baseStart]).toEqual([Number.NaN, Number.NaN, 1, Number.NaN])
  expect(chart.moreBases?.map(({ start }) => start[2])).toEqual([10, 20])
  expect(planChart({ ...picture, baselines: [first, second, third], held: chart }).moreBases).toBe(chart.moreBases)
  expect(planChart({ ...picture, baselines: [first, third, second], held: chart }).moreBases?.map(({ start }) => start[2])).toEqual([20, 10])
  expect(planChart({ ...picture, baselines: [first] }).moreBases).toBeUndefined()
})
