import { Popover } from '@mantine/core'
import { IconChartLine } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { countText } from '#app/format'
import { Toggle } from '#features/gantt'
import { estimateTasks, withoutEstimate } from '#shared/commands/estimate-tasks'
import styles from './deployment-plan.module.css'
import type { RunPlan } from './plan-edits'
import type { PlanData } from './use-plan'

interface ForecastControlProps {
  readonly data: PlanData
  readonly hasForecast: boolean
  readonly isShown: boolean
  readonly onShow: (isShown: boolean) => void
  readonly run: RunPlan | undefined
}

/** Shows or hides the forecast; where nothing is uncertain yet it says what a forecast needs, and estimates all steps at once. */
export function ForecastControl({ data, hasForecast, isShown, onShow, run }: ForecastControlProps) {
  const icon = <IconChartLine size={16} stroke={1.5} aria-hidden />
  if (hasForecast) {
    return (
      <Toggle on={isShown} onChange={onShow} icon={icon}>
        Forecast
      </Toggle>
    )
  }
  if (run === undefined) return null
  return <StartForecast data={data} run={run} icon={icon} />
}

function StartForecast({ data, run, icon }: { readonly data: PlanData; readonly run: RunPlan; readonly icon: React.ReactNode }) {
  const { tasks, schedule } = data
  const [isOpen, setOpen] = useState(false)
  const [low, setLow] = useState('80')
  const [high, setHigh] = useState('150')
  const [refused, setRefused] = useState({ message: '', place: '' })
  const steps = withoutEstimate(tasks, (task) => schedule.times(task)?.summary === true)
  const estimate = async (): Promise<void> => {
    const done = await run(estimateTasks(steps, { low: numberOf(low), high: numberOf(high) }), { toast: true })
    if (done.ok) setOpen(false)
    else setRefused({ message: done.failure.message, place: done.failure.place ?? '' })
  }
  const refusalOf = (place: string): string => (refused.place === place ? refused.message : '')
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={340} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button type="button" className={styles['window']} onClick={() => setOpen(!isOpen)}>
          {icon}
          Forecast
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Forecast">
        <form
          className={styles['times']}
          onSubmit={(event) => {
            event.preventDefault()
            void estimate()
          }}
        >
          <p className={styles['line']}>
            Every duration stands as planned, so there is nothing to forecast. Say how short and how long steps may be: here for all at once, or one by one in
            the columns Low and High.
          </p>
          <TextField label="Shortest, % of planned" value={low} onChange={setLow} refusal={refusalOf('low')} />
          <TextField label="Longest, % of planned" value={high} onChange={setHigh} refusal={refusalOf('high')} />
          {refused.place === '' && refused.message !== '' && (
            <p role="alert" className={styles['error']}>
              {refused.message}
            </p>
          )}
          <Button kind="primary" type="submit">
            Estimate {countText(steps.length, 'step')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

const numberOf = (text: string): number => (/^\d+([.,]\d+)?\s*%?$/.test(text.trim()) ? Number.parseFloat(text.replace(',', '.')) : Number.NaN)
