import { expect, test } from 'vitest'
import { shownText } from './text'

test('controls that would be invisible or turn the reading direction are shown by their numbers', () => {
  expect(shownText('evil\u202Efdp\u0007\u200B')).toBe('evil[U+202E]fdp[U+0007][U+200B]')
})

test('what shapes letters, hyphenates or breaks lines stays', () => {
  expect(shownText('a\r\nb\tक्\u200dष a\u00adb')).toBe('a\nb\tक्\u200dष a\u00adb')
})
