import { rootKinds } from '../model/entities'
import { idOf, kindOf } from '../model/entity-id'
import type { Json } from '../model/json'
import { viewOf } from '../model/view'
import type { Role } from '../model/workspace'
import type { ReadEntry } from './entry'

/** Why an entry is stored but not applied. */
export type Standing =
  | { readonly state: 'admitted' }
  | { readonly state: 'waiting'; readonly code: 'device-unknown' | 'needs-newer'; readonly message: string }
  | { readonly state: 'set-aside'; readonly code: SetAside; readonly message: string }
export type SetAside = 'other-workspace' | 'revoked' | 'not-permitted' | 'root-not-named' | 'founding-twice' | 'key-mismatch'

interface Admitted {
  readonly dev: string
  readonly publicKey: string
  readonly person: string
  readonly role: Role
  /** The entry that says so; the founder's own entry for the founder. */
  readonly by: ReadEntry
}

export interface Membership {
  readonly founding: ReadEntry | undefined
  readonly admissions: readonly Admitted[]
  /** Per revoked or demoted device the lowest sequence that still counts. */
  readonly cuts: ReadonlyMap<string, number>
}

/**
 * Who belongs to a workspace, computed from the set of its entries, never from their order of arrival
 * (sync.md, Trust): admitted is a device that a path of `device.add` joins to the founder.
 */
export function membershipOf(ws: string, entries: readonly ReadEntry[]): Membership {
  const founding = entries.find(({ hash, file }) => hash === ws && file.ws === '')
  const admissions: Admitted[] = []
  const cuts = new Map<string, number>()
  if (founding === undefined) return { founding, admissions, cuts }
  const candidates = entries.filter(({ file }) => file.ops.some((op) => typeof op !== 'string' && /^(admission|revocation)\//.test(op.e)))
  const isAdmin = (entry: ReadEntry): boolean => entry === founding || roleOf(admissions, cuts, entry) === 'admin'
  const used = new Set<ReadEntry>()
  // A device added by an admitted admin may add further ones: repeat until nothing new is found.
  for (let found = true; found; ) {
    found = false
    for (const entry of candidates) {
      if (used.has(entry) || (entry.file.ws !== ws && entry !== founding) || !isAdmin(entry)) continue
      used.add(entry)
      found = true
      for (const [entity, fields] of written(entry)) {
        if (kindOf(entity) === 'admission') {
          const { dev, publicKey, person, role } = viewOf('admission', idOf(entity), fields)
          admissions.push({ dev, publicKey, person, role, by: entry })
        }
      }
    }
  }
  // Cuts are read after admissions: the lowest holds, and an admin's revocation counts even if that admin was revoked later.
  for (const entry of used) {
    for (const [entity, fields] of written(entry)) {
      if (kindOf(entity) !== 'revocation') continue
      const { dev, lastSeq } = viewOf('revocation', idOf(entity), fields)
      cuts.set(dev, Math.min(cuts.get(dev) ?? Number.POSITIVE_INFINITY, lastSeq))
    }
  }
  return { founding, admissions, cuts }
}

/** Whether an entry counts, and if not why. `rootOf` answers for entities whose creating entry is known. */
export function standingOf(ws: string, entry: ReadEntry, members: Membership, rootOf: (entity: string) => string | undefined): Standing {
  const { file } = entry
  if (file.ws === '' && entry !== members.founding && entry.hash !== ws)
    return aside('founding-twice', 'A second founding entry has no place in this workspace.')
  if (file.ws !== '' && file.ws !== ws) return aside('other-workspace', 'This entry was written for another workspace.')
  if (file.needs !== undefined) return { state: 'waiting', code: 'needs-newer', message: `Made by a newer Slipway: needs ${file.needs.join(', ')}.` }
  if (entry.hash === ws) return { state: 'admitted' }
  if (!members.admissions.some(({ dev }) => dev === file.dev)) {
    return { state: 'waiting', code: 'device-unknown', message: `Nobody has vouched for device ${file.dev} yet.` }
  }
  const cut = members.cuts.get(file.dev)
  const role = roleOf(members.admissions, members.cuts, entry)
  if (cut !== undefined && file.seq > cut && role === undefined) {
    return aside('revoked', `Device ${file.dev} was revoked after its entry ${cut}; this is entry ${file.seq}.`)
  }
  const forbidden = touchedBy(entry).find((entity) => role === undefined || !mayTouch(role, entity))
  if (forbidden !== undefined) return aside('not-permitted', `The role ${role ?? 'none'} may not change ${forbidden}.`)
  const unnamed = touchedBy(entry).find((entity) => {
    const root = rootKinds.has(kindOf(entity)) ? entity : rootOf(entity)
    return root !== undefined && file.about[root] === undefined
  })
  if (unnamed !== undefined) return aside('root-not-named', `The entry changes ${unnamed} but does not name its root.`)
  return { state: 'admitted' }
}

/** The role that counts for an entry: of the admissions that its causal past holds, the newest; cut entries have none. */
function roleOf(admissions: readonly Admitted[], cuts: ReadonlyMap<string, number>, entry: ReadEntry): Role | undefined {
  const { dev, seq, seen } = entry.file
  const past = admissions.filter(({ dev: admitted, by }) => {
    if (admitted !== dev) return false
    const known = seen[by.file.dev]
    // An entry that names nothing seen of the adding device is judged by the first admission: `seen` holds only what changed.
    return by.file.dev === dev || known === undefined || known[0] >= by.file.seq
  })
  const newest = past.reduce<Admitted | undefined>((a, b) => (a === undefined || a.by.file.clock < b.by.file.clock ? b : a), undefined)
  const cut = cuts.get(dev)
  return cut !== undefined && seq > cut && !past.some(({ by }) => by.file.clock > (newest?.by.file.clock ?? '')) ? undefined : newest?.role
}

const touchedBy = (entry: ReadEntry): readonly string[] => [
  ...new Set(entry.file.ops.flatMap((operation) => (typeof operation === 'string' ? [] : [operation.e]))),
]

const voterKinds = new Set(['vote'])
const adminKinds = new Set(['admission', 'revocation'])

function mayTouch(role: Role, entity: string): boolean {
  const kind = kindOf(entity)
  if (role === 'admin') return true
  if (role === 'manager') return !adminKinds.has(kind)
  return role === 'voter' && voterKinds.has(kind)
}

function written(entry: ReadEntry): ReadonlyMap<string, Record<string, Json>> {
  const byEntity = new Map<string, Record<string, Json>>()
  for (const operation of entry.file.ops) {
    if (typeof operation === 'string') continue
    const fields = byEntity.get(operation.e) ?? {}
    fields[operation.f] = operation.value
    byEntity.set(operation.e, fields)
  }
  return byEntity
}

const aside = (code: SetAside, message: string): Standing => ({ state: 'set-aside', code, message })
