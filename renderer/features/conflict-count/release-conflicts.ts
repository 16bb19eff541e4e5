import type { Conflict } from '#shared/assess/conflicts/conflict'
import { idOf, kindOf } from '#shared/model/entity-id'
import type { OpenConflicts } from './use-open-conflicts'

type ByRelease = ReadonlyMap<string, readonly Conflict[]>

/** The conflicts of each release and of what is booked for it, hard ones first. Lists that are as before stay the same object. */
export function releaseConflicts({ board, conflicts }: OpenConflicts, before: ByRelease = new Map()): ByRelease {
  const found = new Map<string, Conflict[]>()
  const releasesOf = (entity: string): readonly string[] =>
    kindOf(entity) === 'release' ? [entity] : kindOf(entity) === 'booking' ? (board.find(entity)?.groups ?? []) : []
  for (const conflict of conflicts) {
    for (const release of new Set([conflict.subject, conflict.other].flatMap(releasesOf))) {
      const held = found.get(idOf(release))
      if (held === undefined) found.set(idOf(release), [conflict])
      else held.push(conflict)
    }
  }
  const kept = new Map<string, readonly Conflict[]>()
  for (const [id, own] of found) {
    own.sort((a, b) => Number(a.severity === 'soft') - Number(b.severity === 'soft') || a.from - b.from)
    const was = before.get(id)
    kept.set(id, was !== undefined && isSame(was, own) ? was : own)
  }
  return kept
}

const isSame = (a: readonly Conflict[], b: readonly Conflict[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]
    return one.key === other?.key && one.severity === other.severity && one.from === other.from && one.to === other.to
  })
