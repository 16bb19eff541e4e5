import type { RestSpan } from '#shared/schedule/rest-spans'
import { deferred } from './deferred'
import { RowIndex } from './row-index'

/** What is drawn in a row. A gate is a pennant, a key date a hollow diamond (design.md, Gantt marks). */
export type Shape = 'none' | 'bar' | 'summary' | 'pennant' | 'diamond'
export const shapeOf = { none: 0, bar: 1, summary: 2, pennant: 3, diamond: 4 } as const

/** How it is drawn: sums of these. */
export const flag = { done: 1, critical: 2, backOut: 4, running: 8, failed: 16 } as const

/** One row as a view gives it: instants in epoch milliseconds, NaN or absent where nothing is planned. */
export interface RowSpec {
  readonly id: string
  /** The id of the row it is folded under. Rows come in tree order: a parent before its children. */
  readonly parent?: string
  readonly title: string
  readonly shape: Shape
  readonly start?: number | undefined
  readonly end?: number | undefined
  readonly flags?: number
  readonly floatEnd?: number | undefined
  readonly baseStart?: number | undefined
  readonly baseEnd?: number | undefined
  readonly marks?: readonly MarkSpec[]
  /** Rows lie folded below it that were not made. */
  readonly hasMore?: boolean
}

/** A mark on a row beside its bar: the gates and key dates of a folded release. */
export interface MarkSpec {
  readonly at: number
  readonly shape: 'pennant' | 'diamond'
  readonly title: string
}

export interface LinkSpec {
  readonly id: string
  readonly from: string
  readonly to: string
  /** Finish to start where nothing is said. */
  readonly type?: 'FS' | 'SS' | 'FF' | 'SF'
  readonly critical?: boolean
  readonly backOut?: boolean
}

/** A stretch of time behind everything: a window is tinted, a freeze hatched. */
export interface Band {
  readonly id: string
  readonly kind: 'window' | 'freeze-hard' | 'freeze-soft'
  readonly title: string
  readonly start: number
  readonly end: number
}

export interface TimeLine {
  readonly kind: 'now' | 'point-of-no-return' | 'latest-back-out' | 'target'
  readonly at: number
  readonly title: string
}

/** Rows as columns, so that drawing and hit tests of 100,000 rows read numbers only. */
export interface RowColumns {
  readonly ids: readonly string[]
  readonly titles: readonly string[]
  readonly parent: Int32Array
  readonly depth: Uint8Array
  readonly hasChildren: Uint8Array
  readonly shape: Uint8Array
  readonly flags: Uint8Array
  readonly start: Float64Array
  readonly end: Float64Array
  readonly floatEnd: Float64Array
  readonly baseStart: Float64Array
  readonly baseEnd: Float64Array
  /** Marks of row r lie from `markBegin[r]` up to `markBegin[r + 1]`. */
  readonly markBegin: Int32Array
  readonly marks: readonly MarkSpec[]
  /** The stretch that holds all rows and marks. NaN where nothing is planned. */
  readonly from: number
  readonly to: number
}

/** The columns are made when they are first asked for. */
export interface Rows extends RowColumns {
  readonly count: number
  /** What the columns were made from. */
  readonly specs: readonly RowSpec[]
  readonly indexOf: RowIndex
  /** The columns of the first rows alone, which a first picture shows. */
  readonly early: RowColumns
}

export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const

export interface LinkColumns {
  readonly count: number
  readonly ids: readonly string[]
  readonly from: Int32Array
  readonly to: Int32Array
  readonly type: Uint8Array
  /** 1 critical, 2 back-out. */
  readonly look: Uint8Array
}

/** Made when they are first asked for. */
export interface Links extends LinkColumns {
  /** What the columns were made from. */
  readonly specs: readonly LinkSpec[]
  /** The first of them alone: of a plan that is written in its order, those that a first picture shows. All where they are few. */
  readonly early: LinkColumns
}

/** Where rows come to lie over many runs: instants, NaN where nothing is forecast. */
export interface ForecastMarks {
  /** Of the first row, which is the plan: by when 50, 80 and 95 of 100 runs have ended. */
  readonly p50: number
  readonly p80: number
  readonly p95: number
  /** By row: by when it has begun, and ended, in 80 of 100 runs. */
  readonly start80: Float64Array
  readonly end80: Float64Array
}

