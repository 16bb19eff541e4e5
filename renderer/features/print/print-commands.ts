import { countText } from '#app/format'
import { withProgress } from '#app/jobs'
import { toast } from '#app/toast'
import { ask } from '#data/bridge'
import { selectViews } from '#data/select'
import { store } from '#data/store'
import type { Request } from '#shared/ipc'
import { type Failure, ok, type Result } from '#shared/model/result'
import type { Risk } from '#shared/model/risk'
import type { NewDocument } from '#shared/print/document'
import { type CalendarEntry, calendarDocument, type GanttChoice, ganttDocument, risksDocument } from './build-others'
import { planDocument } from './build-plan'

/** Prints a document that another room has made. */
export const printReport = (purpose: Purpose, document: NewDocument): Promise<Ended> => printAs(purpose, document)

type Purpose = Extract<Request<'dialog:save'>['purpose'], `${string}-pdf`>
/** How it ended: printed, or the person thought better of it. */
type Ended = Result<{ readonly printed: boolean }, Failure>

/** Prints the plan of a release into a file that the person chooses. */
export const printPlan = async (releaseId: string): Promise<Ended> => {
  const document = await planDocument(releaseId)
  return document.ok ? printAs('plan-pdf', document.value) : told(document)
}

/** Prints a month (`2026-12`) with the calendar's items as they are filtered. */
export const printCalendar = (month: string, items: readonly CalendarEntry[], filter?: string): Promise<Ended> =>
  printAs('calendar-pdf', calendarDocument(month, items, filter))

/** Prints a Gantt over a chosen stretch. */
export const printGantt = async (choice: GanttChoice): Promise<Ended> => {
  const document = ganttDocument(choice)
  return document.ok ? printAs('gantt-pdf', document.value) : told(document)
}

/** Prints the risk register, of these risks or of all. */
export const printRisks = (risks?: readonly Risk[], filter?: string): Promise<Ended> => printAs('risks-pdf', risksDocument(risks, filter))

async function printAs(purpose: Purpose, document: NewDocument): Promise<Ended> {
  const chosen = await ask('dialog:save', { purpose, name: document.head.title })
  if (!chosen.ok) return told(chosen)
  const { file } = chosen.value
  return file === undefined ? ok({ printed: false }) : printInto(file.token, file.name, document)
}

async function printInto(token: string, name: string, document: NewDocument): Promise<Ended> {
  const printed = await withProgress(`Print ${document.head.title}`, (job) => ask('print:pdf', { document, file: token, job }))
  if (!printed.ok) return told(printed)
  toast(`Printed ${document.head.title} into ${name}, ${countText(printed.value.pages, 'page')}.`)
  return ok({ printed: true })
}

/** What went wrong is said where the person looks, and given back. */
function told<F extends Failure>(result: { readonly ok: false; readonly failure: F }): { readonly ok: false; readonly failure: F } {
  toast(result.failure.message)
  return result
}

/** For `--plan-pdf`: the plan of the first release that has one worth printing, else of any, into the file that main has named. */
export async function printSamplePlan(token: string): Promise<void> {
  const state = store.getState()
  const planned = new Set(selectViews('plan')(state).map(({ of }) => of))
  const all = selectViews('release')(state)
  const releases = all.filter(({ id }) => planned.has(`release/${id}`))
  const release = releases.find(({ pinned, state: at }) => pinned && at !== 'closed') ?? releases[0] ?? all[0]
  if (release === undefined) return
  const document = await planDocument(release.id)
  if (document.ok) await printInto(token, 'plan.pdf', document.value)
}
