import { countText, whenText } from '#app/format'
import { selectZone } from '#app/preferences'
import { rootRecords, selectViews } from '#data/select'
import { store } from '#data/store'
import { headOf, printReport } from '#features/print'
import type { ReportSection } from '#shared/print/report-body'
import { type ChosenPeriod, periodWords } from './chosen-period'
import { affectedNames, monthsOf, type Schedule, scheduleIn, standingWords } from './schedule'

/** Prints the forward schedule of change of a period, month by month, with how sure each change is. */
export async function printSchedule(period: ChosenPeriod): Promise<void> {
  const state = store.getState()
  const zone = selectZone(state)
  const now = Date.now()
  const schedule = scheduleIn(rootRecords(state), period, zone)
  const { changes, outside } = schedule
  const names = affectedNames(selectViews('service')(state), selectViews('ci')(state))
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
          text: `${countText(changes.length, 'authorised change')} of ${periodWords(period, zone)}${unsure === 0 ? '' : `, ${unsure} of them not certain`}${outside === 0 ? '' : `; ${outside} more ${outside === 1 ? 'lies' : 'lie'} outside`}. Times in ${zone}. What has changed since it was approved, is on hold, or waits for a condition, is not certain.`,
        },
      ],
      sections: sectionsOf(schedule, zone, now, names),
      months: [],
    },
  })
}

const sectionsOf = ({ changes }: Schedule, zone: string, now: number, names: ReadonlyMap<string, string>): ReportSection[] =>
  monthsOf(changes, zone).map(({ title, changes: held }) => ({
    title,
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
          `${standingWords[standing]}. ${why}`,
        ]),
      },
    ],
  }))
