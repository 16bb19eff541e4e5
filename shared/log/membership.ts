import { idOf, kindOf } from '../model/entity-id'
import type { Json } from '../model/json'
import { viewOf } from '../model/view'
import type { Admission, Revocation, Role } from '../model/workspace'
import type { VerifySignature } from './canonical'
import { stampOf } from './clock'
import type { ReadEntry } from './entry'
import { type Past, type Place, type Step, sees } from './past'

/** How keys are judged; given by the caller. Without `verify` the lines are the caller's own, checked when they were taken over. */
export interface KeyCheck {
  /** The device that a public key (32 raw bytes in base64) names. */
  readonly deviceOf: (publicKey: string) => string
  readonly verify?: VerifySignature
}

/** An entry that admits or revokes, with what its writer had seen. */
export interface TrustEntry {
  readonly entry: ReadEntry
  readonly past: Past
  readonly wentBack: boolean
  /** The key whose signature was found good; of no account where keys are not verified. */
  readonly signedBy: string | undefined
}

export interface Admitted {
  readonly dev: string
  readonly publicKey: string
  readonly person: string
  /** What its person calls it; '' where nobody said. */
  readonly device: string
  readonly role: Role
  /** Steps from the founder, and the entry that admits: what makes a device senior to another. */
  readonly depth: number
  readonly by: Place
  readonly past: Past
}

/** A device's entries count only up to here, unless it was admitted again with or after the cut. */
export interface Cut {
  readonly dev: string
  readonly lastSeq: number
  readonly why: string
  readonly by: Place
  readonly name: string
  /** Of a device with several histories the entries that were meant; undefined where there is only one. */
  readonly kept: ReadonlySet<string> | undefined
}

export interface Membership {
  readonly founding: ReadEntry | undefined
  readonly admissions: ReadonlyMap<string, readonly Admitted[]>
  readonly cuts: ReadonlyMap<string, readonly Cut[]>
  /** Devices that somebody tried to add with a key which is not theirs. */
  readonly mismatched: ReadonlySet<string>
}

export const nobody: Membership = { founding: undefined, admissions: new Map(), cuts: new Map(), mismatched: new Set() }

/** The entries of a device that lead to `lastHash`, where it wrote several histories. */
export type Lineage = (dev: string, lastHash: string) => ReadonlySet<string> | undefined

/** Features that an entry may ask its reader to know (`needs`); there is none yet. */
const features: ReadonlySet<string> = new Set()
export const unknownNeeds = ({ needs = [] }: { readonly needs?: readonly string[] | undefined }): readonly string[] =>
  needs.filter((need) => !features.has(need))

const isTrustName = (entity: string): boolean => entity.startsWith('admission/') || entity.startsWith('revocation/')

export const isTrust = ({ file }: ReadEntry): boolean => file.ops.some((operation) => typeof operation !== 'string' && isTrustName(operation.e))

/** Map.groupBy, which Node 20 has not. */
function byDevice<T>(values: readonly T[], deviceOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const group = groups.get(deviceOf(value))
    if (group === undefined) groups.set(deviceOf(value), [value])
    else group.push(value)
  }
  return groups
}

export const stepOf = ({ hash, file }: Pick<ReadEntry, 'hash' | 'file'>): Step => ({
  hash,
  stamp: stampOf(file.clock, file.dev, hash),
  dev: file.dev,
  seq: file.seq,
  prev: file.prev,
  seen: file.seen,
})

/** An entry and all before it, by hash; undefined when the entry is not here. */
export function lineage(lastHash: string, prevOf: (hash: string) => string | undefined): ReadonlySet<string> | undefined {
  if (prevOf(lastHash) === undefined) return undefined
  const found = new Set<string>()
  for (let hash: string | undefined = lastHash; hash !== undefined && hash !== ''; hash = prevOf(hash)) found.add(hash)
  return found
}

/**
 * The same from the entries that admit and revoke (sync.md, Trust). Admitted is a device that a path of `device.add`
 * joins to the founder, each step by an admin as of what that entry had seen. Cuts are taken one at a time, those of
 * devices nearer to the founder first: so of two admins who revoke each other the senior one prevails, and a stolen key
 * cannot strike back at whoever revoked it by writing earlier clocks (the rule of local-first/auth's strong removal).
 */
