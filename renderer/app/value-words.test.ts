import { expect, test } from 'vitest'
import { valueWords } from './value-words'

test('values are told as a person reads them', () => {
  const zone = 'Europe/Copenhagen'
  expect(valueWords('2026-12-05T21:00:00Z', zone)).toBe('5 Dec 2026, 22:00')
  expect(valueWords('2026-12-05', zone)).toBe('5 Dec 2026')
  expect(valueWords('26.12', zone)).toBe('26.12')
  expect(valueWords(true, zone)).toBe('yes')
  expect(valueWords({ kind: 'rated', likelihood: 2, impact: 4 }, zone)).toBe('likelihood 2, impact 4')
  expect(valueWords({ kind: 'none' }, zone)).toBe('not rated')
  expect(valueWords({ state: 'waived', by: 'Eva', reason: 'late', until: '' }, zone)).toBe('waived, by Eva, reason late')
})
