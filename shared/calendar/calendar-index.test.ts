import { describe, expect, test } from 'vitest'
import type { RootRecord } from '../log/apply'
import type { Json } from '../model/json'
import { calendarIndex, within } from './calendar-index'
import { type Dated, datedOf } from './dated'

const zone = 'Europe/Copenhagen'

const record = (root: string, entities: Readonly<Record<string, Readonly<Record<string, Json>>>>): RootRecord => ({
  root,
  entities: Object.fromEntries(
    Object.entries(entities).map(([entity, fields]) => [
      entity,
      Object.fromEntries(Object.entries({ removed: false, ...fields }).map(([field, value]) => [field, [value, '1'] as const])),
    ]),
  ),
})

const datesOf = (entity: string, fields: Readonly<Record<string, Json>>) =>
  datedOf(record('r', { [entity]: fields }), zone).map(({ kind, from, to, wholeDays }) => [
    kind,
    new Date(from).toISOString().slice(0, 16),
    new Date(to).toISOString().slice(0, 16),
    wholeDays,
  ])

describe('what is dated', () => {
  test('a release lies at its target, or where it went out', () => {
    expect(datesOf('release/a', { plannedStart: '2026-11-02', target: '2026-12-05T21:00:00Z' })).toEqual([
      ['release', '2026-12-05T21:00', '2026-12-05T21:00', false],
    ])
    expect(datesOf('release/a', { target: '2026-12-05', actual: '2026-12-12' })).toEqual([['release', '2026-12-11T23:00', '2026-12-12T23:00', true]])
  })

  test('a change lies from planned start to planned end, an emergency change is told apart', () => {
    const night = { plannedStart: '2026-12-05T21:00:00Z', plannedEnd: '2026-12-06T03:00:00Z' }
    expect(datesOf('change/a', night)).toEqual([['change', '2026-12-05T21:00', '2026-12-06T03:00', false]])
    expect(datesOf('change/a', { ...night, type: 'emergency' })[0]?.[0]).toBe('emergency')
  })

  test('days are whole, the last one too; the day of the change of clocks has 23 hours', () => {
    expect(datesOf('freeze/a', { start: '2027-03-27', end: '2027-03-28' })).toEqual([['freeze', '2027-03-26T23:00', '2027-03-28T22:00', true]])
  })

  test('what is cancelled, rejected, removed, undated or written by a newer Slipway takes no time', () => {
    expect(datesOf('release/a', { target: '2026-12-05', state: 'cancelled' })).toEqual([])
    expect(datesOf('booking/a', { start: '2026-12-05', end: '2026-12-06', state: 'rejected' })).toEqual([])
    expect(datesOf('freeze/a', { start: '2026-12-05', removed: true })).toEqual([])
    expect(datesOf('change/a', {})).toEqual([])
    expect(datesOf('key-date/a', { start: 'the day after the audit' })).toEqual([])
  })

  test('an end before its start does not turn time around', () => {
    expect(datesOf('booking/a', { start: '2026-12-06T10:00:00Z', end: '2026-12-05T10:00:00Z' })).toEqual([
      ['booking', '2026-12-06T10:00', '2026-12-06T10:00', false],
    ])
  })
})

describe('what lies within a stretch of time', () => {
  const at = (text: string): number => Date.parse(`${text}Z`)
  const dated = (entity: string, from: string, to: string, repeats = ''): Dated => ({
    entity,
    root: 'r',
    kind: 'change',
    from: at(from),
    to: at(to),
    wholeDays: false,
    repeats,
    ...(repeats === '' ? {} : { recurring: { start: `${from}:00Z`, end: `${to}:00Z`, recurrence: repeats, exceptions: {}, zone } }),
  })
  const asked = (items: readonly Dated[], from: string, to: string) => within(calendarIndex([items]), at(from), at(to), zone).map(({ entity }) => entity)

  test('ends are half open: what ends where the stretch begins is not in it', () => {
    const items = [
      dated('before', '2026-12-04T20:00', '2026-12-05T00:00'),
      dated('across', '2026-12-04T20:00', '2026-12-05T00:01'),
      dated('instant', '2026-12-05T00:00', '2026-12-05T00:00'),
      dated('last', '2026-12-05T23:59', '2026-12-06T08:00'),
      dated('after', '2026-12-06T00:00', '2026-12-06T00:00'),
    ]
    expect(asked(items, '2026-12-05T00:00', '2026-12-06T00:00')).toEqual(['across', 'instant', 'last'])
  })

  test('weeks-long ones are found in their middle, repetitions in each week', () => {
    const items = [dated('long', '2026-12-01T00:00', '2027-01-20T00:00'), dated('weekly', '2026-11-03T20:00', '2026-11-03T21:00', 'FREQ=WEEKLY')]
    expect(asked(items, '2026-12-14T00:00', '2026-12-28T00:00')).toEqual(['long', 'weekly', 'weekly'])
  })

  test('a rule that can’t be read counts once', () => {
    expect(asked([dated('odd', '2026-12-01T20:00', '2026-12-01T21:00', 'every week')], '2026-12-01T00:00', '2026-12-31T00:00')).toEqual(['odd'])
  })

  test('it finds the same as looking through all', () => {
    const items = Array.from({ length: 500 }, (_, n) => {
      const from = at('2026-01-01T00:00') + ((n * 7919) % 365) * 86_400_000
      return { ...dated(`e${n}`, '2026-01-01T00:00', '2026-01-01T00:00'), from, to: from + ((n * 31) % 200) * 3_600_000 }
    })
    const [from, to] = [at('2026-05-01T00:00'), at('2026-06-01T00:00')]
    const naive = items.filter((item) => item.from < to && (item.to > from || (item.to === item.from && item.from >= from)))
    expect(new Set(within(calendarIndex([items]), from, to, zone))).toEqual(new Set(naive))
  })
})
