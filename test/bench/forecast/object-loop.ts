import type { BareAnswer } from './bare-loop'
import type { BenchPlan } from './bench-network'

interface Step {
  readonly id: string
  readonly low: number
  readonly likely: number
  readonly high: number
  readonly before: readonly string[]
}

/** The peer: plausible TypeScript over objects and maps by name, durations by two gamma draws a beta (Marsaglia and Tsang 2000). */
export function objectLoop({ schedule, models }: BenchPlan): (runs: number) => BareAnswer {
  const steps = schedule.tasks.map(({ id }): Step => {
    const { low, likely, high } = models.get(id) ?? { low: 0, likely: 0, high: 1 }
    return { id, low, likely, high, before: schedule.links.filter(({ to }) => to === id).map(({ from }) => from) }
  })
  return (runs) => {
    const ends = new Float64Array(runs)
    const hits = new Map<string, number>(steps.map(({ id }) => [id, 0]))
    for (let run = 0; run < runs; run++) {
      const finish = new Map<string, number>()
      const length = new Map<string, number>()
      let end = 0
      for (const { id, low, likely, high, before } of steps) {
        const start = Math.max(0, ...before.map((one) => finish.get(one) ?? 0))
        const takes = pert(low * 60, likely * 60, high * 60)
        length.set(id, takes)
        finish.set(id, start + takes)
        end = Math.max(end, start + takes)
      }
      ends[run] = end
      const late = new Map<string, number>(steps.map(({ id }) => [id, end]))
      for (const { id, before } of [...steps].reverse()) {
        const latest = late.get(id) ?? end
        if (latest - (finish.get(id) ?? 0) < 1e-6) hits.set(id, (hits.get(id) ?? 0) + 1)
        for (const one of before) late.set(one, Math.min(late.get(one) ?? end, latest - (length.get(id) ?? 0)))
      }
    }
    return { ends, critical: Int32Array.from(hits.values()) }
  }
}

function pert(low: number, likely: number, high: number): number {
  const a = gamma(1 + (4 * (likely - low)) / (high - low))
  const b = gamma(1 + (4 * (high - likely)) / (high - low))
  return low + (high - low) * (a / (a + b))
}

function gamma(shape: number): number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - Math.random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}
