import { expect, test } from 'vitest'
import { columnOrders } from './date-column'
import { readDate } from './date-text'
import { localInstant } from './local-time'

const read = (text: string, order?: 'day-first' | 'month-first') => {
  const reading = readDate(text, order)
  return reading.kind === 'day'
    ? reading.day
    : reading.kind === 'local'
      ? reading.local
      : reading.kind === 'instant'
        ? new Date(reading.at).toISOString()
        : reading.kind
}

test('dates are read as people and programs write them', () => {
  const written: Readonly<Record<string, string>> = {
    '2026-03-28': '2026-03-28',
    '2026-03-28 23:30:00': '2026-03-28T23:30:00',
    '2026-03-28T23:30:00+01:00': '2026-03-28T22:30:00.000Z',
    '2026-03-28T23:30Z': '2026-03-28T23:30:00.000Z',
    '2026/3/8': '2026-03-08',
    '31.01.2026': '2026-01-31',
    '1.2.26 7:05': '2026-02-01T07:05:00',
    '29/Jun/26 7:45 PM': '2026-06-29T19:45:00',
    '29-Jun-2026': '2026-06-29',
    '29. Mai 2026': '2026-05-29',
    'Monday, April 08,  2019': '2019-04-08',
    'Apr 8, 2019 12:00 AM': '2019-04-08T00:00:00',
    '28/03/2026 12:15 pm': '2026-03-28T12:15:00',
    '03/28/2026 11:30 PM': '2026-03-28T23:30:00',
    '05/05/2026': '2026-05-05',
  }
  expect(Object.fromEntries(Object.keys(written).map((text) => [text, read(text)]))).toEqual(written)
})

test('a day that can be two is ambiguous until the order is given', () => {
  expect([read('03/04/2026'), read('03/04/2026', 'day-first'), read('03/04/2026', 'month-first')]).toEqual(['ambiguous', '2026-04-03', '2026-03-04'])
})

test('what is not in the calendar is impossible and never rolled over', () => {
  for (const text of ['2026-02-29', '31/02/2026', '2026-13-01', '29.02.2026 10:00', '2026-01-01 25:00', '1/Jan/26 13:00 PM'])
    expect(read(text, 'day-first')).toBe('impossible')
  expect(read('2028-02-29')).toBe('2028-02-29')
  expect(read('28/03/2026', 'month-first')).toBe('impossible')
})

test('what is no date is unreadable', () => {
  for (const text of ['', 'asap', 'TBD', '??', '2026', 'Q3 2026', '1.2', '12:30', '2026-03-28 morning', '1/Foo/26']) expect(read(text)).toBe('unreadable')
})

const orders = (...columns: readonly (readonly string[])[]) => [...columnOrders(new Map(columns.map((cells, at) => [at, cells])), new Map()).values()]

test('one value that can be read one way decides its column', () => {
  expect(orders(['03/04/2026', '13/04/2026'])).toEqual([{ decided: true, order: 'day-first', by: 'values' }])
  expect(orders(['03/04/2026', '04/13/2026'])).toEqual([{ decided: true, order: 'month-first', by: 'values' }])
})

test('a column where nothing decides takes the order of the others, unless they disagree', () => {
  expect(orders(['03/04/2026'], ['13/04/2026'])[0]).toEqual({ decided: true, order: 'day-first', by: 'other-columns' })
  expect(orders(['03/04/2026'], ['13/04/2026'], ['04/13/2026'])[0]).toEqual({ decided: false, examples: ['03/04/2026'] })
  expect(orders(['03/04/2026', '13/04/2026', '04/13/2026'])).toEqual([{ decided: false, examples: ['03/04/2026'] }])
  expect(orders(['2026-01-01', '01.02.2026', '05/05/2026'])).toEqual([{ decided: true, order: undefined, by: 'spelling' }])
  expect([...columnOrders(new Map([[0, ['03/04/2026']]]), new Map([[0, 'month-first']])).values()]).toEqual([
    { decided: true, order: 'month-first', by: 'answer' },
  ])
})

test('a local time that clocks skip is moved forward, one that comes twice is the first', () => {
  const at = (local: string) => {
    const { at: instant, oddity } = localInstant(local, 'Europe/Berlin')
    return [new Date(instant).toISOString(), oddity]
  }
  expect(at('2026-03-29T01:59:00')).toEqual(['2026-03-29T00:59:00.000Z', undefined])
  expect(at('2026-03-29T02:30:00')).toEqual(['2026-03-29T01:30:00.000Z', 'dst-gap'])
  expect(at('2026-03-29T03:00:00')).toEqual(['2026-03-29T01:00:00.000Z', undefined])
  expect(at('2026-10-25T02:30:00')).toEqual(['2026-10-25T00:30:00.000Z', 'dst-overlap'])
  expect(at('2026-10-25T03:00:00')).toEqual(['2026-10-25T02:00:00.000Z', undefined])
  expect(at('2026-07-01T12:00:00')).toEqual(['2026-07-01T10:00:00.000Z', undefined])
})
