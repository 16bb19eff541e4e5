import { basename, extname, resolve } from 'node:path'
import { readInProcess } from '#electron/bundle/content/read-in-process'
import { readForeignFile } from '#electron/exchange/read-project-file'
import type { StartParser } from '#electron/parser/parser-process'
import { inTreeOrder } from '#shared/commands/task-tree'
import { planContent } from '#shared/exchange/project/plan-content'
import { runbookIn } from '#shared/exchange/project/runbook/runbook-project'
import type { Link } from '#shared/model/link'
import type { Plan } from '#shared/model/plan'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import type { Task } from '#shared/model/task'
import type { WorkingCalendar } from '#shared/model/time-band'
import { rootsIn, viewsIn } from './bundle-views'

/** A plan out of a file, ready to be scheduled. */
export interface PlanInFile {
  readonly plan: Plan
  readonly tasks: readonly Task[]
  readonly links: readonly Link[]
  readonly calendars: readonly WorkingCalendar[]
  /** What of the file could not be read. */
  readonly problems: readonly { readonly row: number; readonly code: string; readonly message: string }[]
  /** Plans that the file holds besides, by title. */
  readonly others: readonly string[]
}

/** The plan in a bundle, a project's file or a runbook. Local times of the latter are read in `zone`. */
export async function planIn(startParser: StartParser, file: string, zone: string): Promise<Result<PlanInFile, Failure>> {
  return extname(file).toLowerCase() === '.slipway' ? planInBundle(startParser, file) : planInProject(startParser, file, zone)
}

const noPlan: Failure = { code: 'no-plan', message: 'There is no deployment plan in it.' }

async function planInBundle(startParser: StartParser, file: string): Promise<Result<PlanInFile, Failure>> {
  const read = await readInProcess(startParser, resolve(file))
  if (!read.ok) return read
  const roots = rootsIn(read.value)
  const plans = viewsIn(roots, 'plan')
  const plan = plans.find(({ rehearsal }) => !rehearsal) ?? plans[0]
  if (plan === undefined) return failed(noPlan)
  return ok({
    plan,
    tasks: inTreeOrder(viewsIn(roots, 'task').filter((task) => task.plan === plan.id)),
    links: viewsIn(roots, 'link').filter((link) => link.plan === plan.id),
    calendars: viewsIn(roots, 'working-calendar'),
    problems: [],
    others: plans.filter((one) => one !== plan).map(({ title, id }) => title || id),
  })
}

async function planInProject(startParser: StartParser, file: string, zone: string): Promise<Result<PlanInFile, Failure>> {
  const read = await readForeignFile(file, startParser)
  if (!read.ok) return read
  const project = read.value.kind === 'project' ? read.value.project : runbookIn(read.value.table, basename(file), zone)
  if (project === undefined) return failed({ code: 'no-plan', message: 'This is a table, but not one of a runbook: it has no tasks with predecessors.' })
  const content = planContent(project, { zone })
  return ok({ ...content, problems: project.problems, others: [] })
}
