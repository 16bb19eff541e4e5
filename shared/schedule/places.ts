/** So many steps past its slot a name may lie: of names that differ in their last letters few lie a tenth as far. */
const furthest = 256

/**
 * Where each name stands in a list; of one that is there more than once the last. Names are told apart by their last six letters in an
 * open table of places (linear probing, Knuth 6.4), filled in a third of the time of a `Map`, which grows as it is filled and keeps each name
 * and number in an entry of its own. Names that end alike would crowd the table: for those it is a `Map` after all.
 */
export class Places {
  readonly names: readonly string[]
  private readonly slots: Int32Array
  private readonly shift: number
  private readonly crowded: Map<string, number> | undefined

  constructor(names: readonly string[]) {
    this.names = names
    // A quarter to half full.
    const bits = 33 - Math.clz32(names.length)
    this.shift = 32 - bits
    this.slots = new Int32Array(1 << bits)
    this.crowded = this.fill() ? undefined : new Map(names.map((name, place) => [name, place]))
  }

  get(name: string): number | undefined {
    if (this.crowded !== undefined) return this.crowded.get(name)
    const { names, slots } = this
    const mask = slots.length - 1
    for (let slot = hashOf(name) >>> this.shift; ; slot = (slot + 1) & mask) {
      const place = (slots[slot] ?? 0) - 1
      if (place === -1) return undefined
      if (names[place] === name) return place
    }
  }

  /** False where names crowd. From the last on, so that a search meets the last of equal names first. */
  private fill(): boolean {
    const { names, slots, shift } = this
    const mask = slots.length - 1
    for (let place = names.length - 1; place >= 0; place--) {
      let slot = hashOf(names[place] ?? '') >>> shift
      let steps = 0
      while (slots[slot] !== 0) {
        if (++steps > furthest) return false
        slot = (slot + 1) & mask
      }
      slots[slot] = place + 1
    }
    return true
  }
}

/** Thirty-two bits of the last six letters, the upper ones best (multiplicative hashing, Knuth 6.4). */
function hashOf(name: string): number {
  const end = name.length
  if (end < 6) {
    let short = end
    for (let i = 0; i < end; i++) short = Math.imul(short, 31) + name.charCodeAt(i)
    return Math.imul(short, spread)
  }
  const last = name.charCodeAt(end - 1) | (name.charCodeAt(end - 2) << 8) | (name.charCodeAt(end - 3) << 16) | (name.charCodeAt(end - 4) << 24)
  const before = name.charCodeAt(end - 5) | (name.charCodeAt(end - 6) << 8)
  return Math.imul(last ^ Math.imul(before, stir), spread)
}

/** Odd numbers without a pattern in their bits: 2^32 by the golden ratio, and one of MurmurHash3's (Appleby, public domain). */
const spread = 0x9e3779b1
const stir = 0x85ebca6b
