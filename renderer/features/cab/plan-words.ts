import { countText, instantText } from '#app/format'
import { viewsOf } from '#data/select'
import type { WorkingCalendar } from '#shared/model/time-band'
import { startsAt } from '#shared/model/when'
import { durationText } from '#shared/schedule/duration-text'
import { pointOfNoReturn } from '#shared/schedule/point-of-no-return'
import { schedule } from '#shared/schedule/schedule'
import { planInput } from '#shared/schedule/schedule-plan'
import type { CardPlan } from './subject-card'

/** What a deployment plan says about how it is done and how it is taken back. */
export interface PlanWords {
  /** "23 steps, 5 h 10 min." */
  readonly how: string
  /** "Back-out takes 1 h 40 min and must begin by Sun 6 Dec, 02:20."; '' where the plan says nothing of it. */
  readonly back: string
}

/** A plan in two sentences, computed by the rules of its own page (shared/schedule). */
export function planWords(
  { plan, tasks, record, release }: CardPlan,
  calendars: readonly WorkingCalendar[],
  site: string,
  zone: string,
  now: number,
): PlanWords {
  const own = plan.zone || site
  const fallback = startsAt(release.target, own) ?? 0
  const links = viewsOf(record, 'link').filter((link) => link.plan === plan.id)
  const input = planInput(plan, tasks, links, own, fallback, { calendars })
  const { times } = schedule(input)
  const steps = tasks.flatMap((task) => {
    const when = times(task.id)
    return when === undefined || when.summary || when.backOut ? [] : [when]
  })
  const start = Math.min(...steps.map((step) => step.start))
  const finish = Math.max(...steps.map((step) => step.finish))
  const how = steps.length === 0 ? '' : `${countText(steps.length, 'step')}, ${durationText((finish - start) / 60_000)}.`
  const { outcome } = pointOfNoReturn(plan, tasks, times, own)
  if (outcome.kind === 'none') return { how, back: '' }
  const longest = Math.max(outcome.branchMinutes, ...outcome.stages.map(({ undoMinutes }) => undoMinutes + outcome.branchMinutes))
  return { how, back: `Back-out takes ${durationText(longest)} and must begin by ${instantText(outcome.latestBackOut, zone, { now, weekday: true })}.` }
}
