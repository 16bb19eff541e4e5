import { inTreeOrder } from '#shared/commands/task-tree'
import { entities, type Kind, type View } from '#shared/model/entities'
import { type Json, sameJson } from '#shared/model/json'
import { defaultsOf } from '#shared/model/view'
import { type LossCount, lossCount } from '../project/losses'
import type { Loss } from '../project/project'
import { allOf, type Portfolio } from './portfolio'
import {
  bandCells,
  bandHeaders,
  bandRows,
  changeColumns,
  lookups,
  milestoneColumns,
  type OutCell,
  type OutColumn,
  releaseColumns,
  riskColumns,
  taskColumns,
} from './table-columns'

/** A table to be written, with headers that the import knows again. */
export interface OutTable {
  readonly name: string
  readonly kinds: readonly Kind[]
  readonly headers: readonly string[]
  readonly rows: readonly (readonly OutCell[])[]
}

/** The tables that hold something, the most telling first, and what of their records is in none of their columns. */
export function tablesOf(portfolio: Portfolio): { readonly tables: readonly OutTable[]; readonly losses: readonly Loss[] } {
  const losses = lossCount()
  const look = lookups(portfolio)
  const bands = bandRows(portfolio)
  const tables: OutTable[] = [
    tasksTable(portfolio, losses),
    table('Releases', 'release', allOf(portfolio, 'release'), releaseColumns(look), losses),
    table('Changes', 'change', allOf(portfolio, 'change'), withCustom(allOf(portfolio, 'change'), changeColumns(look)), losses),
    table('Risks', 'risk', allOf(portfolio, 'risk'), withCustom(allOf(portfolio, 'risk'), riskColumns(look)), losses),
    table('Key dates', 'milestone', allOf(portfolio, 'milestone'), milestoneColumns(look), losses),
    { name: 'Calendar', kinds: ['freeze', 'window', 'key-date'], headers: bandHeaders, rows: bands.map((band) => bandCells(band, look)) },
  ]
  return { tables: tables.filter(({ rows }) => rows.length > 0), losses: losses.list() }
}

/** What is written as part of another table, and what a name in one says enough of. */
const carried: ReadonlySet<string> = new Set(['link', 'affects', 'service', 'ci', 'environment'])

/** The kinds that none of these tables carries. */
export function notInTables(portfolio: Portfolio, tables: readonly OutTable[]): Loss[] {
  const losses = lossCount()
  const written = new Set<string>(tables.flatMap(({ kinds }) => kinds))
  for (const [kind, views] of Object.entries(portfolio))
    if (views.length > 0 && !written.has(kind) && !(carried.has(kind) && (kind !== 'link' || written.has('task'))))
      losses.add(kind, 'all', 'left-out', `There is no table of these here: ${entities[kind as Kind].noun}.`, views.length)
  return losses.list()
}

/** Fields of identity and order that a table's rows stand for. */
const ofThePlace: ReadonlySet<string> = new Set(['id', 'removed', 'of', 'order', 'plan', 'custom'])

function table<K extends Kind>(name: string, kind: K, views: readonly View<K>[], columns: readonly OutColumn<K>[], losses: LossCount): OutTable {
  const taken = new Set<string>(columns.flatMap(({ takes }) => takes))
  const natural = defaultsOf(kind)
  for (const view of views)
    for (const [field, value] of Object.entries(view as Record<string, Json>))
      if (!taken.has(field) && !ofThePlace.has(field) && !sameJson(value, natural[field]))
        losses.add(kind, field, 'left-out', 'The table has no column for it.')
  return { name, kinds: [kind], headers: columns.map(({ header }) => header), rows: views.map((view) => columns.map(({ cell }) => cell(view))) }
}

/** Columns that were kept beside the fields come out as they came in. */
function withCustom<K extends 'change' | 'risk'>(views: readonly View<K>[], columns: readonly OutColumn<K>[]): readonly OutColumn<K>[] {
  const headers = new Set(columns.map(({ header }) => header))
  const names = new Set(views.flatMap(({ custom }) => Object.keys(custom)).filter((name) => !headers.has(name)))
  return [...columns, ...[...names].map((name): OutColumn<K> => ({ header: name, takes: [], cell: ({ custom }) => custom[name] ?? '' }))]
}

/** The tasks of all plans, each plan's in the order of its grid. Codes tell them apart, so double ones get a number. */
function tasksTable(portfolio: Portfolio, losses: LossCount): OutTable {
  const plans = new Map<string, View<'task'>[]>()
  for (const task of allOf(portfolio, 'task')) plans.set(task.plan, [...(plans.get(task.plan) ?? []), task])
  const ordered = [...plans.values()].flatMap((tasks) => inTreeOrder(tasks))
  const codes = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id, code } of ordered) {
    const wanted = code.replace(/[,;+\u2212\n]/g, ' ').trim() || String(codes.size + 1)
    let free = wanted
    for (let number = 2; taken.has(free); number++) free = `${wanted}_${number}`
    if (free !== code && code !== '') losses.add('task', 'code', 'changed', 'Codes tell rows apart: double ones got a number.')
    taken.add(free)
    codes.set(id, free)
  }
  const before = new Map<string, string[]>()
  for (const { from, to, type, lag } of allOf(portfolio, 'link')) {
    const code = codes.get(from)
    if (code === undefined || !codes.has(to)) continue
    const sign = lag < 0 ? '\u2212' : '+'
    const words = lag === 0 && type === 'FS' ? code : `${code} ${type}${lag === 0 ? '' : `${sign}${Math.abs(lag)}`}`
    before.set(to, [...(before.get(to) ?? []), words])
  }
  for (const { constraint } of ordered)
    if (constraint.kind !== 'as-soon-as-possible' && constraint.kind !== 'start-no-earlier-than')
      losses.add('task', 'constraint', 'left-out', 'A runbook’s table knows only “not before”.')
  const columns = taskColumns({ codeOf: (id) => codes.get(id) ?? '', before: (id) => (before.get(id) ?? []).join(', ') })
  return table('Tasks', 'task', ordered, columns, losses)
}
