import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Temporal } from 'temporal-polyfill'
import type { StartParser } from '#electron/parser/parser-process'
import { conflictBoard } from '#shared/assess/conflicts/board'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { derivationOf, withAcceptances } from '#shared/assess/conflicts/derivation'
import type { ViewsOf } from '#shared/assess/conflicts/subjects-of'
import type { Approvals } from '#shared/assess/conflicts/world'
import { factsOfRoot, worldOf } from '#shared/assess/conflicts/world-of'
import { allOf, type Portfolio } from '#shared/exchange/convert/portfolio'
import { isZone } from '#shared/exchange/table/local-time'
import type { RootRecord, Roots } from '#shared/log/apply'
import type { Kind, View } from '#shared/model/entities'
import type { Fact } from '#shared/model/verdict'
import { readAny } from './convert/convert-in'

export interface ConflictSurroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly startParser: StartParser
  /** Epoch milliseconds. */
  readonly now: number
  readonly newId: () => string
}

/** What `conflicts --json` prints (cli.md). `key`, `about` and `standing` are additions. */
interface ToldConflict {
  readonly kind: Conflict['kind']
  readonly severity: Conflict['severity']
  readonly subjects: readonly { readonly entity: string; readonly name: string }[]
  readonly from: string
  readonly to: string
  readonly because: readonly { readonly entity: string; readonly field: string; readonly value: Fact['value'] }[]
  readonly key: string
  readonly about: readonly string[]
  readonly standing: Conflict['standing']['state']
}

const usage = 'Usage: slipway conflicts FILE [--json] [--zone IANA]'

/** `conflicts FILE`: 0 when there are none, 1 with some, 2 for wrong usage or a file that can't be read. Accepted and excepted ones are told and do not count. */
export async function conflicts(args: readonly string[], { out, err, startParser, now, newId }: ConflictSurroundings): Promise<0 | 1 | 2> {
  const asked = askedFor(args)
  if (typeof asked === 'string') {
    err(`${asked}\n${usage}`)
    return 2
  }
  const { file, json, zone } = asked
  const read = await readAny(file, { startParser, zone, today: new Date(now).toISOString().slice(0, 10), newId, choices: { zone } })
  if (!read.ok) {
    err(`${basename(file)}: ${read.failure.message}`)
    return 2
  }
  const told = conflictsIn(read.value.portfolio, zone)
  const open = told.filter(({ standing }) => standing === 'open').length
  if (json) out(JSON.stringify({ conflicts: told }, null, 2))
  else out([`${basename(file)}: ${open === 0 ? 'no conflicts' : open === 1 ? '1 conflict' : `${open} conflicts`}`, ...told.map(inWords)].join('\n'))
  return open === 0 ? 0 : 1
}

function askedFor(args: readonly string[]): { readonly file: string; readonly json: boolean; readonly zone: string } | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean' }, zone: { type: 'string' } } })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) return 'Name one file.'
    const zone = values.zone ?? 'UTC'
    return isZone(zone) ? { file, json: values.json === true, zone } : `“${zone}” is no known time zone.`
  } catch (error) {
    return error instanceof Error ? error.message : 'Wrong usage.'
  }
}

function conflictsIn(portfolio: Portfolio, zone: string): readonly ToldConflict[] {
  const { roots, viewsOf } = rootsOf(portfolio)
  const world = worldOf(roots, (record) => factsOfRoot(record, viewsOf, zone, allOf(portfolio, 'working-calendar')), viewsOf, zone, noApprovals)
  const board = conflictBoard(world)
  const nameOf = namesIn(portfolio)
  const at = (epoch: number): string =>
    Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' })
  return [...withAcceptances(board.all(), board)]
    .sort((a, b) => a.from - b.from || (a.key < b.key ? -1 : 1))
    .map((conflict) => ({
      kind: conflict.kind,
      severity: conflict.severity,
      subjects: [conflict.subject, conflict.other].flatMap((entity) => (entity === '' ? [] : [{ entity, name: nameOf(entity) }])),
      from: at(conflict.from),
      to: at(conflict.to),
      because: derivationOf(conflict, board).because.map(({ from: { entity, field }, value }) => ({ entity, field, value })),
      key: conflict.key,
      about: conflict.about,
      standing: conflict.standing.state,
    }))
}

/** What a file says of approvals is not signed: it asks for none. */
const noApprovals: Approvals = { kept: false, stateOf: () => 'none' }

/** The views of a file by the roots that they belong to, as a workspace has them. */
function rootsOf(portfolio: Portfolio): { readonly roots: Roots; readonly viewsOf: ViewsOf } {
  const byRoot = new Map<string, Map<string, unknown[]>>()
  for (const [kind, views] of Object.entries(portfolio)) {
    for (const view of views) {
      const root = 'of' in view ? view.of : `${kind}/${view.id}`
      const kinds = byRoot.get(root) ?? new Map<string, unknown[]>()
      byRoot.set(root, kinds.set(kind, [...(kinds.get(kind) ?? []), view]))
    }
  }
  const roots = Object.fromEntries([...byRoot.keys()].map((root): [string, RootRecord] => [root, { root, entities: {} }]))
  // What stands under a kind is of it: it was put there above.
  const viewsOf: ViewsOf = <K extends Kind>({ root }: RootRecord, kind: K) => (byRoot.get(root)?.get(kind) ?? []) as readonly View<K>[]
  return { roots, viewsOf }
}

function namesIn(portfolio: Portfolio): (entity: string) => string {
  const names = new Map<string, string>([
    ...allOf(portfolio, 'release').map(({ id, name, version, number }) => [`release/${id}`, `${name} ${version}`.trim() || number] as const),
    ...allOf(portfolio, 'change').map(({ id, number, shortDescription }) => [`change/${id}`, number || shortDescription] as const),
    ...(['booking', 'freeze', 'window', 'plan'] as const).flatMap((kind) => allOf(portfolio, kind).map(({ id, title }) => [`${kind}/${id}`, title] as const)),
    ...(['service', 'ci', 'environment'] as const).flatMap((kind) => allOf(portfolio, kind).map(({ id, name }) => [`${kind}/${id}`, name] as const)),
  ])
  return (entity) => names.get(entity) || entity
}

const inWords = ({ kind, severity, subjects, from, to, standing }: ToldConflict): string =>
  `${severity} ${kind}: ${subjects.map(({ name }) => name).join(' and ')}, ${from} to ${to}${standing === 'open' ? '' : `, ${standing}`}`
