import { describe, expect, it } from 'vitest'
import { nothingYet, workspaceAfter } from '#test/fixtures/tables/small-workspace'
import { icsTable } from '../icalendar/ics-table'
import { importDrafts } from './import-drafts'
import type { Existing } from './import-targets'
import { previewTable } from './preview-table'

const calendar = (...events: readonly string[]): string => ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR', ''].join('\n')
const event = (uid: string, ...lines: readonly string[]): string => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT'].join('\n')

function planOf(text: string, existing: Existing) {
  const sheet = icsTable(text, 'x.ics')
  if (!sheet.ok) throw new Error(sheet.failure.message)
  const preview = previewTable(
    { format: 'ics', encoding: 'utf-8', separator: '', sheets: [sheet.value], notes: [] },
    {},
    { zone: 'Europe/Berlin', today: '2026-11-26' },
  )
  let made = 0
  const plan = importDrafts(preview, existing, () => `made-${made++}`, 'x.ics')
  if (!plan.ok) throw new Error(plan.failure.message)
  return plan.value
}

const first = calendar(
  event('f', 'SUMMARY:Year end', 'DTSTART;VALUE=DATE:20261218', 'DTEND;VALUE=DATE:20270104', 'CATEGORIES:Freeze,Soft', 'X-SLIPWAY-SERVICE:Payroll'),
  event(
    'w',
    'SUMMARY:Saturdays',
    'DTSTART:20260103T210000Z',
    'DURATION:PT6H',
    'RRULE:FREQ=WEEKLY;BYDAY=SA',
    'EXDATE:20260110T210000Z',
    'CATEGORIES:Maintenance',
  ),
  event('h', 'SUMMARY:New Year', 'DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY', 'CATEGORIES:Holiday'),
)

describe('entries of a calendar', () => {
  it('become freezes, windows and dates, with the service that they are for', () => {
    const { drafts, counts } = planOf(first, nothingYet)
    expect(counts).toMatchObject({ created: 3, changed: 0 })
    const after = workspaceAfter(drafts)
    expect(after.freezes).toMatchObject([
      { title: 'Year end', severity: 'soft', start: '2026-12-18', end: '2027-01-03', appliesTo: { 'service/payroll': true }, source: 'f' },
    ])
    expect(after.services.map(({ name }) => name)).toEqual(['Payroll'])
    expect(after.windows).toMatchObject([
      { kind: 'maintenance', recurrence: 'FREQ=WEEKLY;BYDAY=SA', exceptions: { '2026-01-10T21:00:00Z': true }, zone: 'UTC' },
    ])
    expect(after.keyDates).toMatchObject([{ kind: 'holiday', recurrence: 'FREQ=YEARLY', start: '2026-01-01' }])
  })

  it('are changed by their UID when the calendar comes again, and left as they are where it says the same', () => {
    const before = workspaceAfter(planOf(first, nothingYet).drafts)
    expect(planOf(first, before).counts).toMatchObject({ created: 0, changed: 0, unchanged: 3 })
    const later = calendar(event('f', 'SUMMARY:Year end, longer', 'DTSTART;VALUE=DATE:20261211', 'DTEND;VALUE=DATE:20270104', 'CATEGORIES:Freeze,Hard'))
    const { drafts, counts } = planOf(later, before)
    expect(counts).toMatchObject({ created: 0, changed: 1 })
    expect(
      drafts
        .flatMap(({ operations }) => operations)
        .filter(({ entity }) => entity.startsWith('freeze/'))
        .map(({ field, value }) => [field, value]),
    ).toEqual([
      ['title', 'Year end, longer'],
      ['start', '2026-12-11'],
      ['severity', 'hard'],
    ])
  })

  it('are removed when they are cancelled, and never made so', () => {
    const gone = calendar(event('f', 'SUMMARY:Year end', 'DTSTART;VALUE=DATE:20261218', 'CATEGORIES:Freeze', 'STATUS:CANCELLED'))
    const before = workspaceAfter(planOf(first, nothingYet).drafts)
    expect(
      planOf(gone, before)
        .drafts.flatMap(({ operations }) => operations)
        .filter(({ entity }) => entity.startsWith('freeze/')),
    ).toMatchObject([{ field: 'removed', value: true }])
    expect(planOf(gone, nothingYet).counts).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
  })
})
