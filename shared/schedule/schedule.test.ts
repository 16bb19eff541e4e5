import { expect, test } from 'vitest'
import type { ScheduleConstraint, ScheduleInput, ScheduleLink, ScheduleTask } from './input'
import { schedule } from './schedule'

const start = Date.UTC(2026, 11, 5, 20, 30)
const minute = 60_000
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
const plan = (tasks: ScheduleTask[], links: ScheduleLink[]): ScheduleInput => ({ start, tasks, links })
const minutes = (input: ScheduleInput, id: string) => {
  const times = schedule(input).times(id)
  return times && [(times.start - start) / minute, (times.finish - start) / minute, times.totalFloat, times.freeFloat]
}

test('tasks in a row follow each other, and one beside them has float', () => {
  const input = plan([task('a', 10), task('b', 25), task('c', 35), task('side', 5)], [link('a', 'b'), link('b', 'c'), link('a', 'side')])
  expect(minutes(input, 'b')).toEqual([10, 35, 0, 0])
  expect(minutes(input, 'side')).toEqual([10, 15, 55, 55])
  expect(schedule(input).end).toBe(start + 70 * minute)
  expect(schedule(input).times('c')?.critical).toBe(true)
  expect(schedule(input).times('side')?.critical).toBe(false)
})

test('a lead never pulls a task before the plan starts', () => {
  expect(minutes(plan([task('a', 10), task('b', 5)], [link('a', 'b', 'FS', -60)]), 'b')?.[0]).toBe(0)
})

test('a summary spans its children and holds what is linked to it', () => {
  const input = plan(
    [task('prepare', 15), task('s', 99, { constraint: soon }), task('c1', 10, { parent: 's' }), task('c2', 20, { parent: 's' }), task('after', 5)],
    [link('prepare', 's'), link('c1', 'c2'), link('s', 'after')],
  )
  expect(minutes(input, 's')?.slice(0, 2)).toEqual([15, 45])
  expect(minutes(input, 'after')?.slice(0, 2)).toEqual([45, 50])
  expect(minutes(input, 'c2')?.[2]).toBe(0)
})

test('a link from the start of a summary follows its first child', () => {
  const input = plan(
    [task('before', 30), task('s', 0), task('c1', 10, { parent: 's' }), task('c2', 40, { parent: 's' }), task('with', 5)],
    [link('before', 'c1'), link('c1', 'c2'), link('s', 'with', 'SS', 5)],
  )
  expect(minutes(input, 'with')?.[0]).toBe(35)
})

test('a back-out neither ends the plan nor takes float from it', () => {
  const input = plan([task('go', 10), task('open', 10), task('x', 90, { branch: 'back-out' })], [link('go', 'open'), link('go', 'x')])
  const computed = schedule(input)
  expect(computed.end).toBe(start + 20 * minute)
  expect(computed.backOutEnd).toBe(start + 100 * minute)
  expect(computed.times('go')?.totalFloat).toBe(0)
  expect(computed.times('x')?.critical).toBe(false)
})

test('a child of a back-out summary belongs to the back-out', () => {
  const input = plan([task('go', 10), task('x', 0, { branch: 'back-out' }), task('x1', 90, { parent: 'x' })], [link('go', 'x1')])
  expect(schedule(input).times('x1')?.backOut).toBe(true)
  expect(schedule(input).end).toBe(start + 10 * minute)
})

test('constraints bound the start, and a broken one is reported with its minutes', () => {
  const at = (minutesAfter: number) => start + minutesAfter * minute
  const input = plan(
    [
      task('a', 60),
      task('later', 10, { constraint: { kind: 'start-no-earlier-than', at: at(90) } }),
      task('must', 10, { constraint: { kind: 'must-start-on', at: at(30) } }),
      task('by', 10, { constraint: { kind: 'finish-no-later-than', at: at(45) } }),
    ],
    [link('a', 'must'), link('a', 'later'), link('a', 'by')],
  )
  expect(minutes(input, 'later')?.[0]).toBe(90)
  expect(minutes(input, 'must')?.[0]).toBe(60)
  expect(minutes(input, 'by')?.[2]).toBe(-25)
  expect(schedule(input).problems).toEqual([
    { code: 'constraint-broken', task: 'must', constraint: 'must-start-on', minutes: 30 },
    { code: 'constraint-broken', task: 'by', constraint: 'finish-no-later-than', minutes: 25 },
  ])
})

test('as late as possible uses up the free float and delays nobody', () => {
  const input = plan(
    [task('a', 60), task('late', 10, { constraint: { kind: 'as-late-as-possible' } }), task('end', 5)],
    [link('a', 'end'), link('late', 'end')],
  )
  expect(minutes(input, 'late')).toEqual([50, 60, 50, 0])
  expect(minutes(input, 'end')?.[0]).toBe(60)
})

test('a cycle is named with its tasks and links, and the rest still has times', () => {
  const input = plan([task('a', 10), task('b', 10), task('c', 10), task('d', 10)], [link('a', 'b'), link('b', 'c'), link('c', 'b'), link('c', 'd')])
  const computed = schedule(input)
  expect(computed.problems).toEqual([{ code: 'cycle', tasks: ['b', 'c'], links: ['b-c', 'c-b'] }])
  expect(minutes(input, 'd')?.[0]).toBe(10)
})

test('a stage whose children wait for it is in the cycle with them, and all still have times', () => {
  const input = plan([task('s', 0), task('c', 10, { parent: 's' }), task('d', 20, { parent: 's' })], [link('s', 'c'), link('s', 'd', 'SS')])
  const computed = schedule(input)
  expect(computed.problems).toEqual([{ code: 'cycle', tasks: ['s', 'c', 'd'], links: ['s-c', 's-d'] }])
  expect(computed.end).toBe(start + 20 * minute)
})

test('a task linked to itself, a loop of parents and a link to nothing are reported', () => {
  const input = plan([task('a', 10), task('p', 10, { parent: 'q' }), task('q', 10, { parent: 'p' })], [link('a', 'a'), link('a', 'gone')])
  expect(schedule(input).problems.map((problem) => problem.code)).toEqual(['parent-cycle', 'loose-link', 'cycle'])
})

test('why names the link that decided and those that did not', () => {
  const input = plan([task('a', 10), task('b', 20), task('c', 5)], [link('a', 'c'), link('b', 'c', 'SS', 15)])
  const why = schedule(input).why('c')
  expect(why?.start.outcome.decided).toEqual([{ kind: 'link', link: 'b-c', task: 'b', type: 'SS', lag: 15, minute: 15 }])
  expect(why?.start.outcome.tried.map((reason) => reason.minute)).toEqual([0, 10])
  expect(why?.float.outcome).toEqual({ minutes: 0, limitedBy: [{ kind: 'plan-end', minute: 20 }] })
})

test('an empty plan ends where it starts', () => {
  expect(schedule(plan([], [])).end).toBe(start)
})
