import type { AgendaItem } from '#shared/model/board'

/** Seconds that an item was discussed up to `now`, from stored instants alone: a restart loses nothing. */
export function secondsSpent({ spent, since }: Pick<AgendaItem, 'spent' | 'since'>, now: number): number {
  if (since === '') return spent
  return spent + Math.max(0, Math.floor((now - Date.parse(since)) / 1_000))
}

/** "4:05" of "5:00": seconds as a clock that counts up. */
export function clockOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`
}

export interface ItemTime {
  readonly seconds: number
  readonly planned: number
  readonly isOver: boolean
}

/** Planned minutes against those spent. */
export const itemTime = (item: Pick<AgendaItem, 'spent' | 'since'>, minutesPerItem: number, now: number): ItemTime => {
  const seconds = secondsSpent(item, now)
  return { seconds, planned: minutesPerItem * 60, isOver: seconds > minutesPerItem * 60 }
}
