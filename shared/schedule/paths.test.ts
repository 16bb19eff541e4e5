import { expect, test } from 'vitest'
import type { ScheduleInput, ScheduleLink, ScheduleTask } from './input'
import { criticalPaths, drivingPath } from './paths'
import { schedule } from './schedule'

const minute = 60_000
const task = (id: string, duration: number, more: Partial<ScheduleTask> = {}): ScheduleTask => ({
  id,
  parent: '',
  duration,
  branch: 'main',
  constraint: { kind: 'as-soon-as-possible' },
  ...more,
})
const link = (from: string, to: string, type: ScheduleLink['type'] = 'FS', lag = 0): ScheduleLink => ({ id: `${from}-${to}`, from, to, type, lag })
const plan = (tasks: ScheduleTask[], links: ScheduleLink[]): ScheduleInput => ({ start: 0, tasks, links })
const waysOf = (input: ScheduleInput) => criticalPaths(schedule(input)).paths.map(({ tasks }) => tasks.join(' '))

test('two ways of the same length are told apart, one with float is left out', () => {
  const input = plan(
    [task('a', 10), task('b', 20), task('c', 20), task('d', 5), task('end', 1)],
    [link('a', 'b'), link('a', 'c'), link('a', 'd'), link('b', 'end'), link('c', 'end'), link('d', 'end')],
  )
  expect(waysOf(input)).toEqual(['a b end', 'a c end'])
  expect(criticalPaths(schedule(input)).paths[0]).toMatchObject({ start: 0, end: 31 * minute })
})

test('paths that end apart are several, each with its own end', () => {
  const input = plan([task('a', 10), task('x', 5), task('y', 5)], [link('a', 'x'), link('a', 'y')])
  expect(waysOf(input)).toEqual(['a x', 'a y'])
})

test('a path leads through a stage by the task that makes its end, and into one by its start', () => {
  const input = plan(
    [
      task('s', 0),
      task('s1', 10, { parent: 's' }),
      task('s2', 30, { parent: 's' }),
      task('t', 0),
      task('t1', 5, { parent: 't' }),
      task('t2', 2, { parent: 't' }),
    ],
    [link('s', 't')],
  )
  expect(waysOf(input)).toEqual(['s2 t1'])
})

test('ten diamonds in a row have 1,024 paths, of which as many are listed as asked for', () => {
  const tasks: ScheduleTask[] = []
  const links: ScheduleLink[] = []
  for (let i = 0; i < 10; i++) {
    tasks.push(task(`in${i}`, 1), task(`up${i}`, 2), task(`down${i}`, 2))
    links.push(link(`in${i}`, `up${i}`), link(`in${i}`, `down${i}`))
    if (i > 0) links.push(link(`up${i - 1}`, `in${i}`), link(`down${i - 1}`, `in${i}`))
  }
  const found = criticalPaths(schedule(plan(tasks, links)), 7)
  expect([found.count, found.paths.length]).toEqual([1024, 7])
  expect(new Set(found.paths.map(({ tasks: way }) => way.join(' '))).size).toBe(7)
})

test('what leads to a task is told from the first on', () => {
  const input = plan([task('a', 10), task('b', 20), task('c', 5), task('d', 1)], [link('a', 'b'), link('b', 'd'), link('c', 'd')])
  expect(drivingPath(schedule(input), 'd')).toEqual(['a', 'b', 'd'])
  expect(drivingPath(schedule(input), 'c')).toEqual(['c'])
})
