import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkTypes } from '../model/link'
import type { ScheduleInput, ScheduleLink } from './input'
import { schedule } from './schedule'

/** Networks without cycles: every link leads from an earlier to a later task. */
const networks: fc.Arbitrary<ScheduleInput> = fc
  .array(fc.record({ duration: fc.integer({ min: 0, max: 120 }) }), { minLength: 1, maxLength: 25 })
  .chain((drawn) => {
    const links = fc.array(
      fc.record({ a: fc.nat(drawn.length - 1), b: fc.nat(drawn.length - 1), type: fc.constantFrom(...linkTypes), lag: fc.integer({ min: -90, max: 90 }) }),
      { maxLength: 50 },
    )
    return links.map((pairs) => ({
      start: 0,
      tasks: drawn.map(({ duration }, i) => ({
        id: `t${i}`,
        parent: '',
        duration,
        branch: 'main' as const,
        constraint: { kind: 'as-soon-as-possible' as const },
      })),
      links: pairs.flatMap(({ a, b, type, lag }, i): ScheduleLink[] =>
        a === b ? [] : [{ id: `l${i}`, from: `t${Math.min(a, b)}`, to: `t${Math.max(a, b)}`, type, lag }],
      ),
    }))
  })

/** The same by relaxing every link until nothing moves: slow, and with nothing to get wrong. */
function relaxed({ tasks, links }: ScheduleInput): Map<string, number> {
  const start = new Map(tasks.map(({ id }) => [id, 0]))
  const duration = new Map(tasks.map((task) => [task.id, task.duration]))
  for (let moved = true; moved; ) {
    moved = false
    for (const { from, to, type, lag } of links) {
      const asked =
        (start.get(from) ?? 0) +
        (type === 'FS' || type === 'FF' ? (duration.get(from) ?? 0) : 0) +
        lag -
        (type === 'FF' || type === 'SF' ? (duration.get(to) ?? 0) : 0)
      if (asked > (start.get(to) ?? 0)) {
        start.set(to, asked)
        moved = true
      }
    }
  }
  return start
}

test('early starts equal those of plain relaxation, and nothing starts before its links allow', () => {
  fc.assert(
    fc.property(networks, (input) => {
      const computed = schedule(input)
      const expected = relaxed(input)
      for (const { id } of input.tasks) expect((computed.times(id)?.start ?? -1) / 60_000).toBe(expected.get(id))
    }),
    { numRuns: 500 },
  )
})

test('float is never negative without constraints, never less than free float, and the end is somebody’s', () => {
  fc.assert(
    fc.property(networks, (input) => {
      const computed = schedule(input)
      const times = input.tasks.map(({ id }) => computed.times(id))
      for (const one of times) {
        expect(one?.freeFloat).toBeGreaterThanOrEqual(0)
        expect(one?.totalFloat).toBeGreaterThanOrEqual(one?.freeFloat ?? 0)
      }
      expect(Math.max(...times.map((one) => one?.finish ?? 0))).toBe(computed.end)
      expect(times.some((one) => one?.critical)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a task may start as late as its total float says without moving the end, and not a minute later', () => {
  fc.assert(
    fc.property(networks, fc.nat(), (input, pick) => {
      const computed = schedule(input)
      const task = input.tasks[pick % input.tasks.length]
      const times = task && computed.times(task.id)
      if (task === undefined || times === undefined) return
      const endIf = (minutesLater: number): number =>
        schedule({
          ...input,
          tasks: input.tasks.map((one) =>
            one.id === task.id ? { ...one, constraint: { kind: 'start-no-earlier-than', at: times.start + minutesLater * 60_000 } } : one,
          ),
        }).end
      expect(endIf(times.totalFloat)).toBe(computed.end)
      expect(endIf(times.totalFloat + 1)).toBeGreaterThan(computed.end)
    }),
    { numRuns: 300 },
  )
})
