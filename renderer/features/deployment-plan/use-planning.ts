import { useMemo } from 'react'
import type { PointWords } from '#features/forecast'
import { pointWords, useForecast, useHistory } from '#features/forecast'
import type { DurationModel } from '#shared/forecast/duration-model'
import type { ForecastVerdict } from '#shared/forecast/forecast'
import { planForecast, timesAsItGoes, uncertainModels } from '#shared/forecast/plan-forecast'
import type { Task } from '#shared/model/task'
import { type PointVerdict, pointOfNoReturn } from '#shared/schedule/point-of-no-return'
import type { PlanData } from './use-plan'

/** What is derived from a plan beyond its schedule: forecast and point of no return, each with why. */
export interface Planning {
  readonly models: ReadonlyMap<string, DurationModel>
  /** Undefined while nothing is uncertain, and until the first runs are through. */
  readonly forecast: ForecastVerdict | undefined
  readonly point: PointVerdict
  readonly pointWords: PointWords
}

const noModels: ReadonlyMap<string, DurationModel> = new Map()

/** Tasks whose duration nobody estimated are looked up in history. */
const asksHistory = ({ estimate, kind, duration }: Task): boolean => estimate === '' && kind !== 'summary' && kind !== 'milestone' && duration > 0

/** `now` counts while the plan runs only, so that a plan at rest is not computed anew each minute. */
export function usePlanning({ plan, tasks, input, schedule, zone }: PlanData, now: number): Planning {
  const clock = plan.state === 'executing' || plan.state === 'paused' ? now : undefined
  const history = useHistory(tasks.some(asksHistory))
  const models = useMemo(() => uncertainModels(plan, tasks, history), [plan, tasks, history])
  const asked = useMemo(
    () => (models === undefined ? undefined : planForecast(plan, tasks, input, models, zone, clock)),
    [plan, tasks, input, models, zone, clock],
  )
  const forecast = useForecast(asked)
  const point = useMemo(
    () => pointOfNoReturn(plan, tasks, timesAsItGoes(plan, tasks, input, schedule, clock), zone),
    [plan, tasks, input, schedule, zone, clock],
  )
  const words = useMemo(() => pointWords(point, tasks, zone), [point, tasks, zone])
  return { models: models ?? noModels, forecast, point, pointWords: words }
}
