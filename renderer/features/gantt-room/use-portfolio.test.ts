import { expect, test } from 'vitest'
import { viewOf } from '#shared/model/view'
import { filtered } from './use-portfolio'

const releases = [
  { name: 'Payments', version: '26.12', id: 'a', team: '', state: 'closed', target: '2026-12-05' },
  { name: 'Ledger', version: '8.4', id: 'b', team: 'Core', state: 'planning', target: '2026-12-09' },
] as const

const rows = releases.map(({ id, ...fields }) => ({ release: viewOf('release', id, fields), phases: [], gates: [], milestones: [], services: [] }))

test('the filter asks for all its words, and sorts by date', () => {
  expect(filtered(rows, '', true).map(({ release: { id } }) => id)).toEqual(['a', 'b'])
  expect(filtered(rows, 'ledger core', true).map(({ release: { id } }) => id)).toEqual(['b'])
  expect(filtered(rows, '', false).map(({ release: { id } }) => id)).toEqual(['b'])
})
