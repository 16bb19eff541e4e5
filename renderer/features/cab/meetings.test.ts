import { describe, expect, test } from 'vitest'
import type { Meeting } from '#shared/model/board'
import { viewOf } from '#shared/model/view'
import { clockOf, itemTime, secondsSpent } from './item-timer'
import { meetingGroups, meetingToShow, weekLater } from './meetings'
import { hoursText, meetingName } from './words'

const zone = 'Europe/Copenhagen'
const now = Date.parse('2026-11-23T13:00:00Z')
const meeting = (id: string, state: Meeting['state'], start: string, end = ''): Meeting => viewOf('meeting', id, { state, start, end })
const ids = (meetings: readonly Meeting[]): readonly string[] => meetings.map(({ id }) => id)

describe('the meeting that is shown where none is named', () => {
  const last = meeting('last', 'complete', '2026-11-19T09:00:00Z')
  const next = meeting('next', 'pending', '2026-11-26T09:00:00Z')
  const later = meeting('later', 'pending', '2026-12-03T09:00:00Z')
  test('is the one that goes on', () => {
    expect(meetingToShow([next, meeting('on', 'in-progress', '2026-11-23T12:00:00Z')], zone, now)?.id).toBe('on')
  })
  test('else the next that is planned, also when its hour has begun', () => {
    expect(meetingToShow([later, last, next], zone, now)?.id).toBe('next')
    expect(meetingToShow([meeting('begun', 'pending', '2026-11-23T12:30:00Z', '2026-11-23T13:30:00Z'), next], zone, now)?.id).toBe('begun')
  })
  test('else the latest one, and never a cancelled one', () => {
    expect(meetingToShow([last, meeting('older', 'complete', '2026-11-12T09:00:00Z')], zone, now)?.id).toBe('last')
    expect(meetingToShow([meeting('off', 'cancelled', '2026-11-26T09:00:00Z')], zone, now)).toBeUndefined()
  })
})

test('meetings to come stand with the soonest first, past ones with the latest first', () => {
  const groups = meetingGroups(
    [
      meeting('c1', 'complete', '2026-11-12'),
      meeting('p2', 'pending', '2026-12-03'),
      meeting('c2', 'complete', '2026-11-19'),
      meeting('p1', 'pending', '2026-11-26'),
    ],
    zone,
  )
  expect(groups.map(({ state, meetings }) => [state, ids(meetings)])).toEqual([
    ['pending', ['p1', 'p2']],
    ['complete', ['c2', 'c1']],
  ])
})

test('a week later is the same time by the clock, across a change of clocks too', () => {
  expect(weekLater('2026-10-22T08:00:00Z', zone)).toBe('2026-10-29T09:00:00Z')
  expect(weekLater('2026-11-26', zone)).toBe('2026-12-03')
  expect(weekLater('', zone)).toBe('')
})

test('a meeting is named by its title and day, and its hours are said once', () => {
  const cab = meeting('m', 'pending', '2026-11-26T09:00:00Z', '2026-11-26T09:45:00Z')
  expect(meetingName(cab, zone, now)).toBe('CAB, Thu 26 Nov')
  expect(hoursText(cab, zone, now)).toBe('10:00 to 10:45 CET')
  expect(hoursText(meeting('m', 'pending', '2026-11-26T22:00:00Z', '2026-11-28T01:00:00Z'), zone, now)).toBe('23:00 to 28 Nov, 02:00 CET')
  expect(hoursText(meeting('m', 'pending', ''), zone, now)).toBe('no time yet')
})

test('time spent on an item is counted from stored instants: what was kept and what has run since', () => {
  expect(secondsSpent({ spent: 65, since: '' }, now)).toBe(65)
  expect(secondsSpent({ spent: 65, since: '2026-11-23T12:59:00Z' }, now)).toBe(125)
  expect(secondsSpent({ spent: 65, since: '2026-11-23T13:05:00Z' }, now)).toBe(65)
  expect(clockOf(125)).toBe('2:05')
  expect(itemTime({ spent: 301, since: '' }, 5, now).isOver).toBe(true)
  expect(itemTime({ spent: 300, since: '' }, 5, now).isOver).toBe(false)
})
