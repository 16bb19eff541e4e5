import { expect, test } from 'vitest'
import { matrixLint } from '#shared/assess/matrix-lint'
import { viewOf } from '#shared/model/view'
import { findingWords, withLevel, withWord } from './matrix-words'

const workspace = viewOf('workspace', 'this', {})

test('one cell of the table is set, all others stay', () => {
  expect(withLevel(workspace.riskLevels, { likelihood: 5, impact: 1 }, '5')).toEqual(['11223', '12233', '12334', '22345', '53445'])
  expect(withWord(workspace.levelWords, 4, 'Extreme')).toEqual(['Very low', 'Low', 'Moderate', 'High', 'Extreme'])
})

test('a level that falls where the risk grows is told in the words of the scales', () => {
  const riskLevels = withLevel(workspace.riskLevels, { likelihood: 3, impact: 3 }, '1')
  const told = matrixLint({ riskLevels }).outcome.map((finding) => findingWords(finding, workspace))
  expect(told).toContain('The level falls from 2 Low (Unlikely, Moderate) to 1 Very low (Possible, Moderate), though the risk grows.')
})

test('a level that no cell has is told', () => {
  const riskLevels = withLevel(withLevel(workspace.riskLevels, { likelihood: 4, impact: 5 }, '4'), { likelihood: 5, impact: 5 }, '4')
  expect(matrixLint({ riskLevels }).outcome.map((finding) => findingWords(finding, workspace))).toContain('No cell has level 5 Very high.')
})
