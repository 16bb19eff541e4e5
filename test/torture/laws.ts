import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { type Random, randomFrom } from './random'

/** `npm run torture` sets it: the night's numbers of reliability.md instead of those of `npm test`. */
const isNight = process.env['SLIPWAY_NIGHT'] !== undefined
/** A seed that a failure has printed, to see that run again: `SLIPWAY_SEED=123 npx vitest run <file>`. */
const given = process.env['SLIPWAY_SEED']
/** Where `npm run torture` collects what was really run. */
const report = process.env['SLIPWAY_TORTURE_REPORT']

export interface Law {
  /** As in reliability.md, section 4: `R1`. */
  readonly number: string
  readonly commit: number
  readonly night: number
}

/**
 * Holds a law over so many runs. Each run has a size that fast-check makes smaller when the law fails, and chance from a
 * seed; the failure prints both seeds. Takes time for a night: give the test no limit of its own.
 */
export function holdLaw({ number, commit, night }: Law, largest: number, run: (random: Random, size: number) => void): void {
  const numRuns = isNight ? night : commit
  const began = performance.now()
  // Most faults show in few steps, some only in many.
  const small = fc.integer({ min: 1, max: Math.min(16, largest) })
  const sizes = fc.oneof({ weight: 39, arbitrary: small }, { weight: 1, arbitrary: fc.integer({ min: 1, max: largest }) })
  fc.assert(
    fc.property(fc.integer(), sizes, (seed, size) => {
      run(randomFrom(seed), size)
    }),
    { numRuns, ...(given === undefined ? {} : { seed: Number(given) }) },
  )
  const seconds = (performance.now() - began) / 1000
  if (report !== undefined) appendFileSync(report, `${JSON.stringify({ number, runs: numRuns, seconds })}\n`)
}

/** Time for a law in a test runner: minutes at commit, hours at night. */
export const lawTimeout = isNight ? 12 * 60 * 60_000 : 600_000
