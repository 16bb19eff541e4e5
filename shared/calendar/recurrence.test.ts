import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hasSharedData, sharedData } from '#test/shared-data'
import { expand, judgeRule, mostOccurrences, type Recurring } from './recurrence'

const zone = 'Europe/Copenhagen'
const at = (text: string): number => Date.parse(text)
const recurring = (recurrence: string, [start, end]: readonly [string, string], more: Partial<Recurring> = {}): Recurring => ({
  start,
  end,
  recurrence,
  exceptions: {},
  zone: '',
  ...more,
})
const starts = (rule: string, first: readonly [string, string], from: string, to: string, more: Partial<Recurring> = {}): readonly string[] =>
  expand(recurring(rule, first, more), at(from), at(to), zone).occurrences.map((one) => new Date(one.from).toISOString().slice(0, 16))

const night = ['2026-12-05T21:00:00Z', '2026-12-06T03:00:00Z'] as const // Sat 22:00 to Sun 04:00

describe('occurrences', () => {
  test('a weekly night keeps 22:00 on the clock when summer time begins', () => {
    expect(starts('FREQ=WEEKLY', night, '2027-03-20T00:00:00Z', '2027-04-05T00:00:00Z')).toEqual(['2027-03-20T21:00', '2027-03-27T21:00', '2027-04-03T20:00'])
  })

  test('the night in which the clocks go forward is as long as the others and ends an hour later on the clock', () => {
    const [over] = expand(recurring('FREQ=WEEKLY', night), at('2027-03-27T12:00:00Z'), at('2027-03-28T12:00:00Z'), zone).occurrences
    expect(over).toEqual({ from: at('2027-03-27T21:00:00Z'), to: at('2027-03-28T03:00:00Z') })
  })

  test('whole days stay whole days when the clocks change', () => {
    const days = recurring('FREQ=DAILY;COUNT=3', ['2027-03-27', '2027-03-27'])
    expect(expand(days, at('2027-03-01T00:00:00Z'), at('2027-04-01T00:00:00Z'), zone).occurrences.map(({ from, to }) => (to - from) / 3_600_000)).toEqual([
      24, 23, 24,
    ])
  })

  test('one that began before the stretch and ends in it belongs to it; one that ends where it begins does not', () => {
    expect(starts('FREQ=WEEKLY', night, '2026-12-13T01:00:00Z', '2026-12-14T00:00:00Z')).toEqual(['2026-12-12T21:00'])
    expect(starts('FREQ=WEEKLY', night, '2026-12-13T03:00:00Z', '2026-12-14T00:00:00Z')).toEqual([])
  })

  test('exceptions leave out occurrences by their start or their day, in its own zone', () => {
    const stretch = ['2026-12-01T00:00:00Z', '2026-12-31T00:00:00Z'] as const
    expect(starts('FREQ=WEEKLY', night, ...stretch, { exceptions: { '2026-12-12T21:00:00Z': true, '2026-12-19': true } })).toEqual([
      '2026-12-05T21:00',
      '2026-12-26T21:00',
    ])
    // 21:00Z is already Sunday in Tokyo.
    expect(starts('FREQ=WEEKLY', night, ...stretch, { zone: 'Asia/Tokyo', exceptions: { '2026-12-13': true } })).toEqual([
      '2026-12-05T21:00',
      '2026-12-19T21:00',
      '2026-12-26T21:00',
    ])
  })

  test('UNTIL as a day lasts to its end on the clock, as an instant to that instant', () => {
    const day = ['2027-01-31T22:30:00Z', '2027-01-31T23:00:00Z'] as const // 23:30 on the clock
    const stretch = ['2027-01-01T00:00:00Z', '2028-01-01T00:00:00Z'] as const
    expect(starts('FREQ=DAILY;UNTIL=20270202', day, ...stretch)).toHaveLength(3)
    expect(starts('FREQ=DAILY;UNTIL=20270202T223000Z', day, ...stretch)).toHaveLength(3)
    expect(starts('FREQ=DAILY;UNTIL=20270202T222959Z', day, ...stretch)).toHaveLength(2)
  })

  test('a rule that can’t be read counts once and says so', () => {
    const once = expand(recurring('every week', night), at('2026-12-01T00:00:00Z'), at('2027-12-01T00:00:00Z'), zone)
    expect(once).toEqual({ occurrences: [{ from: at(night[0]), to: at(night[1]) }], problem: 'not-a-rule' })
  })
})

describe('rules made to hang', () => {
  const year = [at('2026-12-01T00:00:00Z'), at('2027-12-01T00:00:00Z')] as const
  test('a dense one ends at the cap, an impossible one at nothing', () => {
    expect(expand(recurring('FREQ=SECONDLY', night), ...year, zone).problem).toBe('too-dense')
    const minutely = expand(recurring('FREQ=MINUTELY;INTERVAL=2', night), ...year, zone)
    expect(minutely.problem).toBe('too-dense')
    expect(minutely.occurrences.length).toBeLessThanOrEqual(mostOccurrences)
    expect(expand(recurring('FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30', night), ...year, zone)).toEqual({ occurrences: [] })
    expect(expand(recurring('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', night), ...year, zone)).toEqual({ occurrences: [] })
  })

  test('are told before they are kept', () => {
    const judged = (rule: string) => judgeRule(recurring(rule, night), zone)
    expect(judged('FREQ=MONTHLY;BYDAY=1SU')).toBe('good')
    expect(judged('RRULE:FREQ=weekly')).toBe('good')
    expect(judged('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29')).toBe('good')
    expect(judged('FREQ=MINUTELY')).toBe('too-fine')
    expect(judged('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')).toBe('never')
    expect(judged('every week')).toBe('not-a-rule')
    expect(judged('FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;BYMINUTE=0,30')).toBe('too-dense')
  })
})

