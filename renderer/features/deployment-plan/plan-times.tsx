import { DateTimePicker } from '@mantine/dates'
import { Temporal } from 'temporal-polyfill'
import { instant, startsAt, type When } from '#shared/model/when'
import styles from './deployment-plan.module.css'

export interface PlanTimesValue {
  readonly start: When
  readonly windowStart: When
  readonly windowEnd: When
}

interface PlanTimesProps {
  readonly value: PlanTimesValue
  readonly zone: string
  readonly onChange: (value: PlanTimesValue) => void
}

const fields = [
  { name: 'start', label: 'Planned start', hint: 'The first task starts here. Links push later ones.' },
  { name: 'windowStart', label: 'Window opens', hint: 'What lies before is preparation.' },
  { name: 'windowEnd', label: 'Window closes', hint: 'The plan must end by then, and so must a back-out.' },
] as const

/** Start and window of a plan, in the plan's zone. */
export function PlanTimes({ value, zone, onChange }: PlanTimesProps) {
  return (
    <div className={styles['times']}>
      {fields.map(({ name, label, hint }) => (
        <DateTimePicker
          key={name}
          label={`${label}, ${zone}`}
          description={hint}
          valueFormat="ddd D MMM YYYY, HH:mm"
          clearable
          clearButtonProps={{ 'aria-label': `Clear ${label.toLowerCase()}` }}
          classNames={{ description: styles['hint'] ?? '' }}
          value={localOf(value[name], zone)}
          onChange={(local) => onChange({ ...value, [name]: local === null ? '' : whenOf(local, zone) })}
        />
      ))}
    </div>
  )
}

/** The picker's text is local and without a zone: `2026-12-05 22:00:00`. */
function localOf(when: When, zone: string): string | null {
  const at = startsAt(when, zone)
  if (at === undefined) return null
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ')
}

const whenOf = (local: string, zone: string): When => instant(Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(zone).epochMilliseconds)
