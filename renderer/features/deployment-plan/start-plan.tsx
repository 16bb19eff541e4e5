import { useState } from 'react'
import { Temporal } from 'temporal-polyfill'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { createPlan } from '#shared/commands/create-plan'
import type { Release } from '#shared/model/release'
import { instant } from '#shared/model/when'
import styles from './deployment-plan.module.css'
import { PlanTimes, type PlanTimesValue, windowRefusal } from './plan-times'

/** The empty tab: what belongs here, why, a start, and an example in hairlines. */
export function StartPlan({ release, zone, now }: { readonly release: Release; readonly zone: string; readonly now: number }) {
  const [times, setTimes] = useState<PlanTimesValue>(() => eveningOf(release, zone, now))
  const [refused, setRefused] = useState('')
  const start = async (): Promise<void> => {
    const result = await run(createPlan(release, { ...times, id: newId(), firstTask: newId(), zone }, orderBetween('', '')))
    setRefused(result.ok ? '' : result.failure.message)
  }
  return (
    <section className={styles['empty']} aria-label="No deployment plan yet">
      <div>
        <h2>No deployment plan yet</h2>
        <p>
          A deployment plan is the runbook of the night: its tasks, who does them, how long they take and what waits for what. Slipway computes the times, shows
          what is critical and whether it all fits the window.
        </p>
        <PlanTimes
          value={times}
          keep={(next) => {
            const refusal = windowRefusal(next)
            if (refusal === undefined) setTimes(next)
            return Promise.resolve(refusal)
          }}
        />
        {refused !== '' && (
          <p role="alert" className={styles['error']}>
            {refused}
          </p>
        )}
        <button type="button" className={styles['primary']} onClick={() => void start()}>
          Start the plan
        </button>
      </div>
      <Example />
    </section>
  )
}

/** 22:00 of the target day, or of the next Saturday where there is none; six hours of window. */
function eveningOf(release: Release, zone: string, now: number): PlanTimesValue {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const day = release.target === '' ? today.add({ days: (6 - today.dayOfWeek + 7) % 7 || 7 }) : Temporal.PlainDate.from(release.target.slice(0, 10))
  const opens = day.toZonedDateTime({ timeZone: zone, plainTime: '22:00' })
  const at = (hours: number): string => instant(opens.add({ hours }).epochMilliseconds)
  return { start: at(0), windowStart: at(0), windowEnd: at(6) }
}

const bars = [
  { name: 'Close the gateway', x: 8, width: 26 },
  { name: 'Migrate', x: 34, width: 64 },
  { name: 'Tell partners', x: 34, width: 16 },
  { name: 'Smoke test', x: 98, width: 34 },
  { name: 'Open again', x: 132, width: 18 },
] as const

function Example() {
  return (
    <svg viewBox="0 -8 320 158" className={styles['example']} role="img" aria-label="An example: five tasks after one another inside a window">
      <rect x={112} y={8} width={176} height={134} />
      {bars.map(({ name, x, width }, i) => (
        <g key={name}>
          <text x={4} y={30 + i * 26}>
            {name}
          </text>
          <rect x={112 + x} y={20 + i * 26} width={width} height={12} rx={3} />
        </g>
      ))}
      <text x={116} y={6}>
        Deployment window
      </text>
    </svg>
  )
}
