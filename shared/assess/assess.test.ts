import { describe, expect, test } from 'vitest'
import { viewOf } from '../model/view'
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
