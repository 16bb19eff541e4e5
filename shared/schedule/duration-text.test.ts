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
  ['1h30', 90],
  ['1 h 5', 65],
  ['2 hours, 5 minutes', 125],
  ['1 hour and 10 mins', 70],
  ['1 Std.', 60],
  ['2 Stunden 15 Minuten', 135],
  ['0,5 Tage', 720],
  ['1 wk', 10_080],
  ['2 jours', 2_880],
  ['1 heure et 20 minutes', 80],
  ['90 sec', 2],
  ['PT45M', 45],
  ['P1DT2H30M', 1_590],
  ['PT0S', 0],
])('%s is %i minutes', (text, minutes) => {
  expect(parseDuration(text)).toBe(minutes)
})

test.each(['', 'soon', '-5', '1 h and a bit', '1:75', '99999999', 'P', 'PT', '1 moon', '1 h 75', '5 and', '3 mx'])('“%s” is not a duration', (text) => {
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
