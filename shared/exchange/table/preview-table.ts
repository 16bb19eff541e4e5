import { type ColumnProfile, columnProfiles, samplesOf } from './column-profile'
import { isZone } from './local-time'
import { columnHoldsDates, guessSubject, headerSignature, suggestMapping, zoneInHeader } from './mapping'
import type { BandKind, Choices, Finding, ImportRecord, Preview, Question, Surroundings } from './preview'
import { type ReaderContext, type RowReader, rowReader } from './row-reader'
import { bandRow } from './rows/band-row'
import { changeRow } from './rows/change-row'
import { milestoneRow } from './rows/milestone-row'
import { releaseRow } from './rows/release-row'
import { riskRow } from './rows/risk-row'
import { type ReadTaskRow, tasksInOrder } from './rows/task-order'
import { type TaskColumns, taskRow, withoutSign } from './rows/task-row'
import { type Subject, subjectRules } from './subjects'
import { cellText, type Note, type Row, type Sheet, type Table } from './table'
import { bandWord } from './words'

/**
 * What importing a table would do, with these choices. Local times of JSON are taken as UTC unless a zone is chosen, as ServiceNow's
 * REST gives them. Pure; about 25 microseconds a row, so for large files it belongs
 * into a worker; the screen asks again with every choice and shows the answer.
 */
export function previewTable(table: Table, choices: Choices, surroundings: Surroundings): Preview {
  const at = choices.sheet ?? likeliestSheet(table)
  const sheet: Sheet = table.sheets[at] ?? { name: '', hidden: false, headers: [], rows: [], notes: [] }
  const guessed = guessSubject(sheet)
  const subject = choices.subject ?? guessed
  const mapping = choices.mapping ?? (subject === undefined ? {} : suggestMapping(subject, sheet))
  const said = zoneSaid(sheet, mapping)
  const zone = choices.zone !== undefined && isZone(choices.zone) ? choices.zone : (said ?? (table.format === 'json' ? 'UTC' : surroundings.zone))
  const profiles = columnProfiles(table, sheet, subject, mapping, choices.dateOrders ?? {})
  const errors: Finding[] = []
  const warnings: Finding[] = []
  const context: ReaderContext = {
    profiles,
    byField: columnsByField(profiles),
    zone,
    sheetRows: table.format === 'xlsx',
    rawIsUtc: table.format === 'json',
    errors,
    warnings,
  }
  const usual = choices.band ?? usualBand(sheet)
  const read =
    subject === undefined
      ? { rows: [], notes: [] }
      : readRows(subject, sheet, context, { ...surroundings, zone, usual, steps: { output: outputColumns(profiles), unit: durationUnit(profiles) } })
  const { rows } = read
  const refused = new Set(errors.map(({ record }) => record))
  return {
    subject,
    guessed,
    sheets: table.sheets.map(({ name, hidden, rows: all }) => ({ name, hidden, rows: all.length })),
    sheet: at,
    headerLine: sheet.headerLine,
    columns: profiles.map(({ name, field }, column) => ({
      name,
      header: sheet.headers[column] ?? '',
      field,
      samples: samplesOf(sheet, column),
      holdsDates: columnHoldsDates(sheet, column),
    })),
    mapping,
    signature: headerSignature(sheet.headers),
    fields: subject === undefined ? [] : subjectRules[subject].fields.map(({ field, label }) => ({ field, label })),
    zone,
    questions: [
      ...questionsOf(subject, profiles, said === undefined ? choices : { ...choices, zone }, zone),
      ...(subject === 'calendar' ? bandQuestion(sheet, context, usual) : []),
    ],
    rows,
    errors,
    warnings: warnings.filter(({ record }) => !refused.has(record)),
    notes: [...table.notes, ...sheet.notes, ...read.notes, ...leftOut(subject, sheet, profiles)],
    holidays: rows.filter((record) => record.kind === 'band' && record.band === 'holiday' && !record.isCancelled).length,
    daysOff: choices.daysOff ?? '',
    today: surroundings.today,
    counts: {
      rows: sheet.rows.length,
      accepted: rows.length,
      refused: refused.size,
      warned: new Set(warnings.filter(({ record }) => !refused.has(record)).map(({ record }) => record)).size,
    },
    sample: rows.slice(0, 20),
  }
}

