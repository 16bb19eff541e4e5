import { IconX } from '@tabler/icons-react'
import { useId, useMemo, useState } from 'react'
import { Button, IconButton } from '#app/controls/button'
import { countText, whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { parseWhen } from '#app/when-text'
import { run } from '#data/run'
import { selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { kept, TextField, useReadOnly } from '#features/fields'
import { holidayDays } from '#shared/calendar/holiday-days'
import { edit } from '#shared/commands/edit'
import { takeDaysOff } from '#shared/commands/take-days-off'
import type { WorkingCalendar } from '#shared/model/time-band'
import { hoursText, readHours } from '#shared/schedule/hours-text'
import styles from './settings.module.css'

/** Holidays and other days with hours of their own, by date. */
export function CalendarDays({ calendar }: { readonly calendar: WorkingCalendar }) {
  const zone = useZone()
  const isReadOnly = useReadOnly()
  const days = Object.entries(calendar.days).sort(([a], [b]) => (a < b ? -1 : 1))
  const keyDates = useAppSelector(selectViews('key-date'))
  const now = useMinute()
  const open = useMemo(() => {
    const holidays = keyDates.filter(({ kind }) => kind === 'holiday')
    return holidayDays(holidays, now, calendar.zone || zone).filter(({ day }) => calendar.days[day] === undefined)
  }, [keyDates, now, calendar, zone])
  const named = (day: string): string => whenText(day, zone, { weekday: true })
  const save = (next: WorkingCalendar['days'], summary: string): Promise<string | undefined> =>
    kept(edit('working-calendar', calendar, { days: next }, `${summary} in “${calendar.name}”`))
  const takeAway = (day: string): Promise<string | undefined> => {
    const { [day]: _, ...others } = calendar.days
    const { [day]: __, ...names } = calendar.dayNames
    return kept(edit('working-calendar', calendar, { days: others, dayNames: names }, `Took ${named(day)} away in “${calendar.name}”`))
  }
  const saveName = (day: string, text: string): Promise<string | undefined> =>
    kept(
      edit(
        'working-calendar',
        calendar,
        { dayNames: { ...calendar.dayNames, [day]: text.trim() } },
        `Named ${named(day)} “${text.trim()}” in “${calendar.name}”`,
      ),
    )
  const saveHours = async (day: string, text: string): Promise<string | undefined> => {
    const hours = readHours(text)
    return hours.ok ? save({ ...calendar.days, [day]: hours.value }, `Set the hours of ${named(day)} to ${hoursText(hours.value)}`) : hours.failure.message
  }
  return (
    <>
      {days.length === 0 && <p className={styles['hint']}>None: every week is like the other. Holidays belong here, and days that are worked otherwise.</p>}
      {days.length > 0 && (
        <table className={styles['days']} aria-label="Days that differ">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Hours</th>
              <th scope="col">What it is</th>
              {!isReadOnly && <th scope="col">Do</th>}
            </tr>
          </thead>
          <tbody>
            {days.map(([day, hours]) => (
              <tr key={day}>
                <th scope="row">{named(day)}</th>
                <td>
                  <TextField label={`Hours of ${named(day)}`} value={hoursText(hours)} place="cell" commit={(text) => saveHours(day, text)} />
                </td>
                <td>
                  <TextField label={`What ${named(day)} is`} value={calendar.dayNames[day] ?? ''} place="cell" commit={(text) => saveName(day, text)} />
                </td>
                {!isReadOnly && (
                  <td>
                    <IconButton label={`Take ${named(day)} away`} onClick={() => void takeAway(day)}>
                      <IconX size={16} stroke={1.5} aria-hidden />
                    </IconButton>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!isReadOnly && open.length > 0 && (
        <div className={styles['below']}>
          <Button onClick={() => void run(takeDaysOff(calendar, open, ''), { toast: true })}>
            Take {countText(open.length, 'holiday')} of the calendar off
          </Button>
        </div>
      )}
      {!isReadOnly && <NewDays taken={calendar.days} add={(added, words) => save({ ...calendar.days, ...added }, words)} />}
    </>
  )
}

interface NewDaysProps {
  readonly taken: WorkingCalendar['days']
  readonly add: (days: WorkingCalendar['days'], words: string) => Promise<string | undefined>
}

/** One day or several, as people write a list of holidays: `25 Dec 2026, 26 Dec 2026`. They come in as days off. */
function NewDays({ taken, add }: NewDaysProps) {
  const id = useId()
  const zone = useZone()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const commit = async (): Promise<void> => {
    const added: Record<string, string> = {}
    for (const part of text.split(/[,;\n]/)) {
      if (part.trim() === '') continue
      const read = parseWhen(part, { zone, now: Date.now(), wanted: 'day' })
      if (!read.ok) return setProblem(read.failure.message)
      if (read.value in taken) return setProblem(`${whenText(read.value, zone)} is in the list already.`)
      added[read.value] = ''
    }
    const days = Object.keys(added).sort()
    if (days.length === 0) return setProblem('Write a day: 25 Dec 2026.')
    const refused = await add(added, `Took ${days.map((day) => whenText(day, zone)).join(', ')} off`)
    setProblem(refused ?? '')
    if (refused === undefined) setText('')
  }
  return (
    <form
      className={styles['newDays']}
      onSubmit={(event) => {
        event.preventDefault()
        void commit()
      }}
    >
      <label className={styles['label']} htmlFor={id}>
        Days off
      </label>
      <input
        id={id}
        className={styles['input']}
        autoComplete="off"
        value={text}
        aria-invalid={problem !== ''}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit">Add days off</Button>
      <p id={`${id}-hint`} className={problem === '' ? styles['hint'] : styles['problem']} role={problem === '' ? undefined : 'alert'}>
        {problem === '' ? 'One or several: 25 Dec 2026, 1 Jan 2027. Their hours can be changed after.' : problem}
      </p>
    </form>
  )
}
