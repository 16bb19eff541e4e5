/** Which of two numbers is the day: `29/06/2026` says it, `03/04/2026` does not. */
export const dateOrders = ['day-first', 'month-first'] as const
export type DateOrder = (typeof dateOrders)[number]

/** A date as its text says it. `local` has no zone of its own; `impossible` is well written but not in the calendar (29 February 2026). */
export type DateReading =
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'local'; readonly local: string }
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' }

const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[Tt ] ?(.{4,40}))?$/
const numeric = /^(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d{2})(?:,? (.{4,40}))?$/
const dayName = /^(\d{1,2})\.?[-/ ]([a-zäé]{3,9})\.?[-/ ,] ?(\d{4}|\d{2})(?:,? (.{4,40}))?$/i
const nameDay = /^([a-zäé]{3,9})\.? {1,2}(\d{1,2}),? {1,2}(\d{4})(?:,? (.{4,40}))?$/i
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)[a-z]{0,6},? /i
const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?(am|pm)? ?(z|utc|gmt|[+-]\d{2}:?\d{2})?(?: uhr)?$/i

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const otherMonths: Readonly<Record<string, number>> = {
  maerz: 3,
  märz: 3,
  mär: 3,
  mrz: 3,
  mai: 5,
  okt: 10,
  oktober: 10,
  dez: 12,
  dezember: 12,
  januar: 1,
  februar: 2,
  juni: 6,
  juli: 7,
}

/** Reads a date. Where the order matters and is not given, a date that can be read both ways is `ambiguous`. */
export function readDate(raw: string, order: DateOrder | undefined): DateReading {
  const text = raw
    .trim()
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(weekday, '')
  const byYear = iso.exec(text)
  if (byYear !== null) return dated(Number(byYear[1]), Number(byYear[2]), Number(byYear[3]), byYear[4])
  const byNumbers = numeric.exec(text)
  if (byNumbers !== null) {
    const [, first, mark, second, year, time] = byNumbers
    const way = mark === '.' ? 'day-first' : (order ?? onlyWay(Number(first), Number(second)))
    if (way === undefined) return { kind: 'ambiguous' }
    const [day, month] = way === 'day-first' ? [Number(first), Number(second)] : [Number(second), Number(first)]
    return dated(fullYear(year ?? ''), month, day, time)
  }
  const named = dayName.exec(text)
  if (named !== null) return withMonthName(named[2] ?? '', Number(named[1]), fullYear(named[3] ?? ''), named[4])
  const american = nameDay.exec(text)
  if (american !== null) return withMonthName(american[1] ?? '', Number(american[2]), Number(american[3]), american[4])
  return { kind: 'unreadable' }
}

export const looksLikeDate = (text: string): boolean => readDate(text, 'day-first').kind !== 'unreadable'

/** What one text says about the order of its column: undefined where it is written otherwise; `05/05/2026` reads the same either way. */
export function orderIn(text: string): 'undecided' | 'either' | DateOrder | undefined {
  const found = numeric.exec(text.trim())
  if (found === null || found[2] === '.') return undefined
  const [first, second] = [Number(found[1]), Number(found[3])]
  if (first > 12 !== second > 12) return first > 12 ? 'day-first' : 'month-first'
  return first === second || first > 12 ? 'either' : 'undecided'
}

function onlyWay(first: number, second: number): DateOrder | undefined {
  if (first > 12) return 'day-first'
  if (second > 12) return 'month-first'
  return first === second ? 'day-first' : undefined
}

/** Two digits: 70 to 99 are of the last century, as POSIX strptime reads them (with one year's difference). */
const fullYear = (year: string): number => (year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900))

function withMonthName(name: string, day: number, year: number, time: string | undefined): DateReading {
  const lower = name.toLowerCase()
  const month = otherMonths[lower] ?? monthNames.findIndex((start) => lower.startsWith(start)) + 1
  return month === 0 ? { kind: 'unreadable' } : dated(year, month, day, time)
}

const two = (number: number): string => String(number).padStart(2, '0')

function dated(year: number, month: number, day: number, time: string | undefined): DateReading {
  const read = time === undefined ? undefined : clock.exec(time.trim())
  if (read === null) return { kind: 'unreadable' }
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return { kind: 'impossible' }
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  if (read === undefined) return { kind: 'day', day: date }
  const [, hourText, minute, second = '00', half, zone] = read
  const hour = hourOf(Number(hourText), half)
  if (hour === undefined || Number(minute) > 59 || Number(second) > 59) return { kind: 'impossible' }
  const local = `${date}T${two(hour)}:${minute}:${second}`
  if (zone === undefined) return { kind: 'local', local }
  return { kind: 'instant', at: Date.parse(`${local}Z`) - offset(zone) }
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour > 23 ? undefined : hour
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

function offset(zone: string): number {
  const digits = /([+-])(\d{2}):?(\d{2})/.exec(zone)
  return digits === null ? 0 : (digits[1] === '-' ? -1 : 1) * (Number(digits[2]) * 60 + Number(digits[3])) * 60_000
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const daysIn = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0))