/** The first sheet that holds something that can be imported: a cover sheet may stand before it. */
function likeliestSheet({ sheets }: Table): number {
  const found = sheets.findIndex((sheet) => !sheet.hidden && guessSubject(sheet) !== undefined)
  return found === -1 ? 0 : found
}

function columnsByField(profiles: readonly ColumnProfile[]): Map<string, number[]> {
  const columns = new Map<string, number[]>()
  for (const [column, { field }] of profiles.entries()) if (field !== '') columns.set(field, [...(columns.get(field) ?? []), column])
  return columns
}

interface Read extends Surroundings {
  readonly usual: BandKind
  readonly steps: Pick<TaskColumns, 'output' | 'unit'>
}

/** Calendars of holidays name themselves so; what else has no kind is an event. */
const usualBand = ({ name }: Sheet): BandKind =>
  /holiday|feiertag|ferien|f[eé]ri[eé]|festiv|feriado|\u795d\u65e5|\u4f11\u65e5/i.test(name) ? 'holiday' : 'key-event'

/** Rows that do not say what they are: the person may. */
function bandQuestion(sheet: Sheet, { byField }: ReaderContext, suggested: BandKind): Question[] {
  const column = byField.get('kind')?.[0]
  const rows = sheet.rows.filter(({ cells }) => column === undefined || bandWord(cellText(cells[column])) === undefined).length
  return rows === 0 ? [] : [{ kind: 'band', rows, suggested, optional: true }]
}

function readRows(
  subject: Subject,
  sheet: Sheet,
  context: ReaderContext,
  surroundings: Read,
): { readonly rows: ImportRecord[]; readonly notes: readonly Note[] } {
  const accepted: ImportRecord[] = []
  const steps: ReadTaskRow[] = []
  const seen = new Map<string, Row>()
  const code = subject === 'risks' ? 'duplicate-id' : subject === 'tasks' ? 'duplicate-task-id' : undefined
  for (const row of sheet.rows) {
    if (row.damage !== undefined) {
      context.errors.push({
        row: context.sheetRows ? row.line : row.record,
        record: row.record,
        line: row.line,
        column: '',
        code: row.damage.code,
        message: row.damage.message,
        value: '',
      })
      continue
    }
    const reader = rowReader(context, row)
    const record = convert(subject, reader, context, surroundings)
    if (record === undefined) continue
    if (row.short === true) reader.warn('', 'too-few-columns', 'This row ends before the last column; what it leaves out was taken as empty.')
    if (row.mended === true) reader.warn('', 'mended-bytes', 'Letters of this row were not what the rest of the file is written in; check them.')
    const number = numberOf(record)
    const twin = number === '' ? undefined : seen.get(number)
    if (twin === undefined) {
      if (number !== '') seen.set(number, row)
      accepted.push(record)
      if (record.kind === 'task') steps.push({ record, reader })
    } else {
      const isSame = twin.cells.length === row.cells.length && twin.cells.every((cell, column) => cellText(cell) === cellText(row.cells[column]))
      const words = isSame ? 'with the same content' : 'with other content'
      reader.error(
        'number',
        code ?? `duplicate-number-${isSame ? 'same' : 'other'}-content`,
        `${number} stands in row ${context.sheetRows ? twin.line : twin.record} already, ${words}; the first one counts.`,
      )
    }
  }
  if (subject !== 'tasks') return { rows: accepted, notes: [] }
  const { tasks, notes } = tasksInOrder(steps, taskNumbers(sheet, context))
  context.errors.sort((a, b) => a.record - b.record)
  return { rows: tasks, notes }
}

/** What tells one record of a table from another, '' where nothing does. */
function numberOf(record: ImportRecord): string {
  if (record.kind === 'milestone' || record.kind === 'band') return ''
  return record.kind === 'task' ? record.number : (record.fields.number ?? '')
}

