import { describe, expect, test } from 'vitest'
import { type CommandFacts, commandForKeys, commandOf, commands, keysOf, keyWords } from './registry'

const facts: CommandFacts = { workspace: 'own', undo: '', redo: '', canGoBack: false, canGoForward: false }
const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

test('no two commands have one id or one key', () => {
  const ids = commands.map(({ id }) => id)
  const keys = commands.flatMap((command) => command.keys ?? [])
  expect(new Set(ids).size).toBe(ids.length)
  expect(new Set(keys).size).toBe(keys.length)
})

describe('keys', () => {
  test('Ctrl and Cmd are one key of the two systems', () => {
    expect(keysOf(press('z', { ctrlKey: true }), false)).toBe('Mod+Z')
    expect(keysOf(press('z', { metaKey: true }), true)).toBe('Mod+Z')
    expect(keysOf(press('z', { ctrlKey: true }), true)).toBe('Ctrl+Z')
  })
  test('Shift belongs to letters and named keys, not to signs that need it', () => {
    expect(keysOf(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+Z')
    expect(keysOf(press('?', { shiftKey: true }), false)).toBe('?')
    expect(keysOf(press('F6', { shiftKey: true }), false)).toBe('Shift+F6')
    expect(keysOf(press('ArrowLeft', { altKey: true }), false)).toBe('Alt+Left')
  })
  test('a pressed key finds its command', () => {
    expect(commandForKeys(keysOf(press('k', { ctrlKey: true }), false))?.id).toBe('palette')
    expect(commandForKeys(keysOf(press('k'), false))).toBeUndefined()
  })
  test('they are written as the keyboard has them', () => {
    expect(keyWords('Mod+Shift+Z', false)).toBe('Ctrl Shift Z')
    expect(keyWords('Mod+Shift+Z', true)).toBe('⌘ ⇧ Z')
    expect(keyWords('+', false)).toBe('+')
  })
})

describe('a command that can’t be done says why', () => {
  test('undo, with nothing to undo and in a bundle', () => {
    const undo = commandOf('undo')
    expect(undo?.refusal?.(facts)).toBe('Nothing to undo.')
    expect(undo?.refusal?.({ ...facts, undo: 'Moved Ledger 8.4' })).toBeUndefined()
    expect(undo?.refusal?.({ ...facts, workspace: 'bundle', undo: 'x' })).toContain('read-only')
  })
  test('a room, without a workspace', () => {
    expect(commandOf('go-gantt')?.refusal?.({ ...facts, workspace: 'none' })).toBe('No workspace is open.')
  })
})
