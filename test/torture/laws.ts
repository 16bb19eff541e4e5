import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { type Random, randomFrom } from './random'

/** `npm run torture` sets it: so much of the night's numbers of reliability.md (1 is all of them) instead of those of `npm test`. */
const night = process.env['SLIPWAY_NIGHT']
/** A seed that a run has printed, to see that run again: `SLIPWAY_SEED=123 npx vitest run <file>`. */
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
 * Holds a law over so many runs and answers with their number. Each run has a size that fast-check makes smaller when the
 * law fails, and chance from the seed that is printed. Takes time for a night: give the test no limit of its own.
 */
export function holdLaw(law: Law, largest: number, run: (random: Random, size: number) => void): number {
  const { number } = law
  const runs = night === undefined ? law.commit : Math.max(1, Math.round(law.night * Number(night)))
  const seed = given === undefined ? Date.now() % 2 ** 31 : Number(given)
  console.log(`${number}: seed ${seed} (SLIPWAY_SEED), ${runs} runs`)
  const began = performance.now()
  // Most faults show in few steps, some only in many.
  const small = fc.integer({ min: 1, max: Math.min(16, largest) })
  const sizes = fc.oneof({ weight: 39, arbitrary: small }, { weight: 1, arbitrary: fc.integer({ min: 1, max: largest }) })
  let done = 0
  const note = (): void => {
    if (report !== undefined) appendFileSync(report, `${JSON.stringify({ number, runs: done, seed, seconds: (performance.now() - began) / 1000 })}\n`)
  }
  try {
    fc.assert(
      fc.property(fc.integer(), sizes, (chance, size) => {
        run(randomFrom(chance), size)
        done += 1
      }),
      { numRuns: runs, seed },
    )
  } finally {
    note()
  }
  return runs
}

/** Time for a law in a test runner: minutes at commit, on a busy machine too, hours at night. */
export const lawTimeout = night === undefined ? 600_000 : 12 * 60 * 60_000
