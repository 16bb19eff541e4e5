/**
 * Chance for forecasts: xoshiro128** (Blackman and Vigna 2018) with a stream for each task, keyed by the forecast's seed
 * and the task's name. So the same seed gives the same answer byte for byte, and an edit of one task leaves the draws of
 * all others as they were: what changes in the answer comes of the edit, not of chance.
 */
export function stateOf(seed: number, name: string): readonly [number, number, number, number] {
  let mixed = (seed ^ hashOf(name)) | 0
  const next = (): number => {
    // splitmix32, which its authors advise for the first state.
    mixed = (mixed + 0x9e3779b9) | 0
    let z = mixed
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return z ^ (z >>> 15)
  }
  return [next(), next(), next(), next() | 1]
}

/** A text as 32 bits (FNV-1a over its code units): also the seed of a plan's forecast, from its identity. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