const oracle = sharedData('icalendar', 'rrule_oracle')
const freezes = sharedData('freezes')

describe.runIf(hasSharedData)('the rules that two implementations agree on', () => {
  const read = (name: string): string => (hasSharedData ? readFileSync(`${oracle}/${name}`, 'utf8') : '')
  const agreed = new Set(
    read('verdicts.tsv')
      .split('\n')
      .flatMap((line) => {
        const [verdict, rule, start] = line.split('\t')
        return verdict === 'agreed' ? [`${rule} ${start}`] : []
      }),
  )
  const cases = read('libical_icalrecur_cases.txt')
    .split(/\n\s*\n/)
    .flatMap((block) => {
      const field = (name: string): string => new RegExp(`^${name}:(.*)$`, 'm').exec(block)?.[1]?.trim() ?? ''
      const [rule, start, instances] = [field('RRULE'), field('DTSTART'), field('INSTANCES')]
      return agreed.has(`${rule} ${start}`) ? [{ rule, start, instances: instances.split(',') }] : []
    })
  test('are all there', () => {
    expect(agreed.size).toBeGreaterThan(50)
    expect(new Set(cases.map(({ rule, start }) => `${rule} ${start}`)).size).toBe(agreed.size)
  })
  test.each(cases)('$rule from $start', ({ rule, start, instances }) => {
    const when = whenOf(start)
    const whens = instances.map(whenOf)
    const last = at(whens.at(-1) ?? '')
    const { occurrences, problem } = expand(recurring(rule, [when, when], { zone: 'UTC' }), at(when), last + 86_400_000 * 400, 'UTC')
    // Rules with neither COUNT nor UNTIL have more than the listed ones.
    const isEndless = !/COUNT|UNTIL/.test(rule)
    const found = occurrences.map(({ from }) => from)
    expect(isEndless ? found.slice(0, whens.length) : found).toEqual(whens.map(at))
    expect(problem).toBeUndefined()
  })
})

/** `19980101T090000`, with or without Z or time, as an instant or a day. */
function whenOf(text: string): string {
  const [, year, month, day, clock] = /^(\d{4})(\d{2})(\d{2})(?:T(\d{6})Z?)?$/.exec(text) ?? []
  const date = `${year}-${month}-${day}`
  return clock === undefined ? date : `${date}T${clock.slice(0, 2)}:${clock.slice(2, 4)}:${clock.slice(4)}Z`
}

describe.runIf(hasSharedData)('the freezes of 2026', () => {
  const expected = JSON.parse(hasSharedData ? readFileSync(`${freezes}/freezes-2026.expected.json`, 'utf8') : '{"range":["",""],"events":[]}') as {
    readonly range: readonly [string, string]
    readonly events: readonly { readonly uid: string; readonly occurrences: number; readonly first3: readonly (readonly [string, string])[] }[]
  }
  const berlin = 'Europe/Berlin'
  const bands: Readonly<Record<string, Recurring>> = {
    'year-end@example.test': recurring('', ['2026-12-18', '2027-01-03']),
    'quarter-end@example.test': recurring('FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-3,-2,-1', ['2026-03-29', '2026-03-29']),
    'payroll@example.test': recurring('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', ['2026-01-30T13:00:00Z', '2026-01-30T19:00:00Z'], { zone: berlin }),
  }
  test.each(Object.keys(bands))('%s', (uid) => {
    const event = expected.events.find((one) => one.uid === uid)
    const [from, to] = [at(`${expected.range[0].slice(0, 10)}T00:00:00Z`), at(`${expected.range[1].slice(0, 10)}T00:00:00Z`)]
    const band = bands[uid]
    if (band === undefined || event === undefined) throw new Error(`${uid} is not in the file.`)
    const found = expand(band, from, to, band.zone === '' ? 'UTC' : berlin).occurrences.filter((one) => one.from >= from)
    expect(found).toHaveLength(event.occurrences)
    const text = (when: number): string =>
      band.start.length === 10 ? new Date(when).toISOString().slice(0, 10) : `${new Date(when).toISOString().slice(0, 16)}Z`
    expect(found.slice(0, 3).map((one) => [text(one.from), text(one.to)])).toEqual(event.first3)
  })
  test('the weekly window over both changes of the clock, without Easter', () => {
    const window = recurring('FREQ=WEEKLY;BYDAY=SA', ['2026-01-03T21:00:00Z', '2026-01-04T03:00:00Z'], {
      zone: berlin,
      exceptions: { '2026-04-04T20:00:00Z': true, '2026-05-02T20:00:00Z': true },
    })
    const found = expand(window, at('2026-01-01T00:00:00Z'), at('2027-02-01T00:00:00Z'), 'UTC').occurrences
    // The 56th is the one moved to 3 May, which is a window of its own.
    expect(found).toHaveLength(55)
    const on = (day: string) => found.find(({ from }) => new Date(from).toISOString().startsWith(day))
    expect(on('2026-03-28')).toEqual({ from: at('2026-03-28T21:00:00Z'), to: at('2026-03-29T03:00:00Z') })
    expect(on('2026-10-24')).toEqual({ from: at('2026-10-24T20:00:00Z'), to: at('2026-10-25T02:00:00Z') })
    expect(on('2026-04-04')).toBeUndefined()
  })
})
