import { expect, test } from 'vitest'
import { initialsIn } from './initials'

test('people are short by their initials, longer where two share them, and whole where that would not tell them apart', () => {
  expect([...initialsIn(['Jonas Weber', 'Mei Tan', 'Jonas Weber'])]).toEqual([
    ['Jonas Weber', 'JW'],
    ['Mei Tan', 'MT'],
  ])
  expect(initialsIn(['Rasmus Skov', 'Rebecca Stone'])).toEqual(
    new Map([
      ['Rasmus Skov', 'RaS'],
      ['Rebecca Stone', 'ReS'],
    ]),
  )
  expect(initialsIn(['Rasmus Skov', 'Rachel Stone']).size).toBe(0)
})

test('a single word stands as it is', () => {
  expect(initialsIn(['Operations', '']).size).toBe(0)
})
