import { instant, type When } from '#shared/model/when'
import { oddities, oddWords, trimSpaces, withoutGuard } from './cell-warnings'
import type { ColumnProfile } from './column-profile'
import { type DateReading, readDate } from './date-text'
import { localInstant } from './local-time'
import type { Finding } from './preview'
import { type Cell, cellText, type Row } from './table'
import { flagWord, type ReadChoice } from './words'
import { serialDate } from './workbook/serial-date'

/** What reading a row needs to know of its table. */
export interface ReaderContext {
  readonly profiles: readonly ColumnProfile[]
  /** The columns of each field, first to last. */
  readonly byField: ReadonlyMap<string, readonly number[]>
  readonly zone: string
  /** Rows are counted as a sheet does, not as records. */
  readonly sheetRows: boolean
  /** Values without a zone are UTC (ServiceNow's REST). */
  readonly rawIsUtc: boolean
  readonly errors: Finding[]
  readonly warnings: Finding[]
}

/** One row, read by field. What cannot be read is said as an error or a warning of this row and reads as undefined. */
export interface RowReader {
  readonly row: number
  readonly record: number
  readonly has: (field: string) => boolean
  readonly text: (field: string) => string
  readonly list: (field: string) => readonly string[]
  readonly when: (field: string) => When | undefined
  readonly whenAt: (column: number) => When | undefined
  readonly choice: <T extends string>(field: string, read: ReadChoice<T>, unknown: { readonly error: string } | { readonly warning: string }) => T | undefined
  readonly flag: (field: string) => boolean | undefined
  readonly cell: (field: string) => Cell | undefined
  readonly error: (field: string, code: string, message: string) => void
  readonly warn: (field: string, code: string, message: string) => void
  readonly columnsOf: (field: string) => readonly number[]
  /** The columns that no field takes, and words that a field could only take nearly; as they stood in the file. */
  readonly custom: () => Record<string, string>
  readonly failed: () => boolean
}

export function rowReader(context: ReaderContext, row: Row): RowReader {
  const { profiles, byField, zone } = context
  const number = context.sheetRows ? row.line : row.record
  const kept = new Set<number>()
  let isFailed = false
  const columnsOf = (field: string): readonly number[] => byField.get(field) ?? []
  const first = (field: string): number | undefined => columnsOf(field)[0]
  const cell = (field: string): Cell | undefined => {
    const column = first(field)
    return column === undefined ? undefined : row.cells[column]
  }
  const finding = (column: number | undefined, code: string, message: string): Finding => {
    const value = column === undefined ? '' : cellText(row.cells[column])
    return {
      row: number,
      record: row.record,
      line: row.line,
      column: column === undefined ? '' : (profiles[column]?.name ?? ''),
      code,
      message,
      value: value.length > 200 ? `${value.slice(0, 200)}…` : value,
    }
  }
  const errorAt = (column: number | undefined, code: string, message: string): void => {
    isFailed = true
    context.errors.push(finding(column, code, message))
  }
  const warnAt = (column: number | undefined, code: string, message: string): void => {
    context.warnings.push(finding(column, code, message))
  }
  const textAt = (column: number | undefined): string => {
    const held = column === undefined ? undefined : row.cells[column]
    return held === undefined || (typeof held !== 'string' && held.kind === 'error') ? '' : trimSpaces(withoutGuard(cellText(held)))
  }
  const whenAt = (column: number): When | undefined => {
    const held = row.cells[column]
    if (held === undefined || cellText(held).trim() === '') return ''
    const profile = profiles[column]
    if (profile === undefined) return ''
    if (typeof held !== 'string') {
      if (held.kind === 'error') return ''
    } else {
      const known = profile.read.get(held)
      if (known !== undefined) return known
    }
    const found = context.warnings.length + context.errors.length
    const when = judged(held, column, profile)
    // Dates repeat; what was read without a word about it need not be read again.
    if (typeof held === 'string' && when !== undefined && context.warnings.length + context.errors.length === found) profile.read.set(held, when)
    return when
  }
  const judged = (held: Cell, column: number, profile: ColumnProfile): When | undefined => {
    const reading = readingOf(held, profile, (code, message) => warnAt(column, code, message))
    switch (reading.kind) {
      case 'ambiguous':
        return undefined
      case 'unreadable':
        errorAt(column, 'bad-date', 'This is not a date that can be read.')
        return undefined
      case 'impossible':
        errorAt(column, 'impossible-date', 'There is no such day or time in the calendar.')
        return undefined
      case 'instant':
        return instant(reading.at)
      case 'day':
        if (profile.mostlyTimes) warnAt(column, 'date-without-time', 'There is no time with this date; it is taken as the whole day.')
        return reading.day
      case 'local':
        return ofLocal(reading.local, isUtc(held, context) ? 'UTC' : zone, (code, message) => warnAt(column, code, message))
    }
  }
  for (const [column, held] of row.cells.entries()) warnOddText(held, profiles[column], (code, message) => warnAt(column, code, message))
  return {
    row: number,
    record: row.record,
    has: (field) => byField.has(field),
    text: (field) => textAt(first(field)),
    list: (field) => columnsOf(field).flatMap((column) => splitList(textAt(column))),
    when: (field) => {
      const column = first(field)
      return column === undefined ? undefined : whenAt(column)
    },
    whenAt,
    choice: (field, read, unknown) => {
      const column = first(field)
      const held = cell(field)
      const text = textAt(column)
      if (column === undefined || text === '') return undefined
      const word = (typeof held !== 'string' && held?.raw !== undefined ? read(held.raw) : undefined) ?? read(text)
      if (word === undefined) {
        kept.add(column)
        const known = `“${text.slice(0, 60)}” is not one of the known values (${read.values.join(', ')})`
        if ('error' in unknown) errorAt(column, unknown.error, `${known}.`)
        else warnAt(column, unknown.warning, `${known}; it is kept beside the field.`)
        return undefined
      }
      if (word.oddCase) warnAt(column, 'lower-case-enum', 'This value is written in another case than usual.')
      if (!word.exact) kept.add(column)
      return word.value
    },
    flag: (field) => {
      const text = textAt(first(field))
      return text === '' ? undefined : flagWord(text)
    },
    cell,
    error: (field, code, message) => errorAt(first(field), code, message),
    warn: (field, code, message) => warnAt(first(field), code, message),
    columnsOf,
    custom: () => {
      const custom: Record<string, string> = {}
      for (const [column, held] of row.cells.entries()) {
        const profile = profiles[column]
        if (profile === undefined || (profile.field !== '' && !profile.isCheck && !kept.has(column))) continue
        const text = withoutGuard(cellText(held))
        if (text !== '') custom[profile.customName] = text
      }
      return custom
    },
    failed: () => isFailed,
  }
}

