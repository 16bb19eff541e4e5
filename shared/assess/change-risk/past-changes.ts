import { viewsIn } from '../../cab/views-in'
import type { RootRecord, Roots } from '../../log/apply'
import type { Change } from '../../model/change'
import { idOf } from '../../model/entity-id'
import { endsAt } from '../../model/when'

/** A change that is closed and says how it ended. */
export interface PastChange {
  readonly change: Change
  /** `service/x`, `ci/y`, each once. */
  readonly items: readonly string[]
  /** When it ended, else when it was to end; epoch milliseconds. */
  readonly endedAt: number
}

/** All of them, found by what they touched and by their category. */
export interface PastChanges {
  readonly all: readonly PastChange[]
  readonly byItem: ReadonlyMap<string, readonly PastChange[]>
  readonly byCategory: ReadonlyMap<string, readonly PastChange[]>
}

const ofRecord = new WeakMap<RootRecord, { readonly zone: string; readonly past: PastChange | undefined }>()
let last: { readonly roots: Roots; readonly zone: string; readonly past: PastChanges } | undefined

/** The same value as long as no closed change is another one: an edit of an open change leaves it. */
export function pastChanges(roots: Roots, zone: string): PastChanges {
  if (last?.roots === roots && last.zone === zone) return last.past
  const all: PastChange[] = []
  for (const root in roots) {
    const record = roots[root]
    const past = record !== undefined && root.startsWith('change/') ? pastOf(record, zone) : undefined
    if (past !== undefined) all.push(past)
  }
  const isSame = last !== undefined && last.zone === zone && last.past.all.length === all.length && all.every((past, at) => past === last?.past.all[at])
  const past = isSame && last !== undefined ? last.past : indexOf(all)
  last = { roots, zone, past }
  return past
}

function pastOf(record: RootRecord, zone: string): PastChange | undefined {
  const held = ofRecord.get(record)
  if (held?.zone === zone) return held.past
  const past = read(record, zone)
  ofRecord.set(record, { zone, past })
  return past
}

function read(record: RootRecord, zone: string): PastChange | undefined {
  const [change] = viewsIn(record, 'change').filter(({ id }) => id === idOf(record.root))
  if (change === undefined || change.state !== 'closed' || change.closeCode === '') return undefined
  const endedAt = endsAt(change.actualEnd || change.plannedEnd, zone)
  return endedAt === undefined ? undefined : { change, items: [...new Set(viewsIn(record, 'affects').map(({ item }) => item))], endedAt }
}

function indexOf(all: readonly PastChange[]): PastChanges {
  const byItem = new Map<string, PastChange[]>()
  const byCategory = new Map<string, PastChange[]>()
  const put = (index: Map<string, PastChange[]>, key: string, past: PastChange): void => {
    const held = index.get(key)
    if (held === undefined) index.set(key, [past])
    else held.push(past)
  }
  for (const past of all) {
    for (const item of past.items) put(byItem, item, past)
    if (past.change.category !== '') put(byCategory, past.change.category, past)
  }
  return { all, byItem, byCategory }
}
