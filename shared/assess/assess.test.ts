import { describe, expect, test } from 'vitest'
import { viewOf } from '../model/view'
import { doubleBookings } from './booking-overlap'
import { freezesOver } from './freeze-overlap'
import { gateProgress } from './gate-progress'
import { highestLevel, levelAt, riskLevel } from './risk-level'

const workspace = viewOf('workspace', 'this', {})
const risk = (id: string, likelihood: number, impact: number) => viewOf('risk', id, { removed: false, residual: { kind: 'rated', likelihood, impact } })

describe('risk level', () => {
  test('is read from the table, so likelihood 5 and impact 2 is Moderate though its product is 10', () => {
    expect(levelAt(workspace, 5, 2)).toBe(3)
    expect(levelAt(workspace, 2, 5)).toBe(3)
    expect(levelAt(workspace, 1, 4)).toBe(2)
  })
  test('says why: the rating and the row of the table', () => {
    const verdict = riskLevel(risk('r1', 4, 4), 'residual', workspace)
    expect(verdict?.outcome).toEqual({ level: 4, word: 'High', aboveAppetite: true })
    expect(verdict?.because.map(({ from }) => from.field)).toEqual(['residual', 'riskLevels', 'appetite'])
  })
  test('of a release is the highest of its open risks, never an average', () => {
    const closed = { ...risk('r3', 5, 5), state: 'closed' as const }
    expect(highestLevel([risk('r1', 1, 1), risk('r2', 4, 5), closed], workspace)?.outcome.level).toBe(5)
    expect(highestLevel([risk('r1', 1, 1), closed], workspace)?.outcome.level).toBe(1)
    expect(highestLevel([], workspace)).toBeUndefined()
  })
})

test('a gate may go only when every criterion is met or waived', () => {
  const met = viewOf('criterion', 'a', { standing: { state: 'met', at: 'x', by: 'Anna' } })
  const open = viewOf('criterion', 'b', {})
  expect(gateProgress([met, open]).outcome).toEqual({ settled: 1, of: 2, open: ['b'], mayGo: false })
  expect(gateProgress([met]).outcome.mayGo).toBe(true)
  expect(gateProgress([]).outcome.mayGo).toBe(false)
})

describe('freezes', () => {
  const freeze = viewOf('freeze', 'f', { title: 'Year-end', start: '2026-12-14', end: '2027-01-03' })
  const span = (start: string, end: string, affects: readonly string[] = []) => ({
    entity: 'release/r',
    startField: 'target',
    endField: 'target',
    start,
    end,
    affects,
  })
  test('cover their last day to its end, in the site’s zone', () => {
    expect(freezesOver(span('2027-01-03T22:59:00Z', ''), [freeze], 'Europe/Copenhagen')).toHaveLength(1)
    expect(freezesOver(span('2027-01-03T23:00:00Z', ''), [freeze], 'Europe/Copenhagen')).toHaveLength(0)
  })
  test('end where the next thing begins without an overlap', () => {
    expect(freezesOver(span('2026-12-01', '2026-12-13'), [freeze], 'Europe/Copenhagen')).toHaveLength(0)
    expect(freezesOver(span('2026-12-01', '2026-12-14'), [freeze], 'Europe/Copenhagen')).toHaveLength(1)
  })
  test('of one service leave other services alone', () => {
    const payments = { ...freeze, appliesTo: { 'service/payments': true as const } }
    expect(freezesOver(span('2026-12-20', '', ['service/ledger']), [payments], 'UTC')).toHaveLength(0)
    expect(freezesOver(span('2026-12-20', '', ['service/payments']), [payments], 'UTC')).toHaveLength(1)
  })
  test('count each time that they repeat, and none that is left out', () => {
    const weekly = { ...freeze, start: '2026-12-05', end: '2026-12-06', recurrence: 'FREQ=WEEKLY', exceptions: { '2026-12-19': true as const } }
    const found = freezesOver(span('2026-12-12T10:00:00Z', '2026-12-27'), [weekly], 'UTC')
    expect(found.map(({ outcome }) => [new Date(outcome.from).toISOString(), new Date(outcome.to).toISOString()])).toEqual([
      ['2026-12-12T10:00:00.000Z', '2026-12-14T00:00:00.000Z'],
      ['2026-12-26T00:00:00.000Z', '2026-12-28T00:00:00.000Z'],
    ])
    expect(found[0]?.because).toContainEqual({ value: 'FREQ=WEEKLY', from: { entity: 'freeze/f', field: 'recurrence' } })
  })
  test('say nothing about what has no date', () => {
    expect(freezesOver(span('', ''), [freeze], 'UTC')).toEqual([])
  })
})

test('an environment is booked twice where two bookings overlap and it is not shared', () => {
  const booking = (id: string, start: string, end: string) => viewOf('booking', id, { environment: 'core-stg', start, end })
  const both = [booking('b', '2026-12-12T09:00:00Z', '2026-12-13T18:00:00Z'), booking('a', '2026-12-10T08:00:00Z', '2026-12-12T20:00:00Z')]
  const [found, ...rest] = doubleBookings(both, [viewOf('environment', 'core-stg', {})], 'UTC')
  expect(rest).toEqual([])
  expect(found?.outcome).toEqual({ environment: 'core-stg', first: 'a', second: 'b', from: Date.UTC(2026, 11, 12, 9), to: Date.UTC(2026, 11, 12, 20) })
  expect(doubleBookings(both, [viewOf('environment', 'core-stg', { shared: true })], 'UTC')).toEqual([])
  expect(doubleBookings([booking('a', '2026-12-10', '2026-12-11'), booking('b', '2026-12-12', '2026-12-12')], [], 'UTC')).toEqual([])
})