type Warn = (code: string, message: string) => void

function readingOf(cell: Cell, profile: ColumnProfile, warn: Warn): DateReading {
  if (typeof cell === 'string' || cell.kind === 'text' || cell.kind === 'flag') {
    if (profile.mostlyDates) warn('date-as-text', 'This date is text while the others of its column are dates; it was read.')
    return readDate(cellText(cell), profile.order)
  }
  if (cell.kind === 'number') {
    const date = serialDate(Number(cell.text), profile.from1904)
    if (date === undefined || Number(cell.text) < 20_000) return { kind: 'unreadable' }
    warn('serial-number-unformatted', `This is the bare number of a date; it was read as ${date.slice(0, 10)}.`)
    return readDate(date, undefined)
  }
  return readDate(cell.raw ?? cell.text, profile.order)
}

const isUtc = (cell: Cell, { rawIsUtc }: ReaderContext): boolean => rawIsUtc && typeof cell !== 'string' && cell.raw !== undefined

function ofLocal(local: string, zone: string, warn: Warn): When {
  const { at, oddity } = localInstant(local, zone)
  if (oddity === 'dst-gap') warn(oddity, `This time does not exist in ${zone}: clocks go forward over it. It was taken as ${instant(at)}.`)
  if (oddity === 'dst-overlap') warn(oddity, `This time comes twice in ${zone}: clocks go back over it. The first was taken, ${instant(at)}.`)
  return instant(at)
}

function warnOddText(cell: Cell, profile: ColumnProfile | undefined, warn: Warn): void {
  if (typeof cell !== 'string') {
    if (cell.kind === 'error') warn('cell-error', `The formula of this cell gives ${cell.text}; it is taken as empty.`)
    if (cell.kind !== 'coded') return
  }
  const text = cellText(cell)
  for (const odd of oddities(text)) warn(odd === 'formula' && profile?.inWorkbook ? 'formula-text' : odd, oddWords[odd])
  if (profile !== undefined && !profile.isDate && profile.datesWithTimes && text.length <= 12 && readDate(text, profile.order).kind === 'day')
    warn('date-without-time', 'There is no time with this date while the others of its column have one.')
}

/** Lists stand in one cell with semicolons, line ends or, failing those, commas. */
function splitList(text: string): string[] {
  const mark = text.includes(';') ? ';' : text.includes('\n') ? '\n' : ','
  return text
    .split(mark)
    .map((part) => trimSpaces(part.replace(/[\r\n]/g, '')))
    .filter((part) => part !== '')
}
