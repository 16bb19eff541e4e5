// First of all: what is read here are foreign tables, checked by Zod, which must not try to compile anything.
import '#app/zod-without-eval'
import { newId } from '#data/identity'
import type { ImportCounts } from '#shared/exchange/table/import-drafts'
import { answerCall, type ImportSession, importSession, type SessionAnswer, type SessionCall } from '#shared/exchange/table/import-session'
import { type Failure, ok, type Result } from '#shared/model/result'

/** What the screen asks for: the session's calls, and what a plan would do, so that its drafts stay here until they are wanted. */
export type WorkerCall = SessionCall | { readonly id: number; readonly call: 'count'; readonly args: Parameters<ImportSession['plan']> }
export type WorkerAnswer = SessionAnswer | { readonly id: number; readonly answer: Result<ImportCounts, Failure> }

const session = importSession(newId)

self.addEventListener('message', ({ data }: MessageEvent<WorkerCall>) => {
  self.postMessage(answerTo(data))
})

function answerTo(asked: WorkerCall): WorkerAnswer {
  if (asked.call !== 'count') return answerCall(session, asked)
  const plan = session.plan(...asked.args)
  return { id: asked.id, answer: plan.ok ? ok(plan.value.counts) : plan }
}
