import { type Duty, dutyOf, moreOf, type Standing } from './admission'
import { creationsIn } from './apply'
import { stampOf } from './clock'
import { fuller, type ReadEntry } from './entry'
import { isTrust, type KeyCheck, type TrustEntry } from './membership'
import { bySequence, nothingSeen, type Past, type Step } from './past'
import type { Touching } from './root-rule'

/** What is kept of an entry to judge it again when more entries come. */
export interface Known extends Step, Touching {
  readonly ws: string
  readonly needs: readonly string[] | undefined
  duty: Duty
  creates: ReadonlyMap<string, string>
  /** The signatures that came with it, until one of them is found to be the device's. */
  signatures: readonly string[]
  signedBy: string | undefined
  /** Which of its operations no copy has shown yet (an extract leaves some out). */
  hidden: ReadonlySet<number>
  standing: Standing | undefined
}

/**
 * One device's entries, sorted; `end` is what its last one had seen. Entries that the device's key did not sign stand
 * apart: whoever invents one must not bear on what the device's own are taken to have seen.
 */
export interface Chain {
  steps: Known[]
  unsigned: Known[]
  end: Past
  forked: boolean
}

export interface KnownEntries {
  readonly keys: KeyCheck
  readonly known: Map<string, Known>
  readonly chains: Map<string, Chain>
  readonly trust: Map<string, TrustEntry>
  /** Per device the keys whose hash is its name, from whatever entry: the name proves the key, whoever says it. */
  readonly publicKeys: Map<string, Set<string>>
}

/** What new lines say: which entities they touch, which copies show more than was known, and from which step each chain must be walked again. */
export interface News {
  readonly touched: ReadonlyMap<Known, readonly string[]>
  readonly again: ReadonlySet<Known>
  readonly grown: ReadonlyMap<string, number>
}

export function takeIn(entries: KnownEntries, lines: readonly ReadEntry[]): News {
  const touched = new Map<Known, readonly string[]>()
  const again = new Set<Known>()
  const rekeyed = new Set<string>()
  const grown = new Map<string, number>()
  const walkFrom = (dev: string, step: number): void => void grown.set(dev, Math.min(step, grown.get(dev) ?? step))
  for (const entry of lines) {
    const known = entries.known.get(entry.hash)
    if (isTrust(entry)) for (const dev of learnKeys(entries, entry)) rekeyed.add(dev)
    if (known === undefined) {
      const fresh = register(entries, entry)
      touched.set(fresh, entitiesOf(entry))
      walkFrom(fresh.dev, takePlace(entries, fresh))
    } else if (isNews(entries, known, entry)) {
      touched.set(known, [...(touched.get(known) ?? []), ...entitiesOf(entry)])
      again.add(known)
      rekeyed.add(known.dev)
    }
  }
  for (const dev of rekeyed) if (sortOut(entries, dev)) walkFrom(dev, 0)
  return { touched, again, grown }
}

/** So many roots are looked through one by one; an import that names thousands gets a set. */
const fewRoots = 8
const nothingHidden: ReadonlySet<number> = new Set()

function register(entries: KnownEntries, entry: ReadEntry): Known {
  const { file, hash } = entry
  const roots = Object.keys(file.about)
  const known: Known = {
    hash,
    stamp: stampOf(file.clock, file.dev, hash),
    dev: file.dev,
    seq: file.seq,
    prev: file.prev,
    seen: file.seen,
    ws: file.ws,
    duty: dutyOf(file.ops),
    needs: file.needs,
    roots: roots.length > fewRoots ? new Set(roots) : roots,
    creates: creationsIn(file),
    signatures: entries.keys.verify === undefined ? [] : [file.sig],
    signedBy: undefined,
    hidden: hiddenIn(entry),
    byAuthor: undefined,
    faults: undefined,
    standing: undefined,
  }
  entries.known.set(hash, known)
  if (isTrust(entry)) entries.trust.set(hash, { entry, past: nothingSeen, wentBack: false, signedBy: undefined })
  return known
}

function hiddenIn({ file }: ReadEntry): ReadonlySet<number> {
  const hidden = file.ops.flatMap((operation, at) => (typeof operation === 'string' ? [at] : []))
  return hidden.length === 0 ? nothingHidden : new Set(hidden)
}

/**
 * Whether a line says more than an earlier one with the same hash: operations that were left out of that, or another
 * signature while none has been good. Else whoever is quicker with a worse copy would keep the good one out.
 */
function isNews(entries: KnownEntries, known: Known, entry: ReadEntry): boolean {
  const { file, hash } = entry
  const isSigned = known.signedBy === undefined && known.signatures.length > 0 && !known.signatures.includes(file.sig)
  if (isSigned) known.signatures = [...known.signatures, file.sig]
  const hidden = known.hidden.size === 0 ? known.hidden : new Set([...known.hidden].filter((at) => typeof file.ops[at] === 'string'))
  if (hidden.size === known.hidden.size) return isSigned
  known.hidden = hidden
  known.creates = new Map([...known.creates, ...creationsIn(entry.file)])
  known.duty = moreOf(known.duty, dutyOf(file.ops))
  const trusted = entries.trust.get(hash)
  if (trusted !== undefined) entries.trust.set(hash, { ...trusted, entry: fuller(trusted.entry, entry) })
  else if (isTrust(entry)) entries.trust.set(hash, { entry, past: nothingSeen, wentBack: false, signedBy: known.signedBy })
  return true
}

/** The keys that an entry's admissions tell, where they are new; answers with their devices. */
function learnKeys({ publicKeys, keys }: KnownEntries, { file }: ReadEntry): readonly string[] {
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

/** Puts an entry into its device's chain and says from which step on the chain must be walked again. */
function takePlace(entries: KnownEntries, known: Known): number {
  let chain = entries.chains.get(known.dev)
  if (chain === undefined) {
    chain = { steps: [], unsigned: [], end: nothingSeen, forked: false }
    entries.chains.set(known.dev, chain)
  }
  const { steps } = chain
  if (!isSignedByDevice(entries, known)) {
    chain.unsigned.push(known)
    return steps.length
  }
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

/** Parts a chain anew by who signed; false where there is none. */
function sortOut(entries: KnownEntries, dev: string): boolean {
  const chain = entries.chains.get(dev)
  if (chain === undefined) return false
  const all = [...chain.steps, ...chain.unsigned].sort(bySequence)
  chain.steps = []
  chain.unsigned = []
  for (const known of all) (isSignedByDevice(entries, known) ? chain.steps : chain.unsigned).push(known)
  chain.forked = chain.steps.some(({ seq }, at) => seq === chain.steps[at + 1]?.seq)
  return true
}

/** Whether one of the keys that a device's name proves made the signature; true as long as no such key is known. */
function isSignedByDevice({ keys, publicKeys, trust }: KnownEntries, known: Known): boolean {
  const own = publicKeys.get(known.dev)
  if (keys.verify === undefined || own === undefined || known.signedBy !== undefined) return true
  for (const key of own) {
    for (const signature of known.signatures) {
      if (!keys.verify(key, known.hash, signature)) continue
      known.signedBy = key
      known.signatures = []
      const trusted = trust.get(known.hash)
      if (trusted !== undefined) trust.set(known.hash, { ...trusted, signedBy: key })
      return true
    }
  }
  return false
}

function entitiesOf({ file }: ReadEntry): readonly string[] {
  const entities = new Set<string>()
  for (const operation of file.ops) if (typeof operation !== 'string') entities.add(operation.e)
  return [...entities]
}
