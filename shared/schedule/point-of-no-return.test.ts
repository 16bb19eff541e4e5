import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Link } from '../model/link'
import type { Task } from '../model/task'
import { viewOf } from '../model/view'
import { pointOfNoReturn } from './point-of-no-return'
import { schedulePlan } from './schedule-plan'

const zone = 'UTC'
const plan = viewOf('plan', 'p', { start: '2026-12-05T22:00:00Z', windowStart: '2026-12-05T22:00:00Z', windowEnd: '2026-12-06T04:00:00Z', backOutCheck: 20 })
const task = (id: string, duration: number, fields: Record<string, string | number> = {}): Task =>
  viewOf('task', id, { removed: false, plan: 'p', title: id, duration, ...fields })
const after = (from: string, to: string): Link => viewOf('link', `${from}-${to}`, { removed: false, plan: 'p', from, to })
const clock = (at: number | undefined): string => (at === undefined ? '' : new Date(at).toISOString().slice(11, 16))

function pointOf(tasks: readonly Task[], links: readonly Link[], of = plan) {
  const { outcome, because } = pointOfNoReturn(of, tasks, schedulePlan(of, tasks, links, zone).times, zone)
  if (outcome.kind === 'none') throw new Error(outcome.missing)
  return { ...outcome, because }
}

describe('a flat plan, each task a stage', () => {
  // 22:00 a 60, 23:00 b 60, 00:00 c 60, 01:00 d 60; undone they take 10, 50, 90 and 30.
  const tasks = [
    task('a', 60, { backOutDuration: 10 }),
    task('b', 60, { backOutDuration: 50 }),
    task('c', 60, { backOutDuration: 90 }),
    task('d', 60, { backOutDuration: 30 }),
  ]
  const links = [after('a', 'b'), after('b', 'c'), after('c', 'd')]

  test('a back-out must begin by the window’s end less the check and all that has begun', () => {
    const { stages } = pointOf(tasks, links)
    // 04:00 - 20 min - 10 = 03:30; - 50 = 02:40; - 90 = 01:10; - 30 = 00:40.
    expect(stages.map(({ latest, spareMinutes, undo }) => [clock(latest), spareMinutes, undo.join('')])).toEqual([
      ['03:30', 270, 'a'],
      ['02:40', 160, 'ba'],
      ['01:10', 10, 'cba'],
      ['00:40', -80, 'dcba'],
    ])
  })

  test('the step whose beginning can’t be undone in time passes the point: at its start, not at its end', () => {
    const { at, latestBackOut, passedBy, after: beyond } = pointOf(tasks, links)
    // d begins at 01:00, when it would have to be on the way back since 00:40; up to then 01:10 would do.
    expect([clock(at), clock(latestBackOut), passedBy, beyond]).toEqual(['01:00', '01:10', 'd', ['d']])
  })

  test('time alone passes the point within a long step', () => {
    const { at, passedBy, after: beyond } = pointOf([task('a', 60, { backOutDuration: 60 }), task('b', 280), task('c', 10)], [after('a', 'b'), after('b', 'c')])
    // 04:00 - 20 - 60 = 02:40, when b has run for most of its time; c begins at 03:40.
    expect([clock(at), passedBy, beyond]).toEqual(['02:40', 'c', ['c']])
  })

  test('a plan that can be undone to its end has its point behind its end, and no step passes it', () => {
    const { at, passedBy, after: beyond } = pointOf([task('a', 60, { backOutDuration: 10 })], [])
    expect([clock(at), passedBy, beyond]).toEqual(['03:30', undefined, []])
  })

  test('where no back-out fits the window at all, the point lies before the start and every step beyond it', () => {
    const { at, after: beyond } = pointOf([task('a', 60, { backOutDuration: 10 })], [], { ...plan, backOutCheck: 400 })
    expect([clock(at), beyond]).toEqual(['21:20', ['a']])
  })

  test('facts are the window’s end, the check, and the back-outs it was summed from', () => {
    const facts = pointOf(tasks, links).because.map(({ from, value }) => `${from.entity} ${from.field} ${value}`)
    expect(facts.slice(1)).toEqual([
      'plan/p backOutCheck 20',
      ...['a 10', 'b 50', 'c 90', 'd 30'].map((words) => `task/${words.replace(' ', ' backOutDuration ')}`),
    ])
  })
})

