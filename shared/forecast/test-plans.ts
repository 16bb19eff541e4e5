import fc from 'fast-check'
import { linkTypes } from '../model/link'
import type { ScheduleConstraint, ScheduleInput, ScheduleLink, ScheduleTask } from '../schedule/input'
import type { DurationModel } from './duration-model'
import type { ForecastInput } from './forecast'

/*
 * Plans for the tests of forecasts.
 */

export const task = (id: string, duration: number, more: Partial<ScheduleTask> = {}): ScheduleTask => ({
  id,
  parent: '',
  duration,
  branch: 'main',
  constraint: { kind: 'as-soon-as-possible' },
  ...more,
})
export const follows = (from: string, to: string): ScheduleLink => ({ id: `${from}-${to}`, from, to, type: 'FS', lag: 0 })

export const planOf = (schedule: ScheduleInput, models: Readonly<Record<string, DurationModel>> = {}, more: Partial<ForecastInput> = {}): ForecastInput => ({
  plan: 'p',
  schedule,
  models: new Map(Object.entries(models)),
  windowEnd: undefined,
  seed: 7,
  ...more,
})

const constraints: fc.Arbitrary<ScheduleConstraint> = fc.oneof(
  { weight: 8, arbitrary: fc.constant({ kind: 'as-soon-as-possible' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'as-late-as-possible' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('start-no-earlier-than' as const, 'finish-no-earlier-than' as const),
      at: fc.integer({ min: -60, max: 300 }).map((minute) => minute * 60_000),
    }),
  },
)

const calendars = [
  { id: 'day', zone: 'UTC', week: { 1: '01:00-02:30 03:00-05:00', 4: '00:10-01:00 01:20-02:00', 5: '09:00-17:00' }, days: {} },
  { id: 'night', zone: 'UTC', week: { 4: '00:00-24:00', 5: '00:00-24:00' }, days: { '1970-01-02': '' } },
]

/** Plans with stages, all kinds of links, lags and leads, bounds, working calendars and a back-out; cycles too. */
export const plans: fc.Arbitrary<ScheduleInput> = fc
  .array(fc.record({ duration: fc.integer({ min: 0, max: 120 }), under: fc.option(fc.nat(6), { freq: 2 }), constraint: constraints, backOut: fc.nat(9) }), {
    minLength: 1,
    maxLength: 25,
  })
  .chain((drawn) => {
    const links = fc.array(
      fc.record({ a: fc.nat(drawn.length - 1), b: fc.nat(drawn.length - 1), type: fc.constantFrom(...linkTypes), lag: fc.integer({ min: -90, max: 90 }) }),
      { maxLength: 40 },
    )
    const hours = fc.option(fc.constantFrom('day', 'night'), { nil: undefined })
    return fc
      .tuple(links, hours, fc.array(fc.option(fc.constantFrom('day', 'night'), { nil: undefined, freq: 2 }), { maxLength: 3 }))
      .map(([pairs, calendar, of]) => ({
        start: 0,
        calendar,
        calendars,
        tasks: drawn.map(({ duration, under, constraint, backOut }, i) =>
          task(`t${i}`, duration, {
            constraint,
            parent: under === null || under >= i ? '' : `t${under}`,
            branch: backOut === 0 && under === null ? 'back-out' : 'main',
            calendar: of[i],
          }),
        ),
        links: pairs.flatMap(({ a, b, type, lag }, i): ScheduleLink[] => (a === b ? [] : [{ id: `l${i}`, from: `t${a}`, to: `t${b}`, type, lag }])),
      }))
  })
