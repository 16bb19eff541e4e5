import { expect, test } from 'vitest'
import { monthWords, valueWords, zoneWords } from './words'

const zone = 'Europe/Copenhagen'
const summer = Date.UTC(2026, 9, 20)
const winter = Date.UTC(2026, 9, 30)

test('a value of the model reads as words', () => {
  expect([valueWords('early-life-support'), valueWords('', 'none'), monthWords('2026-12')]).toEqual(['Early life support', 'none', 'December 2026'])
})

test('a zone has what is said for it, both where the clocks change, and only its name over a long stretch', () => {
  expect(zoneWords(winter, winter, zone)).toBe('Europe/Copenhagen (CET)')
  expect(zoneWords(summer, winter, zone)).toBe('Europe/Copenhagen (CEST, then CET)')
  expect(zoneWords(summer, summer + 200 * 86_400_000, zone)).toBe('Europe/Copenhagen')
  expect(zoneWords(winter, winter, 'UTC')).toBe('UTC')
})
