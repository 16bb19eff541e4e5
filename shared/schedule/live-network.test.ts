import { expect, test } from 'vitest'
import { compile } from './compile'
import type { ScheduleInput, ScheduleLink, ScheduleTask } from './input'
import { LiveNetwork } from './live-network'
import { never } from './network'
import { forwardPass } from './pass'
import { structureOf } from './structure'

const task = (id: string): ScheduleTask => ({ id, parent: '', duration: 10, branch: 'main', constraint: { kind: 'as-soon-as-possible' } })
const link = (from: number, to: number): ScheduleLink => ({ id: `${from}-${to}`, from: `t${from}`, to: `t${to}`, type: 'FS', lag: 0 })
const free = { earliest: 0, latest: never }

/** A hundred rows of a hundred tasks, each row after its own first task only. */
function rows(): LiveNetwork {
  const tasks = Array.from({ length: 10_000 }, (_, i) => task(`t${i}`))
  const links = tasks.flatMap((_, i) => (i % 100 === 0 ? [] : [link(i - 1, i)]))
  const input: ScheduleInput = { start: 0, tasks, links }
  const { network, arcs } = compile(input, structureOf(input), undefined)
  return new LiveNetwork(network, arcs, forwardPass(network).order)
}

test('a change is followed to what depends on it and no further, though the end moves for all', () => {
  const live = rows()
  live.setTask(4_250, 30, free)
  live.settle()
  expect([live.end, live.start(4_299), live.late(4_299), live.total(4_298), live.total(17), live.free(99), live.free(17)]).toEqual([
    1020, 1010, 1010, 0, 20, 20, 0,
  ])
  // The fifty behind it and the fifty before it, of ten thousand.
  expect(live.visited).toBeLessThan(200)
})

test('a link moves only the order between its ends, and one that closes a cycle is refused', () => {
  const live = rows()
  expect(live.link(9_999, 50, 0, 1)).toBeDefined()
  expect(live.link(99, 9_900, 0, 1)).toBeUndefined()
  live.settle()
  expect([live.start(50), live.end, live.late(9_900)]).toEqual([1000, 1500, 0])
})

test('a link that goes leaves what it held where the rest allows', () => {
  const live = rows()
  const arc = live.link(199, 99, 0, 1)
  live.settle()
  expect(live.end).toBe(1010)
  live.unlink(arc ?? -1)
  live.settle()
  expect([live.end, live.start(99), live.total(99)]).toEqual([1000, 990, 0])
})
