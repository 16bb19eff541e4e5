import { Temporal } from 'temporal-polyfill'
import type { Preview, TaskRecord } from '#shared/exchange/table/preview'
import { previewTable } from '#shared/exchange/table/preview-table'
import type { Table } from '#shared/exchange/table/table'
import { startsAt } from '#shared/model/when'
import { lossCount } from '../losses'
import type { ForeignLink, ForeignTask, Project } from '../project'

/** How long a step lasts that no cell says it of, as a new task here does. */
const usualMinutes = 15

export interface RunbookChoices {
  /** Streams become summaries, in the order in which they come. */
  readonly asSummaries?: boolean | undefined
}

/** The runbook that a table is, with nobody to ask; undefined where it is none. Its releases' days are of no account. */
export function runbookIn(table: Table, name: string, zone: string): Project | undefined {
  const preview = previewTable(table, {}, { zone, today: '1970-01-01' })
  return preview.subject === 'tasks' ? runbookProject(preview, name.replace(/\.[a-z]+$/i, '')) : undefined
}

/** The tasks of a previewed table as a project: what is refused in the preview is not in it. */
export function runbookProject(preview: Preview, title: string, { asSummaries = false }: RunbookChoices = {}): Project {
  const records = preview.rows.filter((record): record is TaskRecord => record.kind === 'task')
  const losses = lossCount()
  const numbers = new Set(records.map(({ number }) => number))
  const streams = new Map<string, string>()
  if (asSummaries)
    for (const { stream, parent } of records)
      if (stream !== '' && parent === '' && !streams.has(stream)) streams.set(stream, freeId(`stream ${stream}`, numbers))
  const summaries = new Set(records.map(({ parent }) => parent))
  const tasks = records.map((record): ForeignTask => {
    const { fields } = record
    if (record.stream !== '' && !asSummaries) losses.add('task', 'stream', 'left-out', 'Streams are kept only where they become summaries.')
    if (fields.duration === undefined && fields.kind !== 'milestone' && !summaries.has(record.number))
      losses.add('task', 'duration', 'changed', `Where a row says no duration, ${usualMinutes} minutes were taken.`)
    return taskOf(record, summaries.has(record.number), record.parent || (asSummaries ? (streams.get(record.stream) ?? '') : ''), preview.zone)
  })
  const grouped = asSummaries ? [...streams].flatMap(([stream, id], at) => [summaryOf(stream, id, at), ...tasks.filter(({ parent }) => parent === id)]) : []
  const inGroups = new Set(grouped.map(({ id }) => id))
  const starts = tasks.flatMap(({ constraint }) => ('at' in constraint && constraint.at !== '' ? [constraint.at] : []))
  return {
    format: 'runbook',
    title,
    start: starts.reduce((first, one) => (first === '' || one < first ? one : first), ''),
    finish: '',
    zone: preview.zone,
    own: {},
    calendar: '',
    calendars: [],
    tasks: asSummaries ? [...grouped, ...tasks.filter(({ id }) => !inGroups.has(id))] : tasks,
    links: records.flatMap((record) =>
      record.links.map(
        ({ number, type, lag }): ForeignLink => ({ from: number, to: record.number, type, lag, unit: 'minutes', elsewhere: '', line: record.row }),
      ),
    ),
    baselines: [],
    inventory: {
      tasks: records.length,
      milestones: records.filter(({ fields }) => fields.kind === 'milestone').length,
      links: `FS:${records.reduce((sum, { links }) => sum + links.length, 0)}`,
    },
    losses: losses.list(),
    problems: preview.errors.map(({ row, column, code, message }) => ({ row, ...(column === '' ? {} : { column }), code, message })),
    warnings: [
      ...preview.notes
        .filter(({ code }) => code === 'cycle' || code === 'links-to-refused-rows')
        .map(({ code, message, line }) => ({ row: line ?? 0, code, message })),
      ...preview.warnings.map(({ row, column, code, message }) => ({ row, ...(column === '' ? {} : { column }), code, message })),
    ],
  }
}

function taskOf({ number, row, fields }: TaskRecord, isSummary: boolean, parent: string, zone: string): ForeignTask {
  const { constraint } = fields
  // Local text and back: the neutral model speaks of clocks, and of a whole day as its beginning.
  const at = constraint !== undefined && 'at' in constraint ? localOf(constraint.at, zone) : ''
  return {
    id: number,
    line: row,
    parent,
    code: number,
    title: fields.title ?? '',
    kind: isSummary ? 'summary' : (fields.kind ?? 'manual'),
    minutes: isSummary || fields.kind === 'milestone' ? 0 : (fields.duration ?? usualMinutes),
    elapsed: false,
    calendar: '',
    constraint: at === '' ? { kind: 'as-soon-as-possible' } : { kind: 'start-no-earlier-than', at },
    start: '',
    finish: '',
    manual: false,
    inactive: false,
    instructions: fields.instructions ?? '',
    who: [],
    percent: 0,
    started: '',
    finished: '',
    own: {
      ...(constraint === undefined ? {} : { constraint }),
      who: fields.who ?? '',
      role: fields.role ?? '',
      environment: fields.environment ?? '',
      expectedResult: fields.expectedResult ?? '',
      backOut: fields.backOut ?? '',
      backOutDuration: fields.backOutDuration ?? 0,
    },
  }
}

function localOf(when: string, zone: string): string {
  const at = startsAt(when, zone)
  return at === undefined ? '' : Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' })
}

const summaryOf = (title: string, id: string, at: number): ForeignTask => ({
  id,
  line: 0,
  parent: '',
  code: `S${at + 1}`,
  title,
  kind: 'summary',
  minutes: 0,
  elapsed: false,
  calendar: '',
  constraint: { kind: 'as-soon-as-possible' },
  start: '',
  finish: '',
  manual: false,
  inactive: false,
  instructions: '',
  who: [],
  percent: 0,
  started: '',
  finished: '',
  own: {},
})

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted
  while (taken.has(id)) id = `${id} `
  taken.add(id)
  return id
}
