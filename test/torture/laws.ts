import { appendFileSync } from 'node:fs'
import fc from 'fast-check'
import { type Random, randomFrom } from './random'

/** `npm run torture` sets it: so much of the night's numbers of reliability.md (1 is all of them) instead of those of `npm test`. */
const night = process.env['SLIPWAY_NIGHT']
export const isNight = night !== undefined
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
  const { parameters, end } = begin(law)
  return end(
    fc.check(
      fc.property(fc.integer(), sizesTo(largest), (chance, size) => run(randomFrom(chance), size)),
      parameters,
    ),
  )
}

/** The same for what takes its time. */
export async function holdLawLater(law: Law, largest: number, run: (random: Random, size: number) => Promise<void>): Promise<number> {
  return holdProperty(
    law,
    fc.asyncProperty(fc.integer(), sizesTo(largest), (chance, size) => run(randomFrom(chance), size)),
  )
}

/** A law whose cases fast-check draws itself. */
export async function holdProperty<T>(law: Law, property: fc.IAsyncProperty<T>): Promise<number> {
  const { parameters, end } = begin(law)
  return end(await fc.check(property, parameters))
}

/** Most faults show in few steps, some only in many. */
function sizesTo(largest: number): fc.Arbitrary<number> {
  const small = fc.integer({ min: 1, max: Math.min(16, largest) })
  return fc.oneof({ weight: 39, arbitrary: small }, { weight: 1, arbitrary: fc.integer({ min: 1, max: largest }) })
}

interface Begun {
  readonly parameters: { readonly numRuns: number; readonly seed: number }
  /** Reports what was run; throws where the law does not hold. */
  readonly end: <T>(details: fc.RunDetails<T>) => number
}

function begin({ number, commit, night: atNight }: Law): Begun {
  const numRuns = night === undefined ? commit : Math.max(1, Math.round(atNight * Number(night)))
  const seed = given === undefined ? Date.now() % 2 ** 31 : Number(given)
  console.log(`${number}: seed ${seed} (SLIPWAY_SEED), ${numRuns} runs`)
  const began = performance.now()
  return {
    parameters: { numRuns, seed },
    end(details) {
      const runs = details.numRuns
      note({ number, runs, seed, began })
      if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance })
      return runs
    },
  }
}

/** Says how many cases were tried where all of them are (R4, R5): there is no chance in them, and no more at night. */
export function tellCases(number: string, runs: number, began: number): void {
  console.log(`${number}: ${runs} cases`)
  note({ number, runs, seed: '', began })
}

function note({ began, ...run }: { readonly number: string; readonly runs: number; readonly seed: number | ''; readonly began: number }): void {
  if (report !== undefined) appendFileSync(report, `${JSON.stringify({ ...run, seconds: (performance.now() - began) / 1000 })}\n`)
}

/** Time for a law in a test runner: minutes at commit, on a busy machine too, hours at night. */
export const lawTimeout = night === undefined ? 600_000 : 12 * 60 * 60_000
