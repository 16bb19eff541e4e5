import type { FileEntry } from './entry-form'

/** What an entry's writer had seen: per other device the highest sequence. */
export type Past = ReadonlyMap<string, number>

export const nothingSeen: Past = new Map()

/** Where an entry stands: enough to say what lies in whose past. */
export interface Place {
  readonly hash: string
  readonly stamp: string
  readonly dev: string
  readonly seq: number
}

export interface Step extends Place {
  readonly prev: string
  readonly seen: FileEntry['seen']
}

/** What was seen with one more entry; the same value when that names nothing new. */
export function grow(past: Past, seen: FileEntry['seen']): Past {
  let next: Map<string, number> | undefined
  for (const dev in seen) {
    const sequence = seen[dev]?.[0] ?? 0
    if (sequence <= (past.get(dev) ?? 0)) continue
    next ??= new Map(past)
    next.set(dev, sequence)
  }
  return next ?? past
}

/** `seen` must never go back: else a device could pretend not to know of its demotion (sync.md, Trust). */
export function goesBack(past: Past, seen: FileEntry['seen']): boolean {
  for (const dev in seen) if ((seen[dev]?.[0] ?? 0) < (past.get(dev) ?? 0)) return true
  return false
}

/**
 * Whether an entry had seen another one. The stamp is asked too, because what was seen is always earlier by the clock,
 * and with it no two entries can claim to have seen each other.
 */
export function sees(entry: Place, past: Past, other: Place): boolean {
  if (other.hash === entry.hash || other.stamp >= entry.stamp) return false
  return other.dev === entry.dev ? other.seq < entry.seq : (past.get(other.dev) ?? 0) >= other.seq
}

/**
 * Visits one device's entries with the past of each: an entry names only what changed, so it is the running sum along
 * the chain, or, where the entry before is not here, along the nearest one known. `steps` are sorted by sequence, then
 * hash. Answers with the past of the last one.
 */
export function walk<S extends Step>(
  steps: readonly S[],
  from: number,
  start: Past,
  forked: boolean,
  visit: (step: S, past: Past, wentBack: boolean) => void,
): Past {
  if (forked) return walkBranches(steps, visit)
  let past = start
  for (let at = from; at < steps.length; at++) {
    const step = steps[at]
    if (step === undefined) break
    const wentBack = goesBack(past, step.seen)
    past = grow(past, step.seen)
    visit(step, past, wentBack)
  }
  return past
}

/** A device that wrote several histories: each entry goes on from the one it names. */
function walkBranches<S extends Step>(steps: readonly S[], visit: (step: S, past: Past, wentBack: boolean) => void): Past {
  const pasts = new Map<string, Past>()
  let nearest = nothingSeen
  let nearestSequence = 0
  let last = nothingSeen
  for (const step of steps) {
    if (step.seq > nearestSequence) {
      nearest = last
      nearestSequence = step.seq
    }
    const before = pasts.get(step.prev) ?? nearest
    last = grow(before, step.seen)
    pasts.set(step.hash, last)
    visit(step, last, goesBack(before, step.seen))
  }
  return last
}

export const bySequence = (a: Step, b: Step): number => a.seq - b.seq || (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0)
