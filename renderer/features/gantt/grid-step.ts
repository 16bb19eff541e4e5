import { Temporal } from 'temporal-polyfill'

/** How far one step of the grid is: what bars snap to and what Alt with an arrow moves by. */
export type GridStep = { readonly unit: 'minute'; readonly count: number } | { readonly unit: 'day' | 'week' | 'month' }

/** An instant moved by whole steps. Days and longer keep the local time of day, also across a change of clocks. */
export function stepped(at: number, step: GridStep, steps: number, zone: string): number {
  if (step.unit === 'minute') return at + steps * step.count * 60_000
  const local = Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toZonedDateTimeISO(zone)
  const by = step.unit === 'day' ? { days: steps } : step.unit === 'week' ? { weeks: steps } : { months: steps }
  return local.add(by).epochMilliseconds
}

/** The line of the grid nearest to an instant: minutes count from local midnight, weeks begin on Monday. */
export function snapped(at: number, step: GridStep, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toZonedDateTimeISO(zone)
  const day = local.startOfDay()
  if (step.unit === 'minute') {
    const length = step.count * 60_000
    return day.epochMilliseconds + Math.round((at - day.epochMilliseconds) / length) * length
  }
  const begin = step.unit === 'day' ? day : step.unit === 'week' ? day.subtract({ days: day.dayOfWeek - 1 }) : day.with({ day: 1 })
  const next = stepped(begin.epochMilliseconds, step, 1, zone)
  return at - begin.epochMilliseconds < next - at ? begin.epochMilliseconds : next
}
