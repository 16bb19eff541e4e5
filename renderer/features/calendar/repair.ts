import { shiftOnClock } from '#shared/calendar/landing'
import { type Shift, shifted } from '#shared/commands/when-words'
import { instant } from '#shared/model/when'
import type { CalendarItem } from './calendar-item'
import type { CalendarConflict } from './conflicts'

/** A move that ends a conflict: so many whole days later, at the same time on the clock. */
export interface Repair {
  readonly item: CalendarItem
  readonly shift: Shift
  readonly to: number
}

/** Farther than a year nobody moves anything to get out of the way. */
const farthest = 366

/** What can get out of the way, and where to: out of the freeze, or behind the booking that came first. Undefined for what is fixed. */
export function repairOf({ parties, verdict }: CalendarConflict, zone: string): Repair | undefined {
  const [first, second] = parties
  const [item, behind] = verdict.rule === 'environment-booked-twice' ? [second, first] : [first, second]
  if (item.fixed) return undefined
  for (let days = 1; days <= farthest; days++) {
    const shift = shiftOnClock(item.from, days, 0, zone)
    const to = Date.parse(shifted(instant(item.from), shift, zone))
    if (to >= behind.to) return { item, shift, to }
  }
  return undefined
}
