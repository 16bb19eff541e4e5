import type { DurationModel } from '#shared/forecast/duration-model'
import type { ScheduleInput, ScheduleLink } from '#shared/schedule/input'

/** A plan of 200 tasks and 300 links, each with three points: what performance.md measured its floor with. */
export interface BenchPlan {
  readonly schedule: ScheduleInput
  readonly models: ReadonlyMap<string, Extract<DurationModel, { kind: 'three-point' }>>
}

/** Numbers that look like chance and are the same in every run (a linear congruence, Numerical Recipes). */
function drawn(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

export function benchPlan(tasks = 200, links = 300): BenchPlan {
  const next = drawn()
  const named = Array.from({ length: tasks }, (_, i) => {
    const likely = 5 + Math.floor(next() * 55)
    return { id: `t${i}`, likely, low: Math.max(1, Math.floor(likely * 0.6)), high: Math.ceil(likely * (1.5 + next())) }
  })
  const seen = new Set<string>()
  const made: ScheduleLink[] = []
  while (made.length < links) {
    // Each task but the first has one before it, so that the network is one; the rest lead anywhere forward.
    const to = made.length < tasks - 1 ? made.length + 1 : 1 + Math.floor(next() * (tasks - 1))
    const from = Math.max(0, to - 1 - Math.floor(next() * Math.min(to, 12)))
    if (seen.has(`${from}-${to}`)) continue
    seen.add(`${from}-${to}`)
    made.push({ id: `l${made.length}`, from: `t${from}`, to: `t${to}`, type: 'FS', lag: 0 })
  }
  return {
    schedule: {
      start: 0,
      tasks: named.map(({ id, likely }) => ({ id, parent: '', duration: likely, branch: 'main', constraint: { kind: 'as-soon-as-possible' } })),
      links: made,
    },
    models: new Map(named.map(({ id, low, likely, high }) => [id, { kind: 'three-point', low, likely, high }])),
  }
}
