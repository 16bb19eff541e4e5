import type { Dated } from './dated'

/** A line of the agenda: the head of a month with how many begin in it, or an item. */
export type AgendaRow<Item extends Dated> =
  | { readonly kind: 'month'; readonly month: string; readonly count: number }
  | { readonly kind: 'item'; readonly item: Item; readonly day: string; readonly isFirstOfDay: boolean }

/** Items that begin in the period, by day, each month with its head, also those in which nothing begins. `dayOf` says the day of an instant. */
export function agendaRows<Item extends Dated>(items: readonly Item[], months: readonly string[], dayOf: (at: number) => string): readonly AgendaRow<Item>[] {
  const byMonth = new Map<string, { item: Item; day: string }[]>(months.map((month) => [month, []]))
  for (const item of items) {
    const day = dayOf(item.from)
    byMonth.get(day.slice(0, 7))?.push({ item, day })
  }
  return [...byMonth].flatMap(([month, held]): AgendaRow<Item>[] => [
    { kind: 'month', month, count: held.length },
    ...held.map(({ item, day }, at): AgendaRow<Item> => ({ kind: 'item', item, day, isFirstOfDay: held[at - 1]?.day !== day })),
  ])
}

/** The first line on or after a day, on the first of a month its head; the last one where nothing comes after it. */
export function rowFrom<Item extends Dated>(rows: readonly AgendaRow<Item>[], day: string): number {
  const found = rows.findIndex((row) => (row.kind === 'item' ? row.day >= day : `${row.month}-01` >= day))
  return found < 0 ? rows.length - 1 : found
}
