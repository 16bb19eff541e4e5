import { expect, test } from 'vitest'
import { rowName } from './row-name'

test('a name that fits stands on one line, indented by its depth', () => {
  expect(rowName('Stop all other deployments in payments', 2, 230)).toEqual({
    indent: 20,
    parts: ['Stop all other deployments in payments'],
    size: 11,
    isCut: false,
  })
})

test('a longer one is broken at a space into two lines, whole', () => {
  const { parts, isCut } = rowName('Tell all partners of the clearing house that the old rules hold again', 2, 230)
  expect(parts).toHaveLength(2)
  expect(parts.join(' ')).toBe('Tell all partners of the clearing house that the old rules hold again')
  expect(isCut).toBe(false)
})

test('one that two lines can’t hold ends in an ellipsis, letters kept whole in any script', () => {
  for (const title of ['x'.repeat(200), '変更諮問委員会のリリース計画'.repeat(10), '🚀'.repeat(80), 'W'.repeat(90)]) {
    const { parts, isCut } = rowName(title, 0, 230)
    expect(isCut).toBe(true)
    expect(parts[1]).toMatch(/…$/)
    expect(title.startsWith(parts.join('').slice(0, -1))).toBe(true)
    expect(parts.join('')).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
  }
})
