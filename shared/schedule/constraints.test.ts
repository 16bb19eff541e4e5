import { expect, test } from 'vitest'
import type { DatedConstraint, ScheduleConstraint, ScheduleInput, ScheduleLink, ScheduleTask } from './input'
import { schedule } from './schedule'

const start = Date.UTC(2026, 11, 5, 20)
const minute = 60_000
const at = (minutes: number): number => start + minutes * minute
const task = (id: string, duration: number, constraint: ScheduleConstraint = { kind: 'as-soon-as-possible' }): ScheduleTask => ({
  id,
  parent: '',
  duration,
  branch: 'main',
  constraint,
})
const link = (from: string, to: string): ScheduleLink => ({ id: `${from}-${to}`, from, to, type: 'FS', lag: 0 })
const dated = (kind: DatedConstraint, minutes: number): ScheduleConstraint => ({ kind, at: at(minutes) })

/** A task of 30 minutes after one of 60, in a plan of 300: what its constraint makes of its early start, late start and float. */
const between = (constraint: ScheduleConstraint): ScheduleInput => ({
  start,
  tasks: [task('a', 60), task('x', 30, constraint), task('b', 20), task('long', 300)],
  links: [link('a', 'x'), link('x', 'b')],
})
const told = (input: ScheduleInput, id = 'x') => {
  const computed = schedule(input)
  const times = computed.times(id)
  return [((times?.start ?? 0) - start) / minute, ((times?.lateStart ?? 0) - start) / minute, times?.totalFloat, computed.problems.map(({ code }) => code)]
}

test.each<[string, ScheduleConstraint, (number | readonly string[])[]]>([
  ['as soon as possible', { kind: 'as-soon-as-possible' }, [60, 250, 190, []]],
  ['as late as possible', { kind: 'as-late-as-possible' }, [60, 250, 190, []]],
  ['start no earlier than', dated('start-no-earlier-than', 100), [100, 250, 150, []]],
  ['start no earlier than, before its links', dated('start-no-earlier-than', 10), [60, 250, 190, []]],
  ['finish no earlier than', dated('finish-no-earlier-than', 150), [120, 250, 130, []]],
  ['start no later than', dated('start-no-later-than', 100), [60, 100, 40, []]],
  ['start no later than, too early', dated('start-no-later-than', 50), [60, 50, -10, ['constraint-broken']]],
  ['finish no later than', dated('finish-no-later-than', 200), [60, 170, 110, []]],
  ['finish no later than, too early', dated('finish-no-later-than', 80), [60, 50, -10, ['constraint-broken']]],
  ['must start on', dated('must-start-on', 90), [90, 90, 0, []]],
  ['must start on, too early', dated('must-start-on', 45), [60, 45, -15, ['constraint-broken']]],
  ['must finish on', dated('must-finish-on', 130), [100, 100, 0, []]],
  ['must finish on, too early', dated('must-finish-on', 70), [60, 40, -20, ['constraint-broken']]],
  ['must start on, before the plan starts', dated('must-start-on', -30), [60, -30, -90, ['constraint-broken']]],
])('%s: early and late start, float and problems', (_, constraint, expected) => {
  expect(told(between(constraint))).toEqual(expected)
})

test('as late as possible waits for what follows it, which the successor of a long task lets it do', () => {
  const input: ScheduleInput = {
    start,
    tasks: [task('a', 60), task('x', 30, { kind: 'as-late-as-possible' }), task('long', 200), task('b', 20)],
    links: [link('a', 'x'), link('x', 'b'), link('long', 'b')],
  }
  expect(told(input)[0]).toBe(170)
  expect(told(input, 'b')).toEqual([200, 200, 0, []])
})

test('a late bound is handed back to what leads to it, so that the task which is too long has the negative float', () => {
  const input: ScheduleInput = {
    start,
    tasks: [task('a', 60), task('b', 30), task('x', 10, dated('finish-no-later-than', 80))],
    links: [link('a', 'b'), link('b', 'x')],
  }
  expect(told(input, 'a').slice(1, 3)).toEqual([-20, -20])
  expect(told(input, 'b').slice(1, 3)).toEqual([40, -20])
  expect(schedule(input).problems).toEqual([{ code: 'constraint-broken', task: 'x', constraint: 'finish-no-later-than', minutes: 20 }])
})

test('two tasks that cannot both be had are reported by the one that is missed', () => {
  const input: ScheduleInput = {
    start,
    tasks: [task('a', 60, dated('must-start-on', 100)), task('b', 10, dated('must-start-on', 130))],
    links: [link('a', 'b')],
  }
  expect(schedule(input).problems).toEqual([{ code: 'constraint-broken', task: 'b', constraint: 'must-start-on', minutes: 30 }])
  expect(told(input, 'b')[0]).toBe(160)
})
