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
  const kept: TaskRecord[] = []
  for (const { record, reader } of rows) {
    const links = linksOf(record, reader, known, isPlain)
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

function linksOf({ number, before }: TaskRecord, reader: RowReader, known: ReadonlySet<string>, isPlain: boolean): TaskLink[] {
  const links: TaskLink[] = []
  for (const piece of before.split(/[,;\n]/)) {
    const text = withoutSign(piece.trim())
    if (text === '') continue
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
