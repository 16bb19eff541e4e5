import { expect, test } from 'vitest'
import { constraintText, readConstraint } from './constraint-text'

const zone = 'Europe/Copenhagen'
const starts = Date.parse('2026-12-05T20:30:00Z') // 21:30 there
const read = (text: string) => readConstraint(text, starts, zone)

test('a clock is the first such time from the plan’s start on', () => {
  expect(read('Start no earlier than 23:30')).toEqual({ kind: 'start-no-earlier-than', at: '2026-12-05T22:30:00Z' })
  expect(read('finish no later than 1:15')).toEqual({ kind: 'finish-no-later-than', at: '2026-12-06T00:15:00Z' })
  expect(read('must start on 21:30')).toEqual({ kind: 'must-start-on', at: '2026-12-05T20:30:00Z' })
})

test('days in letters or figures, with a clock or without, and the letters of other planners', () => {
  expect(read('SNET 6 Dec, 01:15')).toEqual({ kind: 'start-no-earlier-than', at: '2026-12-06T00:15:00Z' })
  expect(read('mfo 2026-12-06 02:00')).toEqual({ kind: 'must-finish-on', at: '2026-12-06T01:00:00Z' })
  expect(read('start no later than 7 december')).toEqual({ kind: 'start-no-later-than', at: '2026-12-07' })
  expect(read('snet 4 Jan')).toEqual({ kind: 'start-no-earlier-than', at: '2027-01-04' })
  expect(read('alap')).toEqual({ kind: 'as-late-as-possible' })
  expect(read('  ')).toEqual({ kind: 'as-soon-as-possible' })
})

test('what is written reads back as it was', () => {
  for (const constraint of [
    { kind: 'as-late-as-possible' },
    { kind: 'must-start-on', at: '2026-12-05T22:30:00Z' },
    { kind: 'finish-no-later-than', at: '2026-12-06' },
  ] as const) {
    expect(read(constraintText(constraint, zone))).toEqual(constraint)
  }
})

test.each(['soon', 'start no earlier than', 'must start on 25:00', 'snet 31 Feb', 'snet tomorrow', 'asap 22:00'])('“%s” is refused', (text) => {
  expect(read(text)).toBeUndefined()
})
