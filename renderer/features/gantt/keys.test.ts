import { expect, test } from 'vitest'
import { actionOf } from './keys'

const press = (key: string, more: Partial<{ ctrlKey: boolean; altKey: boolean; shiftKey: boolean }> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

test('on a row letters act and arrows fold', () => {
  expect(actionOf(press('l'), 'row')).toEqual({ do: 'link' })
  expect(actionOf(press('T', { shiftKey: true }), 'row')).toEqual({ do: 'now' })
  expect(actionOf(press('ArrowLeft'), 'row')).toEqual({ do: 'fold' })
  expect(actionOf(press(']'), 'row')).toEqual({ do: 'critical', by: 1 })
})

test('on a cell letters type and arrows go from cell to cell', () => {
  expect(actionOf(press('l'), 'cell')).toEqual({ do: 'type', text: 'l' })
  expect(actionOf(press('ArrowLeft'), 'cell')).toEqual({ do: 'previous-cell' })
  expect([actionOf(press('Delete'), 'cell'), actionOf(press('Delete'), 'row')]).toEqual([{ do: 'clear' }, { do: 'remove' }])
})

test('Alt moves in time, with Shift it lengthens, and Alt up moves the row', () => {
  expect(actionOf(press('ArrowRight', { altKey: true }), 'row')).toEqual({ do: 'move', steps: 1 })
  expect(actionOf(press('ArrowLeft', { altKey: true, shiftKey: true }), 'cell')).toEqual({ do: 'resize', steps: -1 })
  expect(actionOf(press('ArrowUp', { altKey: true }), 'row')).toEqual({ do: 'reorder', direction: 'up' })
})

test('keys of the whole window stay with it', () => {
  expect(actionOf(press('k', { ctrlKey: true }), 'row')).toBeUndefined()
  expect(actionOf(press('Tab'), 'row')).toBeUndefined()
  expect(actionOf(press('F6'), 'row')).toBeUndefined()
})
