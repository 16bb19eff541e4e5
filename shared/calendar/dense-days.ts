import type { CalendarKind, Dated } from './dated'
import { type DayList, dayOf } from './day-list'

/** Many items of one kind that begin on one day, shown as one. */
export interface DayGroup {
  readonly day: string
  readonly kind: CalendarKind
  readonly count: number
  readonly from: number
  readonly to: number
}

export interface Thinned<Item extends Dated> {
  readonly items: readonly Item[]
  readonly groups: readonly DayGroup[]
}

/** A day with more than so many items is dense; on it, kinds with more than so many become a group. */
const dense = 12
const most = 3

/**
 * Days with very many items, drawn one by one, can neither be read nor drawn quickly: there each kind with more than
 * three becomes one entry that says how many. Freezes and what lasts over a day are never put together.
 */
export function thinned<Item extends Dated>(items: readonly Item[], list: DayList): Thinned<Item> {
  const byDay = new Map<number, Map<CalendarKind, Item[]>>()
  const sizes = new Map<number, number>()
  for (const item of items) {
    const day = dayOf(list, item.from)
    if (day < 0 || day >= list.days.length || item.kind === 'freeze' || item.to - item.from > 86_400_000) continue
    const kinds = byDay.get(day) ?? new Map<CalendarKind, Item[]>()
    const held = kinds.get(item.kind) ?? []
    held.push(item)
    byDay.set(day, kinds.set(item.kind, held))
    sizes.set(day, (sizes.get(day) ?? 0) + 1)
  }
  const hidden = new Set<Item>()
  const groups: DayGroup[] = []
  for (const [day, kinds] of byDay) {
    if ((sizes.get(day) ?? 0) <= dense) continue
    for (const [kind, held] of kinds) {
      if (held.length <= most) continue
      for (const item of held) hidden.add(item)
      groups.push({ day: list.days[day] ?? '', kind, count: held.length, from: list.starts[day] ?? 0, to: list.starts[day + 1] ?? 0 })
    }
  }
  return hidden.size === 0 ? { items, groups } : { items: items.filter((item) => !hidden.has(item)), groups }
}
