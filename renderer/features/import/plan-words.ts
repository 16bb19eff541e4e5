import { countText, numberText } from '#app/format'
import type { PlanPreview } from '#shared/exchange/project/plan-preview'
import type { Loss } from '#shared/exchange/project/project'

const formats: Readonly<Record<PlanPreview['format'], string>> = {
  mspdi: 'MS Project XML',
  gan: 'GanttProject',
  markdown: 'Checklist in Markdown',
  runbook: 'Runbook table',
}

/** What a file is: "MS Project XML, 43 tasks, 37 links". */
export function planWords({ format, counts }: PlanPreview): string {
  return [formats[format], countText(counts.tasks, 'task', 'tasks'), countText(counts.links, 'link', 'links')].join(', ')
}

export const howWords: Readonly<Record<Loss['how'], string>> = {
  'left-out': 'Not kept',
  changed: 'Changed',
  'computed-here': 'Worked out here',
}

/** A field as people read it: `task PercentComplete` is "Task: percent complete". */
export function fieldWords({ entity, field }: Pick<Loss, 'entity' | 'field'>): string {
  const words = field
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/ UID$/, '')
    .split(' ')
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
  return `${entity.charAt(0).toUpperCase()}${entity.slice(1)}: ${words.join(' ')}`
}

/** "7 summaries, 4 milestones, 2 calendars, 1 baseline": what there is beside the tasks. */
export const besideWords = ({ counts }: PlanPreview): string =>
  [
    [counts.summaries, 'summary', 'summaries'],
    [counts.milestones, 'milestone', 'milestones'],
    [counts.calendars, 'working calendar', 'working calendars'],
    [counts.baselines, 'baseline', 'baselines'],
  ]
    .flatMap(([count, one, many]) => (count === 0 ? [] : [countText(Number(count), String(one), String(many))]))
    .join(', ')

export const lossCount = (losses: readonly Loss[]): string => numberText(losses.filter(({ how }) => how !== 'computed-here').length)
