import { expect, test } from 'vitest'
import { exampleRow } from './example-row'
import { type Condition, type FilterContext, matcher, matches, me, withCondition, withoutField } from './filter'

const context: FilterContext = { now: Date.parse('2026-11-25T20:00:00Z'), zone: 'Europe/Copenhagen', person: 'Karin Aalto' }
const passing = (condition: Condition, rows: readonly ReturnType<typeof exampleRow>[]): readonly string[] =>
  rows.filter(matcher([condition], context)).map(({ id }) => id)

test('without a condition everything passes; with several all must hold', () => {
  const row = exampleRow('a', { state: 'ready', type: 'major' })
  expect(matches([], row, context)).toBe(true)
  const ready: Condition = { field: 'state', is: true, values: ['ready'] }
  expect(matches([ready, { field: 'type', is: true, values: ['major', 'patch'] }], row, context)).toBe(true)
  expect(matches([ready, { field: 'type', is: false, values: ['major'] }], row, context)).toBe(false)
})

test('a hold is a flag: a held release is found by it and by its state', () => {
  const held = exampleRow('held', { state: 'ready', onHold: { held: true, reason: 'no space' } })
  const plain = exampleRow('plain', { state: 'ready' })
  expect(passing({ field: 'state', is: true, values: ['on-hold'] }, [held, plain])).toEqual(['held'])
  expect(passing({ field: 'state', is: true, values: ['ready'] }, [held, plain])).toEqual(['held', 'plain'])
  expect(passing({ field: 'state', is: false, values: ['on-hold'] }, [held, plain])).toEqual(['plain'])
})

test('a closed release that failed is still closed', () => {
  const failed = exampleRow('failed', { state: 'closed', outcome: 'failed' })
  expect(passing({ field: 'state', is: false, values: ['closed', 'cancelled'] }, [failed])).toEqual([])
  expect(passing({ field: 'state', is: true, values: ['failed'] }, [failed])).toEqual(['failed'])
})

test('what has no value is found as none', () => {
  const rows = [exampleRow('a', {}, { areas: ['Payments'] }), exampleRow('b')]
  expect(passing({ field: 'area', is: true, values: [''] }, rows)).toEqual(['b'])
  expect(passing({ field: 'risk', is: true, values: [''] }, [exampleRow('c', {}, { level: 3 }), exampleRow('d')])).toEqual(['d'])
})

test('the owner “me” is whoever works on this device', () => {
  const rows = [exampleRow('a', { owner: 'Karin Aalto' }), exampleRow('b', { owner: 'Jonas Weber' })]
  expect(passing({ field: 'owner', is: true, values: [me] }, rows)).toEqual(['a'])
})

test('before twelve weeks from now keeps what is late, leaves out what has no target', () => {
  const rows = [
    exampleRow('late', { target: '2026-10-01' }),
    exampleRow('last', { target: '2027-02-16' }),
    exampleRow('beyond', { target: '2027-02-17' }),
    exampleRow('open'),
  ]
  expect(passing({ field: 'target', range: { kind: 'before-12-weeks' } }, rows)).toEqual(['late', 'last'])
  expect(passing({ field: 'target', range: { kind: 'none' } }, rows)).toEqual(['open'])
})

test('days of a range both belong to it, in the zone', () => {
  const rows = [
    exampleRow('before', { target: '2026-11-30T22:59:00Z' }),
    exampleRow('first', { target: '2026-11-30T23:00:00Z' }),
    exampleRow('last', { target: '2026-12-31T22:59:00Z' }),
    exampleRow('after', { target: '2026-12-31T23:00:00Z' }),
  ]
  expect(passing({ field: 'target', range: { kind: 'days', from: '2026-12-01', to: '2026-12-31' } }, rows)).toEqual(['first', 'last'])
})

test('a quarter is the one of the zone, with an open range both ways', () => {
  const rows = [exampleRow('a', { actual: '2026-09-30T22:30:00Z' }), exampleRow('b', { actual: '2026-09-30T21:30:00Z' })]
  expect(passing({ field: 'out', range: { kind: 'this-quarter' } }, rows)).toEqual(['a'])
  expect(passing({ field: 'out', range: { kind: 'days', from: '', to: '' } }, rows)).toEqual(['a', 'b'])
})

test('every word of the text must be there, in any order', () => {
  const rows = [exampleRow('a', {}, { words: 'ledger 8.4 core banking' }), exampleRow('b', {}, { words: 'ledger 8.3 core banking' })]
  expect(passing({ field: 'text', text: 'BANKING 8.4' }, rows)).toEqual(['a'])
  expect(passing({ field: 'text', text: '  ' }, rows)).toEqual(['a', 'b'])
})

test('a field has one condition', () => {
  const first: Condition = { field: 'text', text: 'a' }
  const second: Condition = { field: 'text', text: 'b' }
  const state: Condition = { field: 'state', is: true, values: ['ready'] }
  expect(withCondition([first, state], second)).toEqual([second, state])
  expect(withCondition([state], second)).toEqual([state, second])
  expect(withoutField([first, state], 'text')).toEqual([state])
})
