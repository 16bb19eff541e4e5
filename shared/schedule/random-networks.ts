import fc from 'fast-check'
import { type LinkType, linkTypes } from '../model/link'
import type { ScheduleConstraint, ScheduleInput, ScheduleLink, ScheduleTask } from './input'
import type { ScheduleCalendar } from './working-time'

/*
 * Made-up plans for tests of laws. Every link leads from an earlier to a later task of the list, so that there is no cycle.
 */

const minute = 60_000
/** A Thursday; the week after it has a change of clocks in Berlin. */
export const planStart = Date.UTC(2026, 2, 26, 12)

const zone = 'Europe/Berlin'
const everyDay = (hours: string): Record<string, string> => Object.fromEntries([...'1234567'].map((weekday) => [weekday, hours]))
const office = Object.fromEntries([...'12345'].map((weekday) => [weekday, '09:00-12:00 13:00-17:30']))
export const calendars: readonly ScheduleCalendar[] = [
  { id: 'office', zone, week: office, days: { '2026-03-30': '' } },
  { id: 'night', zone: 'America/New_York', week: everyDay('22:00-24:00'), days: {} },
  { id: 'weekend', zone, week: { '6': '00:00-24:00', '7': '00:00-24:00' }, days: {} },
  { id: 'always', zone, week: everyDay('00:00-24:00'), days: {} },
]

export interface Wanted {
  readonly tasks: number
  readonly links?: number
  readonly calendars?: readonly string[]
  readonly constraints?: readonly ScheduleConstraint['kind'][]
  /** Whether tasks lie below others. */
  readonly nested?: boolean
  readonly backOut?: boolean
}

export interface DrawnLink {
  readonly a: number
  readonly b: number
  readonly type: LinkType
  readonly lag: number
}

export const drawnLink = (tasks: number): fc.Arbitrary<DrawnLink> =>
  fc.record({
    a: fc.nat(tasks - 1),
    b: fc.nat(tasks - 1),
    type: fc.constantFrom(...linkTypes),
    lag: fc.oneof(fc.constant(0), fc.integer({ min: -300, max: 300 })),
  })

export const constraintOf = (kinds: readonly ScheduleConstraint['kind'][]): fc.Arbitrary<ScheduleConstraint> =>
  fc
    .tuple(fc.constantFrom(...kinds), fc.nat(6000))
    .map(([kind, after]) => (kind === 'as-soon-as-possible' || kind === 'as-late-as-possible' ? { kind } : { kind, at: planStart + after * minute }))

/** Plans of up to so many tasks. */
export function plans(wanted: Wanted): fc.Arbitrary<ScheduleInput> {
  const { constraints = ['as-soon-as-possible'], nested = false, backOut = false } = wanted
  const task = fc.record({
    duration: fc.oneof({ weight: 4, arbitrary: fc.nat(600) }, fc.constant(0)),
    constraint: fc.oneof({ weight: 3, arbitrary: fc.constant<ScheduleConstraint>({ kind: 'as-soon-as-possible' }) }, constraintOf(constraints)),
    parent: nested ? fc.oneof(fc.constant(-1), fc.nat(40)) : fc.constant(-1),
    backOut: backOut ? fc.nat(6).map((n) => n === 0) : fc.constant(false),
    calendar: fc.constantFrom('', ...(wanted.calendars ?? [])),
  })
  return fc.array(task, { minLength: 1, maxLength: wanted.tasks }).chain((drawn) =>
    fc.array(drawnLink(drawn.length), { maxLength: wanted.links ?? 2 * drawn.length }).map((pairs) => {
      const isParent = new Set<number>()
      const tasks = drawn.map(({ duration, constraint, parent, backOut: side, calendar }, i): ScheduleTask => {
        // A third of the tasks lie below one of the first five.
        const above = parent >= 0 && parent < 5 && parent < i ? parent : -1
        if (above >= 0) isParent.add(above)
        return {
          id: `t${i}`,
          parent: above === -1 ? '' : `t${above}`,
          duration,
          branch: side ? 'back-out' : 'main',
          constraint,
          ...(calendar === '' ? {} : { calendar }),
        }
      })
      const links = pairs.flatMap(({ a, b, type, lag }, i): ScheduleLink[] =>
        a === b ? [] : [{ id: `l${i}`, from: `t${Math.min(a, b)}`, to: `t${Math.max(a, b)}`, type, lag }],
      )
      return { start: planStart, tasks, links, calendars }
    }),
  )
}
