import { IconPlus } from '@tabler/icons-react'
import { Button } from '#app/controls/button'
import { Page } from '#app/controls/page'
import { State } from '#app/controls/state-mark'
import { countText, dateText, zoneText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useCanEdit } from '#app/use-can-edit'
import { useMinute } from '#app/use-now'
import { rootRecords, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import type { AgendaItem, Meeting } from '#shared/model/board'
import { startsAt } from '#shared/model/when'
import styles from './cab.module.css'
import { meetingGroups } from './meetings'
import { hoursText, itemWords, meetingTitle, ruleWords, stateWords } from './words'

/** All meetings by state: what is to come first, then what was decided. */
export function MeetingList({ meetings }: { readonly meetings: readonly Meeting[] }) {
  const zone = useZone()
  const now = useMinute()
  const canEdit = useCanEdit()
  const groups = meetingGroups(meetings, zone)
  return (
    <Page
      title="Meetings"
      beside={countText(meetings.length, 'meeting')}
      actions={
        canEdit && (
          <Button kind="primary" icon={<IconPlus size={16} stroke={1.5} aria-hidden />} onClick={() => go('cab', { view: 'new' })}>
            New meeting
          </Button>
        )
      }
    >
      <div className={styles['meetings']}>
        {groups.map(({ state, meetings: those }) => (
          <section key={state} aria-labelledby={`meetings-${state}`}>
            <h2 id={`meetings-${state}`} className={styles['groupTitle']}>
              {stateWords[state]} <span className={styles['quiet']}>{those.length}</span>
            </h2>
            <table className={styles['table']} aria-labelledby={`meetings-${state}`}>
              <thead>
                <tr>
                  <th scope="col">Meeting</th>
                  <th scope="col">Day</th>
                  <th scope="col">Time, {zoneText(now, zone)}</th>
                  <th scope="col">Chair</th>
                  <th scope="col">Rule</th>
                  <th scope="col">Agenda</th>
                </tr>
              </thead>
              <tbody>
                {those.map((meeting) => (
                  <Row key={meeting.id} meeting={meeting} zone={zone} now={now} />
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </Page>
  )
}

function Row({ meeting, zone, now }: { readonly meeting: Meeting; readonly zone: string; readonly now: number }) {
  const roots = useAppSelector(rootRecords)
  const items = viewsOf(roots[`meeting/${meeting.id}`], 'agenda-item')
  const at = startsAt(meeting.start, zone)
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles['link']} onClick={() => go('cab', { meeting: meeting.id })}>
          {meetingTitle(meeting)}
        </button>
        {meeting.state === 'in-progress' && (
          <span className={styles['beside']}>
            <State state="in-progress" />
          </span>
        )}
        {meeting.state === 'cancelled' && <span className={styles['quiet']}> {meeting.cancelReason}</span>}
      </th>
      <td>{at === undefined ? '' : dateText(at, zone, { now, weekday: true })}</td>
      <td>{hoursText(meeting, zone, now).replace(/ \S+$/, '')}</td>
      <td>{meeting.chair}</td>
      <td>{ruleWords[meeting.rule]}</td>
      <td>{agendaText(items)}</td>
    </tr>
  )
}

/** "8 items" before it was held; afterwards what came of them. */
function agendaText(items: readonly AgendaItem[]): string {
  const settled = items.filter(({ state }) => state !== 'pending' && state !== 'discussing')
  if (settled.length === 0) return items.length === 0 ? 'none yet' : countText(items.length, 'item')
  const counts = new Map<string, number>()
  for (const { state } of items) counts.set(state, (counts.get(state) ?? 0) + 1)
  return [...counts].map(([state, count]) => `${count} ${itemWords[state as AgendaItem['state']].toLowerCase()}`).join(', ')
}
