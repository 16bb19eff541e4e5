import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startAsked, workFrom, workingTimeOf, workUntil } from './clocks'
import { endsOf } from './compile'
import type { ScheduleInput } from './input'
import { entersFinish, leavesFinish } from './network'
import { calendars, planStart, plans } from './random-networks'
import { schedule } from './schedule'

const minute = 60_000
const names = calendars.map(({ id }) => id)
const everything = [
  'as-soon-as-possible',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
  'must-start-on',
  'must-finish-on',
  'as-late-as-possible',
] as const
const mixed = plans({ tasks: 14, calendars: names })
const clockOf = (id: string | undefined) => {
  const calendar = calendars.find((one) => one.id === id)
  return calendar && workingTimeOf(calendar, planStart / minute)
}

test('a calendar that never rests gives what no calendar gives, for every kind of plan', () => {
  const withAll = plans({ tasks: 20, constraints: everything, nested: true, backOut: true })
  fc.assert(
    fc.property(withAll, (input) => {
      const plain = schedule(input)
      const timed = schedule({ ...input, calendar: 'always' })
      expect(timed.columns).toEqual(plain.columns)
      expect([timed.end, timed.backOutEnd, timed.problems]).toEqual([plain.end, plain.backOutEnd, plain.problems])
    }),
    { numRuns: 400 },
  )
})

/** Early starts by asking every link again until nothing moves. */
function relaxed({ tasks, links }: ScheduleInput): Map<string, number> {
  const taskOf = new Map(tasks.map((task) => [task.id, task]))
  const start = new Map(tasks.map(({ id, calendar, duration }) => [id, workFrom(clockOf(calendar), 0, duration)]))
  for (let moved = true; moved; ) {
    moved = false
    for (const { from, to, type, lag } of links) {
      const [before, after] = [taskOf.get(from), taskOf.get(to)]
      if (before === undefined || after === undefined) continue
      const ends = endsOf(type)
      const begun = start.get(from) ?? 0
      const at = (ends & leavesFinish) !== 0 ? workUntil(clockOf(before.calendar), begun, before.duration) : begun
      const clock = clockOf(after.calendar)
      const asked = workFrom(clock, startAsked(at, lag, clock, (ends & entersFinish) !== 0, clock, after.duration), after.duration)
      if (asked > (start.get(to) ?? 0)) {
        start.set(to, asked)
        moved = true
      }
    }
  }
  return start
}

test('with calendars early starts equal those of plain relaxation, in working time, and last their duration of it', () => {
  fc.assert(
    fc.property(mixed, (input) => {
      const computed = schedule(input)
      const expected = relaxed(input)
      for (const { id, calendar, duration } of input.tasks) {
        const times = computed.times(id)
        const clock = clockOf(calendar)
        const [start, finish] = [times?.start, times?.finish].map((at) => ((at ?? 0) - planStart) / minute)
        expect([id, start]).toEqual([id, expected.get(id)])
        if (clock !== undefined) expect([id, clock.work(finish ?? 0) - clock.work(start ?? 0)]).toEqual([id, duration])
        else expect([id, (finish ?? 0) - (start ?? 0)]).toEqual([id, duration])
        if (duration > 0 && clock !== undefined) expect(clock.work((start ?? 0) + 1)).toBe(clock.work(start ?? 0) + 1)
      }
    }),
    { numRuns: 400 },
  )
})

test('with calendars float is never negative without constraints and never less than free float, and something is critical', () => {
  fc.assert(
    fc.property(plans({ tasks: 14, calendars: names, nested: true, backOut: true }), (input) => {
      const { columns, outline } = schedule(input)
      for (let i = 0; i < input.tasks.length; i++) {
        expect(columns.free[i]).toBeGreaterThanOrEqual(0)
        if (outline.isSummary[i] === 0) expect(columns.total[i]).toBeGreaterThanOrEqual(columns.free[i] ?? 0)
      }
      if (outline.backOut.every((side) => side === 0)) expect([...columns.critical]).toContain(1)
    }),
    { numRuns: 600 },
  )
})

test('a task may start at its late start without moving the end, and not a minute of work later', () => {
  fc.assert(
    fc.property(mixed, fc.nat(), (input, pick) => {
      const computed = schedule(input)
      const task = input.tasks[pick % input.tasks.length]
      const times = task && computed.times(task.id)
      if (task === undefined || times === undefined) return
      const clock = clockOf(task.calendar)
      const late = (times.lateStart - planStart) / minute
      const endIf = (at: number): number =>
        schedule({
          ...input,
          tasks: input.tasks.map((one) => (one.id === task.id ? { ...one, constraint: { kind: 'start-no-earlier-than', at: planStart + at * minute } } : one)),
        }).end
      expect(endIf(late)).toBe(computed.end)
      expect(endIf(clock === undefined ? late + 1 : clock.start(clock.work(late) + 1))).toBeGreaterThan(computed.end)
    }),
    { numRuns: 400 },
  )
})

test('moving a task by zero changes nothing', () => {
  fc.assert(
    fc.property(plans({ tasks: 14, calendars: names, constraints: everything }), fc.nat(), (input, pick) => {
      const computed = schedule(input)
      const task = input.tasks[pick % input.tasks.length]
      if (task === undefined || task.constraint.kind !== 'as-soon-as-possible') return
      const at = computed.times(task.id)?.start ?? 0
      const held = schedule({ ...input, tasks: input.tasks.map((one) => (one === task ? { ...one, constraint: { kind: 'start-no-earlier-than', at } } : one)) })
      expect(held.columns).toEqual(computed.columns)
      expect([held.end, held.problems]).toEqual([computed.end, computed.problems])
    }),
    { numRuns: 400 },
  )
})
