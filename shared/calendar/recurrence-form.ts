import { plainRule } from './recurrence'

export const frequencies = ['daily', 'weekly', 'monthly', 'yearly'] as const
export type Frequency = (typeof frequencies)[number]
export const weekdayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type WeekdayCode = (typeof weekdayCodes)[number]

/** Which days of a month: that of the first time, or a counted weekday (-1 is the last). */
export type MonthlyOn = { readonly by: 'day' } | { readonly by: 'weekday'; readonly nth: 1 | 2 | 3 | 4 | -1; readonly weekday: WeekdayCode }

export type Ending =
  | { readonly kind: 'never' }
  | { readonly kind: 'count'; readonly times: number }
  /** `2027-03-31`: to the end of that day. */
  | { readonly kind: 'until'; readonly day: string }

/** A rule as a form tells it. */
export interface RecurrenceForm {
  readonly frequency: Frequency
  readonly interval: number
  /** Of a weekly rule; none is the weekday of the first time. */
  readonly weekdays: readonly WeekdayCode[]
  /** Of a monthly rule. */
  readonly on: MonthlyOn
  readonly ending: Ending
}

export const weekly: RecurrenceForm = { frequency: 'weekly', interval: 1, weekdays: [], on: { by: 'day' }, ending: { kind: 'never' } }

const codes: Readonly<Record<string, Frequency>> = { DAILY: 'daily', WEEKLY: 'weekly', MONTHLY: 'monthly', YEARLY: 'yearly' }

/** A rule as the form shows it; undefined for one that says more than the form can: it is edited as text. */
export function formOf(rule: string): RecurrenceForm | undefined {
  const parts = plainRule(rule)
    .split(';')
    .map((part) => part.split('='))
  const values = new Map(parts.map(([name = '', value = '']) => [name, value]))
  if (parts.some(([name = '', value]) => !['FREQ', 'INTERVAL', 'BYDAY', 'COUNT', 'UNTIL', 'WKST'].includes(name) || !value)) return undefined
  const frequency = codes[values.get('FREQ') ?? '']
  const interval = whole(values.get('INTERVAL') ?? '1')
  const ending = endingOf(values.get('COUNT'), values.get('UNTIL'))
  const days = (values.get('BYDAY') ?? '').split(',').filter((day) => day !== '')
  if (frequency === undefined || interval === undefined || ending === undefined || values.size !== parts.length) return undefined
  // Another first day of the week changes what "every second week" means: only Monday, the RFC's default, is told here.
  if ((values.get('WKST') ?? 'MO') !== 'MO') return undefined
  const plain = { frequency, interval, weekdays: [], on: { by: 'day' }, ending } as const
  if (days.length === 0) return plain
  if (frequency === 'weekly') {
    const weekdays = weekdayCodes.filter((code) => days.includes(code))
    return weekdays.length === days.length ? { ...plain, weekdays } : undefined
  }
  const counted = frequency === 'monthly' && days.length === 1 ? /^(\+?[1-4]|-1)(MO|TU|WE|TH|FR|SA|SU)$/.exec(days[0] ?? '') : null
  const weekday = weekdayCodes.find((code) => code === counted?.[2])
  const nth = ([1, 2, 3, 4, -1] as const).find((number) => number === Number(counted?.[1]))
  return weekday === undefined || nth === undefined ? undefined : { ...plain, on: { by: 'weekday', nth, weekday } }
}

const whole = (text: string): number | undefined => (/^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined)

function endingOf(count: string | undefined, until: string | undefined): Ending | undefined {
  if (count !== undefined && until !== undefined) return undefined
  if (count !== undefined) {
    const times = whole(count)
    return times === undefined ? undefined : { kind: 'count', times }
  }
  if (until === undefined) return { kind: 'never' }
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(until) ?? []
  return day === undefined ? undefined : { kind: 'until', day: `${year}-${month}-${day}` }
}

/** The rule that a form tells. */
export function ruleOf({ frequency, interval, weekdays, on, ending }: RecurrenceForm): string {
  const parts = [`FREQ=${frequency.toUpperCase()}`]
  if (interval !== 1) parts.push(`INTERVAL=${interval}`)
  if (frequency === 'weekly' && weekdays.length > 0) parts.push(`BYDAY=${weekdayCodes.filter((code) => weekdays.includes(code)).join(',')}`)
  if (frequency === 'monthly' && on.by === 'weekday') parts.push(`BYDAY=${on.nth}${on.weekday}`)
  if (ending.kind === 'count') parts.push(`COUNT=${ending.times}`)
  if (ending.kind === 'until') parts.push(`UNTIL=${ending.day.replaceAll('-', '')}`)
  return parts.join(';')
}
