import type { TaskRecord } from '#shared/exchange/table/preview'
import type { RowReader } from '#shared/exchange/table/row-reader'
import { taskKind } from '#shared/exchange/table/words'
import { endsAt, startsAt, type When } from '#shared/model/when'
import { parseDuration } from '#shared/schedule/duration-text'
import { defined, textsOf } from './defined'

export interface TaskColumns {
  readonly zone: string
  /** Columns that a program fills on its way out and reads none of: their names. */
  readonly output: ReadonlySet<string>
  /** Minutes of a bare number in the column of durations. */
  readonly unit: number
}

/** A step of a runbook from a row; undefined where the row has an error. Whom it waits for is judged when all are read. */
export function taskRow(row: RowReader, { zone, output, unit }: TaskColumns): TaskRecord | undefined {
  const number = withoutSign(row.text('number'))
  const title = row.text('title')
  if (title === '') row.error('title', 'missing-title', 'The title is missing.')
  const kind = row.choice('kind', taskKind, { error: 'unknown-task-type' })
  // A time of day alone says how long, not when: the night goes on over midnight.
  const clocks = [clockMinutes(row.text('start')), clockMinutes(row.text('end'))] as const
  const start = clocks[0] === undefined ? row.when('start') : undefined
  const end = clocks[1] === undefined ? row.when('end') : undefined
  const duration = minutes(row, 'duration', unit) ?? between(start, end, zone) ?? clockSpan(...clocks)
  if (kind === 'milestone' && (duration ?? 0) > 0) row.warn('duration', 'milestone-lasts', 'A milestone takes no time; its duration was left out.')
  const beside = Object.entries(row.custom()).filter(([name]) => !output.has(name))
  const written = row.text('instructions')
  const instructions = [written, ...beside.map(([name, text]) => `${name.replace(/^Custom: /i, '')}: ${text}`)].filter((line) => line !== '').join('\n')
  if (row.failed()) return undefined
  return {
    kind: 'task',
    row: row.row,
    record: row.record,
    number: number === '' ? String(row.record) : number,
    parent: withoutSign(row.text('parent')),
    level: /^\d{1,2}$/.test(row.text('level')) ? Number(row.text('level')) : undefined,
    stream: row.text('stream'),
    before: row.text('predecessors'),
    links: [],
    fields: defined<'task'>({
      title,
      kind,
      duration: kind === 'milestone' ? undefined : duration,
      constraint: start === undefined || start === '' ? undefined : { kind: 'start-no-earlier-than', at: start },
      instructions,
      ...textsOf(row, ['who', 'role', 'environment', 'expectedResult', 'backOut']),
      backOutDuration: minutes(row, 'backOutDuration', 1),
    }),
  }
}

/** Cutover writes `#12`. */
export const withoutSign = (text: string): string => text.replace(/^#\s{0,100}/, '').trim()

/** A duration in minutes; undefined where none is said or it can't be read, which is an error of the row. */
function minutes(row: RowReader, field: string, unit: number): number | undefined {
  const text = row.text(field)
  if (text === '') return undefined
  const bare = /^\d{1,9}(?:[.,]\d{1,9})?$/.exec(text)
  const found = bare === null ? parseDuration(text) : parseDuration(String(Math.round(Number(text.replace(',', '.')) * unit)))
  if (found !== undefined) return found
  if (/^\s{0,100}[-\u2212]/.test(text)) row.error(field, 'negative-duration', 'A duration can’t be below zero.')
  else row.error(field, 'bad-duration', 'This is not a duration that can be read. Write 45 min, 1:30 or 2 h.')
  return undefined
}

/** Minutes of the day of `22:15` or `10:15 pm`; undefined for what has a date, too. */
function clockMinutes(text: string): number | undefined {
  const [, hours = '', rest = '', half = ''] = /^\s*(\d{1,2})[:.](\d{2})(?::\d{2})?\s?(am|pm)?\s*$/i.exec(text) ?? []
  const hour = Number(hours) + (/pm/i.test(half) && Number(hours) < 12 ? 12 : /am/i.test(half) && Number(hours) === 12 ? -12 : 0)
  return hours === '' || hour > 24 || Number(rest) > 59 ? undefined : hour * 60 + Number(rest)
}

const clockSpan = (from: number | undefined, to: number | undefined): number | undefined =>
  from === undefined || to === undefined ? undefined : (to - from + 1_440) % 1_440

function between(start: When | undefined, end: When | undefined, zone: string): number | undefined {
  const from = startsAt(start ?? '', zone)
  const until = endsAt(end ?? '', zone)
  return from === undefined || until === undefined || until < from ? undefined : Math.round((until - from) / 60_000)
}
