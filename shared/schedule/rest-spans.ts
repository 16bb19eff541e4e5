import { anyWorkingTimeOf } from './clocks'
import type { ScheduleCalendar } from './working-time'

/** A stretch of time without work, in epoch milliseconds. */
export interface RestSpan {
  readonly from: number
  readonly to: number
}

/** The time without work of a calendar in [from, to), for drawing; none where the calendar has no hours left to rest between. */
export function restSpans(calendar: ScheduleCalendar, from: number, to: number): readonly RestSpan[] {
  const { base, time } = anyWorkingTimeOf(calendar, Math.floor(from / 60_000))
  const spans = time.rest(Math.floor(from / 60_000) - base, Math.ceil(to / 60_000) - base)
  return spans.map((span) => ({ from: Math.max(from, (base + span.from) * 60_000), to: Math.min(to, (base + span.to) * 60_000) }))
}
