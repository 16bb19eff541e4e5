import { whenText } from '#app/format'
import { formOf, type RecurrenceForm, type WeekdayCode } from '#shared/calendar/recurrence-form'

export const nthWords = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' } as const
export const weekdayWords: Readonly<Record<WeekdayCode, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}
const units = { daily: 'day', weekly: 'week', monthly: 'month', yearly: 'year' } as const

/** A rule in words: "every week", "every 2 weeks", "every month on the first Sunday". The rule itself where it is not simple. */
export function recurrenceWords(rule: string): string {
  const form = formOf(rule)
  return form === undefined ? rule : formWords(form)
}

function formWords({ frequency, interval, weekdays, on, ending }: RecurrenceForm): string {
  const unit = units[frequency]
  const base = interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`
  const days = on.by === 'weekday' ? `the ${nthWords[on.nth]} ${weekdayWords[on.weekday]}` : weekdays.map((code) => weekdayWords[code]).join(', ')
  const end = ending.kind === 'count' ? `, ${ending.times} times` : ending.kind === 'until' ? `, until ${whenText(ending.day, 'UTC')}` : ''
  return `${base}${days === '' ? '' : ` on ${days}`}${end}`
}
