import { countText, whenText } from '#app/format'
import { selectZone } from '#app/preferences'
import { toast } from '#app/toast'
import { rootRecords, selectViews } from '#data/select'
import { sha256 } from '#data/sha256'
import { store } from '#data/store'
import { headOf, printReport } from '#features/print'
import { type ScheduledChange, scheduleOfChange } from '#shared/cab/schedule-of-change'
import { dayAt, monthName } from '#shared/calendar/period'
import { startsAt } from '#shared/model/when'
import type { ReportSection } from '#shared/print/report-body'

const day = 86_400_000
/** What is just over still stands on the paper on the wall. */
const daysBack = 7
const daysAhead = 184

const standings: Readonly<Record<ScheduledChange['standing'], string>> = { confirmed: 'Confirmed', tentative: 'Not certain', 'called-off': 'Called off' }

/** Prints the forward schedule of change: the authorised changes of the half year to come, month by month, with how sure each is. */
export async function printSchedule(): Promise<void> {
  const state = store.getState()
  const zone = selectZone(state)
  const now = Date.now()
  const changes = scheduleOfChange(rootRecords(state), { from: now - daysBack * day, to: now + daysAhead * day }, zone, sha256)
  if (changes.length === 0) return toast('No change is authorised for the half year to come. Nothing was printed.')
  const names = new Map<string, string>([
    ...selectViews('service')(state).map(({ id, name }) => [`service/${id}`, name] as const),
    ...selectViews('ci')(state).map(({ id, name }) => [`ci/${id}`, name] as const),
  ])
  const unsure = changes.filter(({ standing }) => standing !== 'confirmed').length
  await printReport('schedule-pdf', {
    head: headOf({ about: state.workspace.open?.name ?? '', document: 'schedule of change', subject: 'Forward schedule of change', contents: true }, now),
    body: {
      kind: 'report',
      title: 'Forward schedule of change',
      lead: [
        {
          block: 'text',
          head: '',
          text: `${countText(changes.length, 'authorised change')}${unsure === 0 ? '' : `, ${unsure} of them not certain`}. Times in ${zone}. What has changed since it was approved, is on hold, or waits for a condition, is not certain.`,
        },
      ],
      sections: monthsOf(changes, zone, now, names),
      months: [],
    },
  })
}

function monthsOf(changes: readonly ScheduledChange[], zone: string, now: number, names: ReadonlyMap<string, string>): ReportSection[] {
  const months = new Map<string, ScheduledChange[]>()
  for (const change of changes) {
    const at = startsAt(change.change.plannedStart, zone)
    const month = at === undefined ? '' : dayAt(at, zone).slice(0, 7)
    const held = months.get(month)
    if (held === undefined) months.set(month, [change])
    else held.push(change)
  }
  return [...months].map(([month, held]) => ({
    title: `${monthName(Number(month.slice(5)))} ${month.slice(0, 4)}`,
    page: false,
    blocks: [
      {
        block: 'table',
        tight: true,
        heads: ['Number', 'Change', 'Start', 'End', 'Touches', 'How sure'],
        rows: held.map(({ change, affects, standing, why }) => [
          change.number || change.id,
          change.shortDescription,
          whenText(change.plannedStart, zone, { now, weekday: true }),
          whenText(change.plannedEnd, zone, { now, weekday: true }),
          affects.map((item) => names.get(item) ?? item).join(', '),
          `${standings[standing]}. ${why}`,
        ]),
      },
    ],
  }))
}
