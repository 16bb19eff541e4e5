import { expect, test } from 'vitest'
import { asideWords, standingText } from './preview-words'

test('an entry that is kept and not counted says why, whether or not somebody has still to vouch', () => {
  const aside = { hash: 'x', code: 'not-permitted', message: 'The role reader may not do this: it takes a voter.' }
  for (const waits of [true, false]) {
    expect(standingText({ standing: 'set-aside' }, waits, aside)).toBe(`Not counted. ${aside.message}`)
    expect(standingText({ standing: 'set-aside' }, waits, { ...aside, code: 'revoked' })).toBe('Not counted: its device was revoked.')
  }
})

test('of a meeting that is over each entry says in one sentence what it comes to', () => {
  expect(standingText({ standing: 'meeting-cancelled' }, true, undefined)).toBe('Not counted: the meeting was cancelled.')
  expect(standingText({ standing: 'meeting-over' }, false, undefined)).toContain('has ended without a decision')
  expect(standingText({ standing: 'after-decision' }, false, undefined)).toContain('signed after the decision')
})

test('of a device that may vote again it is said how many entries do not count, and what to do', () => {
  expect(asideWords(1)).toMatch(/^1 entry does not count:/)
  expect(asideWords(2)).toMatch(/^2 entries do not count:/)
})