/** The numbers of all rows, whatever else is wrong with them. */
function taskNumbers({ rows }: Sheet, { byField }: ReaderContext): Set<string> {
  const column = byField.get('number')?.[0]
  return new Set(rows.map(({ record, cells }) => (column === undefined ? '' : withoutSign(cellText(cells[column]).trim())) || String(record)))
}

/** Whose clock a header says that its times are of. */
function zoneSaid({ headers }: Sheet, mapping: Readonly<Record<string, string>>): string | undefined {
  const said = headers.flatMap((header) => (Object.hasOwn(mapping, header.trim()) ? (zoneInHeader.exec(header)?.[1] ?? []) : []))
  return said.find(isZone)
}

/** What Cutover writes behind its `Output fields >>` and does not read again. */
function outputColumns(profiles: readonly ColumnProfile[]): Set<string> {
  const from = profiles.findIndex(({ name }) => /^output fields/i.test(name))
  return new Set(from === -1 ? [] : profiles.slice(from).map(({ customName }) => customName))
}

/** Minutes of a bare number of durations: its header may say hours or days. */
function durationUnit(profiles: readonly ColumnProfile[]): number {
  const header = profiles.find(({ field }) => field === 'duration')?.name ?? ''
  return /\b(?:h|hours?|hrs?|std|stunden)\b/i.test(header) ? 60 : /\b(?:d|days?|tage?)\b/i.test(header) ? 1_440 : 1
}

function convert(subject: Subject, row: RowReader, { profiles }: ReaderContext, surroundings: Read): ImportRecord | undefined {
  switch (subject) {
    case 'calendar':
      return bandRow(row, surroundings.zone, surroundings.usual)
    case 'changes':
      return changeRow(row, surroundings.zone)
    case 'milestones':
      return milestoneRow(row, surroundings.zone)
    case 'releases':
      return releaseRow(row, surroundings, (column) => profiles[column]?.name ?? '')
    case 'tasks':
      return taskRow(row, { zone: surroundings.zone, ...surroundings.steps })
    case 'risks':
      return riskRow(row, surroundings.zone, (field) => profiles[row.columnsOf(field)[0] ?? -1]?.mostlyNumbers ?? 'neither')
  }
}

function questionsOf(subject: Subject | undefined, profiles: readonly ColumnProfile[], choices: Choices, zone: string): Question[] {
  if (subject === undefined) return [{ kind: 'subject', optional: false }]
  const open = profiles.flatMap(({ name, isDate, orders }): Question[] =>
    isDate && orders?.decided === false ? [{ kind: 'date-order', column: name, examples: orders.examples, optional: false }] : [],
  )
  const local = profiles.filter(({ hasLocalTimes }) => hasLocalTimes).map(({ name }) => name)
  return [...open, ...(local.length > 0 && choices.zone === undefined ? [{ kind: 'zone', columns: local, suggested: zone, optional: true } as const] : [])]
}

/** Releases and key dates have no place for other columns: what is left out is said. */
function leftOut(subject: Subject | undefined, sheet: Sheet, profiles: readonly ColumnProfile[]): Note[] {
  const output = subject === 'tasks' ? outputColumns(profiles) : new Set<string>()
  const others = profiles.filter(({ field, customName }) => field === '' && !output.has(customName)).map(({ name }) => name)
  const skipped: Note[] =
    output.size === 0 ? [] : [{ code: 'output-fields', message: 'What stands behind “Output fields >>” is what the program works out, and was left out.' }]
  if (subject === undefined || others.length === 0 || sheet.rows.length === 0) return skipped
  const list = others.map((name) => `“${name}”`).join(', ')
  return subject === 'changes' || subject === 'risks'
    ? [{ code: 'kept-columns', message: `Kept as they are, beside the fields: ${list}.` }]
    : subject === 'tasks'
      ? [...skipped, { code: 'kept-columns', message: `Kept in the instructions, because no field takes them: ${list}.` }]
      : [{ code: 'columns-left-out', message: `Not imported, because no field takes them: ${list}.` }]
}
