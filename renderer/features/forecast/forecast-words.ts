import { numberText } from '#app/format'
import { clockWords, dateWords } from '#shared/commands/when-words'
import type { DurationModel } from '#shared/forecast/duration-model'
import type { ForecastVerdict } from '#shared/forecast/forecast'
import type { Task } from '#shared/model/task'
import { instant } from '#shared/model/when'
import { durationText } from '#shared/schedule/duration-text'

/** A task's part in a forecast: what it is called, how it was taken to last, and what it does to the end. */
export interface DurationRow {
  readonly task: string
  readonly name: string
  readonly duration: string
  readonly from: string
  readonly critical: string
  /** Its share in the spread; '' where it has none. */
  readonly spread: string
}

/** A forecast in words, for the screen and for paper. */
export interface ForecastWords {
  /** "9,612 of 10,000 runs end by 04:00: 96 %." */
  readonly chance: string
  readonly ends: string
  readonly span: string
  /** How durations were taken, and that the same plan gives the same answer. */
  readonly method: readonly string[]
  /** The tasks that most of the spread comes of. */
  readonly drivers: readonly DurationRow[]
  readonly durations: readonly DurationRow[]
}

const most = 5

export function forecastWords(
  { outcome }: ForecastVerdict,
  models: ReadonlyMap<string, DurationModel>,
  tasks: readonly Task[],
  windowEnd: number | undefined,
  zone: string,
): ForecastWords {
  const { runs, seed, chance, p50, p80, p95, earliest, latest, drivers } = outcome
  const isLong = latest - earliest > 86_400_000
  const at = (when: number): string => (isLong ? dateWords(instant(when), zone) : clockWords(when, zone))
  const row = (task: Task): DurationRow => {
    const model = models.get(task.id) ?? { kind: 'fixed', minutes: task.duration }
    const part = outcome.tasks.get(task.id)
    return {
      task: task.id,
      name: `${task.code} ${task.title}`.trim(),
      ...modelWords(model),
      critical: part === undefined ? '' : percentText(part.criticality),
      spread: part === undefined || part.spread === 0 ? '' : percentText(Math.min(1, part.spread)),
    }
  }
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const steps = tasks.filter(({ kind, id }) => kind !== 'summary' && kind !== 'milestone' && !tasks.some(({ parent }) => parent === id))
  const counted = (kind: DurationModel['kind']): number => steps.filter(({ id }) => models.get(id)?.kind === kind).length
  const parts = [
    [counted('three-point'), 'by an estimate of three points (PERT beta: the planned duration counts four times, low and high once each)'],
    [counted('history'), 'by what similar tasks really took in plans that have ended (lognormal)'],
    [counted('fixed'), 'as planned, since nothing says otherwise'],
  ] as const
  return {
    chance:
      chance === undefined || windowEnd === undefined
        ? 'The plan has no window to end in.'
        : `${numberText(Math.round(chance * runs))} of ${numberText(runs)} runs end by ${at(windowEnd)}, when the window closes: ${percentText(chance)}.`,
    ends: `P50 ${at(p50)}, P80 ${at(p80)}, P95 ${at(p95)}: by then 50, 80 and 95 of 100 runs have ended.`,
    span: `The earliest run ends ${at(earliest)}, the latest ${at(latest)}.`,
    method: [
      `Each run draws every duration and computes the plan anew by its links. ${parts
        .filter(([count]) => count > 0)
        .map(([count, words]) => `${numberText(count)} ${count === 1 ? 'task' : 'tasks'} ${words}`)
        .join('; ')}.`,
      `Seed ${seed}: the same plan gives the same figures, on every device and in any year.`,
    ],
    drivers: drivers.slice(0, most).flatMap((id) => {
      const task = byId.get(id)
      return task === undefined ? [] : [row(task)]
    }),
    durations: steps.map(row),
  }
}

function modelWords(model: DurationModel): { readonly duration: string; readonly from: string } {
  switch (model.kind) {
    case 'fixed':
      return { duration: durationText(model.minutes), from: 'as planned' }
    case 'three-point':
      return { duration: `${durationText(model.low)}, ${durationText(model.likely)}, ${durationText(model.high)}`, from: 'estimate: low, likely, high' }
    case 'history': {
      const alike = model.alike === 'title' ? 'of this name' : 'of this kind and role'
      const share = `${numberText(Math.round(model.median * 100))}\u2009%`
      return {
        duration: `about ${durationText(model.planned * model.median)}`,
        from: `${model.runs} earlier runs ${alike}: ${share} of ${durationText(model.planned)} planned`,
      }
    }
  }
}

/** A share as people read it: never 100 % or 0 % where some runs say otherwise. */
export function percentText(share: number): string {
  const percent = share * 100
  if (percent > 99 && percent < 100) return '>\u200999\u2009%'
  if (percent > 0 && percent < 1) return '<\u20091\u2009%'
  return `${Math.round(percent)}\u2009%`
}
