import type { EventInput } from '@fullcalendar/react'
import type { DayGroup } from '#shared/calendar/dense-days'
import { dayAt } from '#shared/calendar/period'
import type { CalendarItem } from './calendar-item'

/** What the grid draws: an item, many items of a day as one, or the ground of a freeze. */
export type Drawn =
  | { readonly kind: 'item'; readonly item: CalendarItem }
  | { readonly kind: 'group'; readonly group: DayGroup }
  | { readonly kind: 'ground'; readonly item: CalendarItem }

const day = 86_400_000
const known = new WeakMap<CalendarItem, { readonly zone: string; readonly inputs: readonly EventInput[] }>()

/** Stands in the row of whole days: days, freezes, and what lasts longer than a day. */
export const isAllDay = (item: CalendarItem): boolean => item.wholeDays || item.kind === 'freeze' || item.to - item.from > day

/** An item as the grid takes it; the same objects as long as the item is the same, so that nothing is parsed or drawn twice. */
export function inputsOf(item: CalendarItem, zone: string, canEdit: boolean): readonly EventInput[] {
  const held = known.get(item)
  if (held?.zone === zone) return held.inputs
  const inputs = makeInputs(item, zone, canEdit)
  known.set(item, { zone, inputs })
  return inputs
}

function makeInputs(item: CalendarItem, zone: string, canEdit: boolean): readonly EventInput[] {
  const allDay = isAllDay(item)
  const first = dayAt(item.from, zone)
  const last = dayAt(Math.max(item.from, item.to - 1), zone)
  const times = allDay
    ? { start: first, end: dayAfterText(last) }
    : { start: new Date(item.from).toISOString(), ...(item.to > item.from ? { end: new Date(item.to).toISOString() } : {}) }
  const canMove = canEdit && !item.fixed
  const entry: EventInput = {
    id: item.key,
    title: item.title,
    ...times,
    allDay,
    startEditable: canMove,
    // A release is an instant here: it has no length to change.
    durationEditable: canMove && item.kind !== 'release',
    lane: laneOf(item, allDay),
    drawn: { kind: 'item', item } satisfies Drawn,
  }
  if (item.kind !== 'freeze') return [entry]
  const ground: EventInput = {
    id: `${item.key} ground`,
    start: first,
    end: dayAfterText(last),
    allDay: true,
    display: 'background',
    interactive: false,
    drawn: { kind: 'ground', item } satisfies Drawn,
  }
  return [entry, ground]
}

/** Freezes on top, then what lasts, then what has its time, then dates of the day. */
function laneOf(item: CalendarItem, allDay: boolean): number {
  if (item.kind === 'freeze') return 0
  if (!allDay) return 2
  return item.to - item.from > day ? 1 : item.kind === 'key-date' ? 4 : 3
}

/** Several items as one entry on their day. */
export const groupInput = (group: DayGroup): EventInput => ({
  id: `group ${group.day} ${group.kind}`,
  title: String(group.count),
  start: group.day,
  allDay: true,
  editable: false,
  lane: 3,
  drawn: { kind: 'group', group } satisfies Drawn,
})

function dayAfterText(dayText: string): string {
  return new Date(Date.parse(dayText) + day).toISOString().slice(0, 10)
}

/** What an entry of the grid stands for. The grid keeps what it is given, untyped. */
export const drawnOf = (event: { readonly extendedProps: Readonly<Record<string, unknown>> }): Drawn | undefined =>
  // The one place where what the grid hands back is given its type: it was put in above.
  event.extendedProps['drawn'] as Drawn | undefined
