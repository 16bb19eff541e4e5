import { expect, test } from 'vitest'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import type { RootRecord } from '#shared/log/apply'
import type { Json } from '#shared/model/json'
import { viewOf } from '#shared/model/view'
import { attentionKindOf, attentionTone, chipWords } from './attention'
import { type RowContext, rowOf } from './release-row'

const record = (entities: Readonly<Record<string, Readonly<Record<string, Json>>>>): RootRecord => ({
  root: 'release/r',
  entities: Object.fromEntries(
    Object.entries(entities).map(([name, fields]) => [
      name,
      Object.fromEntries(Object.entries({ removed: false, ...fields }).map(([field, value]) => [field, [value, '1'] as const])),
    ]),
  ),
})

const context: RowContext = {
  services: new Map([
    ['service/ledger', { ...viewOf('service', 'ledger', { name: 'Ledger', area: 'Core banking' }) }],
    ['service/cards', { ...viewOf('service', 'cards', { name: 'Cards', area: 'Payments' }) }],
    ['service/mandates', { ...viewOf('service', 'mandates', { name: 'Mandates', area: 'Payments' }) }],
  ]),
  workspace: viewOf('workspace', 'this', {}),
  zone: 'UTC',
  now: Date.parse('2026-11-25T12:00:00Z'),
}
const rowWith = (
  fields: Readonly<Record<string, Json>>,
  more: Readonly<Record<string, Readonly<Record<string, Json>>>> = {},
  conflicts: readonly Conflict[] = [],
) => {
  const root = record({ 'release/r': fields, ...more })
  return rowOf(root, viewOf('release', 'r', fields), context, conflicts)
}

test('a release stands in the area where most of its services lie', () => {
  const row = rowWith(
    { name: 'X' },
    { 'affects/1': { item: 'service/ledger' }, 'affects/2': { item: 'service/cards' }, 'affects/3': { item: 'service/mandates' } },
  )
  expect(row.areas).toEqual(['Payments', 'Core banking'])
  expect(row.services).toEqual(['Cards', 'Ledger', 'Mandates'])
})

const inFreeze: Conflict = {
  key: 'freeze release/r freeze/close',
  kind: 'in-freeze',
  severity: 'hard',
  subject: 'release/r',
  other: 'freeze/close',
  from: 0,
  to: 1,
  about: [],
  standing: { state: 'open' },
}

test('conflicts come before a passed target, in the words that conflicts have everywhere, unless the release is over', () => {
  const late = { state: 'ready', target: '2026-11-24' }
  const row = rowWith(late, {}, [inFreeze, { ...inFreeze, kind: 'booked-twice', severity: 'soft' }])
  expect(row.attention.map(chipWords)).toEqual(['In a hard freeze', 'Double booking', 'Past target'])
  expect(row.attention.map(attentionTone)).toEqual(['danger', 'warning', 'warning'])
  expect(row.attention.map(attentionKindOf)).toEqual(['in-freeze', 'booked-twice', 'past-target'])
  expect(rowWith({ state: 'closed' }, {}, [inFreeze]).attention).toEqual([])
})

test('a row is made anew for other conflicts, and kept for the same list', () => {
  const root = record({ 'release/r': { name: 'X' } })
  const release = viewOf('release', 'r', { name: 'X' })
  const conflicts = [inFreeze]
  const row = rowOf(root, release, context, conflicts)
  expect(rowOf(root, release, context, conflicts)).toBe(row)
  expect(rowOf(root, release, context, []).attention).toEqual([])
})

test('what is closed asks for nothing; a target that passed before deploying does', () => {
  expect(rowWith({ state: 'ready', target: '2026-11-24' }).attention.map(({ kind }) => kind)).toEqual(['past-target'])
  expect(rowWith({ state: 'deploying', target: '2026-11-24' }).attention).toEqual([])
  expect(rowWith({ state: 'ready', target: '2026-11-25' }).attention).toEqual([])
})

test('the risk is the highest that counts now, above appetite is said', () => {
  const rated = (likelihood: number, impact: number) => ({ kind: 'rated', likelihood, impact })
  const row = rowWith({ state: 'ready' }, { 'risk/1': { inherent: rated(5, 5), residual: rated(2, 2) }, 'risk/2': { inherent: rated(5, 5) } })
  expect(row.level).toBe(5)
  expect(row.attention.map(({ kind }) => kind)).toEqual(['above-appetite'])
})

test('criteria of the readiness gate count where there is one', () => {
  const criterion = (gate: string, state: string): Readonly<Record<string, Json>> => ({
    gate,
    standing: state === 'open' ? { state } : { state, at: '', by: '' },
  })
  const more = {
    'gate/a': { purpose: 'readiness' },
    'gate/b': { purpose: 'exit' },
    'criterion/1': criterion('a', 'met'),
    'criterion/2': criterion('a', 'open'),
    'criterion/3': criterion('b', 'met'),
  }
  const row = rowWith({}, more)
  expect([row.settled, row.criteria.length]).toEqual([1, 2])
})

test('an unchanged record keeps its row', () => {
  const root = record({ 'release/r': { name: 'X' } })
  const release = viewOf('release', 'r', { name: 'X' })
  expect(rowOf(root, release, context)).toBe(rowOf(root, release, context))
  expect(rowOf(root, release, { ...context })).not.toBe(rowOf(root, release, context))
})