/** Where a baseline has the rows: instants, NaN where it has not. */
export interface BaseSpans {
  /** What it was made from. */
  readonly spans: object
  readonly start: Float64Array
  readonly end: Float64Array
}

export interface Chart {
  readonly rows: Rows
  readonly links: Links
  readonly bands: readonly Band[]
  readonly lines: readonly TimeLine[]
  readonly forecast?: ForecastMarks | undefined
  /** Baselines beside the one of the rows, drawn below it. */
  readonly moreBases?: readonly BaseSpans[] | undefined
  /** Time without work in the plan's calendar, shaded under everything. */
  readonly rests?: readonly RestSpan[] | undefined
  /** The stretch that holds everything: what Fit shows. NaN where nothing is planned. */
  readonly from: number
  readonly to: number
}

/**
 * Builds the columns; links to rows that are not there are left out. Of a chart held from before it takes over what has
 * not changed, so that one moved task costs little beside 10,000 that stand.
 */
export function chartOf(
  specs: readonly RowSpec[],
  linkSpecs: readonly LinkSpec[],
  bands: readonly Band[],
  lines: readonly TimeLine[],
  held?: Chart | undefined,
): Chart {
  const rows = (held === undefined ? undefined : rowsBeside(held.rows, specs)) ?? rowsOf(specs)
  const links = held !== undefined && held.links.specs === linkSpecs && held.rows.indexOf === rows.indexOf ? held.links : linksOf(linkSpecs, rows.indexOf)
  const stretch = deferred(() => stretchOf(rows, bands), ['from', 'to'])
  return Object.assign(stretch, { rows, links, bands: kept(held?.bands, bands), lines: kept(held?.lines, lines) })
}

/** The list held from before where the new one says the same: so what is drawn from it stands. */
function kept<Item extends Band | TimeLine>(before: readonly Item[] | undefined, after: readonly Item[]): readonly Item[] {
  return before !== undefined && before.length === after.length && after.every((item, i) => isSame(before[i], item)) ? before : after
}

const isSame = <Item extends object>(a: Item | undefined, b: Item): boolean =>
  a === b || (a !== undefined && (Object.keys(b) as (keyof Item)[]).every((key) => a[key] === b[key]))

type Stretch = Pick<RowColumns, 'from' | 'to'>

/** The stretch of the rows and of the windows. */
function stretchOf({ from, to }: Rows, bands: readonly Band[]): Stretch {
  const windows = bands.filter(({ kind }) => kind === 'window')
  return spread(
    { from, to },
    windows.flatMap(({ start, end }) => [start, end]),
  )
}

/** A stretch that holds more instants. NaN holds nothing and is held by all. */
function spread({ from, to }: Stretch, instants: readonly number[]): Stretch {
  const held = [from, to, ...instants].filter((at) => !Number.isNaN(at))
  return held.length === 0 ? { from: Number.NaN, to: Number.NaN } : { from: Math.min(...held), to: Math.max(...held) }
}

/** So many rows and links are looked at for the first picture. */
const earlyCount = 512

const columnNames = [
  'ids',
  'titles',
  'parent',
  'depth',
  'hasChildren',
  'shape',
  'flags',
  'start',
  'end',
  'floatEnd',
  'baseStart',
  'baseEnd',
  'markBegin',
  'marks',
  'from',
  'to',
] as const

function rowsOf(specs: readonly RowSpec[]): Rows {
  const count = specs.length
  const indexOf = new RowIndex(specs)
  const early = columnsOf(count > earlyCount ? specs.slice(0, earlyCount) : specs, indexOf)
  const columns = deferred(() => (count > earlyCount ? columnsOf(specs, indexOf) : early), columnNames)
  return Object.assign(columns, { count, specs, indexOf, early })
}

/** The same for all, for pictures are compared by it. */
const noMarks: readonly MarkSpec[] = []

