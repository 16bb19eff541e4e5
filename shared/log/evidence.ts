import { admitted, type Standing, standingByAuthor } from './admission'
import { waiting } from './apply'
import type { ReadEntry } from './entry'
import { type Known, type KnownEntries, takeIn } from './known'
import { type KeyCheck, lineage, type Membership, membersOf, nobody, sameMembership } from './membership'
import { nothingSeen, type Past, walk } from './past'
import { judgeEntity, judgeTouched } from './root-rule'

/**
 * Everything known of a workspace's entries that says which of them count (sync.md, Trust): a function of the set of
 * entries, whatever their order. It grows in place, because a journal holds hundreds of thousands.
 */
export interface Evidence extends KnownEntries {
  readonly ws: string
  /** Who creates and who touches an entity; nearly always one entry, or few. */
  readonly creators: Map<string, Known[]>
  readonly touching: Map<string, Known[]>
  members: Membership
}

export const emptyEvidence = (ws: string, keys: KeyCheck): Evidence => ({
  ws,
  keys,
  known: new Map(),
  chains: new Map(),
  trust: new Map(),
  publicKeys: new Map(),
  creators: new Map(),
  touching: new Map(),
  members: nobody,
})

/** What more entries change. */
export interface Changes {
  /** Entries that count now and did not before, or show more than before, new ones and earlier ones that waited: apply them. */
  readonly admitted: readonly string[]
  /** Entries that counted before and do not any more. */
  readonly withdrawn: readonly string[]
  /** The roots that the withdrawn ones touched: compute them anew from the entries that count. */
  readonly roots: readonly string[]
}

/** Takes in entries, in any order and known ones again too, and says what changes by them. */
export function admit(evidence: Evidence, entries: readonly ReadEntry[]): Changes {
  const { touched, again, grown } = takeIn(evidence, entries)
  const dirty = new Set<Known>(touched.keys())
  const changed = updateMembers(evidence, grown)
  const recreated = new Set<string>()
  for (const dev of new Set([...grown.keys(), ...changed])) {
    const chain = evidence.chains.get(dev)
    if (chain === undefined) continue
    const judge = (known: Known, past: Past, wentBack: boolean): void => {
      const before = known.byAuthor
      known.byAuthor = standingByAuthor(evidence.ws, known, evidence.members, past, wentBack, () => isSignatureGood(evidence, known))
      dirty.add(known)
      if ((before?.state === 'admitted') !== (known.byAuthor.state === 'admitted')) for (const entity of known.creates.keys()) recreated.add(entity)
    }
    const from = changed.has(dev) ? 0 : (grown.get(dev) ?? 0)
    chain.end = walk(chain.steps, from, from === 0 ? nothingSeen : chain.end, chain.forked, judge)
    for (const known of chain.unsigned) judge(known, nothingSeen, false)
  }
  for (const [known, entities] of touched) judgeTouched(evidence, known, entities, recreated, again.has(known))
  for (const entity of recreated) for (const known of judgeEntity(evidence, entity)) dirty.add(known)
  return settle(dirty, again)
}

/** The evidence of a whole set of entries. */
export function evidenceOf(ws: string, entries: readonly ReadEntry[], keys: KeyCheck): Evidence {
  const evidence = emptyEvidence(ws, keys)
  admit(evidence, entries)
  return evidence
}

export const standingIn = (evidence: Evidence, hash: string): Standing | undefined => evidence.known.get(hash)?.standing

/** The standings of a whole set of entries, by hash. */
export const standingsOf = (ws: string, entries: readonly ReadEntry[], keys: KeyCheck): ReadonlyMap<string, Standing> =>
  new Map([...evidenceOf(ws, entries, keys).known].map(([hash, { standing }]) => [hash, standing ?? admitted]))

/** The entities that entries of a newer Slipway have touched, with what those need: read-only here (sync.md, Versions). */
export function lockedEntities(evidence: Evidence): ReadonlyMap<string, readonly string[]> {
  const locked = new Map<string, readonly string[]>()
  for (const [entity, entries] of evidence.touching) {
    const newer = entries.filter(({ standing }) => standing?.state === 'waiting' && standing.code === 'needs-newer')
    if (newer.length > 0) locked.set(entity, [...new Set(newer.flatMap(({ needs = [] }) => needs))])
  }
  return locked
}

/** Computes the membership anew where entries came that bear on it; answers with the devices for which it changed. */
function updateMembers(evidence: Evidence, grown: ReadonlyMap<string, number>): ReadonlySet<string> {
  const { trust, chains, known, members, ws, keys } = evidence
  let concerned = false
  for (const [dev, from] of grown) {
    const chain = chains.get(dev)
    if (chain === undefined) continue
    concerned ||= chain.forked && members.cuts.has(dev)
    walk(chain.steps, from, from === 0 ? nothingSeen : chain.end, chain.forked, ({ hash }, past, wentBack) => {
      const held = trust.get(hash)
      if (held === undefined) return
      concerned = true
      trust.set(hash, { ...held, past, wentBack })
    })
  }
  if (!concerned) return new Set()
  const next = membersOf(ws, [...trust.values()], keys, (dev, lastHash) =>
    chains.get(dev)?.forked === true ? lineage(lastHash, (hash) => known.get(hash)?.prev) : undefined,
  )
  evidence.members = next
  return new Set([...chains.keys()].filter((dev) => !sameMembership(members, next, dev)))
}

const isSignatureGood = ({ keys, members }: Evidence, { dev, signedBy }: Known): boolean =>
  keys.verify === undefined || (signedBy !== undefined && members.admissions.get(dev)?.[0]?.publicKey === signedBy)

/** By name, so that the words are the same on every device. */
function firstFault({ faults }: Known): Standing | undefined {
  if (faults === undefined || faults.size === 0) return undefined
  const [entity = ''] = [...faults.keys()].sort()
  return faults.get(entity)
}

function settle(dirty: ReadonlySet<Known>, again: ReadonlySet<Known>): Changes {
  const nowAdmitted: string[] = []
  const withdrawn: string[] = []
  const roots = new Set<string>()
  for (const known of dirty) {
    const before = known.standing
    const fault = firstFault(known)
    known.standing = known.byAuthor?.state === 'admitted' ? (fault ?? admitted) : known.byAuthor
    if (known.standing?.state === 'admitted' && (before?.state !== 'admitted' || again.has(known))) nowAdmitted.push(known.hash)
    if (known.standing?.state === 'admitted' || before?.state !== 'admitted') continue
    withdrawn.push(known.hash)
    roots.add(waiting)
    for (const root of known.roots) roots.add(root)
  }
  return { admitted: nowAdmitted, withdrawn, roots: [...roots] }
}
