import { describe, expect, test } from 'vitest'
import type { Command } from '#shared/commands/registry'
import { matchingCommands, titleParts } from './command-rows'

const command = (id: string, words: string, also?: string): Command => ({ id, words, group: 'do', ...(also === undefined ? {} : { also }) })
const offered = [
  { command: command('import', 'Import a table', 'csv excel'), why: undefined },
  { command: command('theme-dark', 'Dark theme', 'appearance night'), why: undefined },
  { command: command('redo', 'Redo'), why: 'Nothing to redo.' },
  { command: command('release', 'New release'), why: undefined },
]
const found = (text: string) => matchingCommands(offered, text).map(({ command: { id } }) => id)

describe('commands by what is typed', () => {
  test('every word typed must begin one of theirs', () => {
    expect(found('dark th')).toEqual(['theme-dark'])
    expect(found('dark table')).toEqual([])
    expect(found('EXCEL')).toEqual(['import'])
  })
  test('nothing typed finds all, what can’t be done last', () => {
    expect(found('')).toEqual(['import', 'theme-dark', 'release', 'redo'])
  })
  test('what begins with it stands before what only holds it, and both before what can’t be done', () => {
    expect(found('re')).toEqual(['release', 'redo'])
    expect(matchingCommands(offered, 're').at(-1)?.why).toBe('Nothing to redo.')
  })
})

describe('a title in parts', () => {
  const marked = (title: string, text: string) =>
    titleParts(title, text)
      .map(({ words, isFound }) => (isFound ? `[${words}]` : words))
      .join('')
  test('words that begin with what was typed are marked, whatever their case and marks', () => {
    expect(marked('Ledger 8.4 and Card issuing', 'ledger 8')).toBe('[Ledger 8.4 ]and Card issuing')
    expect(marked('Die Rücksetzung', 'ruck')).toBe('Die [Rücksetzung]')
    expect(marked('CORE-STG', 'stg')).toBe('CORE-[STG]')
  })
  test('nothing of the title is lost', () => {
    const title = '  (Payments)  26.12 — 変更諮問委員会! '
    expect(
      titleParts(title, 'pay 変更')
        .map(({ words }) => words)
        .join(''),
    ).toBe(title)
  })
})