/** Without a map or a call where a look beside is enough: large plans wait for it. */
function columnsOf(specs: readonly RowSpec[], indexOf: RowIndex): RowColumns {
  const count = specs.length
  const ids = specs.map(({ id }) => id)
  const titles: string[] = []
  const parent = new Int32Array(count).fill(-1)
  const depth = new Uint8Array(count)
  const hasChildren = new Uint8Array(count)
  const columns: Columns = {
    shape: new Uint8Array(count),
    flags: new Uint8Array(count),
    start: new Float64Array(count),
    end: new Float64Array(count),
    floatEnd: new Float64Array(count).fill(Number.NaN),
    baseStart: new Float64Array(count).fill(Number.NaN),
    baseEnd: new Float64Array(count).fill(Number.NaN),
  }
  const markBegin = new Int32Array(count + 1)
  const marks: MarkSpec[] = []
  /** In tree order a parent is the row before, or what that one is folded under. */
  const parentOf = (id: string, r: number): number | undefined => {
    for (let above = r - 1; above >= 0; above = parent[above] ?? -1) if (ids[above] === id) return above
    return indexOf.get(id)
  }
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (let r = 0; r < count; r++) {
    const spec = specs[r]
    if (spec === undefined) continue
    titles.push(spec.title)
    const { start, end } = spec
    if (start !== undefined) {
      if (start < from) from = start
      if (start > to) to = start
    }
    if (end !== undefined) {
      if (end < from) from = end
      if (end > to) to = end
    }
    const above = spec.parent === undefined ? undefined : parentOf(spec.parent, r)
    if (above !== undefined && above < r) {
      parent[r] = above
      depth[r] = (depth[above] ?? 0) + 1
      hasChildren[above] = 1
    }
    if (spec.hasMore === true) hasChildren[r] = 1
    fill(columns, r, spec)
    if (spec.marks !== undefined && spec.marks.length > 0) marks.push(...[...spec.marks].sort((a, b) => a.at - b.at))
    markBegin[r + 1] = marks.length
  }
  for (const { at } of marks) {
    if (at < from) from = at
    if (at > to) to = at
  }
  const span = from > to ? { from: Number.NaN, to: Number.NaN } : { from, to }
  return { ids, titles, parent, depth, hasChildren, ...columns, markBegin, marks: marks.length === 0 ? noMarks : marks, ...span }
}

type Columns = Pick<RowColumns, 'shape' | 'flags' | 'start' | 'end' | 'floatEnd' | 'baseStart' | 'baseEnd'>

/** Fills a row of columns that hold nothing there yet. */
function fill(columns: Columns, r: number, { shape, flags, start, end, floatEnd, baseStart, baseEnd }: RowSpec): void {
  columns.shape[r] = shapeOf[shape]
  columns.start[r] = start ?? Number.NaN
  columns.end[r] = end ?? Number.NaN
  // Most rows have none of these.
  if (flags !== undefined) columns.flags[r] = flags
  if (floatEnd !== undefined) columns.floatEnd[r] = floatEnd
  if (baseStart !== undefined) columns.baseStart[r] = baseStart
  if (baseEnd !== undefined) columns.baseEnd[r] = baseEnd
}

/** The rows of specs that differ from those held in looks, times and titles only: the tree is taken over. Undefined where it changed. */
function rowsBeside(held: Rows, specs: readonly RowSpec[]): Rows | undefined {
  if (specs.length !== held.count) return undefined
  const changed: number[] = []
  for (let r = firstOther(specs, held.specs, 0); r < held.count; r = firstOther(specs, held.specs, r + 1)) {
    const spec = specs[r]
    const before = held.specs[r]
    if (spec === undefined || before === undefined || !isSameInTree(spec, before)) return undefined
    changed.push(r)
  }
  if (changed.length === 0) return held
  const instants = changed.flatMap((r) => [specs[r]?.start ?? Number.NaN, specs[r]?.end ?? Number.NaN])
  const columns: RowColumns = {
    ...columnsIn(held),
    titles: changed.some((r) => specs[r]?.title !== held.titles[r]) ? specs.map(({ title }) => title) : held.titles,
    ...copied(held, changed, specs),
    // What reached to an edge of the whole may have left it.
    ...(changed.some((r) => reaches(held, held.start[r]) || reaches(held, held.end[r])) ? spanOf(columnsOf(specs, held.indexOf)) : spread(held, instants)),
  }
  return { ...columns, count: held.count, specs, indexOf: held.indexOf, early: columns }
}

