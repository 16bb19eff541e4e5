import { expect, test } from '@playwright/test'
import { forecastRun } from '#shared/forecast/forecast'
import { median } from '../figures'
import { writeResults } from '../results'
import { bareLoop } from './bare-loop'
import { benchPlan } from './bench-network'
import { objectLoop } from './object-loop'

const rounds = 9
const runs = 10_000

const timed = <T>(work: () => T): { readonly took: number; readonly made: T } => {
  const before = performance.now()
  const made = work()
  return { took: performance.now() - before, made }
}

const quantile = (ends: Float64Array, share: number): number => [...ends].sort((a, b) => a - b)[Math.ceil(share * ends.length) - 1] ?? Number.NaN

test('10,000 runs of 200 tasks and 300 links, tables, criticality and forecast bars included', () => {
  const plan = benchPlan()
  const input = { plan: 'bench', ...plan, windowEnd: undefined, seed: 1 }
  const bare = bareLoop(plan)
  const objects = objectLoop(plan)
  const times = { bare: [] as number[], runs: [] as number[], whole: [] as number[], first: [] as number[], objects: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    const floor = timed(() => bare(runs))
    const ours = timed(() => {
      const running = forecastRun(input)
      running.run(runs)
      return running
    })
    const answer = timed(() => ours.made.answer())
    const first = timed(() => {
      const running = forecastRun(input)
      running.run(1_000)
      return running.answer()
    })
    times.bare.push(floor.took)
    times.runs.push(ours.took)
    times.whole.push(ours.took + answer.took)
    times.first.push(first.took)
    // The same distribution within what 10,000 runs can tell.
    const { p50, p80 } = answer.made.outcome
    expect(Math.abs(p50 / 1000 / quantile(floor.made.ends, 0.5) - 1)).toBeLessThan(0.01)
    expect(Math.abs(p80 / 1000 / quantile(floor.made.ends, 0.8) - 1)).toBeLessThan(0.01)
    if (round % 3 === 0) times.objects.push(timed(() => objects(runs)).took)
  }
  const floor = median(times.bare)
  const figures = Object.fromEntries(Object.entries(times).map(([what, took]) => [what, { ms: median(took), ratio: median(took) / floor }]))
  writeResults('forecast', { tasks: 200, links: 300, runs, figures })
  const words = {
    bare: 'bare typed loop, tables made before (floor)',
    runs: 'ours, tables and criticality',
    whole: 'ours, and every task’s forecast bar',
    first: 'ours, first answer of 1,000 runs',
    objects: 'objects and maps, gamma draws',
  }
  const lines = Object.entries(words).map(([what, name]) => `| ${name} | ${figures[what]?.ms.toFixed(1)} ms | ${figures[what]?.ratio.toFixed(2)} |`)
  process.stdout.write(`\n| 10,000 runs of 200 tasks | median of ${rounds} | to the floor |\n|---|---|---|\n${lines.join('\n')}\n`)
  expect(figures['runs']?.ratio).toBeLessThanOrEqual(2.5)
  expect((figures['objects']?.ms ?? 0) / (figures['runs']?.ms ?? 1)).toBeGreaterThanOrEqual(10)
})
