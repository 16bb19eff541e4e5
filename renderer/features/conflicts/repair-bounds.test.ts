import { expect, test } from 'vitest'
import { repairBounds, type WrittenBounds } from './repair-bounds'

const now = Date.parse('2027-03-01T12:00:00Z')
const written = (more: Partial<WrittenBounds>): WrittenBounds => ({ reach: '14 d', step: 'day', earliest: '', latest: '', ...more })
const read = (more: Partial<WrittenBounds>) => repairBounds(written(more), 'Europe/Copenhagen', now)

test('bounds are written in days, hours or minutes, and a bare number is days where days are moved', () => {
  expect(read({})).toEqual({ ok: true, value: { reach: 20_160, step: 'day', earliest: now, latest: Number.MAX_SAFE_INTEGER } })
  expect(read({ reach: '3' })).toMatchObject({ ok: true, value: { reach: 4_320 } })
  expect(read({ reach: '6 h', step: '15' })).toMatchObject({ ok: true, value: { reach: 360, step: 15 } })
  expect(read({ reach: '90', step: '5' })).toMatchObject({ ok: true, value: { reach: 90, step: 5 } })
})

test('what is not before and not after is a day or an instant of the site; a last day counts to its end, and the past is closed', () => {
  expect(read({ earliest: '10 Mar 2027 22:00', latest: '12 Mar 2027' })).toMatchObject({
    ok: true,
    value: { earliest: Date.parse('2027-03-10T21:00:00Z'), latest: Date.parse('2027-03-12T23:00:00Z') },
  })
  expect(read({ earliest: '1 Jan 2027' })).toMatchObject({ ok: true, value: { earliest: now } })
})

test('what can’t be read, is too near, too much or leaves no room is refused at its field', () => {
  expect(read({ reach: 'a while' })).toMatchObject({ ok: false, failure: { place: 'reach' } })
  expect(read({ reach: '6 h' })).toMatchObject({ ok: false, failure: { place: 'reach', message: 'Write how far, at least 1 d: 14 d, 6 h or 90 min.' } })
  expect(read({ reach: '14 d', step: '5' })).toMatchObject({ ok: false, failure: { code: 'too-many-places', place: 'reach' } })
  expect(read({ earliest: 'soonish' })).toMatchObject({ ok: false, failure: { place: 'earliest' } })
  expect(read({ earliest: '12 Mar 2027', latest: '10 Mar 2027' })).toMatchObject({ ok: false, failure: { code: 'no-room', place: 'latest' } })
})
