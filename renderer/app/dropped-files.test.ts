import { expect, test } from 'vitest'
import { droppedAs } from './dropped-files'

test('a bundle or pack is opened, whatever the case of its ending', () => {
  expect(droppedAs(['Payments 26.12.slipway'])).toEqual({ kind: 'bundle' })
  expect(droppedAs(['CAB.SLIPWAY-PACK'])).toEqual({ kind: 'bundle' })
})

test('tables, plans and calendars are imported', () => {
  for (const name of ['changes.csv', 'plan.XML', 'night.gan', 'holidays.ics', 'steps.md']) expect(droppedAs([name])).toEqual({ kind: 'table' })
})

test('ballots come together, other files one at a time', () => {
  expect(droppedAs(['a.slipway-ballot', 'b.slipway-ballot'])).toEqual({ kind: 'ballots' })
  expect(droppedAs(['a.slipway-ballot', 'b.csv'])).toMatchObject({ kind: 'refused', message: expect.stringContaining('one file at a time') })
  expect(droppedAs(['a.csv', 'b.csv'])).toMatchObject({ kind: 'refused' })
})

test('what is none of these is named', () => {
  expect(droppedAs(['holiday.jpg'])).toMatchObject({ kind: 'refused', message: expect.stringContaining('“holiday.jpg”') })
  expect(droppedAs(['Makefile'])).toMatchObject({ kind: 'refused' })
})
