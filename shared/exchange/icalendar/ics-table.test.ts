import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { viewOf } from '#shared/model/view'
import { nothingYet } from '#test/fixtures/tables/small-workspace'
import { importDrafts } from '../table/import-drafts'
import type { BandRecord } from '../table/preview'
import { previewTable } from '../table/preview-table'
import { cellText, type Table } from '../table/table'
import { icsHeaders, icsTable } from './ics-table'

const calendar = (...lines: readonly string[]): string => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: readonly string[]): string => ['BEGIN:VEVENT', 'UID:a', 'SUMMARY:Freeze of all', ...lines, 'END:VEVENT'].join('\r\n')

function sheetOf(text: string) {
  const sheet = icsTable(text, 'x.ics')
  if (!sheet.ok) throw new Error(sheet.failure.message)
  return sheet.value
}
const rowsOf = (text: string) => sheetOf(text).rows.map(({ cells }) => Object.fromEntries(icsHeaders.map((header, at) => [header, cellText(cells[at])])))
const codesOf = (text: string) => sheetOf(text).notes.map(({ code, line }) => [code, line])

describe('a calendar file as a table', () => {
  it('takes the last day of an event of whole days, whose end is the first day after', () => {
    expect(rowsOf(calendar(event('DTSTART;VALUE=DATE:20261218', 'DTEND;VALUE=DATE:20270104')))).toMatchObject([{ Start: '2026-12-18', End: '2027-01-03' }])
    expect(rowsOf(calendar(event('DTSTART;VALUE=DATE:20261218', 'DURATION:P2D')))).toMatchObject([{ Start: '2026-12-18', End: '2026-12-19' }])
    expect(rowsOf(calendar(event('DTSTART;VALUE=DATE:20261218')))).toMatchObject([{ Start: '2026-12-18', End: '' }])
    expect(rowsOf(calendar(event('DTSTART;VALUE=DATE:20261218', 'DTEND;VALUE=DATE:20261218')))).toMatchObject([{ End: '2026-12-18' }])
  })

  it.each([
    ['an IANA name', 'TZID=Europe/Berlin', '2026-07-01T20:00:00Z', 'Europe/Berlin'],
    ['a name behind a prefix', 'TZID=/mozilla.org/20070129_1/Europe/Berlin', '2026-07-01T20:00:00Z', 'Europe/Berlin'],
    ['a Windows name in quotes', 'TZID="W. Europe Standard Time"', '2026-07-01T20:00:00Z', 'Europe/Berlin'],
    ['another Windows name', 'TZID=Eastern Standard Time', '2026-07-02T02:00:00Z', 'America/New_York'],
    ['a name with a dash', 'TZID=US-Pacific', '2026-07-02T05:00:00Z', 'US/Pacific'],
  ])('reads a time in %s', (_, zone, start, named) => {
    expect(rowsOf(calendar(event(`DTSTART;${zone}:20260701T220000`, 'DURATION:PT6H')))).toMatchObject([
      { Start: start, End: new Date(Date.parse(start) + 6 * 3_600_000).toISOString().replace('.000', ''), Zone: named },
    ])
  })

  const own = (name: string, to: string, from: string) => [
    'BEGIN:VTIMEZONE',
    `TZID:${name}`,
    'BEGIN:STANDARD',
    'DTSTART:19701025T030000',
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'END:STANDARD',
    'BEGIN:DAYLIGHT',
    'DTSTART:19700329T020000',
    `TZOFFSETFROM:${to}`,
    `TZOFFSETTO:${from}`,
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'END:DAYLIGHT',
    'END:VTIMEZONE',
  ]
  it('knows a zone that only the file defines by what its clock does', () => {
    const [summer] = rowsOf(calendar(...own('Customized Time Zone 1', '+0100', '+0200'), event('DTSTART;TZID=Customized Time Zone 1:20260701T220000')))
    expect([summer?.['Start'], summer?.['Zone']]).toEqual(['2026-07-01T20:00:00Z', 'Europe/Berlin'])
    const [winter] = rowsOf(calendar(...own('Nowhere', '-0300', '-0130'), event('DTSTART;TZID=Nowhere:20260110T220000')))
    expect([winter?.['Start'], winter?.['Zone']]).toEqual(['2026-01-11T01:00:00Z', 'Etc/GMT+3'])
  })

  it('leaves a time local that has no zone, or one that nobody defines', () => {
    expect(rowsOf(calendar(event('DTSTART:20260701T220000', 'DTEND:20260702T040000')))).toMatchObject([
      { Start: '2026-07-01T22:00:00', End: '2026-07-02T04:00:00', Zone: '' },
    ])
    expect(rowsOf(calendar(event('DTSTART;TZID=Mars:20260701T220000')))).toMatchObject([{ Start: '2026-07-01T22:00:00', Zone: 'Mars' }])
  })

  it('takes an end without a zone in that of its start', () => {
    expect(rowsOf(calendar(event('DTSTART;TZID=Europe/Berlin:20260701T220000', 'DTEND:20260702T040000')))).toMatchObject([{ End: '2026-07-02T02:00:00Z' }])
  })

  it('makes a moved occurrence a row of its own and an exception of its series', () => {
    const rows = rowsOf(
      calendar(
        event(
          'DTSTART;TZID=Europe/Berlin:20260103T220000',
          'DURATION:PT6H',
          'RRULE:FREQ=WEEKLY;BYDAY=SA',
          'EXDATE;TZID=Europe/Berlin:20260110T220000,20260117T220000',
        ),
        event('RECURRENCE-ID;TZID=Europe/Berlin:20260124T220000', 'DTSTART;TZID=Europe/Berlin:20260125T200000', 'DURATION:PT1H'),
      ),
    )
    expect(rows).toMatchObject([
      { Recurrence: 'FREQ=WEEKLY;BYDAY=SA', Exceptions: '2026-01-10T21:00:00Z; 2026-01-17T21:00:00Z; 2026-01-24T21:00:00Z', UID: 'a' },
      { Start: '2026-01-25T19:00:00Z', End: '2026-01-25T20:00:00Z', Recurrence: '', UID: 'a 2026-01-24T21:00:00Z' },
    ])
  })

  it('gives each further date of an event a row as long as the event', () => {
    expect(rowsOf(calendar(event('DTSTART:20260103T220000Z', 'DURATION:PT6H', 'RDATE:20260105T220000Z,20260103T220000Z')))).toMatchObject([
      { Start: '2026-01-03T22:00:00Z', End: '2026-01-04T04:00:00Z' },
      { Start: '2026-01-05T22:00:00Z', End: '2026-01-06T04:00:00Z' },
    ])
  })

  it('ends a further date that is a period as the period says', () => {
    const text = calendar(
      event(
        'DTSTART;TZID=Europe/Berlin:20260103T220000',
        'DURATION:PT1H',
        'RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20260110T220000/PT3H,20260117T220000/20260118T020000',
      ),
    )
    expect(rowsOf(text).map(({ Start, End }) => [Start, End])).toEqual([
      ['2026-01-03T21:00:00Z', '2026-01-03T22:00:00Z'],
      ['2026-01-10T21:00:00Z', '2026-01-11T00:00:00Z'],
      ['2026-01-17T21:00:00Z', '2026-01-18T01:00:00Z'],
    ])
  })

  it('takes the latest version of an event that stands twice', () => {
    const text = calendar(event('DTSTART:20260103T220000Z', 'SEQUENCE:3'), event('DTSTART:20260104T220000Z', 'SEQUENCE:1'))
    expect(rowsOf(text).map(({ Start }) => Start)).toEqual(['2026-01-03T22:00:00Z'])
    expect(codesOf(text)).toEqual([['same-event-twice', 8]])
  })

  it('unfolds lines and takes off escapes', () => {
    const text = calendar('BEGIN:VEVENT', 'SUM', ' MARY:Payroll\\, no', '  changes\\; see\\nlist', 'DTSTART:20260103T220000Z', 'END:VEVENT')
    expect(rowsOf(text)).toMatchObject([{ Title: 'Payroll, no changes; see\nlist' }])
  })

  it('says with the line what is not a line, not closed or not taken, and reads the rest', () => {
    const text = calendar(
      'rubbish',
      'BEGIN:VTODO',
      'END:VTODO',
      event('DTSTART:20260103T220000Z', 'EXRULE:FREQ=DAILY'),
      'BEGIN:VEVENT',
      'DTSTART:20260104T220000Z',
    )
    expect(codesOf(text)).toEqual([
      ['broken-line', 2],
      ['unclosed', 11],
      ['exrule-not-taken', 9],
      ['not-taken', undefined],
    ])
    expect(rowsOf(text)).toHaveLength(2)
  })

  it('refuses what holds no component', () => {
    expect(icsTable('nothing here', 'x.ics')).toMatchObject({ ok: false, failure: { code: 'no-calendar' } })
  })

  it('ends quickly and without a fault on whatever is done to a file', () => {
    const good = calendar(
      ...own('Own', '+0100', '+0200'),
      event('DTSTART;TZID=Own:20260103T220000', 'DURATION:PT6H', 'RRULE:FREQ=WEEKLY;BYDAY=SA', 'EXDATE:20260110'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length), fc.nat(12), fc.string({ maxLength: 6 })), { maxLength: 12 }), (cuts) => {
        let text = good
        for (const [at, length, instead] of cuts) text = text.slice(0, at) + instead + text.slice(at + length)
        const sheet = icsTable(text, 'x.ics')
        if (!sheet.ok) return
        const table: Table = { format: 'ics', encoding: 'utf-8', separator: '', sheets: [sheet.value], notes: [] }
        const { counts } = previewTable(table, { subject: 'calendar' }, { zone: 'Europe/Berlin', today: '2026-11-26' })
        expect(counts.accepted + counts.refused).toBe(counts.rows)
      }),
      { numRuns: 60 },
    )
  })
})

