import { describe, expect, test } from 'vitest'
import { viewOf } from '../model/view'
import { appetiteLine } from './appetite-line'
import { matrixLint } from './matrix-lint'

const workspace = viewOf('workspace', 'this', {})
const withLevels = (...riskLevels: [string, string, string, string, string]) => ({ ...workspace, riskLevels })

describe('a table of levels', () => {
  test('as it is delivered has nothing doubtful', () => {
    expect(matrixLint(workspace)).toEqual({
      outcome: [],
      rule: 'matrix-sanity',
      because: [{ value: ['11223', '12233', '12334', '22345', '23445'], from: { entity: 'workspace/this', field: 'riskLevels' } }],
    })
  })

  test('is doubtful where a level falls though the impact rises, and where though the likelihood rises', () => {
    const byImpact = matrixLint(withLevels('11223', '12233', '12334', '22345', '23443')).outcome
    expect(byImpact).toContainEqual({
      code: 'level-falls',
      from: { likelihood: 5, impact: 4 },
      to: { likelihood: 5, impact: 5 },
      before: 4,
      after: 3,
    })
    expect(byImpact).toContainEqual({ code: 'level-falls', from: { likelihood: 4, impact: 5 }, to: { likelihood: 5, impact: 5 }, before: 5, after: 3 })
  })

  test('is doubtful where green touches red, whichever way the step goes', () => {
    const up = matrixLint(withLevels('11223', '12233', '12334', '22345', '24445')).outcome
    expect(up).toContainEqual({ code: 'green-touches-red', green: { likelihood: 4, impact: 2 }, red: { likelihood: 5, impact: 2 }, low: 2, high: 4 })
    const down = matrixLint(withLevels('11223', '12233', '12334', '22345', '23425')).outcome
    expect(down).toContainEqual({ code: 'green-touches-red', green: { likelihood: 5, impact: 4 }, red: { likelihood: 5, impact: 5 }, low: 2, high: 5 })
    expect(down).toContainEqual({ code: 'green-touches-red', green: { likelihood: 5, impact: 4 }, red: { likelihood: 5, impact: 3 }, low: 2, high: 4 })
  })

  test('is doubtful where one level covers risks far apart, and where a level is never given', () => {
    const flat = matrixLint(withLevels('33333', '33333', '33333', '33333', '33333')).outcome
    expect(flat).toEqual([
      { code: 'level-unused', level: 1 },
      { code: 'level-unused', level: 2 },
      { code: 'range-compressed', level: 3, cells: 25, smallest: { likelihood: 1, impact: 1 }, largest: { likelihood: 5, impact: 5 } },
      { code: 'level-unused', level: 4 },
      { code: 'level-unused', level: 5 },
    ])
    const wide = matrixLint(withLevels('12233', '12233', '12334', '22345', '22445')).outcome
    expect(wide).toContainEqual({
      code: 'range-compressed',
      level: 2,
      cells: 9,
      smallest: { likelihood: 1, impact: 2 },
      largest: { likelihood: 5, impact: 2 },
    })
  })
})

describe('the appetite line', () => {
  test('of level 3 and below parts exactly the cells of level 4 and 5 from the rest', () => {
    expect(appetiteLine(workspace)).toHaveLength(6)
    expect(appetiteLine(workspace)).toEqual(
      expect.arrayContaining([
        { x1: 2, y1: 0, x2: 2, y2: 1 },
        { x1: 2, y1: 1, x2: 3, y2: 1 },
        { x1: 3, y1: 1, x2: 3, y2: 2 },
        { x1: 3, y1: 2, x2: 4, y2: 2 },
        { x1: 4, y1: 2, x2: 4, y2: 3 },
        { x1: 4, y1: 3, x2: 5, y2: 3 },
      ]),
    )
  })
  test('is nowhere where every level is within appetite', () => {
    expect(appetiteLine({ ...workspace, appetite: 5 })).toEqual([])
  })
})
