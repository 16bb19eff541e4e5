import { admitted, type Duty, dutyOf, type Standing, standingByAuthor } from './admission'
import { creations, waiting } from './apply'
import { entryOf, type ReadEntry } from './entry'
import { isTrust, type KeyCheck, lineage, type Membership, membersOf, nobody, sameMembership, stepOf, type TrustEntry } from './membership'
import { bySequence, nothingSeen, type Past, type Step, walk } from './past'
import { judgeEntity, judgeTouched, type Touching } from './root-rule'

/** What is kept of an entry to judge it again when more entries come. */
export interface Known extends Step, Touching {
  readonly ws: string
  readonly duty: Duty
  readonly needs?: readonly string[]
  /** Its signature until the key that made it is known, for then it need not be kept. */
  signature: string
  signedBy: string | undefined
  standing: Standing | undefined
}

/**
 * One device's entries, sorted; `end` is what its last one had seen. Entries that the device's key did not sign stand
 * apart: whoever invents one must not bear on what the device's own are taken to have seen.
 */
interface Chain {
  steps: Known[]
  unsigned: Known[]
  end: Past
  forked: boolean
}

/**
 * Everything known of a workspace's entries that says which of them count (sync.md, Trust): a function of the set of
 * entries, whatever their order. It grows in place, because a journal holds hundreds of thousands.
 */
export interface Evidence {
  readonly ws: string
  readonly keys: KeyCheck
  readonly known: Map<string, Known>
  readonly chains: Map<string, Chain>
  readonly trust: Map<string, TrustEntry>
  /** Per device the keys whose hash is its name, from whatever entry: the name proves the key, whoever says it. */
  readonly publicKeys: Map<string, Set<string>>
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
  /** Entries that count now and did not before, new ones and earlier ones that waited: apply them. */
  readonly admitted: readonly string[]
  /** Entries that counted before and do not any more. */
  readonly withdrawn: readonly string[]
  /** The roots that the withdrawn ones touched: compute them anew from the entries that count. */
  readonly roots: readonly string[]
}

