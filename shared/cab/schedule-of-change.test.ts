import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signerNamed, subject, testBoard } from '#test/torture/board-world'
import { sha256 } from '#test/torture/world'
import { create, edit } from '../commands/edit'
import { scheduleEntries } from '../exchange/icalendar/schedule-entries'
import { icsText } from '../exchange/icalendar/write-ics'
import { viewOf } from '../model/view'
import { type ScheduledChange, scheduleOfChange } from './schedule-of-change'

const times = { plannedStart: '2026-12-05T21:00:00Z', plannedEnd: '2026-12-06T01:30:00Z' }
const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
const rita = signerNamed('Rita')
const board = (change: object = {}) => testBoard({ change: { ...times, ...change } })
const of = (made: ReturnType<typeof board>, period = always) => scheduleOfChange(made.roots(), period, 'UTC', sha256)
const editChange = (fields: object) => edit('change', viewOf('change', 'c', {}), fields)

function approved(choice: 'approve' | 'approve-with-conditions' = 'approve') {
  const made = board()
  for (const name of ['Anna', 'Ben']) made.vote(name, choice)
  made.decide('Mona', choice === 'approve' ? 'approved' : 'approved-with-conditions')
  return made
}

test('what nobody has approved is not in the schedule, what is approved is, and a change of it makes it uncertain until it is put back', () => {
  expect(of(board())).toEqual([])
  const made = approved()
  expect(of(made)).toMatchObject([{ standing: 'confirmed', why: 'It is approved as it stands.', change: { number: 'CHG1' } }])
  made.write(rita, editChange({ plannedEnd: '2026-12-06T03:00:00Z' }))
  expect(of(made)).toMatchObject([{ standing: 'tentative', why: 'It has changed since it was approved.' }])
  made.write(rita, editChange({ plannedEnd: times.plannedEnd }))
  expect(of(made)).toMatchObject([{ standing: 'confirmed' }])
  made.write(rita, editChange({ onHold: { held: true, reason: 'Vendor' } }))
  expect(of(made)).toMatchObject([{ standing: 'tentative', why: 'It is on hold. It is approved as it stands.' }])
  made.write(rita, editChange({ state: 'cancelled' }))
  expect(of(made)).toMatchObject([{ standing: 'called-off' }])
})

test('an open condition leaves it uncertain', () => {
  expect(of(approved('approve-with-conditions'))).toMatchObject([{ standing: 'tentative', why: '2 conditions of its approval are open.' }])
})

test.each([
  ['a standard change that is scheduled', { type: 'standard', state: 'scheduled' }, ['confirmed']],
  ['a standard change that is new', { type: 'standard', state: 'new' }, []],
  ['a standard change that was cancelled', { type: 'standard', state: 'cancelled' }, ['called-off']],
  ['one that nobody decided about, cancelled', { state: 'cancelled' }, []],
  ['one that is scheduled where no decisions are kept', { state: 'scheduled' }, ['confirmed']],
  ['one without a start', { type: 'standard', state: 'scheduled', plannedStart: '' }, []],
] as const)('%s', (_, fields, standings) => {
  expect(of(board(fields)).map(({ standing }) => standing)).toEqual(standings)
})

test('where decisions are kept, a state alone authorises nothing', () => {
  const made = approved()
  made.write(rita, create('change', 'other', { number: 'CHG2', state: 'scheduled', ...times }))
  expect(of(made).map(({ change }) => change.number)).toEqual(['CHG1'])
})

test('the period takes in what reaches into it', () => {
  const at = (text: string): number => Date.parse(text)
  const made = board({ type: 'standard', state: 'scheduled' })
  expect(of(made, { from: at('2026-12-06T01:00:00Z'), to: at('2026-12-07T00:00:00Z') })).toHaveLength(1)
  expect(of(made, { from: at('2026-12-06T02:00:00Z'), to: at('2026-12-07T00:00:00Z') })).toHaveLength(0)
  expect(of(made, { from: at('2026-12-01T00:00:00Z'), to: at('2026-12-05T21:00:00Z') })).toHaveLength(0)
})

const lineOf = (text: string, name: string): string =>
  text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1) ?? ''
const written = (changes: readonly ScheduledChange[]): string =>
  icsText(
    'Schedule',
    scheduleEntries(changes, (item) => item.slice(8)),
    Date.UTC(2026, 10, 26),
  )

test('as a calendar it keeps its name, counts its revisions upwards with every change, and says how sure it is', () => {
  const made = approved()
  made.write(rita, create('affects', 'a', { of: subject, item: 'service/Payments' }))
  const texts = [written(of(made))]
  for (const fields of [{ plannedEnd: '2026-12-06T03:00:00Z' }, { plannedEnd: times.plannedEnd }, { state: 'cancelled' }] as const) {
    made.write(rita, editChange(fields))
    texts.push(written(of(made)))
  }
  expect(texts.map((text) => lineOf(text, 'UID'))).toEqual(texts.map(() => 'change-c@slipway'))
  expect(texts.map((text) => lineOf(text, 'STATUS'))).toEqual(['TENTATIVE', 'TENTATIVE', 'TENTATIVE', 'CANCELLED'])
  const revisions = texts.map((text) => Number(lineOf(text, 'SEQUENCE')))
  expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b))
  expect(texts[0]).toContain('X-SLIPWAY-SERVICE:Payments')
  expect([lineOf(texts[0] ?? '', 'DTSTART'), lineOf(texts[0] ?? '', 'DTEND')]).toEqual(['20261205T210000Z', '20261206T013000Z'])
})

test('whatever people typed, it stays text of its own event, on lines of 75 octets', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom(
      'x\r\nEND:VEVENT\r\nBEGIN:VALARM',
      '<script>alert(1)</script>',
      '\\n;,:"',
      '\u202eright',
      '\ufeff',
      '\u0000\u0007',
      '=HYPERLINK("x")',
      '🏳️‍🌈'.repeat(40),
    ),
  )
  fc.assert(
    fc.property(fc.record({ shortDescription: hostile, description: hostile, assignedTo: hostile, number: hostile }), (fields) => {
      const text = written(of(board({ type: 'standard', state: 'scheduled', ...fields })))
      const lines = text.split('\r\n')
      expect(lines.every((line) => new TextEncoder().encode(line).length <= 75 && !/[\r\n]/.test(line))).toBe(true)
      const whole = text.replaceAll('\r\n ', '').split('\r\n')
      expect(whole.filter((line) => /^(BEGIN|END):/.test(line))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'END:VEVENT', 'END:VCALENDAR'])
      expect(lineOf(text, 'UID')).toBe('change-c@slipway')
    }),
    { numRuns: 300 },
  )
})