const columnsIn = ({ count: _, specs: _specs, indexOf: _indexOf, early: _early, ...columns }: Rows): RowColumns => columns

const spanOf = ({ from, to }: Stretch): Stretch => ({ from, to })

const reaches = ({ from, to }: Rows, at: number | undefined): boolean => at === from || at === to

/** The first row from one on of which another spec is given. By itself, for this runs over all rows at every change. */
function firstOther(a: readonly RowSpec[], b: readonly RowSpec[], from: number): number {
  const count = a.length
  let r = from
  while (r < count && a[r] === b[r]) r++
  return r
}

/** The columns with what changed in them; those in which nothing did are the same ones. */
function copied(held: Rows, changed: readonly number[], specs: readonly RowSpec[]): Columns {
  const size = changed.length
  const made: Columns = {
    shape: new Uint8Array(size),
    flags: new Uint8Array(size),
    start: new Float64Array(size),
    end: new Float64Array(size),
    floatEnd: new Float64Array(size).fill(Number.NaN),
    baseStart: new Float64Array(size).fill(Number.NaN),
    baseEnd: new Float64Array(size).fill(Number.NaN),
  }
  changed.forEach((r, c) => {
    const spec = specs[r]
    if (spec !== undefined) fill(made, c, spec)
  })
  const patched = <Column extends Uint8Array | Float64Array>(before: Column, values: Column): Column => {
    if (changed.every((r, c) => Object.is(before[r], values[c]))) return before
    const after = before.slice() as Column
    changed.forEach((r, c) => {
      after[r] = values[c] ?? 0
    })
    return after
  }
  return {
    shape: patched(held.shape, made.shape),
    flags: patched(held.flags, made.flags),
    start: patched(held.start, made.start),
    end: patched(held.end, made.end),
    floatEnd: patched(held.floatEnd, made.floatEnd),
    baseStart: patched(held.baseStart, made.baseStart),
    baseEnd: patched(held.baseEnd, made.baseEnd),
  }
}

const isSameInTree = (a: RowSpec, b: RowSpec): boolean =>
  a.id === b.id && a.parent === b.parent && a.hasMore === b.hasMore && hasSameMarks(a.marks ?? [], b.marks ?? [])

const hasSameMarks = (a: readonly MarkSpec[], b: readonly MarkSpec[]): boolean =>
  a === b || (a.length === b.length && a.every((mark, m) => mark.at === b[m]?.at && mark.shape === b[m]?.shape && mark.title === b[m]?.title))

const linkNames = ['count', 'ids', 'from', 'to', 'type', 'look'] as const

function linksOf(specs: readonly LinkSpec[], indexOf: RowIndex): Links {
  const early = linkColumns(specs.length > earlyCount ? specs.slice(0, earlyCount) : specs, indexOf)
  const columns = deferred(() => (specs.length > earlyCount ? linkColumns(specs, indexOf) : early), linkNames)
  return Object.assign(columns, { specs, early })
}

function linkColumns(specs: readonly LinkSpec[], indexOf: RowIndex): LinkColumns {
  const from = new Int32Array(specs.length)
  const to = new Int32Array(specs.length)
  const type = new Uint8Array(specs.length)
  const look = new Uint8Array(specs.length)
  const ids: string[] = []
  // Plans are chains as a rule: where a link came to, the next sets out from.
  let last = -1
  for (const { id, from: before, to: after, type: kind, critical, backOut } of specs) {
    const a = indexOf.near(before, last)
    const b = a === undefined ? undefined : indexOf.near(after, a)
    if (a === undefined || b === undefined) continue
    last = b
    const i = ids.length
    from[i] = a
    to[i] = b
    if (kind !== undefined) type[i] = linkTypes.indexOf(kind)
    if (critical === true || backOut === true) look[i] = (critical === true ? 1 : 0) + (backOut === true ? 2 : 0)
    ids.push(id)
  }
  return { count: ids.length, ids, from, to, type, look }
}
