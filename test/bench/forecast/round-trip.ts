import type { ForecastAnswer, ForecastQuestion } from '#features/forecast'
import { firstRuns } from '#shared/forecast/forecast'
import { type BenchPlan, benchPlan } from './bench-network'

/** What the bench asks of this page: milliseconds from a question to its first answer, both as the app's own worker takes and gives them. */
export interface RoundTrip {
  /** The first question of all, for which the worker has to start. */
  readonly cold: () => Promise<number>
  /** Some questions one after the other, each once all runs of the one before are through. */
  readonly atRest: (count: number) => Promise<readonly number[]>
  /** As while a bar is dragged: each question at the first answer of the one before, whose other runs are still going on. */
  readonly dragged: (count: number) => Promise<readonly number[]>
}

const plan = benchPlan()
let worker: Worker | undefined
let asked = 0

/** The plan after one move of a bar: another task takes a few minutes longer. */
function moved({ schedule, models }: BenchPlan): BenchPlan {
  const task = `t${(asked * 37) % schedule.tasks.length}`
  const model = models.get(task)
  const longer = new Map(models)
  if (model !== undefined) longer.set(task, { ...model, high: model.high + 1 + (asked % 9) })
  return { schedule, models: longer }
}

function question(until: 'first' | 'all'): Promise<number> {
  worker ??= new Worker(new URL('../../../renderer/features/forecast/forecast-worker.ts', import.meta.url), { type: 'module' })
  const own = worker
  const id = ++asked
  const input = { plan: 'bench', ...moved(plan), windowEnd: undefined, seed: 1 }
  return new Promise((resolve) => {
    let took = Number.NaN
    const began = performance.now()
    const hear = ({ data }: MessageEvent<ForecastAnswer>): void => {
      if (data.id !== id) return
      const isFirst = data.verdict.outcome.runs === firstRuns
      if (isFirst) took = performance.now() - began
      if (isFirst !== (until === 'first')) return
      own.removeEventListener('message', hear)
      resolve(took)
    }
    own.addEventListener('message', hear)
    own.postMessage({ id, input } satisfies ForecastQuestion)
  })
}

const several = async (count: number, until: 'first' | 'all'): Promise<readonly number[]> => {
  const took: number[] = []
  for (let n = 0; n < count; n++) took.push(await question(until))
  return took
}

const roundTrip: RoundTrip = {
  cold: () => {
    worker?.terminate()
    worker = undefined
    return question('all')
  },
  atRest: (count) => several(count, 'all'),
  dragged: (count) => several(count, 'first'),
}
Object.assign(window, { roundTrip })