describe('a plan with stages and back-out tasks of its own', () => {
  const tasks = [
    task('A', 0, { kind: 'summary' }),
    task('a1', 60, { parent: 'A' }),
    task('B', 0, { kind: 'summary' }),
    task('b1', 90, { parent: 'B' }),
    task('b2', 10, { parent: 'B', kind: 'checkpoint' }),
    task('C', 0, { kind: 'summary' }),
    task('c1', 30, { parent: 'C', backOutDuration: 60 }),
    task('X', 0, { kind: 'summary', branch: 'back-out' }),
    task('x1', 30, { parent: 'X' }),
    task('x2', 50, { parent: 'X' }),
  ]
  const links = [after('a1', 'b1'), after('b1', 'b2'), after('b2', 'c1'), after('b2', 'x1'), after('x1', 'x2')]

  test('the back-out tasks count as long as they take by their links, and opening counts what it takes to take back', () => {
    const { branchMinutes, branch, stages, at, latestBackOut, passedBy } = pointOf(tasks, links)
    expect([branchMinutes, branch]).toEqual([80, ['x1', 'x2']])
    // 04:00 - 20 - 80 = 02:20 for A and B; c1 begins 00:40 and needs 60 more, so 01:20.
    expect(stages.map(({ task: id, finish, latest }) => `${id} ${clock(finish)} ${clock(latest)}`)).toEqual(['A 23:00 02:20', 'B 00:40 02:20', 'C 01:10 01:20'])
    expect([clock(at), clock(latestBackOut), passedBy]).toEqual(['01:20', '01:20', undefined])
  })

  test('skipped steps leave nothing to undo', () => {
    const skipped = tasks.map(
      (one): Task => (one.id === 'c1' ? { ...one, progress: { state: 'skipped', at: '2026-12-06T00:40:00Z', reason: 'not needed' } } : one),
    )
    expect(clock(pointOf(skipped, links).at)).toBe('02:20')
  })

  test('without stages the checkpoints are those, and without any each task', () => {
    const flat = tasks
      .filter(({ kind, branch }) => kind !== 'summary' && branch === 'main')
      .map((one) => ({ ...one, parent: '' }))
      .slice(0, 4)
    expect(pointOf(flat, links).stages.map(({ task: id }) => id)).toEqual(['b2'])
  })
})

test('what is missing is said: a window, a back-out, tasks', () => {
  const times = schedulePlan(plan, [task('a', 10)], [], zone).times
  expect(pointOfNoReturn({ ...plan, windowEnd: '' }, [task('a', 10)], times, zone).outcome).toEqual({ kind: 'none', missing: 'window' })
  expect(pointOfNoReturn(plan, [task('a', 10)], times, zone).outcome).toEqual({ kind: 'none', missing: 'back-out' })
  expect(pointOfNoReturn(plan, [], times, zone).outcome).toEqual({ kind: 'none', missing: 'tasks' })
})

/** The definition read word by word, minute for minute: slow, and with nothing to get wrong. */
function naive(tasks: readonly Task[], links: readonly Link[]): number {
  const { times } = schedulePlan(plan, tasks, links, zone)
  const end = Date.parse(plan.windowEnd)
  const needed = (now: number): number =>
    tasks.reduce((sum, { id, backOutDuration }) => sum + ((times(id)?.start ?? 0) <= now ? backOutDuration : 0), plan.backOutCheck)
  let latest = Date.parse(plan.start) - 600 * 60_000
  for (let now = latest; now <= end; now += 60_000) if (now + needed(now - 60_000) * 60_000 <= end && now + needed(now - 1) * 60_000 <= end) latest = now
  return latest
}

test('it is the last minute at which all that began before it could be undone and checked in time', () => {
  const plans = fc.array(fc.record({ duration: fc.integer({ min: 1, max: 90 }), back: fc.nat(60), before: fc.nat(12) }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(plans, (drawn) => {
      const tasks = drawn.map(({ duration, back }, i) => task(`t${i}`, duration, { backOutDuration: back }))
      const links = drawn.flatMap(({ before }, i) => (i > 0 && before < i ? [after(`t${before}`, `t${i}`)] : []))
      fc.pre(tasks.some(({ backOutDuration }) => backOutDuration > 0))
      expect(clock(pointOf(tasks, links).at)).toBe(clock(naive(tasks, links)))
    }),
    { numRuns: 100 },
  )
})
