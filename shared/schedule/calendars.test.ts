import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import type { ScheduleConstraint, ScheduleInput, ScheduleLink, ScheduleTask } from './input'
import { schedule } from './schedule'
import type { ScheduleCalendar } from './working-time'

const zone = 'Europe/Berlin'
const at = (local: string): number => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
const local = (instant: number | undefined): string =>
  instant === undefined ? '' : Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
const office: ScheduleCalendar = {
  id: 'office',
  zone,
  week: Object.fromEntries([...'12345'].map((weekday) => [weekday, '09:00-17:00'])),
  days: { '2026-12-25': '' },
}
const weekend: ScheduleCalendar = { id: 'weekend', zone, week: { '6': '00:00-24:00', '7': '00:00-24:00' }, days: {} }
const soon: ScheduleConstraint = { kind: 'as-soon-as-possible' }
const task = (id: string, duration: number, more: Partial<ScheduleTask> = {}): ScheduleTask => ({
  id,
  parent: '',
  duration,
  branch: 'main',
  constraint: soon,
  ...more,
})
const link = (from: string, to: string, type: ScheduleLink['type'] = 'FS', lag = 0): ScheduleLink => ({ id: `${from}-${to}`, from, to, type, lag })
/** A plan of office hours that starts on Friday 4 December 2026 at 15:00. */
const plan = (tasks: ScheduleTask[], links: ScheduleLink[], more: Partial<ScheduleInput> = {}): ScheduleInput => ({
  start: at('2026-12-04T15:00'),
  calendar: 'office',
  calendars: [office, weekend],
  tasks,
  links,
  ...more,
})
const early = (input: ScheduleInput, id: string) => [local(schedule(input).times(id)?.start), local(schedule(input).times(id)?.finish)]
const late = (input: ScheduleInput, id: string) => [local(schedule(input).times(id)?.lateStart), local(schedule(input).times(id)?.lateFinish)]
const floats = (input: ScheduleInput, id: string) => [schedule(input).times(id)?.totalFloat, schedule(input).times(id)?.freeFloat]

test('work runs over the weekend only where its calendar has hours, and what follows it begins with the next hours', () => {
  const input = plan([task('a', 120), task('b', 60), task('w', 300, { calendar: 'weekend' }), task('c', 480)], [link('a', 'b'), link('a', 'w'), link('w', 'c')])
  expect(early(input, 'a')).toEqual(['2026-12-04T15:00', '2026-12-04T17:00'])
  expect(early(input, 'b')).toEqual(['2026-12-07T09:00', '2026-12-07T10:00'])
  expect(early(input, 'w')).toEqual(['2026-12-05T00:00', '2026-12-05T05:00'])
  expect(early(input, 'c')).toEqual(['2026-12-07T09:00', '2026-12-07T17:00'])
})

test('float counts the working minutes of the task, and late dates lie in its hours', () => {
  const input = plan(
    [task('a', 120), task('w', 300, { calendar: 'weekend' }), task('c', 480), task('side', 60)],
    [link('a', 'w'), link('w', 'c'), link('a', 'side')],
  )
  expect(floats(input, 'a')).toEqual([0, 0])
  // From Saturday 05:00 to Monday 00:00 are 43 hours of the weekend.
  expect(floats(input, 'w')).toEqual([43 * 60, 43 * 60])
  expect(late(input, 'w')).toEqual(['2026-12-06T19:00', '2026-12-07T00:00'])
  expect(floats(input, 'side')).toEqual([420, 420])
  expect(late(input, 'side')).toEqual(['2026-12-07T16:00', '2026-12-07T17:00'])
  expect(schedule(input).times('a')?.critical).toBe(true)
})

test('a lag counts in the calendar of the task that waits', () => {
  const tasks = [task('a', 60), task('b', 60), task('n', 60, { calendar: 'weekend' })]
  expect(early(plan(tasks, [link('a', 'b', 'FS', 120)]), 'b')).toEqual(['2026-12-07T10:00', '2026-12-07T11:00'])
  expect(early(plan(tasks, [link('a', 'n', 'FS', 120)]), 'n')).toEqual(['2026-12-05T02:00', '2026-12-05T03:00'])
  expect(early(plan([task('a', 240), task('b', 60)], [link('a', 'b', 'FS', -180)]), 'b')).toEqual(['2026-12-04T16:00', '2026-12-04T17:00'])
})

test('all link types hold ends in working time', () => {
  const tasks = [task('a', 180), task('b', 60)]
  expect(early(plan(tasks, [link('a', 'b', 'SS', 90)]), 'b')).toEqual(['2026-12-04T16:30', '2026-12-07T09:30'])
  expect(early(plan(tasks, [link('a', 'b', 'FF', 30)]), 'b')).toEqual(['2026-12-07T09:30', '2026-12-07T10:30'])
  expect(early(plan(tasks, [link('a', 'b', 'SF', 150)]), 'b')).toEqual(['2026-12-04T16:30', '2026-12-07T09:30'])
})

test('a milestone stands where the work before it ends, not where the next begins', () => {
  expect(early(plan([task('a', 120), task('m', 0), task('b', 10)], [link('a', 'm'), link('m', 'b')]), 'm')).toEqual(['2026-12-04T17:00', '2026-12-04T17:00'])
})

test('a calendar is taken from the task above, and a child may have its own', () => {
  const input = plan(
    [
      task('s', 0, { calendar: 'weekend' }),
      task('c', 60, { parent: 's' }),
      task('d', 60, { parent: 's', calendar: 'office' }),
      task('deep', 0, { parent: 's' }),
      task('e', 60, { parent: 'deep' }),
    ],
    [],
  )
  expect(early(input, 'c')[0]).toBe('2026-12-05T00:00')
  expect(early(input, 'd')[0]).toBe('2026-12-04T15:00')
  expect(early(input, 'e')[0]).toBe('2026-12-05T00:00')
  expect(early(input, 's')).toEqual(['2026-12-04T15:00', '2026-12-05T01:00'])
})

