import { performance } from 'node:perf_hooks'
import { conflictBoard } from '#shared/assess/conflicts/board'
import { movedTo } from '#shared/assess/conflicts/moved'
import { nextSlot } from '#shared/assess/conflicts/next-slot'
import { repair } from '#shared/assess/conflicts/repair'
import type { Subject } from '#shared/assess/conflicts/subject'
import type { World } from '#shared/assess/conflicts/world'
import { fact } from '#shared/model/verdict'
import type { PairsByTree } from './peer-tree'

export interface Calendar {
  readonly world: World
  readonly items: number
}

const quarter = 900_000
const twoYears = 2 * 365 * 96

/** Changes over two years, one to four CIs each; the same every time. */
export function calendarOf(changes: number, items: number): Calendar {
  const random = mulberry(changes * 7 + items)
  const start = Date.UTC(2027, 0, 1)
  const subjects = Array.from({ length: changes }, (_, n): Subject => {
    const from = start + Math.floor(random() * twoYears) * quarter
    const to = from + (2 + Math.floor(random() * 22)) * quarter
    const touched = new Set(Array.from({ length: 1 + Math.floor(random() * 4) }, () => `ci/${Math.floor(random() * items)}`))
    const entity = `change/${n}`
    const ends = { start: fact(entity, 'plannedStart', from), end: fact(entity, 'plannedEnd', to) }
    const rest = { environment: '', purpose: '', people: [], groups: [], judged: true, movable: true, needs: [], wholeDays: false } as const
    return { entity, kind: 'change', from, to, items: [...touched], ...ends, ...rest, approval: 'not-needed' }
  })
  const above = new Map<string, readonly string[]>(Array.from({ length: items }, (_, n) => [`ci/${n}`, []]))
  const nothing = {
    freezes: [],
    windows: [],
    exceptions: [],
    acceptances: [],
    approvals: { kept: true, stateOf: () => 'none' as const },
    scopes: new Map<string, readonly string[]>(),
  }
  return { world: { subjects, estate: { above, shared: new Set() }, ...nothing, zone: 'UTC' }, items }
}

/** Deterministic numbers (mulberry32, T. Ettinger, public domain). */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The changes by number, and the numbers of the CIs that each touches. */
export interface Columns {
  readonly from: Float64Array
  readonly to: Float64Array
  readonly begin: Int32Array
  readonly item: Int32Array
}

export function columnsOf({ world }: Calendar): Columns {
  const from = Float64Array.from(world.subjects, (one) => one.from)
  const to = Float64Array.from(world.subjects, (one) => one.to)
  const begin = new Int32Array(world.subjects.length + 1)
  const item: number[] = []
  for (const [n, { items }] of world.subjects.entries()) {
    for (const name of items) item.push(Number(name.slice(3)))
    begin[n + 1] = item.length
  }
  return { from, to, begin, item: Int32Array.from(item) }
}

/** The floor: per CI sort and sweep over typed arrays, which tells how many pairs meet and nothing else. */
export function sweep({ from, to, begin, item }: Columns, items: number): number {
  const lists: number[][] = Array.from({ length: items }, () => [])
  for (let n = 0; n < from.length; n++) for (let k = begin[n] ?? 0; k < (begin[n + 1] ?? 0); k++) lists[item[k] ?? 0]?.push(n)
  let pairs = 0
  for (const list of lists) {
    const order = Int32Array.from(list).sort((a, b) => (from[a] ?? 0) - (from[b] ?? 0))
    for (let i = 0; i < order.length; i++) {
      const end = to[order[i] ?? 0] ?? 0
      for (let j = i + 1; j < order.length && (from[order[j] ?? 0] ?? 0) < end; j++) pairs += 1
    }
  }
  return pairs
}

/** Every pair looked at: what one writes first. */
export function naive({ from, to, begin, item }: Columns): number {
  let pairs = 0
  for (let a = 0; a < from.length; a++) {
    for (let b = a + 1; b < from.length; b++) {
      if ((from[a] ?? 0) >= (to[b] ?? 0) || (from[b] ?? 0) >= (to[a] ?? 0)) continue
      if (item.subarray(begin[a], begin[a + 1]).some((one) => item.subarray(begin[b], begin[b + 1]).includes(one))) pairs += 1
    }
  }
  return pairs
}

export interface Round {
  readonly sweep: number
  readonly engine: number
  readonly tree: number | undefined
  readonly naive: number | undefined
  /** Microseconds for one change that moved, milliseconds for a slot. */
  readonly moved: number
  readonly slot: number
  /** Milliseconds to find that there is none. */
  readonly noSlot: number
  readonly conflicts: number
  readonly pairs: number
}

const timed = <T>(work: () => T): { readonly took: number; readonly value: T } => {
  const began = performance.now()
  const value = work()
  return { took: performance.now() - began, value }
}

const within30Days = ({ from }: Subject) => ({ earliest: from, latest: from + 30 * 86_400_000 })

/** One round of all contestants; which of the slow ones take part is given. */
export function round(calendar: Calendar, slow: { readonly tree: PairsByTree | undefined; readonly naive: boolean }): Round {
  const columns = columnsOf(calendar)
  const bare = timed(() => sweep(columns, calendar.items))
  const engine = timed(() => conflictBoard(calendar.world).all())
  const { tree } = slow
  const trees = tree === undefined ? undefined : timed(() => tree(columns, calendar.items))
  if (trees !== undefined && trees.value !== bare.value) throw new Error(`the trees tell ${trees.value} pairs, the sweep ${bare.value}`)
  const pairwise = slow.naive ? timed(() => naive(columns)).took : undefined
  const board = conflictBoard(calendar.world)
  const some = board.subjects.filter((_, n) => n % Math.ceil(board.subjects.length / 500) === 0)
  // Names are looked up from the first question on: that is not what one move costs.
  for (const one of some.slice(0, 5)) board.judge(one)
  const moved = timed(() => some.reduce((sum, one) => sum + board.judge(movedTo(one, one.from + 3 * quarter)).length, 0))
  const slots = timed(() => some.slice(0, 50).map((one) => nextSlot(board, one, { ...within30Days(one), freeOf: 'all', step: 15 })))
  // One that touches every CI finds none: all thirty days are searched through.
  const everywhere = some.slice(0, 5).map((one) => ({ ...one, items: Array.from({ length: calendar.items }, (_, n) => `ci/${n}`) }))
  const noSlots = timed(() => everywhere.map((one) => nextSlot(board, one, { ...within30Days(one), freeOf: 'all', step: 15 })))
  return {
    ...{ sweep: bare.took, engine: engine.took, tree: trees?.took, naive: pairwise, pairs: bare.value, conflicts: engine.value.length },
    ...{ moved: (moved.took * 1_000) / some.length, slot: slots.took / Math.min(50, some.length), noSlot: noSlots.took / everywhere.length },
  }
}

/** So many changes that all meet on one CI, to be spread over the days around. */
export function crowd(changes: number): number {
  const from = Date.UTC(2027, 5, 1, 20)
  const calendar = calendarOf(changes, 1)
  const subjects = calendar.world.subjects.map((one) => movedTo({ ...one, to: one.from + 8 * quarter, items: ['ci/0'] }, from))
  const chosen = subjects.map(({ entity }) => entity)
  const request = {
    chosen,
    fixed: [],
    reach: Math.ceil(changes / 2) * 1_440,
    step: 'day',
    earliest: 0,
    latest: Number.MAX_SAFE_INTEGER,
    slots: {},
    freeOf: 'all',
  } as const
  return timed(() => repair({ ...calendar.world, subjects }, request)).took
}
