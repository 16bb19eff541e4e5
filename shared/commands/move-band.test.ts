import { describe, expect, test } from 'vitest'
import type { Change } from '../model/change'
import { viewOf } from '../model/view'
import { moveBand, rescheduleChange, resizeBand, resizeChange } from './move-band'

const zone = 'Europe/Copenhagen'
const window = viewOf('window', 'w', { title: 'Payments', start: '2027-03-20T21:00:00Z', end: '2027-03-21T03:00:00Z', removed: false })
const change = (more: Partial<Change>): Change => ({
  ...viewOf('change', 'c', { number: 'CHG1', shortDescription: 'Patch', state: 'scheduled' }),
  plannedStart: '2026-12-05T21:00:00Z',
  plannedEnd: '2026-12-06T01:00:00Z',
  ...more,
})
const week = { days: 7, minutes: 0 }

describe('moving', () => {
  test('a window moved into the night of summer time keeps 22:00 to 04:00, and its lost hour is told', () => {
    const moved = moveBand('window', window, week, zone)
    expect(moved).toMatchObject({
      ok: true,
      value: {
        command: 'move-window',
        summary: 'Moved “Payments” to 27 Mar, 22:00; the clocks change: 5 h instead of 6 h',
        operations: [
          { field: 'start', value: '2027-03-27T21:00:00Z' },
          { field: 'end', value: '2027-03-28T02:00:00Z' },
        ],
      },
    })
  })

  test('days stay days, and minutes do not touch them', () => {
    const freeze = viewOf('freeze', 'f', { title: 'Year end', start: '2026-12-14', end: '2027-01-04' })
    expect(moveBand('freeze', freeze, { days: 1, minutes: 30 }, zone)).toMatchObject({
      value: { operations: [{ value: '2026-12-15' }, { value: '2027-01-05' }] },
    })
  })

  test('a CAB date takes its meeting along', () => {
    const times = { start: '2026-12-10T09:00:00Z', end: '2026-12-10T09:45:00Z' }
    const moved = moveBand(
      'key-date',
      viewOf('key-date', 'cab', { title: 'CAB', kind: 'cab', ...times }),
      week,
      zone,
      viewOf('meeting', 'cab', { title: 'CAB', ...times }),
    )
    expect(moved.ok && moved.value.operations.map(({ entity, field }) => `${entity} ${field}`)).toEqual([
      'key-date/cab start',
      'key-date/cab end',
      'meeting/cab start',
      'meeting/cab end',
    ])
  })

  test('what repeats is not moved by one of its nights', () => {
    const weekly = { ...window, recurrence: 'FREQ=WEEKLY' }
    expect(moveBand('window', weekly, week, zone)).toMatchObject({ ok: false, failure: { code: 'repeats' } })
    expect(resizeBand('window', weekly, 'end', week, zone)).toMatchObject({ ok: false, failure: { code: 'repeats' } })
  })

  test('a change moves until it is under way', () => {
    expect(rescheduleChange(change({}), { days: 0, minutes: 90 }, zone)).toMatchObject({
      value: { summary: 'Moved “CHG1” to 5 Dec, 23:30', operations: [{ value: '2026-12-05T22:30:00Z' }, { value: '2026-12-06T02:30:00Z' }] },
    })
    expect(rescheduleChange(change({ state: 'implement' }), week, zone)).toMatchObject({ ok: false, failure: { code: 'change-over' } })
  })
})

describe('resizing', () => {
  test('one end moves, the other stays', () => {
    expect(resizeChange(change({}), 'end', { days: 0, minutes: 30 }, zone)).toMatchObject({
      value: { summary: 'Planned end of “CHG1” is now 6 Dec, 02:30', operations: [{ field: 'plannedEnd', value: '2026-12-06T01:30:00Z' }] },
    })
  })

  test('nothing ends before it starts', () => {
    expect(resizeChange(change({}), 'end', { days: -1, minutes: 0 }, zone)).toMatchObject({ failure: { code: 'end-before-start' } })
    expect(resizeBand('window', window, 'start', { days: 1, minutes: 0 }, zone)).toMatchObject({ failure: { code: 'end-before-start' } })
  })

  test('a key date of one day gets an end when it is lengthened', () => {
    const keyDate = viewOf('key-date', 'k', { title: 'Audit', start: '2026-12-10' })
    expect(resizeBand('key-date', keyDate, 'end', { days: 2, minutes: 0 }, zone)).toMatchObject({
      value: { operations: [{ entity: 'key-date/k', field: 'end', value: '2026-12-12' }] },
    })
  })
})
