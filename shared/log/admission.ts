import { kindOf } from '../model/entity-id'
import type { Role } from '../model/workspace'
import { creationsIn, isRoot } from './apply'
import { stampOf } from './clock'
import type { FileEntry, ReadEntry } from './entry'
import { cutOf, type Membership, roleOf, unknownNeeds } from './membership'
import { goesBack, grow, type Past, type Place } from './past'

/** Why an entry is stored but not applied. `waiting` may pass when more entries come, or a newer Slipway. */
export type Standing =
  | { readonly state: 'admitted' }
  | { readonly state: 'waiting'; readonly code: 'device-unknown' | 'needs-newer'; readonly message: string }
  | { readonly state: 'set-aside'; readonly code: SetAside; readonly message: string }
export type SetAside =
  | 'other-workspace'
  | 'founding-twice'
  | 'key-mismatch'
  | 'signature'
  | 'seen-went-back'
  | 'revoked'
  | 'not-permitted'
  | 'root-not-named'
  | 'created-elsewhere'

export const admitted: Standing = { state: 'admitted' }

/** What an entry's standing is judged by. */
export interface Judged extends Place {
  readonly ws: string
  readonly needs: readonly string[] | undefined
  readonly duty: Duty
}

/** The least role that may do what an entry does. */
export type Duty = keyof typeof ranks
const ranks = { reader: 0, voter: 1, manager: 2, admin: 3 } as const satisfies Record<Role, number>

/** Voters write votes and declare conflicts of interest, admins alone say who belongs; an entry of which nothing is shown here does nothing here. */
export function dutyOf(operations: FileEntry['ops']): Duty {
  let duty: Duty = 'reader'
  for (const operation of operations) {
    if (typeof operation === 'string') continue
    const kind = kindOf(operation.e)
    const asked = kind === 'admission' || kind === 'revocation' ? 'admin' : kind === 'vote' || kind === 'recusal' ? 'voter' : 'manager'
    if (ranks[asked] > ranks[duty]) duty = asked
  }
  return duty
}

export const moreOf = (a: Duty, b: Duty): Duty => (ranks[a] > ranks[b] ? a : b)

export const judgedOf = ({ hash, file }: Pick<ReadEntry, 'hash' | 'file'>): Judged => ({
  hash,
  stamp: stampOf(file.clock, file.dev, hash),
  dev: file.dev,
  seq: file.seq,
  ws: file.ws,
  needs: file.needs,
  duty: dutyOf(file.ops),
})

/** Whether an entry counts by who wrote it, before asking what it touches. `isSigned` is asked only when all else holds. */
export function standingByAuthor(ws: string, entry: Judged, members: Membership, past: Past, wentBack: boolean, isSigned: () => boolean): Standing {
  const { dev, seq, hash, duty } = entry
  if (hash === ws && members.founding !== undefined) return admitted
  if (hash === ws) return aside('key-mismatch', 'The founding entry does not hold the key that signed it.')
  if (entry.ws === '') return aside('founding-twice', 'A second founding entry has no place in this workspace.')
  if (entry.ws !== ws) return aside('other-workspace', 'This entry was written for another workspace.')
  if (!members.admissions.has(dev)) {
    return members.mismatched.has(dev)
      ? aside('key-mismatch', `Device ${dev} was added with a key that is not its own.`)
      : { state: 'waiting', code: 'device-unknown', message: `Nobody has vouched for device ${dev} yet.` }
  }
  if (!isSigned()) return aside('signature', `Entry ${seq} of device ${dev} was changed after it was signed, or was not signed by that device.`)
  if (wentBack) return aside('seen-went-back', `Entry ${seq} of device ${dev} claims to have seen less than the entry before it.`)
  const role = roleOf(members, entry, past, duty === 'admin')
  if (role !== undefined && ranks[role] >= ranks[duty]) return standingByNeeds(entry)
  const cut = cutOf(members, entry)
  if (role === undefined && cut !== undefined) return aside('revoked', `Device ${dev} was revoked after its entry ${cut.lastSeq}; this is entry ${seq}.`)
  return aside(
    'not-permitted',
    role === undefined
      ? `Device ${dev} had not seen that it may do this.`
      : `The role ${role} may not do this: it takes ${duty === 'admin' ? 'an admin' : `a ${duty}`}.`,
  )
}

/** Asked last: whoever may not write here must not make anything read-only either. */
function standingByNeeds(entry: Judged): Standing {
  const missing = unknownNeeds(entry)
  if (missing.length === 0) return admitted
  return { state: 'waiting', code: 'needs-newer', message: `Made by a newer Slipway: needs ${missing.join(', ')}.` }
}

/**
 * The standing that a new entry will have among those whose membership is known. `rootOf` answers for entities that have
 * been created; `past` is what its device had seen before it. For a whole set, and one that grows: evidence.ts.
 */
export function standingOf(
  ws: string,
  entry: Pick<ReadEntry, 'hash' | 'file'>,
  members: Membership,
  rootOf: (entity: string) => string | undefined,
  past: Past,
): Standing {
  const { about, ops, seen } = entry.file
  const byAuthor = standingByAuthor(ws, judgedOf(entry), members, grow(past, seen), goesBack(past, seen), () => true)
  if (byAuthor.state !== 'admitted') return byAuthor
  const created = creationsIn(entry.file)
  for (const operation of ops) {
    if (typeof operation === 'string') continue
    const root = isRoot(operation.e) ? operation.e : rootOf(operation.e)
    const named = created.get(operation.e)
    if (root !== undefined && named !== undefined && named !== root) return createdElsewhere(operation.e)
    if (root !== undefined && about[root] === undefined) return unnamed(operation.e)
  }
  return admitted
}

export const unnamed = (entity: string): Standing => aside('root-not-named', `The entry changes ${entity} but does not name its root.`)
export const createdElsewhere = (entity: string): Standing => aside('created-elsewhere', `The entry creates ${entity}, which exists under another root.`)

const aside = (code: SetAside, message: string): Standing => ({ state: 'set-aside', code, message })
