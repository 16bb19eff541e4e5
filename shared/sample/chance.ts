/** Chance that is the same each time: numbers in [0, 1) from a seed text (FNV-1a, mulberry32), so that the sample never changes. */
export function chanceFrom(seed: string): () => number {
  let state = 0x811c9dc5
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of several things; a list without anything is a mistake of the sample's data. */
export function pick<T>(chance: () => number, from: readonly T[]): T {
  const one = from[Math.floor(chance() * from.length)]
  if (one === undefined) throw new TypeError('There is nothing to pick from.')
  return one
}

export const between = (chance: () => number, low: number, high: number): number => low + Math.floor(chance() * (high - low + 1))

/** Hexadecimal digits, as a checksum of a made-up file. */
export const hexadecimal = (chance: () => number, digits: number): string =>
  Array.from({ length: digits }, () => Math.floor(chance() * 16).toString(16)).join('')
