import { expect, test } from 'vitest'
import { deviceStandings } from '#shared/ipc/shapes'
import { isUnvouched, standingWords } from './role-words'

test('a device that was vouched for with another’s key is said to be that, and not to wait', () => {
  expect(standingWords.mismatched).toContain('a key that is not its own')
  expect(new Set(deviceStandings.map((standing) => standingWords[standing])).size).toBe(deviceStandings.length)
})

test('both kinds of device that nobody has rightly vouched for can be vouched for', () => {
  expect(deviceStandings.filter(isUnvouched)).toEqual(['mismatched', 'waiting'])
})
