import { describe, expect, test } from 'vitest'
import { commandOf, commands } from '#shared/commands/registry'
import { firstSteps } from './first-steps'
import { fits } from './help-search'
import { keyGroups } from './key-list'
import { terms } from './terms'

describe('help', () => {
  test('is found by the beginnings of words, marks and case aside', () => {
    expect(fits('back pla', 'Back-out plan', undefined, 'What is done to return')).toBe(true)
    expect(fits('RÜCK', 'rucksetzung')).toBe(true)
    expect(fits('plan freeze', 'Back-out plan')).toBe(false)
    expect(fits('', 'anything')).toBe(true)
  })
  test('terms stand by the alphabet, each once, each with a sentence', () => {
    const names = terms.map(({ term }) => term)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')))
    expect(new Set(names).size).toBe(names.length)
    for (const { means } of terms) expect(means).toMatch(/\.$/)
  })
  test('every command that a first step leads to is one of the registry', () => {
    for (const { command } of firstSteps) if (command !== undefined) expect(commandOf(command), command).toBeDefined()
  })
  test('keys of commands are listed where somebody takes them, and the same key leads to one command only', () => {
    const [everywhere] = keyGroups(({ id }) => id === 'undo')
    expect(everywhere?.lines.map(({ does }) => does)).toContain('Undo')
    expect(everywhere?.lines.map(({ does }) => does)).not.toContain('Redo')
    const keys = commands.flatMap((command) => (command.keys === undefined ? [] : [command.keys]))
    expect(new Set(keys).size).toBe(keys.length)
  })
})
