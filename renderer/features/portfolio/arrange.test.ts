import { expect, test } from 'vitest'
import { grouped, sorted } from './arrange'
import { exampleRow } from './example-row'

const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id)

test('rows are sorted by a column both ways, and what has no value stays last', () => {
  const rows = [exampleRow('none'), exampleRow('late', { target: '2026-12-05' }), exampleRow('early', { target: '2026-11-01' })]
  expect(ids(sorted(rows, { column: 'target', descending: false }))).toEqual(['early', 'late', 'none'])
  expect(ids(sorted(rows, { column: 'target', descending: true }))).toEqual(['late', 'early', 'none'])
})

test('names sort by their numbers, states by their course', () => {
  const rows = [exampleRow('Ledger 10', { state: 'draft' }), exampleRow('Ledger 9', { state: 'ready' })]
  expect(ids(sorted(rows, { column: 'name', descending: false }))).toEqual(['Ledger 9', 'Ledger 10'])
  expect(ids(sorted(rows, { column: 'state', descending: false }))).toEqual(['Ledger 10', 'Ledger 9'])
})

test('equal rows stand by target, then by name', () => {
  const rows = [exampleRow('b', { target: '2026-12-05' }), exampleRow('c', { target: '2026-12-01' }), exampleRow('a', { target: '2026-12-05' })]
  expect(ids(sorted(rows, { column: 'type', descending: true }))).toEqual(['c', 'a', 'b'])
})

test('groups stand by name, with what has none at the end', () => {
  const rows = [exampleRow('x', { team: 'Payments' }), exampleRow('y'), exampleRow('z', { team: 'Channels' })]
  expect(grouped(rows, 'team', 'UTC').map(({ title }) => title)).toEqual(['Channels', 'Payments', 'No team'])
})

test('states group in their course, quarters in time, types by weight', () => {
  const rows = [
    exampleRow('a', { state: 'closed', target: '2027-02-01', type: 'patch' }),
    exampleRow('b', { state: 'draft', target: '2026-12-31T23:30:00Z', type: 'major' }),
    exampleRow('c', { state: 'ready', onHold: { held: true, reason: 'x' }, target: '2026-11-01' }),
  ]
  expect(grouped(rows, 'state', 'UTC').map(({ title }) => title)).toEqual(['Draft', 'On hold', 'Closed'])
  expect(grouped(rows, 'type', 'UTC').map(({ title }) => title)).toEqual(['Major', 'Minor', 'Patch'])
  expect(grouped(rows, 'quarter', 'Europe/Copenhagen').map(({ title, rows: held }) => `${title}: ${ids(held).join()}`)).toEqual(['Q4 2026: c', 'Q1 2027: a,b'])
})
