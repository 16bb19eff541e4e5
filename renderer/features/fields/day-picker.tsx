import { DatePicker } from '@mantine/dates'
import { type ReactNode, useState } from 'react'
import { Button } from '#app/controls/button'
import { useSettings, useZone } from '#app/preferences'
import type { When } from '#shared/model/when'
import styles from './fields.module.css'
import { dayOf, onDay } from './picked-day'

interface DayPickerProps {
  readonly value: When
  readonly onPick: (value: When) => void
  /** What another date would do, said for the day under the pointer or the focus. */
  readonly trying?: ((when: When) => ReactNode) | undefined
}

/** A month's days under the field of a date: one press takes a day; the time of day stays, and is typed. */
export function DayPicker({ value, onPick, trying }: DayPickerProps) {
  const zone = useZone()
  const { firstDayOfWeek } = useSettings()
  const day = dayOf(value, zone) ?? null
  const [looked, setLooked] = useState('')
  return (
    <div className={styles['picker']} role="dialog" aria-label="Choose a day">
      <DatePicker
        value={day}
        {...(day === null ? {} : { defaultDate: day })}
        firstDayOfWeek={weekdayOf(firstDayOfWeek)}
        highlightToday
        size="xs"
        classNames={looks}
        ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month', monthLevelControl: 'Choose a month', yearLevelControl: 'Choose a year' }}
        getDayProps={(date) => (trying === undefined ? {} : { onMouseEnter: () => setLooked(date), onFocus: () => setLooked(date) })}
        onChange={(picked) => {
          if (picked !== null) onPick(onDay(value, picked, zone))
        }}
      />
      {looked !== '' && looked !== day && <div className={styles['pickerTried']}>{trying?.(onDay(value, looked, zone))}</div>}
      <div className={styles['pickerFoot']}>
        <span>Or type 5 Dec 22:00, tomorrow, +3d</span>
        {value !== '' && (
          <Button kind="plain" onClick={() => onPick('')}>
            No date
          </Button>
        )}
      </div>
    </div>
  )
}

const looks = {
  day: styles['day'] ?? '',
  weekday: styles['weekday'] ?? '',
  calendarHeaderLevel: styles['level'] ?? '',
  monthsListControl: styles['day'] ?? '',
  yearsListControl: styles['day'] ?? '',
}

const weekdayOf = (day: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 => ([0, 1, 2, 3, 4, 5, 6] as const)[day] ?? 1
