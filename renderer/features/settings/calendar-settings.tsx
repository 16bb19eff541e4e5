import { IconPlus } from '@tabler/icons-react'
import { Button } from '#app/controls/button'
import { EmptyState } from '#app/controls/empty-state'
import { adjust, usePlace } from '#app/router'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import { create } from '#shared/commands/edit'
import type { WorkingCalendar } from '#shared/model/time-band'
import { weekText } from '#shared/schedule/hours-text'
import { CalendarEditor } from './calendar-editor'
import { SettingGroup } from './setting'
import styles from './settings.module.css'

/** What a first calendar most likely is; everything of it can be changed. */
const businessHours = Object.fromEntries(['1', '2', '3', '4', '5'].map((weekday) => [weekday, '09:00-17:00']))

/** The working calendars of the workspace: which there are, and the hours of the one that is open. */
export function CalendarSettings() {
  const calendars = useAppSelector(selectViews('working-calendar'))
  const isReadOnly = useReadOnly()
  const asked = usePlace().params['calendar']
  const open = calendars.find(({ id }) => id === asked) ?? calendars[0]
  const add = async (): Promise<void> => {
    const id = newId()
    const taken = new Set(calendars.map(({ name }) => name))
    const name = taken.has('Business hours') ? `Business hours ${calendars.length + 1}` : 'Business hours'
    const made = await run(create('working-calendar', id, { of: 'calendar/main', name, week: businessHours }), { toast: true })
    if (made.ok) adjust({ calendar: id })
  }
  const adder = isReadOnly ? undefined : (
    <Button icon={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => void add()}>
      Add business hours
    </Button>
  )
  if (open === undefined)
    return (
      <EmptyState title="No working calendars yet" actions={adder}>
        A plan or a task that keeps to a working calendar is done in its hours only. Without one time counts round the clock, as for a deployment night.
      </EmptyState>
    )
  return (
    <>
      <SettingGroup title="Working calendars">
        <p className={styles['hint']}>A plan or a task that keeps to one is done in its hours only. Without one time counts round the clock.</p>
        <CalendarList calendars={calendars} open={open} />
        <div>{adder}</div>
      </SettingGroup>
      <CalendarEditor key={open.id} calendar={open} calendars={calendars} />
    </>
  )
}

function CalendarList({ calendars, open }: { readonly calendars: readonly WorkingCalendar[]; readonly open: WorkingCalendar }) {
  return (
    <table className={styles['workspaces']} aria-label="Working calendars">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Week</th>
          <th scope="col">Time zone</th>
          <th scope="col" className={styles['end']}>
            Other days
          </th>
        </tr>
      </thead>
      <tbody>
        {calendars.map((calendar) => (
          <tr key={calendar.id} className={calendar.id === open.id ? styles['chosen'] : undefined}>
            <td>
              <button type="button" className={styles['opener']} aria-current={calendar.id === open.id} onClick={() => adjust({ calendar: calendar.id })}>
                {calendar.name || 'Unnamed calendar'}
              </button>
            </td>
            <td>{weekText(calendar.week)}</td>
            <td>{calendar.zone === '' ? 'the plan’s' : calendar.zone.replaceAll('_', ' ')}</td>
            <td className={styles['end']}>{Object.keys(calendar.days).length}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
