import { IconCopy, IconTrash } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Button } from '#app/controls/button'
import { countText } from '#app/format'
import { adjust } from '#app/router'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { ChoiceField, kept, TextField, useReadOnly } from '#features/fields'
import { create, edit, remove } from '#shared/commands/edit'
import type { WorkingCalendar } from '#shared/model/time-band'
import { hoursText, readHours, weekMinutes } from '#shared/schedule/hours-text'
import { CalendarDays } from './calendar-days'
import { keepersOf } from './calendar-keepers'
import { SettingGroup } from './setting'
import styles from './settings.module.css'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

interface CalendarEditorProps {
  readonly calendar: WorkingCalendar
  readonly calendars: readonly WorkingCalendar[]
}

/** One working calendar: its name and zone, the hours of its week, and the days that differ. */
export function CalendarEditor({ calendar, calendars }: CalendarEditorProps) {
  const isReadOnly = useReadOnly()
  const called = calendar.name || 'Unnamed calendar'
  const rename = async (text: string): Promise<string | undefined> => {
    const name = text.trim()
    if (name === '') return 'Give it a name: plans and tasks show it.'
    if (calendars.some((other) => other.id !== calendar.id && other.name === name)) return `Another calendar is called “${name}” already.`
    return kept(edit('working-calendar', calendar, { name }, `Renamed the working calendar “${called}” to “${name}”`))
  }
  const saveHours = async (weekday: number, text: string): Promise<string | undefined> => {
    const hours = readHours(text)
    if (!hours.ok) return hours.failure.message
    const week = { ...calendar.week, [String(weekday)]: hours.value }
    const summary = `Set the hours of ${weekdays[weekday - 1]} to ${hoursText(hours.value)} in “${called}”`
    return kept(edit('working-calendar', calendar, { week }, summary))
  }
  return (
    <SettingGroup title={called}>
      <div className={styles['narrow']}>
        <TextField label="Name" name="calendar-name" value={calendar.name} commit={rename} />
        <Zone calendar={calendar} />
      </div>
      <h3 className={styles['part']}>Hours of the week</h3>
      <div className={styles['narrow']}>
        {weekdays.map((weekday, i) => (
          <TextField key={weekday} label={weekday} value={hoursText(calendar.week[String(i + 1)] ?? '')} commit={(text) => saveHours(i + 1, text)} />
        ))}
        <p className={styles['hint']}>
          {weekMinutes(calendar.week) === 0
            ? 'This calendar has no hours: what keeps to it could never be done, and runs round the clock instead.'
            : `${weekMinutes(calendar.week) / 60} hours a week, on the clock of its time zone. Write 09:00-12:00, 13:00-17:00, or off, or 24 h.`}
        </p>
      </div>
      <h3 className={styles['part']}>Days that differ</h3>
      <CalendarDays calendar={calendar} />
      <Keepers id={calendar.id} />
      {!isReadOnly && <Actions calendar={calendar} calendars={calendars} called={called} />}
    </SettingGroup>
  )
}

function Zone({ calendar }: { readonly calendar: WorkingCalendar }) {
  const { zone } = calendar
  const choices = useMemo(
    () => [
      { value: '', label: 'That of the plan' },
      ...[...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(zone === '' ? [] : [zone])])].map((value) => ({
        value,
        label: value.replaceAll('_', ' '),
      })),
    ],
    [zone],
  )
  return (
    <ChoiceField
      label="Time zone"
      value={zone}
      choices={choices}
      commit={(chosen) =>
        kept(edit('working-calendar', calendar, { zone: chosen }, `Set the time zone of “${calendar.name}” to ${chosen || 'that of the plan'}`))
      }
      hint="The clock that these hours are read from"
    />
  )
}

/** Who would notice a change here. */
function Keepers({ id }: { readonly id: string }) {
  const roots = useAppSelector(rootRecords)
  const { plans, tasks } = useMemo(() => keepersOf(roots, id), [roots, id])
  const parts = [plans > 0 ? countText(plans, 'plan') : '', tasks > 0 ? countText(tasks, 'task') : ''].filter((words) => words !== '')
  return <p className={styles['hint']}>{parts.length === 0 ? 'No plan or task keeps to it yet.' : `Kept to by ${parts.join(' and ')}.`}</p>
}

function Actions({ calendar, calendars, called }: CalendarEditorProps & { readonly called: string }) {
  const copy = async (): Promise<void> => {
    const id = newId()
    const taken = new Set(calendars.map(({ name }) => name))
    let name = `${called} (copy)`
    for (let number = 2; taken.has(name); number++) name = `${called} (copy ${number})`
    const { zone, week, days, dayNames } = calendar
    const made = await run(
      create('working-calendar', id, { of: 'calendar/main', name, zone, week, days, dayNames }, `Copied the working calendar “${called}”`),
      {
        toast: true,
      },
    )
    if (made.ok) adjust({ calendar: id })
  }
  return (
    <div className={styles['below']}>
      <Button icon={<IconCopy size={16} stroke={1.5} aria-hidden />} onClick={() => void copy()}>
        Copy this calendar
      </Button>
      <Button
        kind="quiet"
        icon={<IconTrash size={16} stroke={1.5} aria-hidden />}
        onClick={() => void run(remove('working-calendar', calendar), { toast: true })}
      >
        Remove this calendar
      </Button>
    </div>
  )
}
