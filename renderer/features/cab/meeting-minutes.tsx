import { instantText } from '#app/format'
import { useZone } from '#app/preferences'
import { useCanEdit } from '#app/use-can-edit'
import { useMinute } from '#app/use-now'
import { rootRecords, viewsOf } from '#data/select'
import { store } from '#data/store'
import { kept } from '#features/fields'
import { addMinutes } from '#shared/commands/cab/meeting'
import { idOf } from '#shared/model/entity-id'
import agenda from './agenda.module.css'
import type { MeetingPage } from './agenda-rows'
import styles from './minutes.module.css'
import { MinutesField } from './minutes-field'
import { itemWords } from './words'

/** The minutes of the whole meeting: who was there, what was said besides, and what came of each item. */
export function MeetingMinutes({ page }: { readonly page: MeetingPage }) {
  const { meeting, members, rows } = page
  const zone = useZone()
  const now = useMinute()
  const canEdit = useCanEdit()
  const present = members.filter((member) => member.present)
  const absent = members.filter((member) => !member.present)
  const hours = [
    meeting.began === '' ? '' : `Began ${instantText(Date.parse(meeting.began), zone, { now, weekday: true })}`,
    meeting.ended === '' ? '' : `ended ${instantText(Date.parse(meeting.ended), zone, { now, weekday: true })}`,
  ].filter((part) => part !== '')
  const current = () =>
    viewsOf(rootRecords(store.getState())[`meeting/${meeting.id}`], 'meeting').find(({ id }) => id === idOf(`meeting/${meeting.id}`)) ?? meeting
  return (
    <>
      <div className={agenda['middle']}>
        <article className={styles['page']} aria-label="Minutes of the meeting">
          <h2>Minutes of the meeting</h2>
          {hours.length > 0 && <p className={styles['quiet']}>{hours.join(', ')}.</p>}
          <dl className={styles['people']}>
            <dt>Here</dt>
            <dd>{present.length === 0 ? 'nobody noted yet' : present.map(({ person }) => person).join(', ')}</dd>
            <dt>Not here</dt>
            <dd>{absent.length === 0 ? 'nobody' : absent.map(({ person }) => person).join(', ')}</dd>
          </dl>
          {canEdit && meeting.state !== 'cancelled' ? (
            <MinutesField label="Notes on the whole meeting" saved={meeting.minutes} rows={5} save={(minutes) => kept(addMinutes(current(), minutes))} />
          ) : (
            <p className={styles['text']}>{meeting.minutes === '' ? 'No notes on the whole meeting.' : meeting.minutes}</p>
          )}
          <ol className={styles['items']} aria-label="What came of each item">
            {rows.map(({ item, number, title }) => (
              <li key={item.id}>
                <strong>
                  {number} {title}
                </strong>
                <span className={styles['quiet']}> {itemWords[item.state]}</span>
                {item.minutes !== '' && <p className={styles['text']}>{item.minutes}</p>}
              </li>
            ))}
          </ol>
        </article>
      </div>
      <aside className={agenda['side']} aria-label="About minutes">
        <p className={styles['aside']}>
          What is written here is saved as it is typed, and found by the search of the whole workspace. Each item has minutes of its own, which are written on
          its page while the meeting goes on.
        </p>
      </aside>
    </>
  )
}
