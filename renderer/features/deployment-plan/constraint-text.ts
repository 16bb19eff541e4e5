import { Temporal } from 'temporal-polyfill'
import { clockWords, dateWords } from '#shared/commands/when-words'
import type { Constraint } from '#shared/model/task'
import { instant, isDay } from '#shared/model/when'

const words = {
  'as-soon-as-possible': 'as soon as possible',
  'as-late-as-possible': 'as late as possible',
  'start-no-earlier-than': 'start no earlier than',
  'start-no-later-than': 'start no later than',
  'finish-no-earlier-than': 'finish no earlier than',
  'finish-no-later-than': 'finish no later than',
  'must-start-on': 'must start on',
  'must-finish-on': 'must finish on',
} as const satisfies { readonly [kind in Constraint['kind']]: string }

/** Short forms as other planners write them. */
const short: { readonly [form: string]: Constraint['kind'] } = {
  asap: 'as-soon-as-possible',
  alap: 'as-late-as-possible',
  snet: 'start-no-earlier-than',
  snlt: 'start-no-later-than',
  fnet: 'finish-no-earlier-than',
  fnlt: 'finish-no-later-than',
  mso: 'must-start-on',
  mfo: 'must-finish-on',
}

/** The kinds in words, for a person who wrote something else. */
export const constraintKinds = Object.values(words).join(', ')

/** "start no earlier than 5 Dec, 23:30". */
export const constraintText = (constraint: Constraint, zone: string): string =>
  'at' in constraint ? `${words[constraint.kind]} ${dateWords(constraint.at, zone)}` : words[constraint.kind]

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A constraint as a person writes it: its kind in words or letters (SNET), then a clock (the first such time from the
 * plan's start on), a day, or both: `23:30`, `5 Dec`, `6 Dec, 01:15`, `2026-12-06 01:15`. Undefined where it can't be read.
 */
export function readConstraint(text: string, planStart: number, zone: string): Constraint | undefined {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (plain === '') return { kind: 'as-soon-as-possible' }
  for (const [kind, form] of [
    ...Object.entries(words).map(([id, said]) => [id, said] as const),
    ...Object.entries(short).map(([form, id]) => [id, form] as const),
  ]) {
    if (plain !== form && !plain.startsWith(`${form} `)) continue
    const rest = plain.slice(form.length).trim()
    if (kind === 'as-soon-as-possible' || kind === 'as-late-as-possible') return rest === '' ? { kind } : undefined
    const at = readWhen(rest, planStart, zone)
    return at === undefined ? undefined : { kind: kind as Exclude<Constraint['kind'], 'as-soon-as-possible' | 'as-late-as-possible'>, at }
  }
  return undefined
}

function readWhen(text: string, planStart: number, zone: string): string | undefined {
  const begins = Temporal.Instant.fromEpochMilliseconds(planStart).toZonedDateTimeISO(zone)
  const [, day, clock] = /^(.*?),? ?(\d{1,2}:\d{2})?$/.exec(text) ?? []
  const date = day === undefined || day.trim() === '' ? undefined : readDay(day.trim(), begins)
  if (day !== undefined && day.trim() !== '' && date === undefined) return undefined
  if (clock === undefined) return date?.toString()
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  if (hour > 23 || minute > 59) return undefined
  const on = date ?? (clockWords(planStart, zone) > clock.padStart(5, '0') ? begins.toPlainDate().add({ days: 1 }) : begins.toPlainDate())
  return instant(on.toZonedDateTime({ timeZone: zone, plainTime: { hour, minute } }).epochMilliseconds)
}

/** `5 dec`, `5 dec 2027` or `2026-12-05`; without a year the first such day from the plan's start on. */
function readDay(text: string, begins: Temporal.ZonedDateTime): Temporal.PlainDate | undefined {
  if (isDay(text) && /^\d{4}-\d{2}-\d{2}$/.test(text)) return plainDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
  const [, day, name, year] = /^(\d{1,2}) ([a-z]{3})[a-z]*(?: (\d{4}))?$/.exec(text) ?? []
  const month = months.indexOf(name ?? '') + 1
  if (day === undefined || month === 0) return undefined
  if (year !== undefined) return plainDate(Number(year), month, Number(day))
  const first = plainDate(begins.year, month, Number(day))
  const isOver = first !== undefined && Temporal.PlainDate.compare(first, begins.toPlainDate().subtract({ days: 1 })) < 0
  return isOver ? plainDate(begins.year + 1, month, Number(day)) : first
}

function plainDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return undefined
  }
}
