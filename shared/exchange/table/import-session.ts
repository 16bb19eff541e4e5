import { type Failure, failed, ok, type Result } from '#shared/model/result'
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
  readonly open: (table: unknown) => Result<TableHead, Failure>
  readonly preview: (choices: Choices, surroundings: Surroundings) => Result<PreviewHead, Failure>
  /** The drafts of the last preview. */
  readonly plan: (existing: Existing, fileName: string) => Result<ImportPlan, Failure>
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
  let preview: Preview | undefined
  const notOpen: Failure = { code: 'no-table', message: 'Choose the file again.' }
  return {
    open: (bytes) => {
      const received = receivedTable(bytes)
      if (!received.ok) return received
      table = received.value
      preview = undefined
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
  }
}

/** A call of a session as it crosses into its worker, and what comes back under the same number. */
export type SessionCall =
  | { readonly id: number; readonly call: 'open'; readonly args: Parameters<ImportSession['open']> }
  | { readonly id: number; readonly call: 'preview'; readonly args: Parameters<ImportSession['preview']> }
  | { readonly id: number; readonly call: 'plan'; readonly args: Parameters<ImportSession['plan']> }
export interface SessionAnswer {
  readonly id: number
  readonly answer: ReturnType<ImportSession['open' | 'preview' | 'plan']>
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
  }
}