export function membersOf(ws: string, trust: readonly TrustEntry[], keys: KeyCheck, kept: Lineage): Membership {
  const ordered = trust
    .map((each): Ordered => ({ ...each, at: stepOf(each.entry), statements: statementsOf(each.entry) }))
    .sort((a, b) => (a.at.stamp < b.at.stamp ? -1 : 1))
  const founding = ordered.find((each) => each.entry.hash === ws && isFounding(each, keys))
  if (founding === undefined) return nobody
  const rest = ordered.filter((each) => each !== founding && isUsable(ws, each))
  for (let cuts: readonly Cut[] = []; ; ) {
    const round = admissions(founding, rest, cuts, keys, kept)
    const taken = new Set(cuts.map(({ name }) => name))
    const next = round.revocations.filter(({ name }) => !taken.has(name)).sort(seniority(round.admitted))[0]
    if (next === undefined)
      return { founding: founding.entry, admissions: round.admitted, cuts: byDevice(cuts, ({ dev }) => dev), mismatched: round.mismatched }
    cuts = [...cuts, next]
  }
}

interface Ordered extends TrustEntry {
  readonly at: Step
  readonly statements: readonly Statement[]
}

type Statement = { readonly kind: 'admission'; readonly says: Admission } | { readonly kind: 'revocation'; readonly entity: string; readonly says: Revocation }

interface Round {
  readonly admitted: ReadonlyMap<string, readonly Admitted[]>
  readonly revocations: readonly Cut[]
  readonly mismatched: ReadonlySet<string>
}

/** One pass in the order of stamps, in which everything that an entry had seen comes before it. */
function admissions(founding: Ordered, rest: readonly Ordered[], cuts: readonly Cut[], keys: KeyCheck, kept: Lineage): Round {
  const admitted = new Map<string, Admitted[]>()
  const revocations: Cut[] = []
  const mismatched = new Set<string>()
  const members: Membership = { founding: founding.entry, admissions: admitted, cuts: byDevice(cuts, ({ dev }) => dev), mismatched }
  for (const { entry, at, past, signedBy, statements } of [founding, ...rest]) {
    const isFounder = entry === founding.entry
    const isSigned = keys.verify === undefined || (signedBy !== undefined && signedBy === admitted.get(at.dev)?.[0]?.publicKey)
    if (!isFounder && !(isSigned && roleOf(members, at, past, true) === 'admin')) continue
    const depth = isFounder ? 0 : (admitted.get(at.dev)?.[0]?.depth ?? 0) + 1
    for (const statement of statements) {
      if (statement.kind === 'admission') {
        const { dev, publicKey, person, device, role } = statement.says
        const known = admitted.get(dev)
        if (keys.deviceOf(publicKey) !== dev || (known?.[0] !== undefined && known[0].publicKey !== publicKey)) mismatched.add(dev)
        else admitted.set(dev, [...(known ?? []), { dev, publicKey, person, device, role, depth: isFounder && dev !== at.dev ? 1 : depth, by: at, past }])
      } else {
        const { dev, lastSeq, lastHash, why } = statement.says
        revocations.push({ dev, lastSeq, why, by: at, name: `${at.hash} ${statement.entity}`, kept: kept(dev, lastHash) })
      }
    }
  }
  return { admitted, revocations, mismatched }
}

/** A senior device's cut counts first: nearer to the founder, then admitted earlier. */
const seniority =
  (admitted: ReadonlyMap<string, readonly Admitted[]>) =>
  (a: Cut, b: Cut): number => {
    const left = admitted.get(a.by.dev)?.[0]
    const right = admitted.get(b.by.dev)?.[0]
    return (
      (left?.depth ?? 0) - (right?.depth ?? 0) ||
      compare(left?.by.stamp ?? '', right?.by.stamp ?? '') ||
      compare(a.by.stamp, b.by.stamp) ||
      compare(a.name, b.name)
    )
  }

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The role that counts for an entry: of the admissions that it had seen the latest; where it had seen none, the device's
 * first one, so that a vote sent before the admission counts after it. `strictly`: an entry that itself admits or
 * revokes must have seen that it may. Undefined: never admitted, or beyond a cut.
 */
