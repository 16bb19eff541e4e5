import { localText } from './clock'
import type { ForeignLink, Project } from './project'

/** What a person may choose about a project before it becomes a plan; what is left out is as the file has it. */
export interface PlanChoices {
  /** Whose clock the file's times are of, an IANA name. */
  readonly zone?: string | undefined
  /** When the plan starts, for a file that does not say it: an instant. */
  readonly start?: string | undefined
  /** Each task waits for the one before it, in a file that has no links. */
  readonly inOrder?: boolean | undefined
  /** Streams of a runbook become summaries. */
  readonly asSummaries?: boolean | undefined
}

/** A project with a person's choices made. `zone` is the one to take where neither the person nor the file names one. */
export function chosenProject(project: Project, { zone, start, inOrder = false }: PlanChoices, usual: string): Project {
  const taken = zone ?? (project.zone || usual)
  return {
    ...project,
    zone: taken,
    ...(start === undefined || start === '' ? {} : { start: localText(Date.parse(start), taken) }),
    ...(inOrder && project.links.length === 0 ? { links: chain(project) } : {}),
  }
}

/** A checklist is done from the top down: every task waits for the one above it. */
function chain({ tasks }: Project): ForeignLink[] {
  const steps = tasks.filter(({ kind, inactive }) => kind !== 'summary' && !inactive)
  return steps
    .slice(1)
    .map((task, at): ForeignLink => ({ from: steps[at]?.id ?? '', to: task.id, type: 'FS', lag: 0, unit: 'minutes', elsewhere: '', line: task.line }))
}
