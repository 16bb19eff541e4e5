import { planContent } from '#shared/exchange/project/plan-content'
import { planPreview } from '#shared/exchange/project/plan-preview'
import type { Inventory, Loss, Project, ProjectProblem } from '#shared/exchange/project/project'
import { instant } from '#shared/model/when'

/** What `info --json` prints for a project's file: the shape that tables have, what the file holds, and what is not kept of it. */
export interface ProjectInfo {
  readonly format: Project['format']
  readonly releases: 0
  readonly changes: 0
  readonly tasks: number
  readonly risks: 0
  readonly milestones: number
  readonly links: number
  readonly from: string | null
  readonly to: string | null
  readonly problems: readonly ProjectProblem[]
  readonly warnings: readonly ProjectProblem[]
  readonly losses: readonly Loss[]
  readonly title: string
  readonly calendars: number
  readonly baselines: number
  readonly inventory: Inventory
}

export function projectInfo(project: Project, zone: string): ProjectInfo {
  const preview = planPreview(project, planContent(project, { zone }))
  const at = (time: number | undefined): string | null => (time === undefined ? null : instant(time))
  return {
    format: project.format,
    releases: 0,
    changes: 0,
    tasks: preview.tasks.length,
    risks: 0,
    milestones: preview.counts.milestones,
    links: preview.counts.links,
    from: at(preview.start),
    to: at(preview.finish),
    problems: preview.problems,
    warnings: preview.warnings,
    losses: preview.losses,
    title: preview.title,
    calendars: preview.counts.calendars,
    baselines: preview.counts.baselines,
    inventory: project.inventory,
  }
}

const formats: Readonly<Record<Project['format'], string>> = {
  mspdi: 'MS Project XML',
  gan: 'GanttProject',
  markdown: 'Checklist in Markdown',
  runbook: 'Runbook',
}

export function projectInWords(file: string, { format, tasks, links, from, to, problems, losses }: ProjectInfo): string {
  const lost = losses.filter(({ how }) => how !== 'computed-here')
  return [
    `${file}: ${formats[format]}, ${tasks} tasks, ${links} links${from === null || to === null ? '' : `, from ${from} to ${to}`}`,
    ...(lost.length === 0 ? [] : ['Not kept:', ...lost.map(({ entity, field, count, message }) => `  ${entity}.${field}: ${count}. ${message}`)]),
    ...problems.map(({ row, message }) => `line ${row}: ${message}`),
  ].join('\n')
}
