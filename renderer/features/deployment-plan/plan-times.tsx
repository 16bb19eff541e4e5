import type { ReactNode } from 'react'
import { WhenField } from '#features/fields'
import type { When } from '#shared/model/when'
import styles from './deployment-plan.module.css'

export interface PlanTimesValue {
  readonly start: When
  readonly windowStart: When
  readonly windowEnd: When
}

interface PlanTimesProps {
  readonly value: PlanTimesValue
  /** Keeps the three; answers why it can't, in words for the person. */
  readonly keep: (value: PlanTimesValue) => Promise<string | undefined>
  /** What keeping them would do, told while one is typed. */
  readonly trying?: ((value: PlanTimesValue) => ReactNode) | undefined
}

const fields = [
  { name: 'start', label: 'Planned start', hint: 'The first task starts here. Links push later ones.' },
  { name: 'windowStart', label: 'Window opens', hint: 'What lies before is preparation.' },
  { name: 'windowEnd', label: 'Window closes', hint: 'The plan must end by then, and so must a back-out.' },
] as const

/** Start and window of a plan, typed or picked, in the zone that dates are shown in. */
export function PlanTimes({ value, keep, trying }: PlanTimesProps) {
  return (
    <div className={styles['times']}>
      {fields.map(({ name, label, hint }) => (
        <WhenField
          key={name}
          label={label}
          hint={hint}
          wanted="instant"
          value={value[name]}
          commit={(when) => keep({ ...value, [name]: when })}
          {...(trying === undefined ? {} : { trying: (when) => trying({ ...value, [name]: when }) })}
        />
      ))}
    </div>
  )
}

/** Why a window can't be: the same words wherever one is given. */
export const windowRefusal = ({ windowStart, windowEnd }: PlanTimesValue): string | undefined =>
  windowStart !== '' && windowEnd !== '' && Date.parse(windowEnd) <= Date.parse(windowStart)
    ? 'The deployment window would end before it starts. Correct one of the two.'
    : undefined
