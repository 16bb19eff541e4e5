import { countText } from '#app/format'
import { toast } from '#app/toast'
import { ask } from '#data/bridge'
import { rootRecords, selectViews } from '#data/select'
import { sha256 } from '#data/sha256'
import { store } from '#data/store'
import { scheduleOfChange } from '#shared/cab/schedule-of-change'
import { scheduleEntries } from '#shared/exchange/icalendar/schedule-entries'
import { icsText } from '#shared/exchange/icalendar/write-ics'

const day = 86_400_000
/** What is long over is history; who subscribed to it keeps what they have. */
const daysBack = 92

/** Writes the forward schedule of change as a calendar, to where the person says: all authorised changes from three months ago on. */
export async function exportSchedule(zone: string): Promise<void> {
  const state = store.getState()
  const now = Date.now()
  const roots = rootRecords(state)
  const changes = scheduleOfChange(roots, { from: now - daysBack * day, to: Number.POSITIVE_INFINITY }, zone, sha256)
  if (changes.length === 0) return toast('No change is authorised from three months ago on. Nothing was exported.')
  const workspace = state.workspace.open?.name ?? ''
  const chosen = await ask('dialog:save', { purpose: 'schedule-ics', name: 'Schedule-of-change' })
  if (!chosen.ok) return toast(chosen.failure.message)
  const { file } = chosen.value
  if (file === undefined) return
  const names = new Map<string, string>([
    ...selectViews('service')(state).map(({ id, name }) => [`service/${id}`, name] as const),
    ...selectViews('ci')(state).map(({ id, name }) => [`ci/${id}`, name] as const),
  ])
  const entries = scheduleEntries(changes, (item) => names.get(item) ?? '')
  const answer = await ask('text:export', { file: file.token, text: icsText(`Schedule of change, ${workspace}`, entries, now) })
  if (!answer.ok) return toast(answer.failure.message)
  const unsure = changes.filter(({ standing }) => standing === 'tentative').length
  toast(`Exported ${countText(changes.length, 'authorised change')} as ${file.name}${unsure === 0 ? '' : `, ${unsure} of them not certain`}.`)
}
