import { expect, test } from 'vitest'
import { clockFindings } from './clock-findings'
import type { ReadEntry } from './entry'

/** What bears on clocks of an entry: who wrote it, after what of his own, having seen what, and when by his clock. */
const entry = (hash: string, dev: string, prev: string, at: string, seen: Record<string, [number, string]> = {}): ReadEntry =>
  ({ hash, file: { dev, prev, at, seen } }) as unknown as ReadEntry

const messages = (entries: readonly ReadEntry[]): readonly string[] => clockFindings(entries).map(({ message }) => message)

test('clocks that differ by less than ten minutes are no finding', () => {
  expect(messages([entry('a1', 'anna', '', '2026-07-01T10:09:00+02:00'), entry('b1', 'ben', '', '2026-07-01T08:00:00Z', { anna: [1, 'a1'] })])).toEqual([])
})

test('a clock that jumped back is named by itself', () => {
  expect(messages([entry('a1', 'anna', '', '2026-07-01T10:00:00Z'), entry('a2', 'anna', 'a1', '2026-07-01T09:15:00Z')])).toEqual([
    'The clock of device anna was wrong by about 45 minutes.',
  ])
})

test('of two devices that contradict each other nobody can say which was wrong: both are named', () => {
  expect(messages([entry('a1', 'anna', '', '2026-07-03T10:00:00Z'), entry('b1', 'ben', '', '2026-07-01T10:00:00Z', { anna: [1, 'a1'] })])).toEqual([
    'The clock of device anna was wrong by about 2 days.',
    'The clock of device ben was wrong by about 2 days.',
  ])
})

test('the device that contradicts most others is the one that is named', () => {
  const found = clockFindings([
    entry('a1', 'anna', '', '2043-07-01T10:00:00Z'),
    entry('b1', 'ben', '', '2026-07-01T10:00:00Z', { anna: [1, 'a1'] }),
    entry('c1', 'cleo', '', '2026-07-01T10:01:00Z', { anna: [1, 'a1'], ben: [1, 'b1'] }),
  ])
  expect(found.map(({ device, minutes }) => [device, minutes > 0])).toEqual([['anna', true]])
  expect(found[0]?.message).toBe('The clock of device anna was wrong by about 17 years.')
})
