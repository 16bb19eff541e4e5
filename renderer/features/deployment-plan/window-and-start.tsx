import { Popover } from '@mantine/core'
import { IconCalendarTime } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { TriedConflicts, useWouldDo } from '#features/conflicts'
import { edit } from '#shared/commands/edit'
import { durationText, parseDuration } from '#shared/schedule/duration-text'
import styles from './deployment-plan.module.css'
import type { RunPlan } from './plan-edits'
import { PlanTimes, type PlanTimesValue, windowRefusal } from './plan-times'
import type { PlanData } from './use-plan'

interface WindowAndStartProps {
  readonly data: PlanData
  readonly run: RunPlan
  /** In a what-if the panel says what becomes of the conflicts. */
  readonly isTried: boolean
}

/** Start and window of the plan, its working calendar and the check after a back-out, edited in a popover beside the figures they change. */
export function WindowAndStart({ data: { plan, calendars }, run, isTried }: WindowAndStartProps) {
  const [refused, setRefused] = useState('')
  const [check, setCheck] = useState<string>()
  const [isChoosing, setChoosing] = useState(false)
  const id = useId()
  const wouldDo = useWouldDo()
  const timed = ({ start, windowStart, windowEnd }: PlanTimesValue) => edit('plan', plan, { start, windowStart, windowEnd })
  const checked = check === undefined || isTried ? undefined : check.trim() === '' ? 0 : parseDuration(check)
  const keepCheck = (): void => {
    if (check === undefined) return
    const minutes = check.trim() === '' ? 0 : parseDuration(check)
    if (minutes === undefined) {
      setRefused(`“${check}” is not a duration. Write 45 min or 1 h 20 min.`)
      return
    }
    setRefused('')
    setCheck(undefined)
    void run(edit('plan', plan, { backOutCheck: minutes }, `Set the check after a back-out to take ${durationText(minutes)}`))
  }
  return (
    <Popover position="bottom-start" width={440} trapFocus returnFocus shadow="md" closeOnClickOutside={false} closeOnEscape>
      <Popover.Target>
        <button type="button" className={styles['window']}>
          <IconCalendarTime size={16} stroke={1.5} aria-hidden />
          Start and window
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Start and window">
        <PlanTimes
          value={plan}
          keep={async (times) => {
            const refusal = windowRefusal(times)
            if (refusal !== undefined) return refusal
            const done = await run(timed(times))
            return done.ok ? undefined : done.failure.message
          }}
          {...(isTried ? {} : { trying: (times) => windowRefusal(times) === undefined && <TriedConflicts draft={timed(times)} /> })}
        />
        <div className={styles['planField']}>
          <label htmlFor={`${id}-check`}>Check after a back-out</label>
          <input
            id={`${id}-check`}
            aria-describedby={`${id}-check-hint`}
            className={styles['nameField']}
            value={check ?? durationText(plan.backOutCheck)}
            onChange={(event) => setCheck(event.target.value)}
            onBlur={keepCheck}
            onKeyDown={(event) => {
              if (event.key === 'Enter') keepCheck()
            }}
          />
          <span id={`${id}-check-hint`} className={styles['planHint']}>
            It must be through before the window closes, too.
          </span>
          {checked !== undefined && <TriedConflicts draft={edit('plan', plan, { backOutCheck: checked })} />}
        </div>
        {(calendars.length > 0 || plan.calendar !== '') && (
          <div className={styles['planField']}>
            <label htmlFor={`${id}-calendar`}>Working calendar</label>
            <select
              id={`${id}-calendar`}
              className={styles['nameField']}
              value={plan.calendar}
              onFocus={() => setChoosing(true)}
              onBlur={() => setChoosing(false)}
              onChange={(event) => void run(edit('plan', plan, { calendar: event.target.value }))}
            >
              <option value="">Round the clock</option>
              {calendars.map((calendar) => (
                <option key={calendar.id} value={calendar.id}>
                  {calendar.name || 'Unnamed calendar'}
                  {isChoosing && !isTried && would(wouldDo(edit('plan', plan, { calendar: calendar.id })))}
                </option>
              ))}
            </select>
          </div>
        )}
        {refused !== '' && (
          <p role="alert" className={styles['error']}>
            {refused}
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

const would = (words: string): string => (words === '' ? '' : `: ${words}`)
