import { countText } from '#app/format'
import { toast } from '#app/toast'
import { ask } from '#data/bridge'
import { rootRecords, selectViews } from '#data/select'
import { store } from '#data/store'
import { scheduleEntries } from '#shared/exchange/icalendar/schedule-entries'
import { icsText } from '#shared/exchange/icalendar/write-ics'
import type { ChosenPeriod } from './chosen-period'
import { affectedNames, scheduleIn } from './schedule'

/** Writes the forward schedule of change of a period as a calendar, to where the person says. */
export async function exportSchedule(period: ChosenPeriod, zone: string): Promise<void> {
  const state = store.getState()
  const { changes } = scheduleIn(rootRecords(state), period, zone)
  const workspace = state.workspace.open?.name ?? ''
  const chosen = await ask('dialog:save', { purpose: 'schedule-ics', name: 'Schedule-of-change' })
  if (!chosen.ok) return toast(chosen.failure.message)
  const { file } = chosen.value
  if (file === undefined) return
  const names = affectedNames(selectViews('service')(state), selectViews('ci')(state))
  const entries = scheduleEntries(changes, (item) => names.get(item) ?? '')
  const answer = await ask('text:export', { file: file.token, text: icsText(`Schedule of change, ${workspace}`, entries, Date.now()) })
  if (!answer.ok) return toast(answer.failure.message)
  const unsure = changes.filter(({ standing }) => standing === 'tentative').length
  toast(`Exported ${countText(changes.length, 'authorised change')} as ${file.name}${unsure === 0 ? '' : `, ${unsure} of them not certain`}.`)
}
