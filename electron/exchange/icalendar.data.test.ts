import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { expand } from '#shared/calendar/recurrence'
import { components, every, linesOf } from '#shared/exchange/icalendar/components'
import { icsTable } from '#shared/exchange/icalendar/ics-table'
import type { BandRecord, Preview } from '#shared/exchange/table/preview'
import { readTable } from '#shared/exchange/table/read-table'
import { decodeText } from '#shared/exchange/table/text-encoding'
import { isDay, type When } from '#shared/model/when'
import { describeShared, previewOf, readFile } from '#test/fixtures/tables/read-shared'
import { openWorkbook } from './open-workbook'

interface ExpectedEvent {
  readonly uid: string
  readonly kind: string
  readonly occurrences: number
  readonly first3: readonly (readonly [string, string])[]
  readonly last: readonly [string, string] | null
}
interface Expected {
  readonly range: readonly [string, string]
  readonly vevents: number
  readonly events: readonly ExpectedEvent[]
  readonly blocking_total: number
}

const bands = (preview: Preview): BandRecord[] => preview.rows.filter((row): row is BandRecord => row.kind === 'band')

describeShared('freezes', ({ test, file }) => {
  const zone = 'Europe/Berlin'
  test('come in with every occurrence that was worked out by hand', async () => {
    const expected: Expected = JSON.parse(readFileSync(file('freezes-2026.expected.json'), 'utf8'))
    const preview = previewOf((await readFile(file('freezes-2026.ics'))).table, {}, zone)
    expect(preview.errors).toEqual([])
    expect(preview.subject).toBe('calendar')
    expect(preview.counts.rows).toBe(expected.vevents)
    const [from, to] = expected.range.map((text) => Date.parse(text)) as [number, number]
    const found = bands(preview).map((record) => ({ record, spans: record.isCancelled ? [] : spansOf(record, from, to, zone) }))
    let blocking = 0
    for (const event of expected.events) {
      // A floating time has no zone: the file's expected value is what stands in it.
      const isFloating = event.uid.startsWith('floating')
      const spans = found
        .filter(({ record }) => (record.fields.source ?? '').startsWith(event.uid))
        .flatMap(({ spans: own }) => own)
        .sort((a, b) => (a[0] < b[0] ? -1 : 1))
      expect([event.uid, spans.length]).toEqual([event.uid, event.occurrences])
      if (!isFloating) expect(spans.slice(0, 3)).toEqual(event.first3)
      if (!isFloating && event.last !== null) expect(spans.at(-1)).toEqual(event.last)
      blocking += spans.length
    }
    expect(blocking).toBe(expected.blocking_total)
    expect(preview.questions.map(({ kind }) => kind)).toEqual(['zone'])
    expect(preview.warnings.map(({ code }) => code)).toEqual(['tentative'])
  })
  test('know what they are and what they are for', async () => {
    const preview = previewOf((await readFile(file('freezes-2026.ics'))).table, {}, zone)
    const told = Object.fromEntries(
      bands(preview).map(({ band, appliesTo, isCancelled, fields }) => [fields.source ?? '', { band, appliesTo, isCancelled, title: fields.title }]),
    )
    expect(told['payroll@example.test']).toEqual({
      band: 'hard-freeze',
      appliesTo: ['service/Payroll'],
      isCancelled: false,
      title: 'Payroll run, no changes to Payroll; see list',
    })
    expect(told['quarter-end@example.test']?.band).toBe('soft-freeze')
    expect(told['weekly-window@example.test 2026-05-02T20:00:00Z']).toMatchObject({ band: 'maintenance', title: 'Maintenance window – core (moved to Sunday)' })
    expect(told['cancelled@example.test']?.isCancelled).toBe(true)
    const year = bands(preview).find(({ fields }) => fields.source === 'year-end@example.test')
    expect([year?.fields.start, year?.fields.end]).toEqual(['2026-12-18', '2027-01-03'])
    const late = bands(preview).find(({ fields }) => fields.source === 'utc@example.test')
    expect(late?.fields.note).toContain('abc äöü abc äöü abc äöü abc \näöü'.replace('\n', ''))
  })
})

