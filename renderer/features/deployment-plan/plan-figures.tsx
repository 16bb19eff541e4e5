import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useCommand } from '#app/actions'
import { relativeText } from '#app/format'
import { type PointWords, percentText } from '#features/forecast'
import { clockWords } from '#shared/commands/when-words'
import type { ForecastVerdict } from '#shared/forecast/forecast'
import type { Task } from '#shared/model/task'
import { durationText } from '#shared/schedule/duration-text'
import type { PointVerdict } from '#shared/schedule/point-of-no-return'
import styles from './deployment-plan.module.css'
import { timeIn } from './plan-time'
import type { PlanData } from './use-plan'
import { Why, type WhyProps } from './why'
import { fitOf } from './window-fit'

export interface PlanFiguresProps extends Omit<WhyProps, 'point'> {
  readonly data: PlanData
  readonly selected: Task | undefined
  readonly forecast: ForecastVerdict | undefined
  readonly point: PointVerdict
  readonly pointWords: PointWords
  readonly now: number
}

/** Planned end, what of a hundred runs end inside the window, what is spare, until when there is a way back, and why. */
export function PlanFigures(props: PlanFiguresProps) {
  const { data, forecast, point, pointWords, now } = props
  const { schedule, zone } = data
  const fit = fitOf(data)
  const chance = forecast?.outcome.chance
  const [isOpen, setOpen] = useState(false)
  useCommand('why', () => setOpen(true))
  return (
    <>
      <span>
        Planned end <strong>{timeIn(schedule, schedule.end, zone)}</strong>
      </span>
      {forecast !== undefined && (
        <span>
          P80 <strong>{timeIn(schedule, forecast.outcome.p80, zone)}</strong>
        </span>
      )}
      {fit !== undefined && (
        <>
          <span>
            Inside window{' '}
            {chance === undefined ? (
              <strong className={fit.outcome.fits ? undefined : styles['over']}>{fit.outcome.fits ? 'yes' : 'no'}</strong>
            ) : (
              <strong className={chance < 0.5 ? styles['over'] : undefined}>{percentText(chance)}</strong>
            )}
          </span>
          <span>
            {fit.outcome.fits ? 'Spare' : 'Over by'} <strong>{durationText(Math.abs(fit.outcome.spareMinutes))}</strong>
          </span>
        </>
      )}
      {point.outcome.kind === 'point' && (
        <span>
          Point of no return <strong>{pointWords.at}</strong>
          {data.plan.state === 'executing' && <Left at={point.outcome.at} now={now} zone={zone} />}
        </span>
      )}
      {schedule.problems.length > 0 && (
        <strong className={styles['over']}>
          {schedule.problems.length} {schedule.problems.length === 1 ? 'problem' : 'problems'}
        </strong>
      )}
      <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={520} trapFocus returnFocus shadow="md">
        <Popover.Target>
          <button type="button" className={styles['why']} onClick={() => setOpen(!isOpen)}>
            Why?
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles['whyBox'] ?? ''} tabIndex={-1}>
          <Why {...props} point={pointWords} />
        </Popover.Dropdown>
      </Popover>
    </>
  )
}

/** How long there is a way back still, while the plan runs. */
function Left({ at, now, zone }: { readonly at: number; readonly now: number; readonly zone: string }) {
  const words = relativeText(at, now) ?? clockWords(at, zone)
  return at <= now ? <strong className={styles['over']}>, passed {words}</strong> : <span>, {words}</span>
}
