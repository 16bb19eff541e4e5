import { windowFit } from '#shared/assess/window-fit'
import { endsAt, startsAt } from '#shared/model/when'
import type { PlanData } from './use-plan'

/** Whether the plan ends inside its deployment window; undefined where it has none. */
export function fitOf({ plan, schedule, zone }: Pick<PlanData, 'plan' | 'schedule' | 'zone'>): ReturnType<typeof windowFit> | undefined {
  const opens = startsAt(plan.windowStart, zone)
  const closes = endsAt(plan.windowEnd, zone)
  if (opens === undefined || closes === undefined) return undefined
  const entity = `plan/${plan.id}`
  return windowFit(
    { entity, startsAt: schedule.start, endsAt: schedule.end, fields: { start: 'start', end: 'end' } },
    { entity, startsAt: opens, endsAt: closes, fields: { start: 'windowStart', end: 'windowEnd' } },
  )
}
