import type { PlanImport } from '#shared/exchange/project/plan-drafts'
import type { PlanPreview } from '#shared/exchange/project/plan-preview'
import type { ImportCounts, ImportPlan } from '#shared/exchange/table/import-drafts'
import type { ImportSession, PreviewHead, ProjectHead, TableHead } from '#shared/exchange/table/import-session'
import { type Failure, failed, type Result } from '#shared/model/result'
import type { WorkerAnswer, WorkerCall } from './import-worker'

/** One import in its worker: the foreign table and its records stay there, the screen gets what it shows. */
export interface ImportClient {
  readonly open: (...args: Parameters<ImportSession['open']>) => Promise<Result<TableHead | ProjectHead, Failure>>
  readonly preview: (...args: Parameters<ImportSession['preview']>) => Promise<Result<PreviewHead, Failure>>
  readonly count: (...args: Parameters<ImportSession['plan']>) => Promise<Result<ImportCounts, Failure>>
  readonly plan: (...args: Parameters<ImportSession['plan']>) => Promise<Result<ImportPlan, Failure>>
  readonly previewPlan: (...args: Parameters<ImportSession['previewPlan']>) => Promise<Result<PlanPreview, Failure>>
  readonly planInto: (...args: Parameters<ImportSession['planInto']>) => Promise<Result<PlanImport, Failure>>
  /** Ends the worker with all it holds; what was not imported is gone. */
  readonly end: () => void
}

type Answer = WorkerAnswer['answer']

export function importClient(): ImportClient {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (answer: Answer) => void>()
  let calls = 0
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
    waiting.get(data.id)?.(data.answer)
    waiting.delete(data.id)
  })
  worker.addEventListener('error', () => {
    const stopped: Failure = { code: 'import-stopped', message: 'The table could not be read to its end. Nothing was imported; choose the file again.' }
    for (const answer of waiting.values()) answer(failed(stopped))
    waiting.clear()
  })
  // A call's answer is of its own kind: worker and screen are of one build, so this is the one place that says so.
  const ask = <T>(asked: (id: number) => WorkerCall): Promise<Result<T, Failure>> =>
    new Promise((resolve) => {
      calls += 1
      waiting.set(calls, (answer) => resolve(answer as Result<T, Failure>))
      worker.postMessage(asked(calls))
    })
  return {
    open: (...args) => ask((id) => ({ id, call: 'open', args })),
    preview: (...args) => ask((id) => ({ id, call: 'preview', args })),
    count: (...args) => ask((id) => ({ id, call: 'count', args })),
    plan: (...args) => ask((id) => ({ id, call: 'plan', args })),
    previewPlan: (...args) => ask((id) => ({ id, call: 'previewPlan', args })),
    planInto: (...args) => ask((id) => ({ id, call: 'planInto', args })),
    end: () => worker.terminate(),
  }
}
