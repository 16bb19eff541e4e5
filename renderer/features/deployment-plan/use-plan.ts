import { useEffect, useMemo, useRef } from 'react'
import { selectRoot, selectViews, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { inTreeOrder } from '#shared/commands/task-tree'
import type { Draft } from '#shared/log/operation'
import { nameId } from '#shared/model/entity-id'
import type { Link } from '#shared/model/link'
import type { Baseline } from '#shared/model/monitoring'
import type { Plan } from '#shared/model/plan'
import type { Release } from '#shared/model/release'
import type { Task } from '#shared/model/task'
import type { Freeze, MaintenanceWindow, WorkingCalendar } from '#shared/model/time-band'
import { startsAt } from '#shared/model/when'
import type { ScheduleInput } from '#shared/schedule/input'
import { reschedule } from '#shared/schedule/reschedule'
import { type Schedule, schedule } from '#shared/schedule/schedule'
import { planInput } from '#shared/schedule/schedule-plan'
import { asIf } from '#shared/schedule/what-if'

/** A release's plan with its computed schedule; tasks in tree order. */
export interface PlanData {
  readonly release: Release
  readonly plan: Plan
  readonly tasks: readonly Task[]
  /** The tasks that have a row, in the order of the rows: all of them, unless they are arranged otherwise (arranged-plan.ts). */
  readonly rows: readonly Task[]
  readonly links: readonly Link[]
  readonly input: ScheduleInput
  readonly schedule: Schedule
  readonly freezes: readonly Freeze[]
  /** Windows of the calendar that are for what the release touches, or for everything. */
  readonly windows: readonly MaintenanceWindow[]
  readonly calendars: readonly WorkingCalendar[]
  /** The kept baselines of the plan, the latest first. */
  readonly baselines: readonly Baseline[]
  readonly zone: string
}

/** Where a plan without a start begins on the day of its release. */
const evening = 22 * 3_600_000

/** Reads a release's plan and computes it; `plan` is undefined while there is none. */
export function usePlan(releaseId: string, zone: string): PlanData | { readonly release: Release | undefined; readonly plan: undefined } {
  const root = useAppSelector(selectRoot(`release/${releaseId}`))
  const freezes = useAppSelector(selectViews('freeze'))
  const allWindows = useAppSelector(selectViews('window'))
  const calendars = useAppSelector(selectViews('working-calendar'))
  // What an edit has not touched is taken over from the schedule before it.
  const before = useRef<Schedule>(undefined)
  const data = useMemo(() => {
    const release = viewsOf(root, 'release').find(({ id }) => id === releaseId)
    const plans = viewsOf(root, 'plan')
    const plan = plans.find(({ rehearsal }) => !rehearsal) ?? plans[0]
    if (release === undefined || plan === undefined) return { release, plan: undefined }
    const tasks = inTreeOrder(viewsOf(root, 'task').filter((task) => task.plan === plan.id))
    const links = viewsOf(root, 'link').filter((link) => link.plan === plan.id)
    const baselines = viewsOf(root, 'baseline')
      .filter((one) => one.plan === plan.id)
      .sort((a, b) => (a.taken < b.taken ? 1 : -1))
    const touched = new Set([...viewsOf(root, 'affects').map(({ item }) => item), `environment/${nameId(plan.environment)}`])
    const windows = allWindows.filter(({ appliesTo }) => Object.keys(appliesTo).length === 0 || Object.keys(appliesTo).some((item) => touched.has(item)))
    return { release, freezes, windows, calendars, baselines, zone, ...computed(release, plan, tasks, links, calendars, zone, before.current) }
  }, [root, freezes, allWindows, calendars, releaseId, zone])
  useEffect(() => {
    before.current = data.plan === undefined ? undefined : data.schedule
  }, [data])
  return data
}

/** The plan as it would be after drafts that nobody has written. */
export function triedPlan(data: PlanData, drafts: readonly Draft[]): PlanData {
  if (drafts.length === 0) return data
  const { plan, tasks, links } = asIf(data, drafts)
  return { ...data, ...computed(data.release, plan, inTreeOrder(tasks), links, data.calendars, data.zone, data.schedule) }
}

function computed(
  release: Release,
  plan: Plan,
  tasks: readonly Task[],
  links: readonly Link[],
  calendars: readonly WorkingCalendar[],
  zone: string,
  before: Schedule | undefined,
) {
  const day = startsAt(release.target.slice(0, 10), zone)
  const input = planInput(plan, tasks, links, zone, day === undefined ? 0 : day + evening, { calendars })
  return { plan, tasks, rows: tasks, links, input, schedule: before === undefined ? schedule(input) : reschedule(before, input) }
}
