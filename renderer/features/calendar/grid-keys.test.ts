import { expect, test } from 'vitest'
import { wishOf } from './grid-keys'

const press = (key: string, held: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...held,
})
const day = { view: 'month', onEntry: false, timed: false, singleKeys: true } as const
const entry = { ...day, onEntry: true, timed: true } as const

test('arrows go by day, up and down by week in the month', () => {
  expect(wishOf(press('ArrowRight'), day)).toEqual({ wish: 'day', days: 1 })
  expect(wishOf(press('ArrowUp'), day)).toEqual({ wish: 'day', days: -7 })
})

test('Alt moves an entry, with Shift its end; among the hours up and down are half hours', () => {
  expect(wishOf(press('ArrowLeft', { altKey: true }), entry)).toEqual({ wish: 'move', days: -1, minutes: 0 })
  expect(wishOf(press('ArrowDown', { altKey: true }), entry)).toEqual({ wish: 'move', days: 7, minutes: 0 })
  expect(wishOf(press('ArrowDown', { altKey: true, shiftKey: true }), { ...entry, view: 'week' })).toEqual({ wish: 'resize', days: 0, minutes: 30 })
  expect(wishOf(press('ArrowDown', { altKey: true }), { ...entry, view: 'week', timed: false })).toEqual({ wish: 'move', days: 7, minutes: 0 })
})

test('on a day Alt with an arrow is left to back and forward, and what has Ctrl to the window', () => {
  expect(wishOf(press('ArrowLeft', { altKey: true }), day)).toBeUndefined()
  expect(wishOf(press('m', { ctrlKey: true }), day)).toBeUndefined()
})

test('letters choose views and today, unless single keys are switched off', () => {
  expect(wishOf(press('y'), day)).toEqual({ wish: 'view', view: 'year' })
  expect(wishOf(press('T'), day)).toEqual({ wish: 'today' })
  expect(wishOf(press('t'), { ...day, singleKeys: false })).toBeUndefined()
  expect(wishOf(press('x'), day)).toBeUndefined()
})
