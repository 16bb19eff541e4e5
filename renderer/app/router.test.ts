import { beforeEach, describe, expect, test } from 'vitest'
import { store } from '#data/store'
import { adjust, back, forward, go, placeOfAddress, selectCanGoBack, selectCanGoForward, selectPlace, startAt } from './router'

const place = () => selectPlace(store.getState())

beforeEach(() => startAt({ room: 'portfolio', params: {} }))

test('back and forward walk the places visited; a new way forgets what was ahead', () => {
  go('gantt')
  go('release', { id: 'r1' })
  back()
  expect(place().room).toBe('gantt')
  forward()
  expect(place()).toEqual({ room: 'release', params: { id: 'r1' } })
  back()
  go('risks')
  expect(selectCanGoForward(store.getState())).toBe(false)
  back()
  back()
  back()
  expect(place().room).toBe('portfolio')
  expect(selectCanGoBack(store.getState())).toBe(false)
})

test('going where one is leaves no step, and a tab leaves none either', () => {
  go('release', { id: 'r1' })
  go('release', { id: 'r1' })
  adjust({ tab: 'plan' })
  expect(place().params).toEqual({ id: 'r1', tab: 'plan' })
  back()
  expect(place().room).toBe('portfolio')
})

describe('the address of a second window', () => {
  test('names a room', () => {
    expect(placeOfAddress('#/gantt')).toEqual({ room: 'gantt', params: {} })
    expect(placeOfAddress('#/release?id=r1')).toEqual({ room: 'release', params: { id: 'r1' } })
  })
  test.each(['', '#', '#/', '#/../x', '#/Gantt'])('%j is the portfolio', (hash) => {
    expect(placeOfAddress(hash).room).toBe('portfolio')
  })
})
