import type { TaskLink, TaskRecord } from '#shared/exchange/table/preview'
import type { RowReader } from '#shared/exchange/table/row-reader'
import type { Note } from '#shared/exchange/table/table'
import { cycleOf } from '#shared/schedule/cycles'
import { ArcList } from '#shared/schedule/network'
import { parsePredecessors } from '#shared/schedule/predecessors-text'
import { withoutSign } from './task-row'

export interface ReadTaskRow {
  readonly record: TaskRecord
  readonly reader: RowReader
}

/**
 * Judges what the rows of a runbook say of each other, when all of them are read: whom they wait for and what they stand below.
 * `known` are the numbers of all rows, of refused ones too: a row that names one of these is not at fault itself.
 */
export function tasksInOrder(rows: readonly ReadTaskRow[], known: ReadonlySet<string>): { readonly tasks: TaskRecord[]; readonly notes: Note[] } {
  const isPlain = [...known].every((number) => /^\d+$/.test(number))
  const titled = numbersByTitle(rows)
  const kept: TaskRecord[] = []
  for (const { record, reader } of outlined(rows)) {
    const links = linksOf(record, reader, { known, isPlain, titled })
    if (record.parent !== '' && (!known.has(record.parent) || record.parent === record.number))
      reader.error('parent', 'unknown-parent', `There is no task “${record.parent.slice(0, 40)}” to stand below.`)
    if (!reader.failed()) kept.push({ ...record, links })
  }
  const there = new Set(kept.map(({ number }) => number))
  let lost = 0
  const tasks = kept.map((task): TaskRecord => {
    const links = task.links.filter(({ number }) => there.has(number))
    lost += task.links.length - links.length
    return { ...task, links, parent: there.has(task.parent) ? task.parent : '' }
  })
  const notes: Note[] = []
  if (lost > 0)
    notes.push({
      code: 'links-to-refused-rows',
      message: `${lost === 1 ? 'A link leads' : `${lost} links lead`} to rows that are left out, and ${lost === 1 ? 'is' : 'are'} left out with them.`,
    })
  return { tasks, notes: [...notes, ...circles(tasks)] }
}

interface Others {
  readonly known: ReadonlySet<string>
  readonly isPlain: boolean
  /** The numbers of tasks by their titles, as far as these are used once. */
  readonly titled: ReadonlyMap<string, string>
}

function linksOf({ number, before }: TaskRecord, reader: RowReader, { known, isPlain, titled }: Others): TaskLink[] {
  const links: TaskLink[] = []
  // A title may have a comma in it: the whole cell may be one.
  const pieces = titled.has(titleKey(before)) && !known.has(withoutSign(before.trim())) ? [before] : before.split(/[,;\n]/)
  for (const piece of pieces) {
    const said = inOurTypes(withoutSign(piece.trim()))
    if (said === '' || (nothing.test(said) && !known.has(said))) continue
    const text = known.has(said) ? said : (titled.get(titleKey(said)) ?? said)
    // A number may have a hyphen or a sign in it: what is a row's number as it stands is that.
    const parsed = known.has(text) ? undefined : parsePredecessors(text)
    const [read] = parsed === undefined ? [{ code: text, type: 'FS' as const, lag: 0 }] : parsed.ok ? parsed.value : []
    if (read === undefined || (isPlain && !/^\d+$/.test(read.code))) {
      reader.error('predecessors', 'unreadable-predecessor', `“${piece.trim().slice(0, 40)}” is not the number of a task.`)
      return []
    }
    if (!known.has(read.code)) {
      reader.error('predecessors', 'unknown-predecessor', `There is no task ${read.code.slice(0, 40)} to wait for.`)
      return []
    }
    if (read.code === number) {
      reader.error('predecessors', 'self-dependency', 'A task can’t wait for itself.')
      return []
    }
    if (!links.some((link) => link.number === read.code && link.type === read.type)) links.push({ number: read.code, type: read.type, lag: read.lag })
  }
  return links
}

/** How a cell says that there is nothing to wait for. */
const nothing = /^(?:-+|\u2013|\u2014|n\/?a|none|nil|keine?|aucune?)$/i

/** MS Project writes the types of links in its user's language: German EA, AA, EE, AE, French FD, DD, DF. */
const foreignTypes: Readonly<Record<string, string>> = { EA: 'FS', AA: 'SS', EE: 'FF', AE: 'SF', FD: 'FS', DD: 'SS', DF: 'SF' }
const inOurTypes = (text: string): string =>
  text
    .replace(
      /^(\d{1,9})\s?(EA|AA|EE|AE|FD|DD|DF)(?=\s*(?:[+\u2212-]|$))/i,
      (_whole, number: string, type: string) => `${number} ${foreignTypes[type.toUpperCase()] ?? type}`,
    )
    .replace(/\.$/, '')

const titleKey = (title: string): string => title.trim().toLowerCase().replace(/\s+/g, ' ')

/** Tables without numbers name a predecessor by its title. */
function numbersByTitle(rows: readonly ReadTaskRow[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string | undefined>()
  for (const { record } of rows) {
    const key = titleKey(record.fields.title ?? '')
    numbers.set(key, numbers.has(key) ? undefined : record.number)
  }
  return new Map([...numbers].flatMap(([key, number]) => (number === undefined || key === '' ? [] : [[key, number] as const])))
}

/** Where a column says how deep a row stands, it stands below the last one before it that is less deep. */
function outlined(rows: readonly ReadTaskRow[]): readonly ReadTaskRow[] {
  const above: { readonly level: number; readonly number: string }[] = []
  return rows.map((row) => {
    const { level, parent, number } = row.record
    if (level === undefined) return row
    while ((above.at(-1)?.level ?? -1) >= level) above.pop()
    const of = above.at(-1)?.number ?? ''
    above.push({ level, number })
    return parent === '' && of !== '' ? { ...row, record: { ...row.record, parent: of } } : row
  })
}

/** One sentence for each circle of tasks that wait for each other, with all of them in it. */
function circles(tasks: readonly TaskRecord[]): Note[] {
  const places = new Map(tasks.map(({ number }, at) => [number, at]))
  const arcs = new ArcList(tasks.length + 16)
  for (const [at, { links }] of tasks.entries()) for (const { number } of links) arcs.add(places.get(number) ?? at, at, 0)
  const circle = cycleOf(tasks.length, arcs.rows(tasks.length))
  const members = new Map<number, string[]>()
  for (const [at, { number }] of tasks.entries()) {
    const of = circle[at] ?? 0
    if (of !== 0) members.set(of, [...(members.get(of) ?? []), number])
  }
  return [...members.values()].map((numbers) => ({
    code: 'cycle',
    message: `Tasks ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)} wait for each other in a circle: they have no time until one of these links is removed.`,
  }))
}
