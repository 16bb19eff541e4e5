import { hoursOf, type Span, spansOf, wholeDay } from '../exchange/project/hours'
import { failed, ok, type Result } from '../model/result'

export interface CannotReadHours {
  readonly code: 'hours-unreadable' | 'hours-backwards'
  readonly message: string
}

const nothing = new Set(['', '-', 'off', 'none', 'closed', 'no work', 'free'])
const everything = new Set(['24 h', '24h', '24 hours', 'all day', 'round the clock', 'whole day'])
const time = String.raw`(\d{1,2})(?:[:.]?(\d{2}))?`
const spanForm = new RegExp(`^${time} ?(?:-|to) ?${time}$`)

/** Hours of a day as people write them: `9-17`, `09:00–12:00, 13:00–17:30`, `24 h`, `off`. Written as the model has them. */
export function readHours(text: string): Result<string, CannotReadHours> {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
  if (nothing.has(plain)) return ok('')
  if (everything.has(plain)) return ok(wholeDay)
  const spans: Span[] = []
  for (const part of plain.split(/ ?(?:[,;]| and ) ?|(?<=\d) (?=\d{1,2}[:.]?\d{2} ?-)/)) {
    const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = spanForm.exec(part) ?? []
    const from = Number(fromHour) * 60 + Number(fromMinute)
    const end = Number(toHour) * 60 + Number(toMinute)
    // Midnight at the end of a span is that of the day's end.
    const to = end === 0 ? 1440 : end
    if (fromHour === undefined || Number(fromMinute) > 59 || Number(toMinute) > 59 || from > 1440 || to > 1440) {
      return failed({ code: 'hours-unreadable', message: `“${part}” are no hours. Write 09:00-12:00, 13:00-17:00, or off, or 24 h.` })
    }
    if (to <= from) {
      return failed({
        code: 'hours-backwards',
        message: `“${part}” ends before it begins. Work over midnight stands with both days: 22:00-24:00 here, 00:00-06:00 there.`,
      })
    }
    spans.push([from, to])
  }
  return ok(hoursOf(spans))
}

/** `09:00–12:00, 13:00–17:00`, `24 h`, or `off`. */
export function hoursText(hours: string): string {
  if (hours.trim() === '') return 'off'
  return hours.trim() === wholeDay ? '24 h' : hours.trim().replaceAll('-', '\u2013').replaceAll(' ', ', ')
}

const shortDays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** A week's hours in a line: `Mon–Fri 09:00–17:00, Sat 10:00–12:00`. */
export function weekText(week: Readonly<Record<string, string>>): string {
  const hours = shortDays.map((_, i) => hoursText(week[String(i + 1)] ?? ''))
  const parts: string[] = []
  for (let from = 0; from < 7; ) {
    let to = from
    while (to < 6 && hours[to + 1] === hours[from]) to++
    if (hours[from] !== 'off') parts.push(`${to === from ? shortDays[from] : `${shortDays[from]}\u2013${shortDays[to]}`} ${hours[from]}`)
    from = to + 1
  }
  return parts.length === 0 ? 'no hours' : parts.join(', ')
}

/** Working minutes of a week. */
export const weekMinutes = (week: Readonly<Record<string, string>>): number =>
  Object.values(week).reduce((sum, hours) => sum + spansOf(hours.trim()).reduce((day, [from, to]) => day + to - from, 0), 0)
