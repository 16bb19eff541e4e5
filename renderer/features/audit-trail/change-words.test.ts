import { expect, test } from 'vitest'
import { changeWords, kindChoices } from './change-words'

const wording = { fieldsOf: (entity: string) => (entity === 'release/r' ? { name: 'Payments', version: '26.12' } : { title: 'Late' }), valueWords: String }

test('a change says what, before and after; where something belongs is left out', () => {
  const changes = [
    { entity: 'release/r', field: 'endOfLife', was: '', value: '2027-01-01' },
    { entity: 'release/r', field: 'order', was: 'a0', value: 'a1' },
  ]
  expect(changeWords({ changes }, wording)).toEqual([
    { key: 'release/r endOfLife', field: 'release “Payments 26.12”: end of life', was: '', now: '2027-01-01' },
  ])
})

test('what was made, removed or brought back is said as such', () => {
  const changes = [
    { entity: 'risk/a', field: 'removed', was: true, value: false },
    { entity: 'risk/a', field: 'removed', was: false, value: true },
  ]
  expect(changeWords({ changes }, wording).map(({ field, was, now }) => [field, was, now])).toEqual([
    ['risk “Late”', '', 'added'],
    ['risk “Late”', 'there', 'removed'],
  ])
})

test('an unknown kind of a newer Slipway is called by its own name', () => {
  expect(changeWords({ changes: [{ entity: 'omen/x', field: 'sky', was: '', value: 'red' }] }, wording)[0]?.field).toBe('omen “Late”: sky')
})

test('no two kinds are offered under one name', () => {
  expect(new Set(kindChoices.map(({ label }) => label)).size).toBe(kindChoices.length)
})
