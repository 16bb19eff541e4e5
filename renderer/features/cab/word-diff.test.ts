import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { sideOf, wordDiff } from './word-diff'

const words = (parts: ReturnType<typeof wordDiff>, kind: string): readonly string[] => parts.filter((part) => part.kind === kind).map(({ text }) => text)

test('only the words that changed are told as gone and new', () => {
  const parts = wordDiff('Restore ledger DB, 35 min', 'Restore both databases, 50 min')
  expect(words(parts, 'gone').join('|')).toBe('ledger DB, 35')
  expect(words(parts, 'new').join('|')).toBe('both databases, 50')
  expect(parts[0]).toEqual({ kind: 'same', text: 'Restore ' })
})

test('each side reads as its text, whatever the two are', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'restore', '  ', '\n', 'ledger'), { maxLength: 40 }).map((parts) => parts.join(' '))
  fc.assert(
    fc.property(text, text, (was, is) => {
      const parts = wordDiff(was, is)
      const side = (left: string): string => parts.flatMap((part) => (part.kind === left ? [] : [part.text])).join('')
      expect(side('new')).toBe(was)
      expect(side('gone')).toBe(is)
    }),
  )
})

test('texts that share next to nothing and are very long are told as a whole', () => {
  const was = Array.from({ length: 2_000 }, (_, at) => `w${at}`).join(' ')
  const is = Array.from({ length: 2_000 }, (_, at) => `i${at}`).join(' ')
  expect(wordDiff(was, is).map(({ kind }) => kind)).toEqual(['gone', 'new'])
})

test('long stretches that stayed are cut around what changed', () => {
  const long = Array.from({ length: 60 }, (_, at) => `w${at}`).join(' ')
  const side = sideOf(wordDiff(`${long} old ${long}`, `${long} new ${long}`), 'new')
  expect(side.map(({ kind }) => kind)).toEqual(['same', 'new', 'same'])
  expect(side[0]?.text.startsWith('… w54')).toBe(true)
  expect(side[2]?.text.endsWith('w5 …')).toBe(true)
})
