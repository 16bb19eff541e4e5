import { expect, test } from 'vitest'
import { compareRecord } from './compare-record'
import { type ReleaseRecord, recordText } from './release-record'

const record: ReleaseRecord = {
  format: 1,
  release: 'release/a',
  entities: { 'release/a': { name: 'Payments', removed: false }, 'task/t': { of: 'release/a', duration: 30, removed: false } },
}
const codes = (text: string) => compareRecord(text, record).map(({ code }) => code)

test('a record that is the log’s own is as it should be, byte for byte', () => {
  expect(compareRecord(recordText(record), record)).toEqual([])
  expect(codes(`${recordText(record)}\n`)).toEqual(['record-rewritten'])
  expect(codes(JSON.stringify(record, null, 2))).toEqual(['record-rewritten'])
})

test('each field that differs is named with both values, also what is missing or was put in', () => {
  const said = { ...record, entities: { 'release/a': { name: 'Cards', removed: false, pinned: true }, 'risk/r': { removed: false } } }
  expect(compareRecord(recordText(said), record)).toMatchObject([
    {
      code: 'record-differs',
      expected: '“Payments”',
      found: '“Cards”',
      message: '“name” of release/a reads “Cards” in the release record. The signed log says “Payments”.',
    },
    { expected: 'nothing', found: 'true' },
    { expected: '“release/a”', found: 'nothing' },
    { expected: '30', found: 'nothing' },
    { expected: 'false', found: 'nothing' },
    { expected: 'nothing', found: 'false' },
  ])
})

test.each([
  ['no JSON', '{'],
  ['no object', 'null'],
  ['no entities', '{"entities":[]}'],
  ['a null inside', '{"entities":{"release/a":{"name":null}}}'],
  ['a key that reaches a prototype', '{"entities":{"release/a":{"name":{"__proto__":1}}}}'],
  ['half a character', '{"entities":{"release/a":{"name":"\\ud800"}}}'],
  ['nesting without end', `{"entities":{"release/a":{"name":${'['.repeat(200_000)}`],
  ['deep nesting', `{"entities":{"release/a":{"name":${'['.repeat(900)}${']'.repeat(900)}}}}`],
])('%s is a finding, never an exception', (_what, text) => {
  expect(codes(text)).toEqual(['record-unreadable'])
})

test('an entity named as a prototype is one more entity', () => {
  expect(codes('{"entities":{"__proto__":{"name":"x"}},"format":1,"release":"release/a"}')).toContain('record-differs')
})
