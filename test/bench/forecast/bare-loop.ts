import { pertTable } from '#shared/forecast/quantiles'
import type { BenchPlan } from './bench-network'

/** What a run of the peers gives: the ends, unsorted, and in how many runs each task was critical. */
export interface BareAnswer {
  readonly ends: Float64Array
  readonly critical: Int32Array
}

/**
 * The floor: the plainest loop over typed arrays, run after run, by links from finish to start in the order of the tasks,
 * with xoshiro128** and a quantile table per task that is made beforehand. A task is critical where it has no float.
 */
export function bareLoop(plan: BenchPlan): (runs: number) => BareAnswer {
  const { tasks, links } = plan.schedule
  const count = tasks.length
  const place = new Map(tasks.map(({ id }, i) => [id, i]))
  const begin = new Int32Array(count + 1)
  const into = tasks.map(({ id }) => links.filter(({ to }) => to === id).map(({ from }) => place.get(from) ?? 0))
  into.forEach((list, i) => {
    begin[i + 1] = (begin[i] ?? 0) + list.length
  })
  const from = Int32Array.from(into.flat())
  const table = new Float64Array(count * 1024)
  tasks.forEach(({ id }, i) => {
    const { low, likely, high } = plan.models.get(id) ?? { low: 0, likely: 0, high: 1 }
    table.set(pertTable(low * 60, likely * 60, high * 60), i * 1024)
  })
  return (runs) => {
    const ends = new Float64Array(runs)
    const critical = new Int32Array(count)
    const finish = new Float64Array(count)
    const length = new Float64Array(count)
    const late = new Float64Array(count)
    let [a, b, c, d] = [1, 2, 3, 4]
    for (let run = 0; run < runs; run++) {
      let end = 0
      for (let i = 0; i < count; i++) {
        let start = 0
        for (let e = begin[i] as number; e < (begin[i + 1] as number); e++) {
          const at = finish[from[e] as number] as number
          if (at > start) start = at
        }
        const scrambled = Math.imul(b, 5)
        const x = Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
        const t = b << 9
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= t
        d = (d << 11) | (d >>> 21)
        const takes = table[i * 1024 + (x >>> 22)] as number
        length[i] = takes
        finish[i] = start + takes
        if (start + takes > end) end = start + takes
      }
      ends[run] = end
      late.fill(end)
      for (let i = count - 1; i >= 0; i--) {
        const latest = late[i] as number
        if (latest - (finish[i] as number) < 1e-6) critical[i] = (critical[i] as number) + 1
        const start = latest - (length[i] as number)
        for (let e = begin[i] as number; e < (begin[i + 1] as number); e++) {
          const before = from[e] as number
          if (start < (late[before] as number)) late[before] = start
        }
      }
    }
    return { ends, critical }
  }
}
