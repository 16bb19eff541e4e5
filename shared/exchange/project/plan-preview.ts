import { inTreeOrder } from '#shared/commands/task-tree'
import type { ScheduleProblem } from '#shared/schedule/input'
import { schedulePlan } from '#shared/schedule/schedule-plan'
import type { PlanContent } from './plan-content'
import type { Loss, Project, ProjectProblem } from './project'

/** A task as the preview shows it: times in epoch milliseconds as they are worked out here. */
export interface PreviewTask {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly level: number
  readonly kind: string
  readonly minutes: number
  readonly start: number | undefined
  readonly finish: number | undefined
  readonly who: string
  readonly before: string
}

/** What a project would become, before anything is done. */
export interface PlanPreview {
  readonly format: Project['format']
  readonly title: string
  readonly zone: string
  /** The file itself says whose clock its times are of. */
  readonly saysZone: boolean
  readonly saysStart: boolean
  readonly hasLinks: boolean
  readonly counts: {
    readonly tasks: number
    readonly summaries: number
    readonly milestones: number
    readonly links: number
    readonly calendars: number
    readonly baselines: number
  }
  readonly start: number | undefined
  readonly finish: number | undefined
  readonly calendar: string
  readonly tasks: readonly PreviewTask[]
  readonly losses: readonly Loss[]
  readonly problems: readonly ProjectProblem[]
  readonly warnings: readonly ProjectProblem[]
  /** Circles of tasks, by their codes, and others of the schedule's own. */
  readonly circles: readonly (readonly string[])[]
}

export function planPreview(file: Project, { plan, tasks, links, calendars, baselines, losses }: PlanContent): PlanPreview {
  const ordered = inTreeOrder(tasks)
  const hasStart = plan.start !== '' || plan.windowStart !== ''
  const schedule = schedulePlan(plan, ordered, links, plan.zone, 0, { calendars })
  const byId = new Map(ordered.map((task) => [task.id, task]))
  const levels = new Map<string, number>()
  const before = new Map<string, string[]>()
  for (const { from, to, type, lag } of links) {
    const words = `${byId.get(from)?.code ?? ''}${type === 'FS' ? '' : ` ${type}`}${lag === 0 ? '' : `${lag > 0 ? '+' : '\u2212'}${Math.abs(lag)}`}`
    before.set(to, [...(before.get(to) ?? []), words])
  }
  const shown = ordered.map((task): PreviewTask => {
    const level = (levels.get(task.parent) ?? 0) + 1
    levels.set(task.id, level)
    const times = hasStart ? schedule.times(task.id) : undefined
    const { id, code, title, kind, who, role } = task
    const minutes = kind === 'milestone' ? 0 : task.duration
    return { id, code, title, level, kind, minutes, start: times?.start, finish: times?.finish, who: who || role, before: (before.get(id) ?? []).join(', ') }
  })
  const summaries = new Set(ordered.map(({ parent }) => parent))
  return {
    format: file.format,
    title: file.title,
    zone: plan.zone,
    saysZone: file.zone !== '',
    saysStart: file.start !== '' || file.own.start !== undefined,
    hasLinks: file.links.length > 0,
    counts: {
      tasks: ordered.filter(({ id }) => !summaries.has(id)).length,
      summaries: ordered.filter(({ id }) => summaries.has(id)).length,
      milestones: ordered.filter(({ kind }) => kind === 'milestone').length,
      links: links.length,
      calendars: calendars.length,
      baselines: baselines.length,
    },
    start: hasStart ? schedule.start : undefined,
    finish: hasStart && ordered.length > 0 ? schedule.end : undefined,
    calendar: calendars.find(({ id }) => id === plan.calendar)?.name ?? '',
    tasks: shown,
    losses,
    problems: file.problems,
    warnings: file.warnings,
    circles: schedule.problems.flatMap((problem: ScheduleProblem) =>
      problem.code === 'cycle' || problem.code === 'parent-cycle' ? [problem.tasks.map((id) => byId.get(id)?.code || id)] : [],
    ),
  }
}
