import { type Failure, failed, ok, type Result } from '#shared/model/result'
import type { WorkingCalendar } from '#shared/model/time-band'
import type { PlanChoices } from '../project/plan-choices'
import type { PlanImport, PlanTarget } from '../project/plan-drafts'
import type { PlanPreview } from '../project/plan-preview'
import { draftsOfPlan, type PlanSource, previewOfPlan } from '../project/plan-session'
import type { Project } from '../project/project'
import { isProject, receivedProject } from '../project/received-project'
import { type ImportPlan, importDrafts } from './import-drafts'
import type { Existing } from './import-targets'
import type { Choices, Preview, Surroundings } from './preview'
import { previewTable } from './preview-table'
import { receivedTable } from './received-table'
import type { Table } from './table'

/**
 * One import from the bytes that `import:read` answered to the drafts, made to live in a worker of the renderer: table and
 * records stay there, the screen gets what it shows. So a table of 110,000 rows costs the screen no frame.
 */
export interface ImportSession {
  /** Opens what was read: a table, or a project, of which a plan is made. */
  readonly open: (read: unknown) => Result<TableHead | ProjectHead, Failure>
  readonly preview: (choices: Choices, surroundings: Surroundings) => Result<PreviewHead, Failure>
  /** The drafts of the last preview. */
  readonly plan: (existing: Existing, fileName: string) => Result<ImportPlan, Failure>
  /** What deployment plan the project, or the last preview's rows of a runbook, would be. */
  readonly previewPlan: (choices: PlanChoices, usualZone: string, fileName: string) => Result<PlanPreview, Failure>
  readonly planInto: (choices: PlanChoices, into: PlanInto) => Result<PlanImport, Failure>
}

export interface PlanInto {
  readonly usualZone: string
  readonly fileName: string
  readonly target: PlanTarget
  readonly calendars: readonly WorkingCalendar[]
}

export interface ProjectHead {
  readonly format: Project['format']
  readonly title: string
}

export interface TableHead {
  readonly format: Table['format']
  readonly encoding: string
  readonly separator: string
  readonly sheets: Preview['sheets']
}

/** A preview without its records, and with no more findings than a person reads; `findings` counts them all. */
export interface PreviewHead extends Omit<Preview, 'rows'> {
  readonly findings: { readonly errors: number; readonly warnings: number }
}

const mostFindings = 1_000

export function importSession(newId: () => string): ImportSession {
  let table: Table | undefined
  let project: Project | undefined
  let preview: Preview | undefined
  const sourceNow = (): PlanSource | undefined =>
    project !== undefined ? { kind: 'project', project } : preview?.subject === 'tasks' ? { kind: 'runbook', preview } : undefined
  const notOpen: Failure = { code: 'no-table', message: 'Choose the file again.' }
  return {
    open: (bytes) => {
      table = undefined
      project = undefined
      preview = undefined
      if (bytes instanceof Uint8Array && isProject(bytes)) {
        const read = receivedProject(bytes)
        if (!read.ok) return read
        project = read.value
        return ok({ format: project.format, title: project.title })
      }
      const received = receivedTable(bytes)
      if (!received.ok) return received
      table = received.value
      const { format, encoding, separator, sheets } = table
      return ok({ format, encoding, separator, sheets: sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows: rows.length })) })
    },
    preview: (choices, surroundings) => {
      if (table === undefined) return failed(notOpen)
      preview = previewTable(table, choices, surroundings)
      const { rows: _, ...head } = preview
      const findings = { errors: head.errors.length, warnings: head.warnings.length }
      return ok({ ...head, errors: head.errors.slice(0, mostFindings), warnings: head.warnings.slice(0, mostFindings), findings })
    },
    plan: (existing, fileName) => (preview === undefined ? failed(notOpen) : importDrafts(preview, existing, newId, fileName)),
    previewPlan: (choices, usualZone, fileName) => previewOfPlan(sourceNow(), choices, usualZone, fileName),
    planInto: (choices, into) => draftsOfPlan(sourceNow(), choices, into, newId),
  }
}

/** A call of a session as it crosses into its worker, and what comes back under the same number. */
export type SessionCall =
  | { readonly id: number; readonly call: 'open'; readonly args: Parameters<ImportSession['open']> }
  | { readonly id: number; readonly call: 'preview'; readonly args: Parameters<ImportSession['preview']> }
  | { readonly id: number; readonly call: 'plan'; readonly args: Parameters<ImportSession['plan']> }
  | { readonly id: number; readonly call: 'previewPlan'; readonly args: Parameters<ImportSession['previewPlan']> }
  | { readonly id: number; readonly call: 'planInto'; readonly args: Parameters<ImportSession['planInto']> }
export interface SessionAnswer {
  readonly id: number
  readonly answer: ReturnType<ImportSession['open' | 'preview' | 'plan' | 'previewPlan' | 'planInto']>
}

/** What the worker does with each message. */
export function answerCall(session: ImportSession, asked: SessionCall): SessionAnswer {
  switch (asked.call) {
    case 'open':
      return { id: asked.id, answer: session.open(...asked.args) }
    case 'preview':
      return { id: asked.id, answer: session.preview(...asked.args) }
    case 'plan':
      return { id: asked.id, answer: session.plan(...asked.args) }
    case 'previewPlan':
      return { id: asked.id, answer: session.previewPlan(...asked.args) }
    case 'planInto':
      return { id: asked.id, answer: session.planInto(...asked.args) }
  }
}
