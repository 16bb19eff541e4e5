import { useCanEdit } from '#app/use-can-edit'
import { rootRecords } from '#data/select'
import { store } from '#data/store'
import { kept } from '#features/fields'
import { addItemMinutes } from '#shared/commands/cab/agenda'
import type { AgendaItem } from '#shared/model/board'
import type { MeetingPage } from './agenda-rows'
import styles from './minutes.module.css'
import { MinutesField } from './minutes-field'

/** What was said about an item: written while the meeting goes on, read afterwards. */
export function ItemMinutes({ page: { meeting }, item }: { readonly page: MeetingPage; readonly item: AgendaItem }) {
  const canEdit = useCanEdit()
  if (meeting.state === 'in-progress' && canEdit) {
    return (
      <section className={styles['minutes']} aria-label="Minutes of this item">
        <MinutesField
          label="Minutes of this item"
          saved={item.minutes}
          rows={3}
          save={(minutes) => kept(addItemMinutes(rootRecords(store.getState()), item, minutes))}
        />
      </section>
    )
  }
  if (item.minutes === '') return null
  return (
    <section className={styles['minutes']} aria-label="Minutes of this item">
      <h3>Minutes</h3>
      <p className={styles['text']}>{item.minutes}</p>
    </section>
  )
}
