import { basename, extname } from 'node:path'
import { parseArgs } from 'node:util'
import { readForeignFile } from '#electron/exchange/read-project-file'
import type { StartParser } from '#electron/parser/parser-process'
import { isZone } from '#shared/exchange/table/local-time'
import type { ImportRecord, Preview } from '#shared/exchange/table/preview'
import { previewTable } from '#shared/exchange/table/preview-table'
import type { Table } from '#shared/exchange/table/table'
import { endsAt, startsAt } from '#shared/model/when'
import { ballotInfo, ballotInWords, isBallot } from './ballot'
import { bundleInfo, bundleInWords } from './bundle-info'
import { projectInfo, projectInWords } from './project-info'

/** What the command needs of its surroundings; messages go to `err`, JSON alone to `out`. */
export interface InfoSurroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly startParser: StartParser
  /** Today's date, `YYYY-MM-DD`. */
  readonly today: string
}

/** What `info --json` prints (cli.md). Fields beyond that page's are additions. `from` and `to` are null where no date is known. */
interface TableInfo {
  readonly format: Table['format']
  readonly releases: number
  readonly changes: number
  readonly tasks: number
  readonly risks: number
  readonly milestones: number
  /** Freezes, windows and dates for everybody. */
  readonly entries: number
  /** Events that are marked as cancelled: they take away what an earlier import brought, and bring nothing. */
  readonly cancelled: number
  readonly from: string | null
  readonly to: string | null
  readonly problems: readonly { readonly row: number; readonly column?: string; readonly code: string; readonly message: string; readonly line: number }[]
  readonly warnings: readonly { readonly row: number; readonly column?: string; readonly code: string; readonly message: string; readonly line: number }[]
  readonly questions: readonly { readonly kind: string; readonly columns: readonly string[] }[]
  readonly notes: readonly { readonly code: string; readonly message: string; readonly line?: number | undefined }[]
  readonly subject: string | null
  readonly rows: number
  readonly encoding: string
  readonly separator: string
  readonly sheets: readonly string[]
}

/** `info FILE [--json] [--zone IANA]` for tables, bundles, meeting packs, ballots and projects’ files: 0 when it could be read, 2 for wrong usage or an unreadable file. */
export async function info(args: readonly string[], { out, err, startParser, today }: InfoSurroundings): Promise<0 | 2> {
  const asked = askedFor(args)
  if (typeof asked === 'string') {
    err(`${asked}\nUsage: slipway info FILE [--json] [--zone IANA]`)
    return 2
  }
  if (isBallot(asked.file)) {
    const described = ballotInfo(asked.file)
    if (!described.ok) err(`${basename(asked.file)}: ${described.failure.message}`)
    else out(asked.json ? JSON.stringify(described.value, null, 2) : ballotInWords(basename(asked.file), described.value))
    return described.ok ? 0 : 2
  }
  if (['.slipway', '.slipway-pack'].includes(extname(asked.file).toLowerCase())) {
    const described = await bundleInfo(startParser, asked.file, asked.zone)
    if (!described.ok) err(`${basename(asked.file)}: ${described.failure.message}`)
    else out(asked.json ? JSON.stringify(described.value, null, 2) : bundleInWords(basename(asked.file), described.value))
    return described.ok ? 0 : 2
  }
  const read = await readForeignFile(asked.file, startParser)
  if (!read.ok) {
    err(`${basename(asked.file)}: ${read.failure.message}`)
    return 2
  }
  if (read.value.kind === 'project') {
    const described = projectInfo(read.value.project, asked.zone)
    out(asked.json ? JSON.stringify(described, null, 2) : projectInWords(basename(asked.file), described))
    return 0
  }
  const { table } = read.value
  const described = tableInfo(table, previewTable(table, {}, { zone: asked.zone, today }), asked.zone)
  out(asked.json ? JSON.stringify(described, null, 2) : inWords(basename(asked.file), described))
  return 0
}

function askedFor(args: readonly string[]): { readonly file: string; readonly json: boolean; readonly zone: string } | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' }, zone: { type: 'string' } } })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return 'Name one file.'
    const zone = values.zone ?? 'UTC'
    return isZone(zone) ? { file, json: values.json === true, zone } : `“${zone}” is no known time zone.`
  } catch (error) {
    return error instanceof Error ? error.message : 'Wrong usage.'
  }
}

