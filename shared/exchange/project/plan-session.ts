import type { Preview } from '#shared/exchange/table/preview'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import type { WorkingCalendar } from '#shared/model/time-band'
import { chosenProject, type PlanChoices } from './plan-choices'
import { type PlanContent, planContent } from './plan-content'
import { type PlanImport, type PlanTarget, planDrafts } from './plan-drafts'
import { type PlanPreview, planPreview } from './plan-preview'
import type { Project } from './project'
import { runbookProject } from './runbook/runbook-project'

/** What is to become a plan: a project's file, or the previewed rows of a runbook. */
export type PlanSource = { readonly kind: 'project'; readonly project: Project } | { readonly kind: 'runbook'; readonly preview: Preview }

interface Chosen {
  readonly file: Project
  readonly content: PlanContent
}

function chosen(source: PlanSource | undefined, choices: PlanChoices, usualZone: string, fileName: string): Result<Chosen, Failure> {
  if (source === undefined) return failed({ code: 'no-project', message: 'Choose the file again.' })
  const file =
    source.kind === 'project' ? source.project : runbookProject(source.preview, fileName.replace(/\.[a-z]+$/i, ''), { asSummaries: choices.asSummaries })
  // The rows of a runbook were read by the clock that its table was told: nothing is left to choose.
  const zone = source.kind === 'runbook' ? undefined : choices.zone
  return ok({ file, content: planContent(chosenProject(file, { ...choices, zone }, usualZone), { zone: usualZone }) })
}

/** What a plan would be with these choices. */
export function previewOfPlan(source: PlanSource | undefined, choices: PlanChoices, usualZone: string, fileName: string): Result<PlanPreview, Failure> {
  const found = chosen(source, choices, usualZone, fileName)
  return found.ok ? ok(planPreview(found.value.file, found.value.content)) : found
}

/** The drafts of that plan. */
export function draftsOfPlan(
  source: PlanSource | undefined,
  choices: PlanChoices,
  {
    usualZone,
    fileName,
    target,
    calendars,
  }: { readonly usualZone: string; readonly fileName: string; readonly target: PlanTarget; readonly calendars: readonly WorkingCalendar[] },
  newId: () => string,
): Result<PlanImport, Failure> {
  const found = chosen(source, choices, usualZone, fileName)
  return found.ok ? planDrafts(found.value.content, target, calendars, newId, fileName) : found
}
