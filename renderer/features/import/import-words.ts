import { countText, numberText } from '#app/format'
import type { TableHead } from '#shared/exchange/table/import-session'
import type { BandKind } from '#shared/exchange/table/preview'
import type { Subject } from '#shared/exchange/table/subjects'

/** What the screen calls the subjects: one, many. */
export const subjectWords: Readonly<Record<Subject, readonly [one: string, many: string]>> = {
  releases: ['release', 'releases'],
  milestones: ['key date', 'key dates'],
  changes: ['change', 'changes'],
  risks: ['risk', 'risks'],
  tasks: ['task', 'tasks'],
  calendar: ['entry', 'entries'],
}

export const subjectTitles: Readonly<Record<Subject, string>> = {
  releases: 'Releases',
  milestones: 'Key dates and freezes',
  changes: 'Changes',
  risks: 'Risks',
  tasks: 'Tasks of a deployment plan',
  calendar: 'Freezes, windows and dates for everybody',
}

/** The room that shows what was imported. */
export const roomOfSubject: Readonly<Record<Subject, string>> = {
  releases: 'portfolio',
  milestones: 'calendar',
  changes: 'portfolio',
  risks: 'risks',
  tasks: 'portfolio',
  calendar: 'calendar',
}

/** "94 releases". */
export const countOf = (subject: Subject, count: number): string => countText(count, ...subjectWords[subject])

/** What the screen calls what a row of a calendar becomes. */
export const bandTitles: Readonly<Record<BandKind, string>> = {
  'hard-freeze': 'Freeze, hard',
  'soft-freeze': 'Freeze, soft',
  maintenance: 'Maintenance window',
  deployment: 'Deployment window',
  holiday: 'Holiday',
  cab: 'CAB meeting',
  deadline: 'Deadline',
  'important-date': 'Important date',
  'key-event': 'Key event',
}

const formats: Readonly<Record<TableHead['format'], string>> = { csv: 'Text table', xlsx: 'Workbook', json: 'JSON', ics: 'Calendar' }
const separators: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }
const encodings: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' }

/** How the file was read: "Text table, UTF-8, commas, 94 rows". */
export function fileWords({ format, encoding, separator }: TableHead, rows: number): string {
  const words = [formats[format], ...(format === 'csv' ? [encodings[encoding] ?? encoding, separators[separator] ?? `“${separator}” between cells`] : [])]
  return `${words.join(', ')}, ${numberText(rows)} ${rows === 1 ? 'row' : 'rows'}`
}
