import { expect, test } from 'vitest'
import { durationText, narrowDuration, parseDuration, signedDuration, signedNarrow } from './duration-text'

test.each([
  ['45', 45],
  ['45 min', 45],
  ['1 h 20 min', 80],
  ['1h20m', 80],
  ['1:20', 80],
  ['01:30:00', 90],
  ['2 d 4 h', 3120],
  ['1,5 h', 90],
  ['0', 0],
  ['1\u202fh', 60],
])('%s is %i minutes', (text, minutes) => {
  expect(parseDuration(text)).toBe(minutes)
})

test.each(['', 'soon', '-5', '1 h and a bit', '1:75', '99999999'])('“%s” is not a duration', (text) => {
  expect(parseDuration(text)).toBeUndefined()
})

test('what is shown reads back the same', () => {
  for (const minutes of [0, 1, 45, 60, 80, 1440, 1500, 3120, 10_085]) expect(parseDuration(durationText(minutes))).toBe(minutes)
})

test('narrow columns keep minutes under an hour and a clock above', () => {
  expect([30, 245, -5].map(narrowDuration)).toEqual(['30', '4:05', '\u22125'])
})

test('how much later has its sign: a plus, a true minus, and nothing for nothing', () => {
  expect([5, -90, 0].map(signedDuration)).toEqual(['+5 min', '−1 h 30 min', '0'])
  expect([25, -80, 0].map(signedNarrow)).toEqual(['+25', '−1:20', '0'])
})