test('constraints outside working time move to the next hours, or to those before', () => {
  const saturday = at('2026-12-05T12:00')
  const of = (kind: 'start-no-earlier-than' | 'finish-no-earlier-than' | 'must-start-on' | 'must-finish-on' | 'start-no-later-than' | 'finish-no-later-than') =>
    plan([task('x', 60, { constraint: { kind, at: saturday } }), task('long', 2400)], [])
  expect(early(of('start-no-earlier-than'), 'x')[0]).toBe('2026-12-07T09:00')
  expect(early(of('finish-no-earlier-than'), 'x')).toEqual(['2026-12-04T16:00', '2026-12-04T17:00'])
  expect(early(of('must-start-on'), 'x')[0]).toBe('2026-12-07T09:00')
  expect(late(of('must-start-on'), 'x')[0]).toBe('2026-12-07T09:00')
  expect(early(of('must-finish-on'), 'x')[1]).toBe('2026-12-04T17:00')
  // The last minute in which it can begin.
  expect(late(of('start-no-later-than'), 'x')[0]).toBe('2026-12-04T16:59')
  expect(late(of('finish-no-later-than'), 'x')).toEqual(['2026-12-04T16:00', '2026-12-04T17:00'])
  for (const kind of ['must-start-on', 'must-finish-on', 'finish-no-later-than', 'start-no-later-than'] as const) {
    expect([kind, schedule(of(kind)).problems]).toEqual([kind, []])
  }
})

test('a start that should be no later than the weekend is missed by the Monday after it', () => {
  const by: ScheduleConstraint = { kind: 'start-no-later-than', at: at('2026-12-05T12:00') }
  const input = plan([task('a', 120), task('b', 60, { constraint: by })], [link('a', 'b')])
  expect(early(input, 'b')[0]).toBe('2026-12-07T09:00')
  expect(schedule(input).problems).toEqual([{ code: 'constraint-broken', task: 'b', constraint: 'start-no-later-than', minutes: 1 }])
})

test('a missed constraint is measured in working minutes', () => {
  const input = plan([task('a', 180), task('b', 60, { constraint: { kind: 'finish-no-later-than', at: at('2026-12-04T16:00') } })], [link('a', 'b')])
  expect(schedule(input).problems).toEqual([{ code: 'constraint-broken', task: 'b', constraint: 'finish-no-later-than', minutes: 180 }])
  expect(floats(input, 'b')[0]).toBe(-180)
})

test('as late as possible keeps to working time', () => {
  const input = plan(
    [task('a', 480), task('late', 120, { constraint: { kind: 'as-late-as-possible' } }), task('end', 60)],
    [link('a', 'end'), link('late', 'end')],
  )
  expect(early(input, 'late')).toEqual(['2026-12-07T13:00', '2026-12-07T15:00'])
  expect(floats(input, 'late')[1]).toBe(0)
})

test('a two-hour task across the change of clocks lasts two hours, with and without a calendar', () => {
  const night: ScheduleCalendar = { id: 'night', zone, week: { '7': '00:00-06:00' }, days: {} }
  for (const [start, end] of [
    ['2026-03-29T01:00', '2026-03-29T04:00'],
    ['2026-10-25T01:00', '2026-10-25T02:00'],
  ] as const) {
    for (const calendar of ['', 'night']) {
      const input = plan([task('a', 120)], [], { start: at(start), calendar, calendars: [night] })
      expect([calendar, ...early(input, 'a')]).toEqual([calendar, start, end])
      expect(schedule(input).end - schedule(input).start).toBe(120 * 60_000)
    }
  }
})

test('a calendar that is not there is reported, and the task keeps the one above', () => {
  const input = plan([task('a', 60, { calendar: 'gone' }), task('b', 60, { calendar: 'gone' })], [])
  expect(schedule(input).problems).toEqual([{ code: 'loose-calendar', calendar: 'gone', tasks: ['a', 'b'] }])
  expect(early(input, 'a')[0]).toBe('2026-12-04T15:00')
})

test('a calendar without hours is reported with its tasks, and they run round the clock', () => {
  const input = plan([task('a', 60, { calendar: 'never' }), task('b', 60)], [], { calendars: [office, { id: 'never', zone, week: {}, days: {} }] })
  expect(schedule(input).problems).toEqual([{ code: 'no-working-time', calendar: 'never', tasks: ['a'] }])
  expect(early(input, 'a')).toEqual(['2026-12-04T15:00', '2026-12-04T16:00'])
})

test('why tells which calendar moved a start and by how much', () => {
  const computed = schedule(plan([task('a', 120), task('b', 60)], [link('a', 'b')]))
  const why = computed.why('b')?.start
  expect(why?.outcome.decided).toEqual([
    { kind: 'link', link: 'a-b', task: 'a', type: 'FS', lag: 0, minute: 120 },
    { kind: 'calendar', calendar: 'office', pushed: 64 * 60, minute: 66 * 60 },
  ])
  expect(why?.outcome.tried).toEqual([{ kind: 'plan-start', minute: 0 }])
  expect(why?.because.map(({ from }) => from.entity)).toContain('working-calendar/office')
  expect(computed.why('a')?.start.outcome.decided).toEqual([{ kind: 'plan-start', minute: 0 }])
  expect(computed.why('a')?.float.outcome.limitedBy.map(({ kind }) => kind)).toEqual(['link'])
})
