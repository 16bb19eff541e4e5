/** Chance from a seed (mulberry32): the same seed gives the same run on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  readonly below: (below: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(values: readonly T[]) => T
  readonly shuffled: <T>(values: readonly T[]) => readonly T[]
  readonly hex: (digits: number) => string
}

export function randomFrom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    chance: (probability) => next() / 2 ** 32 < probability,
    pick: (values) => {
      const value = values[below(values.length)]
      if (value === undefined) throw new RangeError('Nothing to pick from.')
      return value
    },
    shuffled: (values) => {
      const mixed = [...values]
      for (let at = mixed.length - 1; at > 0; at--) {
        const other = below(at + 1)
        const [a, b] = [mixed[at], mixed[other]]
        if (a === undefined || b === undefined) continue
        mixed[at] = b
        mixed[other] = a
      }
      return mixed
    },
    hex: (digits) => {
      let text = ''
      while (text.length < digits) text += next().toString(16).padStart(8, '0')
      return text.slice(0, digits)
    },
  }
}
