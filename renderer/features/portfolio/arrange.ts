import { compareText } from '#app/format'
import { releaseStates, releaseTypes } from '#shared/model/release'
import { quarterText } from './calendar-span'
import { stateText } from './filter-words'
import type { ReleaseRow } from './release-row'
import type { Grouping, ViewDefinition } from './view-definition'

/** Rows of one group under its head; without grouping there is one group with an empty title. */
export interface Group {
  readonly id: string
  readonly title: string
  readonly rows: readonly ReleaseRow[]
}

type Compare = (a: ReleaseRow, b: ReleaseRow) => number

const byText =
  (read: (row: ReleaseRow) => string): Compare =>
  (a, b) => {
    const left = read(a)
    const right = read(b)
    return left === right ? 0 : compareText(left, right)
  }
const byNumber =
  (read: (row: ReleaseRow) => number): Compare =>
  (a, b) =>
    read(a) - read(b)

const byTarget = byNumber(({ target }) => target ?? 0)
const byType = byNumber(({ release }) => releaseTypes.indexOf(release.type))

const comparisons: Readonly<Record<string, Compare>> = {
  name: byText(({ name }) => name),
  type: byType,
  state: byNumber(({ release }) => releaseStates.indexOf(release.state)),
  target: byTarget,
  gate: byNumber(({ settled, criteria }) => (criteria.length === 0 ? -1 : settled / criteria.length)),
  risk: byNumber(({ level }) => level),
  changes: byNumber(({ changes }) => changes),
  attention: byNumber(({ attention }) => attention.length),
  owner: byText(({ release }) => release.owner),
  team: byText(({ release }) => release.team),
  area: byText(({ areas }) => areas[0] ?? ''),
  start: byNumber(({ start }) => start ?? 0),
  actual: byText(({ release }) => release.actual),
  endOfLife: byText(({ release }) => release.endOfLife),
  version: byText(({ release }) => release.version),
  number: byText(({ release }) => release.number),
}

/** Nothing said comes last, whichever way it is sorted. */
const isEmpty: Readonly<Record<string, (row: ReleaseRow) => boolean>> = {
  target: ({ target }) => target === undefined,
  gate: ({ criteria }) => criteria.length === 0,
  risk: ({ level }) => level === 0,
  owner: ({ release }) => release.owner === '',
  team: ({ release }) => release.team === '',
  area: ({ areas }) => areas.length === 0,
  start: ({ start }) => start === undefined,
  actual: ({ release }) => release.actual === '',
  endOfLife: ({ release }) => release.endOfLife === '',
}

/** Rows in the order of a column; equal ones by target, then by name, so that the order never wavers. */
export function sorted(rows: readonly ReleaseRow[], sort: ViewDefinition['layout']['sort']): readonly ReleaseRow[] {
  const column = sort?.column ?? 'target'
  const compare = comparisons[column] ?? byTarget
  const empty = isEmpty[column]
  const way = sort?.descending === true ? -1 : 1
  return [...rows].sort((a, b) => {
    if (empty !== undefined) {
      const left = empty(a)
      if (left !== empty(b)) return left ? 1 : -1
    }
    return way * compare(a, b) || (a.target ?? Number.MAX_SAFE_INTEGER) - (b.target ?? Number.MAX_SAFE_INTEGER) || compareText(a.name, b.name)
  })
}

/** Sorted rows in groups: names by letter, states and types in their own order, quarters by time; what has none comes last. */
export function grouped(rows: readonly ReleaseRow[], grouping: Grouping, zone: string): readonly Group[] {
  if (grouping === 'none') return [{ id: '', title: '', rows }]
  const groups = new Map<string, ReleaseRow[]>()
  for (const row of rows) {
    const key = keyOf(row, grouping, zone)
    const held = groups.get(key)
    if (held === undefined) groups.set(key, [row])
    else held.push(row)
  }
  return [...groups]
    .sort(([a, left], [b, right]) => {
      if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
      return orderOf(grouping, left, right) || compareText(a, b)
    })
    .map(([key, held]) => ({ id: key === '' ? '-' : key, title: key === '' ? nothing[grouping] : titleOf(key, grouping), rows: held }))
}

const nothing: Readonly<Record<Exclude<Grouping, 'none'>, string>> = {
  area: 'No service area',
  team: 'No team',
  state: 'No state',
  type: 'No type',
  quarter: 'No target',
}

function keyOf(row: ReleaseRow, grouping: Exclude<Grouping, 'none'>, zone: string): string {
  switch (grouping) {
    case 'area':
      return row.areas[0] ?? ''
    case 'team':
      return row.release.team
    case 'state':
      return row.state
    case 'type':
      return row.release.type
    case 'quarter':
      return row.target === undefined ? '' : quarterText(row.target, zone)
  }
}

const titleOf = (key: string, grouping: Grouping): string => (grouping === 'state' || grouping === 'type' ? stateText(key) : key)

const shownStates: readonly string[] = [...releaseStates.slice(0, 7), 'on-hold', 'failed', 'backed-out', ...releaseStates.slice(7)]

function orderOf(grouping: Grouping, [a]: readonly ReleaseRow[], [b]: readonly ReleaseRow[]): number {
  if (a === undefined || b === undefined) return 0
  if (grouping === 'state') return shownStates.indexOf(a.state) - shownStates.indexOf(b.state)
  if (grouping === 'type') return byType(a, b)
  return grouping === 'quarter' ? (a.target ?? 0) - (b.target ?? 0) : 0
}
