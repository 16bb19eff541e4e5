import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { hasSharedData, sharedData } from '#test/shared-data'
import { dayBudget, type Recurrence, recurringDays } from './recurring-days'

const once: Recurrence = {
  type: 1,
  from: '2026-01-01',
  to: '2026-01-01',
  occurrences: 0,
  byOccurrences: false,
  period: 1,
  daysOfWeek: 0,
  monthItem: 0,
  monthPosition: 0,
  month: 0,
  monthDay: 1,
}
const daysOf = (asked: Partial<Recurrence>) => recurringDays({ ...once, ...asked }, dayBudget())

test('days in a row, every other one, every third weekday', () => {
  expect(daysOf({ to: '2026-01-03' }).days).toEqual(['2026-01-01', '2026-01-02', '2026-01-03'])
  expect(daysOf({ type: 7, period: 2, to: '2026-01-06' }).days).toEqual(['2026-01-01', '2026-01-03', '2026-01-05'])
  expect(daysOf({ type: 8, period: 3, to: '2026-01-14' }).days).toEqual(['2026-01-01', '2026-01-06', '2026-01-09', '2026-01-14'])
})

test('the last weekday of each second month, and each 31st', () => {
  expect(daysOf({ type: 5, monthItem: 1, monthPosition: 4, period: 2, to: '2026-06-30' }).days).toEqual(['2026-01-30', '2026-03-31', '2026-05-29'])
  expect(daysOf({ type: 4, monthDay: 31, to: '2026-05-31' }).days).toEqual(['2026-01-31', '2026-03-31', '2026-05-31'])
})

test('one that never ends is cut and says so, as is the rest of a file of such', () => {
  const { days, cut } = daysOf({ to: '2149-01-01' })
  expect([days.length, days.at(-1), cut]).toEqual([7_500, '2046-07-14', true])
  const budget = { left: 10 }
  expect(recurringDays({ ...once, to: '2026-12-31' }, budget)).toMatchObject({ cut: true })
  expect(budget.left).toBeLessThanOrEqual(0)
  expect(recurringDays({ ...once, to: '2026-12-31' }, budget).days.length).toBeLessThanOrEqual(1)
})

test.skipIf(!hasSharedData)('each recurring exception that MS Project wrote ends on the day that it says, after as many times', () => {
  const text = readFileSync(sharedData('mspdi', 'native', 'mpxj_calendar-recurring-exceptions-project2010-mspdi.xml'), 'utf8')
  const exceptions = text.match(/<Exception>[\s\S]*?<\/Exception>/g) ?? []
  expect(exceptions).toHaveLength(27)
  for (const exception of exceptions) {
    const value = (name: string, natural: string): string => new RegExp(`<${name}>([^<]*)<`).exec(exception)?.[1] ?? natural
    const number = (name: string, natural = 0): number => Number(value(name, String(natural)))
    const { days } = daysOf({
      type: number('Type'),
      from: value('FromDate', ''),
      // Beyond its end, so that the count alone has to stop it.
      to: '2019-12-31T23:59:00',
      occurrences: number('Occurrences'),
      byOccurrences: number('Type') !== 1,
      period: number('Period', 1),
      daysOfWeek: number('DaysOfWeek'),
      monthItem: number('MonthItem'),
      monthPosition: number('MonthPosition'),
      month: number('Month'),
      monthDay: number('MonthDay', 1),
      ...(number('Type') === 1 ? { to: value('ToDate', '') } : {}),
    })
    expect([value('Name', ''), days.length, days.at(-1)]).toEqual([value('Name', ''), number('Occurrences'), value('ToDate', '').slice(0, 10)])
  }
})
