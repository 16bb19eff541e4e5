import { create } from '#shared/commands/edit'
import type { Draft, Operation } from '#shared/log/operation'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { daysOffOf } from './days-off'
import { type Existing, importTargets } from './import-targets'
import type { ImportRecord, Preview } from './preview'

/** What an import writes, ready to be confirmed: its parts in order, and what they do. */
export interface ImportPlan {
  readonly drafts: readonly Draft[]
  readonly counts: ImportCounts
}
export interface ImportCounts {
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  /** Releases that a file of key dates names and this workspace does not have: made with their number alone. */
  readonly newReleases: number
}

/** Operations of one entry, at most; a record is never cut in two. */
const mostOperations = 20_000

/**
 * The drafts that import a preview's records. What is there already (by number; a release without one by name and version) is
 * changed where the file says something else; fields that the file has no column or no value for are left alone. Every part
 * names the same `import/<id>`, so that the journal takes all of them or none; undo is the undo of all.
 * Refused while a question is open that must be answered. `newId` gives identities.
 */
export function importDrafts(preview: Preview, existing: Existing, newId: () => string, fileName: string): Result<ImportPlan, Failure> {
  const open = preview.questions.find(({ optional }) => !optional)
  if (open !== undefined)
    return failed({
      code: 'question-open',
      message: open.kind === 'date-order' ? `Say first which number of “${open.column}” is the day.` : 'Say first what this table is about.',
    })
  const targets = importTargets(existing, newId)
  const parts: Operation[][] = [[]]
  const counts = { created: 0, changed: 0, unchanged: 0 }
  for (const record of preview.rows) {
    // Tasks become a plan as a whole (project/plan-drafts.ts), not record by record.
    if (record.kind === 'task') continue
    const { operations, isNew } = targets.operationsFor(record)
    if (isNew) counts.created++
    else if (operations.length > 0) counts.changed++
    else counts.unchanged++
    const last = parts[parts.length - 1]
    if (last === undefined || (last.length > 0 && last.length + operations.length > mostOperations)) parts.push([...operations])
    else for (const operation of operations) last.push(operation)
  }
  parts.at(-1)?.push(...daysOffOf(preview, existing, newId, fileName))
  const filled = parts.filter((operations) => operations.length > 0)
  const title = fileName.slice(0, 200)
  const summary = `Imported ${wordsFor(preview.rows)} from “${title}”`
  const importId = newId()
  const drafts = filled.map((operations, at): Draft => {
    const part = { number: at + 1, of: filled.length }
    const frame = at === 0 ? create('import', importId, { of: 'workspace/this', title }).operations : []
    const mark: Operation = { entity: `import/${importId}`, field: 'part', value: part, was: { number: 1, of: 1 } }
    return {
      command: 'import',
      summary: filled.length > 1 ? `${summary} (part ${part.number} of ${part.of})` : summary,
      operations: [...frame, mark, ...operations],
    }
  })
  return ok({ drafts, counts: { ...counts, newReleases: targets.newReleases() } })
}

const nouns: Readonly<Record<ImportRecord['kind'], readonly [string, string]>> = {
  release: ['release', 'releases'],
  milestone: ['key date', 'key dates'],
  change: ['change', 'changes'],
  risk: ['risk', 'risks'],
  task: ['task', 'tasks'],
  band: ['entry of a calendar', 'entries of a calendar'],
}

function wordsFor(records: readonly ImportRecord[]): string {
  const kind = records[0]?.kind
  if (kind === undefined) return 'nothing'
  return `${records.length} ${nouns[kind][records.length === 1 ? 0 : 1]}`
}
