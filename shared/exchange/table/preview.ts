import * as z from 'zod'
import type { Fields } from '#shared/commands/edit'
import type { LinkType } from '#shared/model/link'
import { dateOrders } from './date-text'
import type { Mapping } from './mapping'
import { type Subject, subjects } from './subjects'
import type { Note } from './table'

/** What a row of a calendar becomes: a freeze, a window, or a date for everybody of this kind. */
export const bandKinds = ['hard-freeze', 'soft-freeze', 'maintenance', 'deployment', 'holiday', 'cab', 'deadline', 'important-date', 'key-event'] as const
export type BandKind = (typeof bandKinds)[number]

/** What the person has chosen so far; what is left out is guessed. Column names are those of table.ts, columnNames. */
export const Choices = z.strictObject({
  sheet: z.number().int().min(0).optional(),
  subject: z.enum(subjects).optional(),
  mapping: z.record(z.string().max(1_048_576), z.string().max(60)).optional(),
  dateOrders: z.record(z.string().max(1_048_576), z.enum(dateOrders)).default({}),
  /** Of local times in the file, an IANA name. */
  zone: z.string().max(60).optional(),
  /** Of a calendar: what the rows are that do not say it. */
  band: z.enum(bandKinds).optional(),
  /** Of a calendar: the working calendar in which its holidays are days off, `new` for one that is made, nothing for none. */
  daysOff: z.string().max(200).optional(),
})
export type Choices = z.input<typeof Choices>

/** What the caller knows: the zone to suggest and the day on which a release's state is judged (`YYYY-MM-DD`). */
export interface Surroundings {
  readonly zone: string
  readonly today: string
}

/** A fault or an oddity of one row. `row` is how a person counts: the record of a text file, the row of a sheet. */
export interface Finding {
  readonly row: number
  readonly record: number
  readonly line: number
  /** The column's name, '' where it is the row as a whole. */
  readonly column: string
  readonly code: string
  readonly message: string
  readonly value: string
}

/** What must or may be asked before importing. Nothing is imported while one that is not `optional` is open. */
export type Question =
  | { readonly kind: 'date-order'; readonly column: string; readonly examples: readonly string[]; readonly optional: false }
  | { readonly kind: 'zone'; readonly columns: readonly string[]; readonly suggested: string; readonly optional: true }
  | { readonly kind: 'band'; readonly rows: number; readonly suggested: BandKind; readonly optional: true }
  | { readonly kind: 'subject'; readonly optional: false }

interface Accepted {
  readonly row: number
  readonly record: number
}
export interface ReleaseRecord extends Accepted {
  readonly kind: 'release'
  readonly fields: Fields<'release'>
  /** State and outcome judged from the dates, for a release that is new here. */
  readonly judged: Pick<Fields<'release'>, 'state' | 'outcome'>
  readonly services: readonly string[]
  readonly milestones: readonly Fields<'milestone'>[]
}
export interface MilestoneRecord extends Accepted {
  readonly kind: 'milestone'
  /** The number of the release it belongs to, '' for a date or freeze of everybody's calendar. */
  readonly release: string
  readonly fields: Fields<'milestone'>
}
export interface ChangeRecord extends Accepted {
  readonly kind: 'change'
  readonly number: string
  readonly fields: Fields<'change'>
  readonly services: readonly string[]
  readonly cis: readonly string[]
}
export interface RiskRecord extends Accepted {
  readonly kind: 'risk'
  readonly number: string
  /** The number of the release it belongs to, '' for a risk of the workspace. */
  readonly release: string
  readonly fields: Fields<'risk'>
}
export interface BandRecord extends Accepted {
  readonly kind: 'band'
  readonly band: BandKind
  /** It no longer takes place: what an earlier import brought of it is removed. */
  readonly isCancelled: boolean
  /** Names, or `service/name`, `environment/name`, `ci/name`; none is everything. */
  readonly appliesTo: readonly string[]
  readonly fields: Fields<'freeze'>
}
/** A task that must be done before, by its number; minutes of lag. */
export interface TaskLink {
  readonly number: string
  readonly type: LinkType
  readonly lag: number
}
export interface TaskRecord extends Accepted {
  readonly kind: 'task'
  readonly number: string
  /** The number of the task that it stands below, '' for none. */
  readonly parent: string
  /** How deep it stands in an outline, 1 at the top; undefined where no column says it. */
  readonly level: number | undefined
  readonly stream: string
  /** Whom it waits for, as it was written, and as it was read. */
  readonly before: string
  readonly links: readonly TaskLink[]
  readonly fields: Fields<'task'>
}
export type ImportRecord = ReleaseRecord | MilestoneRecord | ChangeRecord | RiskRecord | BandRecord | TaskRecord

export interface PreviewColumn {
  readonly name: string
  readonly header: string
  /** The field it goes into, '' for none. */
  readonly field: string
  readonly samples: readonly string[]
  readonly holdsDates: boolean
}

/** What an import would do, before anything is done. */
export interface Preview {
  readonly subject: Subject | undefined
  /** What the headers suggest, whatever was chosen. */
  readonly guessed: Subject | undefined
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly rows: number }[]
  readonly sheet: number
  /** The line or row of the headers in that sheet; JSON has none. */
  readonly headerLine: number | undefined
  readonly columns: readonly PreviewColumn[]
  readonly mapping: Mapping
  /** What a saved mapping is found by. */
  readonly signature: string
  readonly fields: readonly { readonly field: string; readonly label: string }[]
  readonly zone: string
  readonly questions: readonly Question[]
  readonly rows: readonly ImportRecord[]
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly notes: readonly Note[]
  /** How many rows are holidays, and in which working calendar they shall be days off: '' for none, `new` for one that is made. */
  readonly holidays: number
  readonly daysOff: string
  readonly today: string
  readonly counts: { readonly rows: number; readonly accepted: number; readonly refused: number; readonly warned: number }
  /** The first accepted records. */
  readonly sample: readonly ImportRecord[]
}