describe('rows of a calendar', () => {
  const recordsOf = (text: string, band?: 'soft-freeze') => {
    const table: Table = { format: 'ics', encoding: 'utf-8', separator: '', sheets: [sheetOf(text)], notes: [] }
    return previewTable(table, band === undefined ? {} : { band }, { zone: 'Europe/Berlin', today: '2026-11-26' })
  }
  const plain = calendar(event('DTSTART:20260103T220000Z'))

  it('are events unless they say what they are or a person does', () => {
    expect(recordsOf(plain).rows).toMatchObject([{ kind: 'band', band: 'key-event' }])
    expect(recordsOf(plain).questions).toEqual([{ kind: 'band', rows: 1, suggested: 'key-event', optional: true }])
    expect(recordsOf(plain, 'soft-freeze').rows).toMatchObject([{ band: 'soft-freeze' }])
    expect(recordsOf(calendar('X-WR-CALNAME:Deutsche Feiertage', event('DTSTART;VALUE=DATE:20260103'))).rows).toMatchObject([{ band: 'holiday' }])
  })

  it('that are holidays become days off in the working calendar that a person chooses, in the same import', () => {
    const holiday = (name: string, ...lines: readonly string[]): string =>
      ['BEGIN:VEVENT', `UID:${name}`, `SUMMARY:${name}`, ...lines, 'END:VEVENT'].join('\r\n')
    const holidays = calendar(
      'X-WR-CALNAME:Danish Holidays',
      holiday('Christmas', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'),
      holiday('New Year', 'DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=YEARLY'),
      holiday('Cancelled', 'DTSTART;VALUE=DATE:20270405', 'STATUS:CANCELLED'),
    )
    const table: Table = { format: 'ics', encoding: 'utf-8', separator: '', sheets: [sheetOf(holidays)], notes: [] }
    const office = viewOf('working-calendar', 'office', { name: 'Office', days: { '2026-12-24': '09:00-12:00' }, removed: false })
    const surroundings = { zone: 'Europe/Berlin', today: '2026-11-26' }
    const made = (daysOff: string) => {
      const preview = previewTable(table, { daysOff }, surroundings)
      expect(preview.holidays).toBe(2)
      const plan = importDrafts(preview, { ...nothingYet, workingCalendars: [office] }, () => 'made', 'dk.ics')
      if (!plan.ok) throw new Error(plan.failure.message)
      expect(plan.value.drafts).toHaveLength(1)
      const operations = plan.value.drafts.flatMap((draft) => draft.operations).filter(({ entity }) => entity.startsWith('working-calendar/'))
      return Object.fromEntries(operations.map(({ entity, field, value }) => [`${entity} ${field}`, value]))
    }
    const taken = made('office')
    expect(taken['working-calendar/office days']).toMatchObject({
      '2026-12-24': '09:00-12:00',
      '2026-12-25': '',
      '2026-12-26': '',
      '2027-01-01': '',
      '2028-01-01': '',
    })
    expect(taken['working-calendar/office dayNames']).toMatchObject({ '2026-12-25': 'Christmas, from dk.ics', '2027-01-01': 'New Year, from dk.ics' })
    expect(made('new')).toMatchObject({ 'working-calendar/made name': 'Working days', 'working-calendar/made zone': 'Europe/Berlin' })
    expect(made('')).toEqual({})
  })

  it.each([
    ['FREQ=SECONDLY', 'rule-too-fine'],
    ['FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30', 'rule-too-fine'],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'rule-never'],
    ['FREQ=SOMETIMES', 'bad-rule'],
  ])('with the rule %s are refused', (rule, code) => {
    const preview = recordsOf(calendar(event('DTSTART:20260103T220000Z', `RRULE:${rule}`)))
    expect(preview.errors.map((error) => [error.code, error.column, error.line])).toEqual([[code, 'Recurrence', 2]])
    expect(preview.rows as readonly BandRecord[]).toEqual([])
  })
})