/** What a table holds, as counts of rows that would be imported and the rows that would not. */
function tableInfo(table: Table, preview: Preview, zone: string): TableInfo {
  const coming = preview.rows.filter((record) => !isCancelled(record))
  const counted = (kind: ImportRecord['kind']): number => coming.filter((record) => record.kind === kind).length
  const finding = ({ row, column, code, message, line }: Preview['errors'][number]) => ({ row, ...(column === '' ? {} : { column }), code, message, line })
  return {
    format: table.format,
    releases: counted('release'),
    changes: counted('change'),
    tasks: counted('task'),
    risks: counted('risk'),
    milestones: counted('milestone'),
    entries: counted('band'),
    cancelled: preview.rows.length - coming.length,
    ...spanOf(coming, zone),
    problems: preview.errors.map(finding),
    warnings: preview.warnings.map(finding),
    questions: preview.questions.map((question) => ({
      kind: question.kind,
      columns: question.kind === 'date-order' ? [question.column] : question.kind === 'zone' ? question.columns : [],
    })),
    notes: preview.notes,
    subject: preview.subject ?? null,
    rows: preview.counts.rows,
    encoding: table.encoding,
    separator: table.separator,
    sheets: table.sheets.map(({ name, hidden }) => (hidden ? `${name} (hidden)` : name)),
  }
}

const isCancelled = (record: ImportRecord): boolean => record.kind === 'band' && record.isCancelled

/** The first beginning and the last end of the records, each as it was written: a day or an instant. */
function spanOf(records: readonly ImportRecord[], zone: string): { readonly from: string | null; readonly to: string | null } {
  let from: { readonly at: number; readonly when: string } | undefined
  let to: { readonly at: number; readonly when: string } | undefined
  for (const when of records.flatMap(datesOf)) {
    const starts = startsAt(when, zone)
    const ends = endsAt(when, zone)
    if (starts === undefined || ends === undefined) continue
    if (from === undefined || starts < from.at) from = { at: starts, when }
    if (to === undefined || ends > to.at) to = { at: ends, when }
  }
  return { from: from?.when ?? null, to: to?.when ?? null }
}

function datesOf(record: ImportRecord): string[] {
  switch (record.kind) {
    case 'release':
      return given(
        record.fields.plannedStart,
        record.fields.target,
        record.fields.actual,
        record.fields.endOfLife,
        ...record.milestones.map(({ start }) => start),
      )
    case 'milestone':
    case 'band':
      return given(record.fields.start, record.fields.end)
    case 'change':
      return given(record.fields.plannedStart, record.fields.plannedEnd)
    case 'risk':
      return given(record.fields.due)
    case 'task':
      return given(record.fields.constraint !== undefined && 'at' in record.fields.constraint ? record.fields.constraint.at : undefined)
  }
}

const given = (...dates: readonly (string | undefined)[]): string[] => dates.filter((date): date is string => date !== undefined && date !== '')

/** Warnings that say the same of a column count as one: a column in another case is one thing to know, not fifty thousand. */
function together(warnings: TableInfo['warnings']): readonly string[] {
  const found = new Map<string, { readonly first: number; readonly said: string; count: number }>()
  for (const { row, column, message } of warnings) {
    const said = `${column === undefined ? '' : `, ${column}`}: ${message}`
    const known = found.get(said)
    if (known === undefined) found.set(said, { first: row, said, count: 1 })
    else known.count += 1
  }
  return [...found.values()].map(({ first, said, count }) => `row ${first}${count === 1 ? '' : ` and ${count - 1} more`}${said}`)
}

/** One of them, and several. */
const nouns = {
  releases: ['release', 'releases'],
  milestones: ['key date', 'key dates'],
  changes: ['change', 'changes'],
  tasks: ['task', 'tasks'],
  risks: ['risk', 'risks'],
  entries: ['freeze, window or date for everybody', 'freezes, windows and dates for everybody'],
  rows: ['row', 'rows'],
} as const
const counted = (count: number, [one, several]: readonly [string, string]): string => `${count} ${count === 1 ? one : several}`

function inWords(file: string, described: TableInfo): string {
  const counts = (['releases', 'milestones', 'changes', 'tasks', 'risks', 'entries'] as const).flatMap((kind) =>
    described[kind] > 0 ? [counted(described[kind], nouns[kind])] : [],
  )
  const found = ({ row, column, message }: TableInfo['problems'][number]): string => `row ${row}${column === undefined ? '' : `, ${column}`}: ${message}`
  const lines = [
    `${file}: ${described.format.toUpperCase()}, ${counted(described.rows, nouns.rows)}, ${described.encoding}`,
    counts.length === 0
      ? 'Nothing in it would be imported.'
      : `Would be imported: ${counts.join(', ')}${described.from === null ? '' : `, from ${described.from} to ${described.to}`}`,
    ...(described.cancelled === 0 ? [] : [`Marked as cancelled, and left out: ${described.cancelled}.`]),
    ...described.notes.map(({ message }) => message),
    ...described.questions
      .filter(({ kind }) => kind === 'subject')
      .map(() => 'Its columns do not tell whether these are releases, changes or risks; it has to be said when importing.'),
    ...described.questions
      .filter(({ kind }) => kind === 'date-order')
      .map(({ columns }) => `“${columns.join('”, “')}”: day or month first cannot be told; it has to be said when importing.`),
    ...described.problems.map(found),
    ...together(described.warnings),
  ]
  return lines.join('\n')
}