/** Takes in entries, in any order and known ones again too, and says what changes by them. */
export function admit(evidence: Evidence, entries: readonly ReadEntry[]): Changes {
  const dirty = new Set<Known>()
  const touched = new Map<Known, ReadEntry>()
  const rekeyed = new Set<string>()
  for (const entry of entries) {
    if (evidence.known.has(entry.hash)) continue
    const known = register(evidence, entry)
    if (isTrust(entry)) for (const dev of learnKeys(evidence, entry)) rekeyed.add(dev)
    touched.set(known, entry)
    dirty.add(known)
  }
  const grown = takePlaces(evidence, touched, rekeyed)
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
  for (const [known, entry] of touched) judgeTouched(evidence, known, entitiesOf(entry), recreated)
  for (const entity of recreated) for (const known of judgeEntity(evidence, entity)) dirty.add(known)
  return settle(dirty)
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

/** So many roots are looked through one by one; an import that names thousands gets a set. */
const fewRoots = 8

function register(evidence: Evidence, entry: ReadEntry): Known {
  const { file, hash } = entry
  const roots = Object.keys(file.about)
  const known: Known = {
    ...stepOf(entry),
    ws: file.ws,
    duty: dutyOf(file.ops),
    ...(file.needs === undefined ? {} : { needs: file.needs }),
    roots: roots.length > fewRoots ? new Set(roots) : roots,
    creates: creations(entryOf(entry)),
    signature: evidence.keys.verify === undefined ? '' : file.sig,
    signedBy: undefined,
    byAuthor: undefined,
    faults: undefined,
    standing: undefined,
  }
  evidence.known.set(hash, known)
  return known
}

/** The keys that an entry's admissions tell, where they are new; answers with their devices. */
function learnKeys({ publicKeys, keys }: Evidence, { file }: ReadEntry): readonly string[] {
  const devices: string[] = []
  for (const operation of file.ops) {
    if (typeof operation === 'string' || operation.f !== 'publicKey' || typeof operation.value !== 'string') continue
    const dev = keys.deviceOf(operation.value)
    const known = publicKeys.get(dev) ?? new Set()
    publicKeys.set(dev, known)
    if (!known.has(operation.value)) devices.push(dev)
    known.add(operation.value)
  }
  return devices
}

/** Puts new entries into their devices' chains, and sorts out those that are unsigned by a key just learnt. Says from which step on each chain must be walked. */
function takePlaces(evidence: Evidence, touched: ReadonlyMap<Known, ReadEntry>, rekeyed: ReadonlySet<string>): ReadonlyMap<string, number> {
  const grown = new Map<string, number>()
  for (const [known, entry] of touched) {
    const from = takePlace(evidence, known, entry)
    grown.set(known.dev, Math.min(from, grown.get(known.dev) ?? from))
  }
  for (const dev of rekeyed) {
    const chain = evidence.chains.get(dev)
    if (chain === undefined) continue
    const all = [...chain.steps, ...chain.unsigned].sort(bySequence)
    chain.steps = all.filter((known) => isSignedByDevice(evidence, known))
    chain.unsigned = all.filter((known) => !chain.steps.includes(known))
    chain.forked = chain.steps.some(({ seq }, at) => seq === chain.steps[at + 1]?.seq)
    grown.set(dev, 0)
  }
  return grown
}

/** Puts an entry into its device's chain and says from which step on the chain must be walked again. */
function takePlace(evidence: Evidence, known: Known, entry: ReadEntry): number {
  let chain = evidence.chains.get(known.dev)
  if (chain === undefined) {
    chain = { steps: [], unsigned: [], end: nothingSeen, forked: false }
    evidence.chains.set(known.dev, chain)
  }
  if (isTrust(entry)) evidence.trust.set(known.hash, { entry, past: nothingSeen, wentBack: false })
  if (!isSignedByDevice(evidence, known)) {
    chain.unsigned.push(known)
    return chain.steps.length
  }
  const { steps } = chain
  const last = steps.at(-1)
  if (last === undefined || last.seq < known.seq) return steps.push(known) - 1
  let at = steps.length
  for (let low = 0; low < at; ) {
    const middle = (low + at) >> 1
    const step = steps[middle]
    if (step !== undefined && bySequence(step, known) < 0) low = middle + 1
    else at = middle
  }
  steps.splice(at, 0, known)
  chain.forked ||= steps[at - 1]?.seq === known.seq || steps[at + 1]?.seq === known.seq
  return 0
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
      trust.set(hash, { entry: held.entry, past, wentBack })
    })
  }
  if (!concerned) return new Set()
  const next = membersOf(ws, [...trust.values()], keys, (dev, lastHash) =>
    chains.get(dev)?.forked === true ? lineage(lastHash, (hash) => known.get(hash)?.prev) : undefined,
  )
  evidence.members = next
  return new Set([...chains.keys()].filter((dev) => !sameMembership(members, next, dev)))
}

/** Whether one of the keys that a device's name proves made the signature; true as long as no such key is known. */
function isSignedByDevice({ keys, publicKeys }: Evidence, known: Known): boolean {
  const own = publicKeys.get(known.dev)
  if (keys.verify === undefined || own === undefined || known.signedBy !== undefined) return true
  for (const key of own) {
    if (!keys.verify(key, known.hash, known.signature)) continue
    known.signedBy = key
    known.signature = ''
    return true
  }
  return false
}

const isSignatureGood = ({ keys, members }: Evidence, { dev, signedBy }: Known): boolean =>
  keys.verify === undefined || (signedBy !== undefined && members.admissions.get(dev)?.[0]?.publicKey === signedBy)

const entitiesOf = ({ file }: ReadEntry): readonly string[] => [
  ...new Set(file.ops.flatMap((operation) => (typeof operation === 'string' ? [] : [operation.e]))),
]

/** By name, so that the words are the same on every device. */
function firstFault({ faults }: Known): Standing | undefined {
  if (faults === undefined || faults.size === 0) return undefined
  const [entity = ''] = [...faults.keys()].sort()
  return faults.get(entity)
}

function settle(dirty: ReadonlySet<Known>): Changes {
  const nowAdmitted: string[] = []
  const withdrawn: string[] = []
  const roots = new Set<string>()
  for (const known of dirty) {
    const before = known.standing
    const fault = firstFault(known)
    known.standing = known.byAuthor?.state === 'admitted' ? (fault ?? admitted) : known.byAuthor
    if (known.standing?.state === 'admitted' && before?.state !== 'admitted') nowAdmitted.push(known.hash)
    if (known.standing?.state === 'admitted' || before?.state !== 'admitted') continue
    withdrawn.push(known.hash)
    roots.add(waiting)
    for (const root of known.roots) roots.add(root)
  }
  return { admitted: nowAdmitted, withdrawn, roots: [...roots] }
}
