import { useMemo } from 'react'
import { selectRoot, selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { inTreeOrder } from '#shared/commands/task-tree'
import type { Link } from '#shared/model/link'
import type { Baseline } from '#shared/model/monitoring'
import type { Plan } from '#shared/model/plan'
import type { Release } from '#shared/model/release'
import type { Task } from '#shared/model/task'
import type { Freeze } from '#shared/model/time-band'
import { startsAt } from '#shared/model/when'
import type { Schedule } from '#shared/schedule/schedule'
import { schedulePlan } from '#shared/schedule/schedule-plan'

/** A release's plan with its computed schedule; tasks in tree order. */
export interface PlanData {
  readonly release: Release
  readonly plan: Plan
  readonly tasks: readonly Task[]
  readonly links: readonly Link[]
  readonly schedule: Schedule
  readonly freezes: readonly Freeze[]
  /** The latest kept baseline of the plan. */
  readonly baseline: Baseline | undefined
  readonly zone: string
}

const evening = 22 * 3_600_000

/** Reads a release's plan and computes it; `plan` is undefined while there is none. */
export function usePlan(releaseId: string, zone: string): PlanData | { readonly release: Release | undefined; readonly plan: undefined } {
  const root = useAppSelector(selectRoot(`release/${releaseId}`))
  const freezes = useAppSelector(selectViews('freeze'))
  return useMemo(() => {
    const release = viewsOf(root, 'release').find(({ id }) => id === releaseId)
    const plans = viewsOf(root, 'plan')
    const plan = plans.find(({ rehearsal }) => !rehearsal) ?? plans[0]
    if (release === undefined || plan === undefined) return { release, plan: undefined }
    const tasks = inTreeOrder(viewsOf(root, 'task').filter((task) => task.plan === plan.id))
    const links = viewsOf(root, 'link').filter((link) => link.plan === plan.id)
    const day = startsAt(release.target.slice(0, 10), zone)
    const schedule = schedulePlan(plan, tasks, links, zone, day === undefined ? 0 : day + evening)
    const [baseline] = viewsOf(root, 'baseline')
      .filter((one) => one.plan === plan.id)
      .sort((a, b) => (a.taken < b.taken ? 1 : -1))
    return { release, plan, tasks, links, schedule, freezes, baseline, zone }
  }, [root, freezes, releaseId, zone])
}
