import { describe, expect, test } from 'vitest'
import type { ScheduledChange } from '#shared/cab/schedule-of-change'
import { Change } from '#shared/model/change'
import { hostileTexts } from '#test/fixtures/hostile-text'
import { cellText } from '../table/table'
import { icsHeaders, icsTable } from './ics-table'
import { scheduleEntries } from './schedule-entries'
import { icsText } from './write-ics'

type Field = 'number' | 'shortDescription' | 'description' | 'assignedTo' | 'assignmentGroup'
const fields: readonly Field[] = ['number', 'shortDescription', 'description', 'assignedTo', 'assignmentGroup']
const harmless = Object.fromEntries(fields.map((field) => [field, `its ${field}`]))

const scheduled = (patch: Partial<Record<Field, string>>): ScheduledChange => ({
  change: Change.parse({
    id: 'c',
    removed: false,
    type: 'normal',
    plannedStart: '2026-12-05T22:00:00Z',
    plannedEnd: '2026-12-06T02:00:00Z',
    ...harmless,
    ...patch,
  }),
  affects: ['service/s'],
  standing: 'confirmed',
  why: 'It is approved as it stands.',
  because: [],
  changedAt: Date.UTC(2026, 10, 26),
})

// biome-ignore lint/suspicious/noControlCharactersInRegex: a calendar file can hold none of them; tab and line end stay.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g
/** What of a text a calendar can say. */
const kept = (text: string): string => text.replace(/\r\n?/g, '\n').replace(controls, '')

/** The one event that was written, as our own reader has it, and the lines of the file, unfolded. */
function readBack(change: ScheduledChange, name: string) {
  const written = icsText(
    name,
    scheduleEntries([change], () => name),
    Date.UTC(2026, 10, 26),
  )
  const sheet = icsTable(written, 'schedule.ics')
  if (!sheet.ok) throw new Error(sheet.failure.message)
  const [row, ...more] = sheet.value.rows
  return {
    cells: Object.fromEntries(icsHeaders.map((header, at) => [header, cellText(row?.cells[at])])),
    more: more.length,
    names: written
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .map((line) => line.split(/[;:]/, 1)[0]),
    longest: Math.max(...written.split('\r\n').map((line) => new TextEncoder().encode(line).length)),
  }
}

describe.each(fields)('hostile text in the %s of a change', (field) => {
  test('comes back from the published calendar as it was, and adds no line to it', () => {
    const usual = readBack(scheduled({}), 'Payments')
    for (const text of hostileTexts) {
      const { cells, more, names, longest } = readBack(scheduled({ [field]: text }), 'Payments')
      const said = field === 'number' || field === 'shortDescription' ? cells['Title'] : cells['Note']
      expect(said).toContain(kept(text).trim())
      expect({ names, more, start: cells['Start'], uid: cells['UID'] }).toEqual({
        names: usual.names,
        more: 0,
        start: '2026-12-05T22:00:00Z',
        uid: 'change-c@slipway',
      })
      expect(longest).toBeLessThanOrEqual(75)
    }
  })
})

test('hostile text as the name of a service or of the workspace adds no line either', () => {
  const usual = readBack(scheduled({}), 'Payments')
  for (const text of hostileTexts) {
    const { cells, more, names } = readBack(scheduled({}), text)
    expect({ names, more }).toEqual({ names: usual.names, more: 0 })
    expect(cells['Applies to']).toBe(`service/${kept(text).trim()}`)
  }
})
