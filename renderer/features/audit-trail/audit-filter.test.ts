import { expect, test } from 'vitest'
import { everything, isNarrowed, queryOf } from './audit-filter'

test('nothing chosen asks for everything', () => {
  expect(queryOf(everything, 'UTC')).toEqual({})
  expect(isNarrowed(everything)).toBe(false)
})

test('both days are inside, in the zone that is shown', () => {
  const query = queryOf({ ...everything, from: '2026-12-05', to: '2026-12-05' }, 'Europe/Copenhagen')
  expect(query).toEqual({ from: Date.parse('2026-12-04T23:00:00Z'), to: Date.parse('2026-12-05T23:00:00Z') })
})

test('spaces alone are no text', () => {
  expect(queryOf({ ...everything, text: '  ' }, 'UTC')).toEqual({})
  expect(queryOf({ ...everything, text: ' ledger ', who: 'Mei Tan', kind: 'risk', about: 'release/x' }, 'UTC')).toEqual({
    text: 'ledger',
    who: 'Mei Tan',
    kind: 'risk',
    about: 'release/x',
  })
})
