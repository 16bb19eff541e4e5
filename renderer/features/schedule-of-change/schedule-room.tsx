import { useMemo, useState } from 'react'
import { useCommand } from '#app/actions'
import { Button } from '#app/controls/button'
import { Chip, type Tone } from '#app/controls/chip'
import { DayInput } from '#app/controls/day-input'
import { EmptyState } from '#app/controls/empty-state'
import { Page } from '#app/controls/page'
import { countText, listText, rangeText, zoneText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useMinute } from '#app/use-now'
import { rootRecords, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import type { ScheduledChange } from '#shared/cab/schedule-of-change'
import { type ChosenPeriod, periodWords, presetPeriod, presets, presetWords, todayIn } from './chosen-period'
import { exportSchedule } from './export-schedule'
import { printSchedule } from './print-schedule'
import { affectedNames, monthsOf, scheduleIn, standingWords } from './schedule'
import styles from './schedule.module.css'

const tones: Readonly<Record<ScheduledChange['standing'], Tone>> = { confirmed: 'success', tentative: 'stale', 'called-off': 'neutral' }

/** The forward schedule of change: the authorised changes of a period, how sure each is and why; from here it goes out. */
export function ScheduleRoom() {
  const zone = useZone()
  const now = useMinute()
  const today = todayIn(zone, now)
  const [period, setPeriod] = useState<ChosenPeriod>(() => presetPeriod('next', today))
  const roots = useAppSelector(rootRecords)
  const { changes, outside } = useMemo(() => scheduleIn(roots, period, zone), [roots, period, zone])
  const services = useAppSelector(selectViews('service'))
  const cis = useAppSelector(selectViews('ci'))
  const names = useMemo(() => affectedNames(services, cis), [services, cis])
  const chosen = presets.find((preset) => samePeriod(presetPeriod(preset, today), period))
  const isEmpty = changes.length === 0
  const unsure = changes.filter(({ standing }) => standing === 'tentative').length
  useCommand('print', isEmpty ? undefined : () => void printSchedule(period))
  return (
    <Page
      title="Schedule of change"
      beside={`${countText(changes.length, 'authorised change')}${unsure === 0 ? '' : `, ${unsure} not certain`}`}
      actions={
        !isEmpty && (
          <>
            <Button onClick={() => void exportSchedule(period, zone)}>Export as calendar</Button>
            <Button kind="primary" onClick={() => void printSchedule(period)}>
              Export as PDF
            </Button>
          </>
        )
      }
      filters={
        <>
          <fieldset className={styles['presets']}>
            <legend className={styles['legend']}>Period</legend>
            {presets.map((preset) => (
              <Button key={preset} kind="plain" aria-pressed={preset === chosen} onClick={() => setPeriod(presetPeriod(preset, today))}>
                {presetWords[preset]}
              </Button>
            ))}
          </fieldset>
          <DayInput label="From" value={period.from} onChange={(from) => setPeriod({ ...period, from })} />
          <DayInput label="To" value={period.to} onChange={(to) => setPeriod({ ...period, to })} />
          {outside > 0 && <span className={styles['quiet']}>{outside === 1 ? '1 more lies' : `${outside} more lie`} outside.</span>}
        </>
      }
    >
      {isEmpty ? (
        <EmptyState
          title={outside === 0 ? 'No change is authorised yet' : 'No authorised change in this period'}
          actions={
            outside === 0 ? (
              <Button kind="primary" onClick={() => go('cab')}>
                Go to the CAB
              </Button>
            ) : (
              <Button onClick={() => setPeriod(presetPeriod('all', today))}>Show everything</Button>
            )
          }
        >
          {outside === 0
            ? 'What the board approves, and standard changes that are scheduled, stand here and go out as a calendar or on paper.'
            : `Of ${periodWords(period, zone)} there is none; ${outside === 1 ? 'one lies' : `${outside} lie`} before or after.`}
        </EmptyState>
      ) : (
        <div className={styles['months']}>
          {monthsOf(changes, zone).map(({ title, changes: held }) => (
            <section key={title} aria-label={title}>
              <h2 className={styles['month']}>
                {title} <span className={styles['quiet']}>{held.length}</span>
              </h2>
              <table className={styles['table']}>
                <thead>
                  <tr>
                    <th scope="col">Number</th>
                    <th scope="col">Change</th>
                    <th scope="col">When, {zoneText(now, zone)}</th>
                    <th scope="col">Touches</th>
                    <th scope="col">How sure</th>
                  </tr>
                </thead>
                <tbody>
                  {held.map(({ change, affects, standing, why }) => (
                    <tr key={change.id}>
                      <td>{change.number}</td>
                      <th scope="row">
                        <button type="button" className={styles['link']} onClick={() => go('change', { id: change.id })}>
                          {change.shortDescription || 'Unnamed change'}
                        </button>
                      </th>
                      <td>{rangeText(change.plannedStart, change.plannedEnd, zone, { now, weekday: true })}</td>
                      <td>{listText(affects.map((item) => names.get(item) ?? item))}</td>
                      <td>
                        <Chip tone={tones[standing]}>{standingWords[standing]}</Chip> <span className={styles['quiet']}>{why}</span>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </div>
      )}
    </Page>
  )
}

const samePeriod = (a: ChosenPeriod, b: ChosenPeriod): boolean => a.from === b.from && a.to === b.to
