import { bytesText, countText } from '#app/format'
import { withProgress } from '#app/jobs'
import { toast } from '#app/toast'
import { ask } from '#data/bridge'
import { store } from '#data/store'
import { boardOf } from '#features/conflicts'
import { packContext } from '#shared/cab/pack-context'
import type { Meeting } from '#shared/model/board'
import type { Failure, Result } from '#shared/model/result'
import type { NewDocument } from '#shared/print/document'

/** Writes the pack of a meeting where the person chooses: what its members open to vote, with its agenda for paper. */
export async function exportPack({ id, title, kind, start }: Meeting, agendaOf: () => Result<NewDocument, Failure>): Promise<void> {
  const name = `${title || kind} ${start.slice(0, 10)}`.trim()
  const chosen = await ask('dialog:save', { purpose: 'pack', name: name.replaceAll(' ', '-') })
  if (!chosen.ok) return toast(chosen.failure.message)
  const { file } = chosen.value
  if (file === undefined) return
  const meeting = `meeting/${id}`
  const exported = await withProgress(`Make the pack of ${name}`, async (job) => {
    const { roots } = store.getState().workspace
    const live = boardOf(roots)
    const also = packContext(roots, meeting, (subject) => {
      const judged = live.board.find(subject)
      return judged === undefined ? [] : live.judge(judged)
    })
    const agenda = agendaOf()
    if (!agenda.ok) return agenda
    return ask('pack:export', { meeting, also: [...also], agenda: agenda.value, file: file.token, job })
  })
  if (exported.ok) {
    const { entries, bytes } = exported.value
    toast(`Made ${file.name}: ${countText(entries, 'entry', 'entries')}, ${bytesText(bytes)}. Send it to the members.`)
  } else if (exported.failure.code !== 'cancelled') toast(exported.failure.message)
}

/** Writes what was signed in the open pack where the person chooses. */
export async function saveBallot(person: string): Promise<void> {
  const name = store.getState().workspace.open?.name ?? 'Ballot'
  const chosen = await ask('dialog:save', { purpose: 'ballot', name: `${name} ${person}`.trim().replaceAll(' ', '-') })
  if (!chosen.ok) return toast(chosen.failure.message)
  const { file } = chosen.value
  if (file === undefined) return
  const saved = await ask('ballot:save', { file: file.token })
  toast(saved.ok ? `Saved ${file.name}: ${countText(saved.value.entries, 'signed entry', 'signed entries')}. Send it to the manager.` : saved.failure.message)
}
