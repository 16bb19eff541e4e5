import { describe, expect, test } from 'vitest'
import { viewOf } from '#shared/model/view'
import { byCell, cellAfter, shownIn } from './cells'
import { filtered, filterOf, paramsOf, spokenFilter } from './risk-filter'
import { riskRows, spokenRisk } from './risk-rows'

const scales = viewOf('workspace', 'this', {})
const rated = (likelihood: number, impact: number) => ({ kind: 'rated', likelihood, impact })
const risk = (id: string, fields: Parameters<typeof viewOf>[2]) => viewOf('risk', id, { removed: false, number: id.toUpperCase(), ...fields })

const release = viewOf('release', 'pay', { removed: false, name: 'Payments', version: '26.12' })
const risks = [
  risk('r-1', { of: 'release/pay', residual: rated(2, 4), inherent: rated(4, 5) }),
  risk('r-2', { of: 'workspace/this', residual: rated(3, 5), owner: 'Mei Tan' }),
  risk('r-10', { of: 'workspace/this', inherent: rated(3, 5), owner: 'Mei Tan' }),
  risk('r-3', { of: 'workspace/this', state: 'closed' }),
]
const action = (id: string, state: 'open' | 'done') =>
  viewOf('risk-action', id, { removed: false, risk: 'r-1', progress: state === 'open' ? { state } : { state, at: '2026-11-17T15:00:00Z' } })
const rows = riskRows(risks, [action('a', 'done'), action('b', 'open')], [release], scales)

describe('the register', () => {
  test('puts the highest level first, ties by number, and what is not rated last', () => {
    expect(rows.map(({ called }) => called)).toEqual(['R-2', 'R-10', 'R-1', 'R-3'])
    expect(rows.map(({ counts }) => counts?.level)).toEqual([4, 4, 3, undefined])
    expect(rows[1]?.counts?.by).toBe('inherent')
  })
  test('knows release and finished actions', () => {
    const [, , first] = rows
    expect(first).toMatchObject({ place: 'Payments 26.12', release: 'pay', actions: { done: 1, of: 2 } })
    expect(rows[0]).toMatchObject({ place: 'All releases', actions: { done: 0, of: 0 } })
  })
  test('names a risk for a screen reader by its words, not by its colour', () => {
    const [, , first] = rows
    expect(first && spokenRisk(first, 'residual', scales)).toBe('R-1, likelihood 2 Unlikely, impact 4 Major, level 3 Moderate, within appetite')
    expect(first && spokenRisk(first, 'inherent', scales)).toBe('R-1, likelihood 4 Likely, impact 5 Severe, level 5 Very high, above appetite')
    expect(first && spokenRisk(first, 'current', scales)).toBe('R-1, not rated')
  })
})

describe('the filter', () => {
  const called = (params: Record<string, string>) => filtered(rows, filterOf(params)).map(({ called }) => called)
  test('shows open risks unless told otherwise', () => {
    expect(called({})).toEqual(['R-2', 'R-10', 'R-1'])
    expect(called({ state: 'any' })).toHaveLength(4)
    expect(called({ state: 'closed' })).toEqual(['R-3'])
  })
  test('narrows by every field that is named', () => {
    expect(called({ release: 'pay' })).toEqual(['R-1'])
    expect(called({ owner: 'Mei Tan', level: '4' })).toEqual(['R-2', 'R-10'])
    expect(called({ appetite: 'within' })).toEqual(['R-1'])
    expect(called({ state: 'any', level: '-' })).toEqual(['R-3'])
  })
  test('reads as words on paper', () => {
    expect(spokenFilter({ release: 'pay', state: 'open', level: '4' }, rows, scales.levelWords)).toBe('Release Payments 26.12, State is open, Level is 4 High')
  })
  test('comes back from the place it was written to, also without a state', () => {
    expect(filterOf(paramsOf({}))).toEqual({})
    expect(filterOf(paramsOf({ state: 'open', category: 'Data' }))).toEqual({ state: 'open', category: 'Data' })
  })
})

describe('the matrix', () => {
  test('holds a risk in the cell of its rating and leaves out what has none', () => {
    const cells = byCell(rows, 'inherent')
    expect([...cells.keys()].sort()).toEqual(['3-5', '4-5'])
    expect(cells.get('3-5')?.map(({ called }) => called)).toEqual(['R-10'])
  })
  test('is left by no arrow key', () => {
    expect(cellAfter({ likelihood: 5, impact: 5 }, 'ArrowUp')).toEqual({ likelihood: 5, impact: 5 })
    expect(cellAfter({ likelihood: 5, impact: 5 }, 'ArrowDown')).toEqual({ likelihood: 4, impact: 5 })
    expect(cellAfter({ likelihood: 1, impact: 1 }, 'ArrowLeft')).toEqual({ likelihood: 1, impact: 1 })
    expect(cellAfter({ likelihood: 1, impact: 1 }, 'x')).toBeUndefined()
  })
  test('counts where there is no room for chips, and always shows the chosen one', () => {
    const [a, b, c] = rows
    const three = [a, b, c].flatMap((row) => (row === undefined ? [] : [row]))
    expect(shownIn(three.slice(0, 2), undefined)).toEqual({ chips: three.slice(0, 2), more: 0 })
    expect(shownIn(three, undefined)).toEqual({ chips: [], more: 3 })
    expect(shownIn(three, 'r-10')).toEqual({ chips: [b], more: 2 })
  })
})