/** The occurrences that start in the range, as the expected file writes them: days with an exclusive end, instants in UTC to the minute. */
function spansOf({ fields }: BandRecord, from: number, to: number, zone: string): (readonly [string, string])[] {
  const start: When = fields.start ?? ''
  const recurring = { start, end: fields.end ?? '', recurrence: fields.recurrence ?? '', exceptions: fields.exceptions ?? {}, zone: fields.zone ?? '' }
  const text = (at: number): string => (isDay(start) ? new Date(at + 12 * 3_600_000).toISOString().slice(0, 10) : `${new Date(at).toISOString().slice(0, 16)}Z`)
  return expand(recurring, from, to, zone)
    .occurrences.filter((span) => span.from >= from && span.from < to)
    .map((span) => [text(span.from), text(span.to)] as const)
}

describeShared('icalendar', ({ test, file }) => {
  const inventory = readFileSync(file('inventory.csv'), 'utf8').trim().split('\n')
  const [head = '', ...lines] = inventory
  const columns = head.split(',')
  const listed = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell] as const)) as Record<string, string>)

  test('are counted as the inventory counts them', () => {
    const differ = listed.flatMap((one) => {
      const { top } = components(decodeText(readFileSync(file(one['file'] ?? ''))).text)
      const counts = { vcalendar: 'VCALENDAR', vevent: 'VEVENT', vtodo: 'VTODO', vjournal: 'VJOURNAL', vtimezone: 'VTIMEZONE', valarm: 'VALARM' }
      return Object.entries(counts).flatMap(([column, kind]) => {
        const count = [...every(top, kind)].length
        return String(count) === one[column] ? [] : [`${one['file']}: ${kind} ${count}, not ${one[column]}`]
      })
    })
    expect(differ).toEqual([])
  })

  test('name what is unbalanced, and only that', () => {
    const unbalanced = listed.filter((one) => {
      const { faults } = components(decodeText(readFileSync(file(one['file'] ?? ''))).text)
      return faults.some(({ code }) => code === 'unclosed' || code === 'stray-end')
    })
    const expected = listed.filter((one) => one['begin_minus_end'] !== '0').map((one) => one['file'])
    expect(unbalanced.map((one) => one['file'])).toEqual(expect.arrayContaining(expected.filter((one) => one !== undefined)))
  })

  test('are read event by event or refused in one sentence, each in a moment and without losing an event in silence', async () => {
    const told: string[] = []
    for (const one of listed) {
      const path = file(one['file'] ?? '')
      const text = decodeText(readFileSync(path)).text
      const sheet = icsTable(text, path)
      if (!sheet.ok) {
        expect(sheet.failure.message).toMatch(/^This .*\.$/)
        continue
      }
      const { top } = components(text)
      const events = [...every(top, 'VEVENT')]
      const twice = sheet.value.notes.filter(({ code }) => code === 'same-event-twice').length
      const extra = events.reduce((sum, event) => sum + linesOf(event, 'RDATE').reduce((all, { value }) => all + value.split(',').length, 0), 0)
      expect(sheet.value.rows.length).toBeGreaterThanOrEqual(events.length - twice - withExceptions(events))
      expect(sheet.value.rows.length).toBeLessThanOrEqual(events.length - twice + extra)
      const table = await readTable(new Uint8Array(readFileSync(path)), path, openWorkbook)
      if (!table.ok) {
        // Bytes that are no text: refused before anybody looks for events.
        expect(table.failure.code).toBe('binary')
        continue
      }
      const preview = previewOf(table.value)
      expect(preview.counts.accepted + preview.counts.refused).toBe(sheet.value.rows.length)
      for (const { message, line } of preview.errors) told.push(`${one['file']}:${line} ${message}`)
    }
    expect(told.every((message) => message.length < 300)).toBe(true)
    if (process.env['TELL'] !== undefined) process.stdout.write(`${told.join('\n')}\n`)
  })

  test('holds every file of the folder', () => {
    const there = readdirSync(file(), { recursive: true, encoding: 'utf8' }).filter((path) => /\.(ics|ical)$/.test(path))
    expect(there.sort()).toEqual(listed.map((one) => one['file']).sort())
  })
})

/** One of them may take away the event itself. */
const withExceptions = (events: Parameters<typeof linesOf>[0][]): number => events.filter((event) => linesOf(event, 'EXDATE').length > 0).length
