import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RootRecord } from '../log/apply'
import { datedDays, datedOf } from './dated'

const day = fc.date({ min: new Date('2025-12-20'), max: new Date('2026-02-10'), noInvalidDate: true }).map((at) => at.toISOString())
const when = fc.oneof(
  fc.constant(''),
  day.map((at) => at.slice(0, 10)),
  day.map((at) => `${at.slice(0, 16)}:00Z`),
)
const name = fc.constantFrom('release/r', 'phase/a', 'milestone/b', 'change/c', 'freeze/d', 'booking/e', 'risk/f')
const held = fc.record({ start: when, end: when, target: when, actual: when, plannedStart: when, plannedEnd: when })
const entities = fc.dictionary(name, held, { noNullPrototype: true })
const zone = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin')

const recordOf = (fields: Readonly<Record<string, object>>): RootRecord => ({
  root: 'release/r',
  entities: Object.fromEntries(
    Object.entries(fields).map(([entity, each]) => [
      entity,
      Object.fromEntries(Object.entries({ removed: false, ...each }).map(([field, value]) => [field, [value, '1'] as const])),
    ]),
  ),
})
const shifted = (at: number, days: number): string => new Date(at + days * 86_400_000).toISOString().slice(0, 10)

test('all that is dated in a root lies between its days, or no more than two beside them', () => {
  fc.assert(
    fc.property(entities, zone, (fields, where) => {
      const record = recordOf(fields)
      const [first, last] = datedDays(record) ?? ['9999-12-31', '']
      for (const { from, to } of datedOf(record, where)) {
        expect(shifted(from, 2) >= first).toBe(true)
        expect(shifted(to, -2) <= last).toBe(true)
      }
    }),
  )
})

test('what repeats has no last day', () => {
  const freeze = { start: '2026-01-05', end: '2026-01-06', recurrence: 'FREQ=YEARLY' }
  expect(datedDays(recordOf({ 'freeze/d': freeze }))).toEqual(['2026-01-05', '9999-12-31'])
  expect(datedDays(recordOf({ 'risk/f': freeze }))).toBeUndefined()
})
