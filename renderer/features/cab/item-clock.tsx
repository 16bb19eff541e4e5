import { useSecond } from '#app/use-now'
import type { AgendaItem } from '#shared/model/board'
import styles from './agenda.module.css'
import { clockOf, itemTime } from './item-timer'

/** How long an item has been discussed, of the minutes it is given; nothing while it was not. */
export function ItemClock({ item, minutesPerItem }: { readonly item: AgendaItem; readonly minutesPerItem: number }) {
  if (item.since === '' && item.spent === 0) return null
  return item.since === '' ? <Clock item={item} minutesPerItem={minutesPerItem} now={0} /> : <Ticking item={item} minutesPerItem={minutesPerItem} />
}

function Ticking(props: { readonly item: AgendaItem; readonly minutesPerItem: number }) {
  return <Clock {...props} now={useSecond()} />
}

function Clock({ item, minutesPerItem, now }: { readonly item: AgendaItem; readonly minutesPerItem: number; readonly now: number }) {
  const { seconds, isOver } = itemTime(item, minutesPerItem, now)
  return (
    <span className={isOver ? styles['over'] : styles['clock']} role="timer" aria-label={`Discussed ${clockOf(seconds)} of ${minutesPerItem} min`}>
      {clockOf(seconds)} of {minutesPerItem} min
    </span>
  )
}
