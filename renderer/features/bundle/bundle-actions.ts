import { bytesText, countText } from '#app/format'
import { withProgress } from '#app/jobs'
import { startAt } from '#app/router'
import { toast } from '#app/toast'
import { ask } from '#data/bridge'
import { openWorkspace } from '#data/open-workspace'
import { viewsOf } from '#data/select'
import { store } from '#data/store'
import { workspaceClosed } from '#data/workspace-slice'
import { wholePortfolio } from '#shared/bundle/content/selection'
import { releaseName } from '#shared/model/release-name'
import { type Failure, ok, type Result } from '#shared/model/result'
import type { NewDocument } from '#shared/print/document'
import { bundleClosed, bundleVerified, problemMet, selectBundle, verdictRead } from './bundle-slice'

/** Asks for a bundle and shows it beside the workspace. */
export async function chooseBundle(): Promise<void> {
  const chosen = await ask('dialog:open', { purpose: 'bundle' })
  if (!chosen.ok) meet(chosen.failure.message)
  else if (chosen.value.file !== undefined) await openBundle(chosen.value.file)
}

/** Shows the bundle that this window was opened for, if it was. */
export async function openPendingBundle(): Promise<void> {
  const pending = await ask('app:pending-bundle', {})
  if (pending.ok && pending.value.file !== undefined) await openBundle(pending.value.file)
}

/** Verifies a bundle's file and shows what is in it, read-only. The verdict comes first, whatever it is. */
export async function openBundle({ token, name }: { readonly token: string; readonly name: string }): Promise<void> {
  const began = Date.now()
  const opened = await withProgress(`Verify ${name}`, (job) => ask('bundle:open', { file: token, job }))
  if (!opened.ok) {
    if (opened.failure.code !== 'cancelled') meet(opened.failure.message)
    return
  }
  const { verdict, workspace } = opened.value
  store.dispatch(bundleVerified({ verdict, token, verifiedAt: Date.now(), took: Date.now() - began }))
  // A meeting pack is opened to vote in; whether it is to be believed comes first where it isn't.
  const meeting = workspace?.pack?.closed === '' ? workspace.pack.meeting.slice('meeting/'.length) : undefined
  startAt(meeting === undefined ? { room: 'evidence', params: {} } : { room: 'cab', params: { meeting } })
  if (workspace !== undefined) await openWorkspace(workspace)
}

export async function verifyAgain(): Promise<void> {
  const { token, verdict } = selectBundle(store.getState())
  await openBundle({ token, name: verdict?.file ?? 'the bundle' })
}

/** Goes back to what the window showed before. */
export async function closeBundle(): Promise<void> {
  const closed = await ask('bundle:close', {})
  if (!closed.ok) return meet(closed.failure.message)
  startAt({ room: 'portfolio', params: {} })
  store.dispatch(bundleClosed())
  if (closed.value.workspace === undefined) store.dispatch(workspaceClosed())
  else await openWorkspace(closed.value.workspace)
}

/** Bundles signed with this key count as intact from now on. */
export async function trustKey(device: string): Promise<void> {
  const trusted = await ask('bundle:trust', { device })
  if (!trusted.ok) meet(trusted.failure.message)
  else await readVerdict()
}

/** Asks main for the verdict: after a change of trust, and in a window that another one has opened. */
export async function readVerdict(): Promise<void> {
  const read = await ask('bundle:verdict', {})
  if (read.ok && read.value.verdict !== undefined) store.dispatch(verdictRead(read.value.verdict))
}

/** Writes a release as a bundle where the person chooses. */
export async function exportRelease(id: string): Promise<void> {
  const root = `release/${id}`
  const [release] = viewsOf(store.getState().workspace.roots[root], 'release')
  if (release === undefined) return meet('This release is no longer in the workspace. Nothing was exported.')
  const name = releaseName(release)
  const chosen = await ask('dialog:save', { purpose: 'bundle', name: name.replaceAll(' ', '-') })
  if (!chosen.ok) return meet(chosen.failure.message)
  const { file } = chosen.value
  if (file === undefined) return
  const plan = await bundledPlan(id)
  if (!plan.ok) return meet(plan.failure.message)
  const exported = await withProgress(`Export ${name} as a bundle`, (job) => ask('bundle:export', { release: root, plan: plan.value, file: file.token, job }))
  if (exported.ok) {
    meet('')
    const { files, bytes, entries } = exported.value
    toast(`Exported ${name} as ${file.name}: ${countText(files, 'file')}, ${countText(entries, 'entry', 'entries')}, ${bytesText(bytes)}`)
  } else if (exported.failure.code !== 'cancelled') meet(exported.failure.message)
}

/** Writes all of the open workspace as one bundle where the person chooses: its releases, changes, risks and calendar with their whole history. */
export async function exportPortfolio(): Promise<void> {
  const { open } = store.getState().workspace
  if (open === undefined) return
  const chosen = await ask('dialog:save', { purpose: 'bundle', name: open.name.replaceAll(' ', '-') })
  if (!chosen.ok) return meet(chosen.failure.message)
  const { file } = chosen.value
  if (file === undefined) return
  const exported = await withProgress(`Export “${open.name}” as a bundle`, (job) =>
    ask('bundle:export', { release: wholePortfolio, plan: null, file: file.token, job }),
  )
  if (exported.ok) {
    meet('')
    const { files, bytes, entries } = exported.value
    toast(`Exported all of “${open.name}” as ${file.name}: ${countText(files, 'file')}, ${countText(entries, 'entry', 'entries')}, ${bytesText(bytes)}`)
  } else if (exported.failure.code !== 'cancelled') meet(exported.failure.message)
}

/**
 * The plan as it is printed, without its excerpt of the history: the log itself is in the bundle, and there the summaries of
 * entries that also touched other releases are left out.
 */
async function bundledPlan(id: string): Promise<Result<NewDocument, Failure>> {
  const { planDocument } = await import('#features/print')
  const document = await planDocument(id)
  if (!document.ok || document.value.body.kind !== 'plan') return document
  return ok({ ...document.value, body: { ...document.value.body, history: { rows: [], inAll: 0 } } })
}

function meet(problem: string): void {
  store.dispatch(problemMet(problem))
}

export const closeProblem = (): void => meet('')