export function roleOf(members: Membership, entry: Place, past: Past, strictly: boolean): Role | undefined {
  const admitted = members.admissions.get(entry.dev)
  const first = admitted?.[0]
  if (admitted === undefined || first === undefined) return undefined
  const cuts = members.cuts.get(entry.dev)?.filter((cut) => isBeyond(cut, entry)) ?? []
  if (admitted.length === 1 && cuts.length === 0 && !strictly) return first.role
  const standing = admitted.filter((admission) => cuts.every((cut) => follows(admission, cut)))
  const seen = standing.filter(({ by }) => by.hash === members.founding?.hash || sees(entry, past, by))
  const newest = seen.reduce<Admitted | undefined>((a, b) => (a === undefined || a.by.stamp < b.by.stamp ? b : a), undefined)
  return newest?.role ?? (strictly || cuts.length > 0 ? undefined : first.role)
}

const isBeyond = (cut: Cut, { seq, hash }: Place): boolean => seq > cut.lastSeq || (cut.kept !== undefined && !cut.kept.has(hash))

/** Whether a device was admitted anew by the entry that cuts (a demotion) or by one that knew of it. */
const follows = (admission: Admitted, cut: Cut): boolean => admission.by.hash === cut.by.hash || sees(admission.by, admission.past, cut.by)

/** The cut that keeps an entry out, for words to the person: the lowest. */
export const cutOf = (members: Membership, entry: Place): Cut | undefined =>
  members.cuts
    .get(entry.dev)
    ?.filter((cut) => isBeyond(cut, entry))
    .sort((a, b) => a.lastSeq - b.lastSeq)[0]

/** Whether the key that a device was admitted with made this signature. */
export function isSigned(members: Membership, dev: string, hash: string, signature: string, { verify }: KeyCheck): boolean {
  const key = members.admissions.get(dev)?.[0]?.publicKey
  return verify === undefined || (key !== undefined && verify(key, hash, signature))
}

/** Whether two memberships say the same of a device, so that its entries need not be judged again. */
export function sameMembership(a: Membership, b: Membership, dev: string): boolean {
  const text = (members: Membership): string => {
    const cuts = members.cuts.get(dev) ?? []
    return JSON.stringify([
      members.founding?.hash ?? '',
      members.mismatched.has(dev),
      cuts.map((cut) => [cut.name, cut.lastSeq, cut.kept?.size ?? -1]),
      (members.admissions.get(dev) ?? []).map((admission) => [
        admission.role,
        admission.publicKey,
        admission.by.hash,
        cuts.map((cut) => follows(admission, cut)),
      ]),
    ])
  }
  return text(a) === text(b)
}

/** The founding entry holds its own device's admission as admin, with the key that signed it. */
function isFounding({ entry, signedBy, statements }: Ordered, { deviceOf, verify }: KeyCheck): boolean {
  const { ws, dev, seq } = entry.file
  if (ws !== '' || seq !== 1) return false
  return statements.some(({ kind, says }) => {
    if (kind !== 'admission' || says.dev !== dev || says.role !== 'admin') return false
    return deviceOf(says.publicKey) === dev && (verify === undefined || signedBy === says.publicKey)
  })
}

const isUsable = (ws: string, { entry: { file }, wentBack }: TrustEntry): boolean =>
  file.ws === ws && !wentBack && unknownNeeds(file).length === 0 && file.about['workspace/this'] !== undefined

/** What an entry writes into admissions and revocations. Never edited, only added: what other entries say of them does not count. */
function statementsOf(entry: ReadEntry): readonly Statement[] {
  const byEntity = new Map<string, Record<string, Json>>()
  for (const operation of entry.file.ops) {
    if (typeof operation === 'string' || !isTrustName(operation.e)) continue
    const fields = byEntity.get(operation.e) ?? {}
    fields[operation.f] = operation.value
    byEntity.set(operation.e, fields)
  }
  return [...byEntity].map(([entity, fields]) =>
    kindOf(entity) === 'admission'
      ? { kind: 'admission', says: viewOf('admission', idOf(entity), fields) }
      : { kind: 'revocation', entity, says: viewOf('revocation', idOf(entity), fields) },
  )
}
