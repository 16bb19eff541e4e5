import { describe, expect, it } from 'vitest'
import { offeredStretch, pagesAcross, readStretch } from './gantt-stretch'

const zone = 'Europe/Copenhagen'
const now = Date.parse('2026-11-26T08:00:00Z')
const hour = 3_600_000

describe('the stretch that is printed', () => {
  it('of a night is offered to the half hour with air around it, and reads back as itself', () => {
    const offered = offeredStretch(Date.parse('2026-12-05T20:30:00Z'), Date.parse('2026-12-06T02:47:00Z'), zone)
    expect(offered).toEqual({ from: '5 Dec 2026 21:00', to: '6 Dec 2026 04:30' })
    expect(readStretch(offered, zone, now)).toEqual({
      from: Date.parse('2026-12-05T20:00:00Z'),
      to: Date.parse('2026-12-06T03:30:00Z'),
      refusal: { from: '', to: '' },
    })
  })
  it('of a longer time is offered in whole days, and its last day is printed to its end', () => {
    const offered = offeredStretch(Date.parse('2026-12-01T08:00:00Z'), Date.parse('2026-12-20T08:00:00Z'), zone)
    expect(offered).toEqual({ from: '1 Dec 2026', to: '20 Dec 2026' })
    const read = readStretch(offered, zone, now)
    expect([read.from, read.to]).toEqual([Date.parse('2026-11-30T23:00:00Z'), Date.parse('2026-12-20T23:00:00Z')])
  })
  it.each([
    [{ from: '', to: '20 Dec 2026' }, 'from', /Write a day or a time/],
    [{ from: '1 Dec 2026', to: 'soon' }, 'to', /can't be read/],
    [{ from: '5 Dec 2026 22:00', to: '5 Dec 2026 21:00' }, 'to', /before the beginning/],
  ] as const)('says what is wrong with %j', (texts, field, words) => {
    expect(readStretch(texts, zone, now).refusal[field]).toMatch(words)
  })
  it('takes so many pages as were asked for, or as its length fills', () => {
    expect(pagesAcross({ pages: 4 }, 0, 100 * hour)).toBe(4)
    expect(pagesAcross({ perPage: 4 * hour }, 0, 9 * hour)).toBe(3)
    expect(pagesAcross({ perPage: 24 * hour }, 0, 9 * hour)).toBe(1)
  })
})
