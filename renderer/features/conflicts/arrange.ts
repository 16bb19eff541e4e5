import { compareText } from '#app/format'
import type { Board } from '#shared/assess/conflicts/board'
import { type Conflict, type ConflictKind, conflictKinds } from '#shared/assess/conflicts/conflict'
import { kindWords } from '#shared/assess/conflicts/kind-words'
import { kindOf } from '#shared/model/entity-id'
import { kindOrder } from './conflict-words'
import { asksForDecision } from './live-board'
import type { NameOf } from './names'
import { byWeight } from './use-board'

export const groupings = ['kind', 'release', 'service', 'environment'] as const
export type Grouping = (typeof groupings)[number]
export const showings = ['open', 'settled', 'over', 'all'] as const
export type Showing = (typeof showings)[number]

/** What is shown, as the place keeps it. */
export interface ConflictFilter {
  readonly group: Grouping
  readonly show: Showing
  readonly kind: ConflictKind | ''
  readonly severity: 'hard' | 'soft' | ''
  /** Only those of one release, change or booking. */
  readonly of: string
  readonly text: string
}

const oneOf = <T extends string>(all: readonly T[], text: string | undefined, natural: T): T => all.find((one) => one === text) ?? natural

export const filterOf = (params: Readonly<Record<string, string>>): ConflictFilter => ({
  group: oneOf(groupings, params['group'], 'kind'),
  show: oneOf(showings, params['show'], 'open'),
  kind: oneOf(['', ...conflictKinds], params['kind'], ''),
  severity: oneOf(['', 'hard', 'soft'], params['severity'], ''),
  of: params['of'] ?? '',
  text: params['text'] ?? '',
})

export const isNarrowed = ({ show, kind, severity, of, text }: ConflictFilter): boolean =>
  show !== 'open' || kind !== '' || severity !== '' || of !== '' || text !== ''

/** Those that pass the filter. A release passes with its changes, so that its page leads to all of them. */
export function passing(all: readonly Conflict[], filter: ConflictFilter, board: Board, nameOf: NameOf, now: number): readonly Conflict[] {
  const { show, kind, severity, of, text } = filter
  const wanted = text.trim().toLowerCase()
  const isOf = (entity: string): boolean => entity === of || (board.world.scopes.get(entity)?.includes(of) ?? false)
  return all.filter((conflict) => {
    if (show === 'open' && !asksForDecision(conflict, now)) return false
    if (show === 'settled' && conflict.standing.state === 'open') return false
    if (show === 'over' && conflict.to > now) return false
    if (kind !== '' && conflict.kind !== kind) return false
    if (severity !== '' && conflict.severity !== severity) return false
    if (of !== '' && !isOf(conflict.subject) && !isOf(conflict.other)) return false
    return (
      wanted === '' ||
      `${nameOf(conflict.subject)} ${conflict.other === '' ? '' : nameOf(conflict.other)} ${kindWords[conflict.kind]}`.toLowerCase().includes(wanted)
    )
  })
}

export type ConflictRow =
  | { readonly kind: 'group'; readonly id: string; readonly title: string; readonly count: number; readonly hard: number }
  | { readonly kind: 'conflict'; readonly id: string; readonly conflict: Conflict }

/** Rows of the list: each group with its head and, unless it is folded, its conflicts. One that belongs to two groups stands in both. */
export function arranged(
  conflicts: readonly Conflict[],
  grouping: Grouping,
  folded: ReadonlySet<string>,
  board: Board,
  nameOf: NameOf,
): readonly ConflictRow[] {
  const groups = new Map<string, Conflict[]>()
  for (const conflict of conflicts) {
    for (const id of groupsOf(conflict, grouping, board)) {
      const held = groups.get(id)
      if (held === undefined) groups.set(id, [conflict])
      else held.push(conflict)
    }
  }
  const titled = [...groups].map(([id, held]) => ({ id, held, title: groupTitle(id, grouping, nameOf) }))
  titled.sort((a, b) =>
    grouping === 'kind'
      ? kindOrder(a.id as ConflictKind) - kindOrder(b.id as ConflictKind)
      : Number(a.id === '') - Number(b.id === '') || compareText(a.title, b.title),
  )
  return titled.flatMap(({ id, held, title }): readonly ConflictRow[] => [
    { kind: 'group', id, title, count: held.length, hard: held.filter(({ severity, standing }) => severity === 'hard' && standing.state === 'open').length },
    ...(folded.has(id) ? [] : [...held].sort(byWeight).map((conflict): ConflictRow => ({ kind: 'conflict', id: `${id} ${conflict.key}`, conflict }))),
  ])
}

function groupsOf({ kind, subject, other }: Conflict, grouping: Grouping, { find, world }: Board): readonly string[] {
  if (grouping === 'kind') return [kind]
  const sides = [subject, other].flatMap((entity) => find(entity) ?? [])
  const found = new Set<string>()
  for (const side of sides) {
    if (grouping === 'release') for (const release of side.groups.length > 0 ? side.groups : (world.scopes.get(side.entity) ?? [])) found.add(release)
    if (grouping === 'environment' && side.environment !== '') found.add(side.environment)
    if (grouping === 'service') for (const item of side.items) for (const service of servicesOf(item, world.estate.above)) found.add(service)
  }
  return found.size === 0 ? [''] : [...found]
}

/** A service is its own, a CI that of itself or of what is above it. */
function servicesOf(item: string, above: ReadonlyMap<string, readonly string[]>, seen: ReadonlySet<string> = new Set()): readonly string[] {
  if (kindOf(item) === 'service') return [item]
  return (above.get(item) ?? []).flatMap((up) => (seen.has(up) ? [] : servicesOf(up, above, new Set([...seen, item]))))
}

const without: Readonly<Record<Grouping, string>> = { kind: '', release: 'Of no release', service: 'Of no service', environment: 'In no environment' }

const groupTitle = (id: string, grouping: Grouping, nameOf: NameOf): string =>
  id === '' ? without[grouping] : grouping === 'kind' ? kindWords[id as ConflictKind] : nameOf(id)
