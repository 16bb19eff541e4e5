import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { localInstant } from '../table/local-time'
import { cellText } from '../table/table'
import { icsHeaders, icsTable } from './ics-table'
import { type IcsEntry, icsText } from './write-ics'

const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((word) => word.replace(/\p{C}/gu, '').trim())
const name = text.filter((word) => word !== '')
const minute = 60_000
const instants = fc
  .integer({ min: Date.UTC(2020, 0, 1) / minute, max: Date.UTC(2030, 0, 1) / minute })
  .map((at) => `${new Date(at * minute).toISOString().slice(0, 19)}Z`)
/** A clock can't tell the second of an hour that comes twice: no series begins there. */
const isTwice = (when: string, zone: string): boolean => when.length > 10 && localInstant(clockOf(when, zone), zone).at !== Date.parse(when)
const clockOf = (when: string, zone: string): string =>
  Temporal.Instant.from(when).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' })
const days = instants.map((when) => when.slice(0, 10))
const spans = fc.oneof(
  fc.tuple(days, days).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const))),
  fc
    .tuple(instants, fc.integer({ min: 0, max: 20_000 }))
    .map(([start, minutes]) => [start, `${new Date(Date.parse(start) + minutes * minute).toISOString().slice(0, 19)}Z`] as const),
)
const entry: fc.Arbitrary<IcsEntry> = fc
  .record({
    span: spans,
    title: name,
    note: text,
    recurrence: fc.constantFrom('', 'FREQ=WEEKLY', 'FREQ=MONTHLY;COUNT=3'),
    zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'),
    items: fc.uniqueArray(
      name.map((word) => `service/${word}`),
      { maxLength: 2 },
    ),
    kind: fc.constantFrom('Freeze', 'Maintenance', 'Holiday'),
  })
  .map(({ span: [start, end], items, kind, ...rest }, at = 0) => ({
    ...rest,
    uid: `u${at}`,
    start,
    end,
    exceptions: rest.recurrence === '' ? [] : [start],
    appliesTo: items,
    categories: [kind],
    isCancelled: false,
  }))

it('a written calendar says the same when it is read, and keeps the rules of lines', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), (made) => {
      const entries = made.map((one, at) => ({ ...one, uid: `u${at}@slipway` }))
      const written = icsText('Freezes, all', entries, Date.UTC(2026, 10, 26))
      fc.pre(!entries.some(({ recurrence, start, zone }) => recurrence !== '' && isTwice(start, zone)))
      const lines = written.split('\r\n')
      expect(lines.every((line) => new TextEncoder().encode(line).length <= 75 && !/[\r\n]/.test(line))).toBe(true)
      const sheet = icsTable(written, 'x.ics')
      if (!sheet.ok) throw new Error(sheet.failure.message)
      expect(sheet.value.notes.filter(({ code }) => code !== 'no-rows')).toEqual([])
      const read = sheet.value.rows.map(({ cells }) => Object.fromEntries(icsHeaders.map((header, at) => [header, cellText(cells[at])])))
      expect(read).toEqual(
        entries.map((one) => ({
          Kind: one.categories[0],
          Severity: '',
          Title: one.title,
          Start: one.start,
          End: one.end,
          Recurrence: one.recurrence,
          Exceptions: one.exceptions.join('; '),
          Zone: one.start.length === 10 ? '' : one.recurrence === '' ? 'UTC' : one.zone,
          'Applies to': one.appliesTo.map((item) => item.trim()).join('; '),
          Status: 'CONFIRMED',
          Note: one.note,
          UID: one.uid,
        })),
      )
    }),
    { numRuns: 100 },
  )
})
