import type * as z from 'zod'
import type { AuditQuery, AuditRow } from '#shared/ipc/shapes'
import { millisecondsOf } from '#shared/log/clock'
import type { FileEntry } from '#shared/log/entry'
import { type Indexed, type JournalIndex, standingCode } from './journal-index'

/** At most so many changes of one entry are listed in a row; the row says how many there are. */
const mostChanges = 60

export interface AuditAnswer {
  readonly rows: AuditRow[]
  readonly inAll: number
  readonly people: string[]
}

/** The audit trail, newest first: who, what, when, before and after, filtered and cut into pages. */
export function auditRows(index: JournalIndex, lineOf: (entry: Indexed) => string, query: z.output<typeof AuditQuery>): AuditAnswer {
  const history = new Set(index.evidence.touching.get(query.about ?? '')?.map(({ hash }) => hash))
  const wanted = ordered(index).filter((entry) => matches(entry, history, query))
  const page = wanted.slice(query.skip, query.skip + query.take)
  return {
    rows: page.map((entry) => rowOf(index, entry, JSON.parse(lineOf(entry)) as FileEntry, query)),
    inAll: wanted.length,
    people: [...new Set(index.entries.map(({ who }) => who))].sort(),
  }
}

const orders = new WeakMap<JournalIndex, { readonly of: number; readonly newestFirst: readonly Indexed[] }>()

function ordered(index: JournalIndex): readonly Indexed[] {
  const known = orders.get(index)
  if (known?.of === index.entries.length) return known.newestFirst
  const newestFirst = [...index.entries].sort((a, b) => (a.clock < b.clock ? 1 : a.clock > b.clock ? -1 : b.seq - a.seq))
  orders.set(index, { of: index.entries.length, newestFirst })
  return newestFirst
}

function matches(entry: Indexed, history: ReadonlySet<string>, { who, about, kind, text, from, to }: z.output<typeof AuditQuery>): boolean {
  if (who !== undefined && entry.who !== who) return false
  if (kind !== undefined && !entry.kinds.includes(kind)) return false
  if (about !== undefined && !entry.roots.includes(about) && !history.has(entry.hash)) return false
  const at = millisecondsOf(entry.clock)
  if ((from !== undefined && at < from) || (to !== undefined && at >= to)) return false
  return text === undefined || text === '' || `${entry.summary} ${entry.who} ${entry.command}`.toLowerCase().includes(text.toLowerCase())
}

function rowOf(index: JournalIndex, entry: Indexed, file: FileEntry, { about }: z.output<typeof AuditQuery>): AuditRow {
  const changes = file.ops.flatMap((operation) =>
    typeof operation === 'string' ? [] : [{ entity: operation.e, field: operation.f, was: operation.was, value: operation.value }],
  )
  const own = about === undefined || entry.roots.includes(about) ? changes : changes.filter(({ entity }) => entity === about)
  return {
    hash: entry.hash,
    device: entry.dev,
    sequence: entry.seq,
    clock: entry.clock,
    at: entry.at,
    who: entry.who,
    command: entry.command,
    summary: entry.summary,
    standing: standingCode(index, entry),
    changes: own.slice(0, mostChanges),
    changesInAll: own.length,
  }
}
