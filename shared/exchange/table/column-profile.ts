import type { When } from '#shared/model/when'
import { type ColumnOrder, columnOrders } from './date-column'
import { type DateOrder, readDate } from './date-text'
import { columnHoldsDates, type Mapping } from './mapping'
import { type Subject, subjectRules } from './subjects'
import { type Cell, cellText, columnNames, type Sheet, type Table } from './table'

/** What is known of a column before its rows are read one by one. */
export interface ColumnProfile {
  readonly name: string
  /** Its name among the columns kept as they were; names that reach a prototype are changed. */
  readonly customName: string
  readonly field: string
  readonly isDate: boolean
  readonly isCheck: boolean
  readonly order: DateOrder | undefined
  readonly orders: ColumnOrder | undefined
  /** More than half of what is filled are real dates of a workbook. */
  readonly mostlyDates: boolean
  /** More than half are numbers of a workbook, or texts that are numbers. */
  readonly mostlyNumbers: 'numbers' | 'texts' | 'neither'
  /** A date column of which more than half have a time. */
  readonly mostlyTimes: boolean
  /** The same for a column that no field takes. */
  readonly datesWithTimes: boolean
  readonly hasLocalTimes: boolean
  readonly inWorkbook: boolean
  readonly from1904: boolean
  /** Dates read before, by their text: a memory of the reader. */
  readonly read: Map<string, When>
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

export function columnProfiles(
  table: Table,
  sheet: Sheet,
  subject: Subject | undefined,
  mapping: Mapping,
  answers: Readonly<Record<string, DateOrder>>,
): ColumnProfile[] {
  const names = columnNames(sheet.headers)
  const rules = new Map((subject === undefined ? [] : subjectRules[subject].fields).map((rule) => [rule.field, rule]))
  const fields = names.map((name) => (Object.hasOwn(mapping, name) ? (mapping[name] ?? '') : ''))
  const asDate = fields.map((field) => ['date', 'check-date'].includes(rules.get(field)?.kind ?? '') || field === 'milestone')
  const holdsDates = names.map((_, column) => asDate[column] === true || columnHoldsDates(sheet, column))
  const dateColumns = new Map(names.flatMap((_, column) => (holdsDates[column] ? [[column, cellsOf(sheet, column)] as const] : [])))
  const given = new Map(
    names.flatMap((name, column) => (Object.hasOwn(answers, name) && answers[name] !== undefined ? [[column, answers[name]] as const] : [])),
  )
  const orders = columnOrders(dateColumns, given)
  return names.map((name, column): ColumnProfile => {
    const field = fields[column] ?? ''
    const order = orders.get(column)
    const isDate = asDate[column] === true
    const isRating = rules.get(field)?.kind === 'rating'
    const kinds =
      holdsDates[column] || isRating ? count(sheet, column, holdsDates[column] === true, order?.decided === true ? order.order : undefined) : nothingCounted
    return {
      name,
      customName: forbidden.has(name) ? `${name} (column)` : name,
      field,
      isDate,
      isCheck: ['check', 'check-date'].includes(rules.get(field)?.kind ?? ''),
      order: order?.decided === true ? order.order : undefined,
      orders: order,
      mostlyDates: kinds.dates * 2 > kinds.filled,
      mostlyNumbers: kinds.numbers * 2 > kinds.filled ? 'numbers' : (kinds.numbers + kinds.numberTexts) * 2 > kinds.filled ? 'texts' : 'neither',
      // Calendars mix whole days and times by nature.
      mostlyTimes: isDate && table.format !== 'ics' && kinds.times * 2 > kinds.filled,
      datesWithTimes: !isDate && holdsDates[column] === true && kinds.times * 2 > kinds.filled,
      hasLocalTimes: isDate && kinds.locals > 0,
      inWorkbook: table.format === 'xlsx',
      from1904: sheet.from1904 === true,
      read: new Map(),
    }
  })
}

function* cellsOf(sheet: Sheet, column: number): Generator<Cell> {
  for (const { cells } of sheet.rows) yield cells[column] ?? ''
}

interface Kinds {
  filled: number
  dates: number
  numbers: number
  numberTexts: number
  times: number
  locals: number
}

const nothingCounted: Kinds = { filled: 0, dates: 0, numbers: 0, numberTexts: 0, times: 0, locals: 0 }

function count(sheet: Sheet, column: number, holdsDates: boolean, order: DateOrder | undefined): Kinds {
  const kinds: Kinds = { filled: 0, dates: 0, numbers: 0, numberTexts: 0, times: 0, locals: 0 }
  for (const { cells } of sheet.rows) {
    const cell = cells[column]
    const text = cellText(cell).trim()
    if (cell === undefined || text === '') continue
    kinds.filled++
    if (typeof cell !== 'string' && cell.kind === 'date') kinds.dates++
    else if (typeof cell !== 'string' && cell.kind === 'number') kinds.numbers++
    else if (text.length < 20 && Number.isFinite(Number(text))) kinds.numberTexts++
    if (!holdsDates || !text.includes(':')) continue
    const reading = readDate(text, order ?? 'day-first').kind
    if (reading === 'local' || reading === 'instant') kinds.times++
    if (reading === 'local' && (typeof cell === 'string' || cell.kind !== 'coded')) kinds.locals++
  }
  return kinds
}

/** The first texts of a column, short, to show what is in it. */
export function samplesOf(sheet: Sheet, column: number): string[] {
  const samples: string[] = []
  for (const { cells } of sheet.rows) {
    const text = cellText(cells[column]).trim()
    if (text === '' || samples.includes(text)) continue
    samples.push(text.length > 80 ? `${text.slice(0, 80)}…` : text)
    if (samples.length === 3) break
  }
  return samples
}
