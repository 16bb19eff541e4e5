import { Temporal } from 'temporal-polyfill'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { instant, type When } from '#shared/model/when'

export interface WhenAsked {
  readonly zone: string
  /** The present, for `today`, `+3d` and dates without a year. */
  readonly now: number
  /** A day, an instant, or whatever was written. */
  readonly wanted: 'day' | 'instant' | 'either'
  /** The value that is edited: `+3d` counts from it, a time alone belongs to its day. */
  readonly before?: When
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * A `When` as people write it: `5 Dec 2026 22:00`, `2026-12-05`, `Sat 5 Dec`, `22:30`, `today`, `tomorrow 06:00`,
 * `fri`, `+3d`, `-2w`; nothing is nothing. A date without a year is the one nearest to the present that is not more than
 * half a year past. Month before day in digits (`05/12`) is refused: it reads two ways.
 */
export function parseWhen(text: string, asked: WhenAsked): Result<When, Failure> {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,]+/g, ' ')
    .trim()
    .toLowerCase()
  if (plain === '') return ok('')
  const { rest, time } = withoutTime(plain)
  if (time === 'wrong') return refused(text, 'There is no such time of day.')
  const given = plain.endsWith('z') && /t\d/.test(plain) ? isoInstant(plain) : undefined
  if (given !== undefined) return fitted(given.toZonedDateTimeISO(asked.zone), true, asked)
  const shift = /^([+\u2212-])\s?(\d{1,4})\s?(h|d|w|m|y)$/.exec(rest)
  if (shift !== null) return shifted(shift, time, asked)
  const day = dayOf(rest, time !== undefined, asked)
  if (day === undefined) return refused(text, 'Write 5 Dec 2026, 2026-12-05, tomorrow or +3d.')
  return fitted(day.toZonedDateTime({ timeZone: asked.zone, plainTime: time ?? '00:00' }), time !== undefined, asked)
}

const refused = (text: string, advice: string): Result<When, Failure> =>
  failed({ code: 'not-a-date', message: `“${text.trim()}” can't be read as a date. ${advice}` })

function withoutTime(text: string): { readonly rest: string; readonly time: Temporal.PlainTime | 'wrong' | undefined } {
  const found = /(?:^|[ t])(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?: ?z)?$/.exec(text)
  if (found === null) return { rest: text, time: undefined }
  const [whole, hour, minute] = found
  const rest = text.slice(0, text.length - whole.length).trim()
  if (Number(hour) > 23 || Number(minute) > 59) return { rest, time: 'wrong' }
  return { rest, time: new Temporal.PlainTime(Number(hour), Number(minute)) }
}

function isoInstant(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text.toUpperCase())
  } catch {
    return undefined
  }
}

const today = ({ zone, now }: WhenAsked): Temporal.PlainDate => Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()

/** The day that the edited value lies on, else today. */
function dayBefore(asked: WhenAsked): Temporal.PlainDate {
  const { before = '', zone } = asked
  if (before === '') return today(asked)
  return before.length === 10 ? Temporal.PlainDate.from(before) : Temporal.Instant.from(before).toZonedDateTimeISO(zone).toPlainDate()
}

function dayOf(text: string, hasTime: boolean, asked: WhenAsked): Temporal.PlainDate | undefined {
  if (text === '') return hasTime ? dayBefore(asked) : undefined
  if (text === 'today' || text === 'now') return today(asked)
  if (text === 'tomorrow') return today(asked).add({ days: 1 })
  if (text === 'yesterday') return today(asked).subtract({ days: 1 })
  const weekday = weekdays.findIndex(
    (name) => text.length >= 3 && (text === name || `${name}day`.startsWith(text) || text.startsWith(name)) && /^[a-z]+$/.test(text),
  )
  if (weekday >= 0) return today(asked).add({ days: (weekday + 1 - today(asked).dayOfWeek + 7) % 7 || 7 })
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso !== null) return plainDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const words = /^(?:[a-z]{2,9} )?(\d{1,2})\.? ?([a-z]{3,9})\.?(?: ?(\d{4}))?$/.exec(text) ?? swapped(/^([a-z]{3,9})\.? (\d{1,2})(?: (\d{4}))?$/.exec(text))
  if (words === null) return undefined
  const [, day = '', name = '', year] = words
  const month = months.findIndex((short) => name.startsWith(short)) + 1
  if (month === 0) return undefined
  return year === undefined ? nearest(month, Number(day), asked) : plainDate(Number(year), month, Number(day))
}

/** `Dec 5 2026` in the order of `5 Dec 2026`. */
const swapped = (found: RegExpExecArray | null): readonly (string | undefined)[] | null => (found === null ? null : [found[0], found[2], found[1], found[3]])

function plainDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

function nearest(month: number, day: number, asked: WhenAsked): Temporal.PlainDate | undefined {
  const from = today(asked).subtract({ months: 6 })
  const candidates = [0, 1, 2].map((more) => plainDate(from.year + more, month, day))
  return candidates.find((candidate) => candidate !== undefined && Temporal.PlainDate.compare(candidate, from) >= 0)
}

function shifted(found: RegExpExecArray, time: Temporal.PlainTime | undefined, asked: WhenAsked): Result<When, Failure> {
  const [whole = '', sign = '', digits = '', unit = ''] = found
  const many = Number(digits) * (sign === '+' ? 1 : -1)
  const { before = '', zone, now } = asked
  const hasTime = time !== undefined || unit === 'h' || before.length > 10
  const start =
    before.length > 10
      ? Temporal.Instant.from(before).toZonedDateTimeISO(zone)
      : unit === 'h'
        ? Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).round('minute')
        : dayBefore(asked).toZonedDateTime(zone)
  if (unit === 'h' && asked.wanted === 'day') return refused(whole, 'A day is wanted here, without a time.')
  const moved = start.add(
    unit === 'h' ? { hours: many } : unit === 'd' ? { days: many } : unit === 'w' ? { weeks: many } : unit === 'm' ? { months: many } : { years: many },
  )
  return fitted(time === undefined ? moved : moved.withPlainTime(time), hasTime, asked)
}

/** A day or an instant, as wanted; an instant that was given as a day begins at midnight. */
function fitted(at: Temporal.ZonedDateTime, hasTime: boolean, { wanted }: WhenAsked): Result<When, Failure> {
  if (wanted === 'day' || (wanted === 'either' && !hasTime)) return ok(at.toPlainDate().toString())
  return ok(instant(at.epochMilliseconds))
}
