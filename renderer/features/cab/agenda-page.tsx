import { useMemo, useState } from 'react'
import { Page } from '#app/controls/page'
import { countText } from '#app/format'
import { useZone } from '#app/preferences'
import { adjust } from '#app/router'
import { useCanEdit } from '#app/use-can-edit'
import { useMinute } from '#app/use-now'
import { BallotStrip } from '#features/ballot'
import { WaitingDevices } from '#features/people'
import styles from './agenda.module.css'
import { placeItem, shiftItem } from './agenda-edits'
import { AgendaFoot } from './agenda-foot'
import { AgendaList } from './agenda-list'
import { type AgendaSorting, sortedRows } from './agenda-order'
import type { MeetingPage } from './agenda-rows'
import { CancelStrip } from './cancel-strip'
import { ItemPane } from './item-pane'
import { LiveBar } from './live-bar'
import { MeetingActions } from './meeting-actions'
import { MeetingMinutes } from './meeting-minutes'
import { useAgendaKeys } from './use-agenda-keys'
import { useConflicts } from './use-conflicts'
import { hoursText, meetingName, stateWords } from './words'

/** The agenda at the left, one subject on one page, the vote and the decision at the right. */
export function AgendaPage({ page, asked }: { readonly page: MeetingPage; readonly asked: string }) {
  const zone = useZone()
  const now = useMinute()
  const canEdit = useCanEdit()
  const conflictsOf = useConflicts()
  const { meeting, rows } = page
  const [sorting, setSorting] = useState<AgendaSorting>(meeting.state === 'pending' ? 'attention' : 'agenda')
  const [isCancelling, setCancelling] = useState(false)
  const shown = useMemo(() => sortedRows(rows, sorting, (subject) => conflictsOf(subject)?.length ?? 0), [rows, sorting, conflictsOf])
  const isMinutes = asked === 'minutes'
  const selected = isMinutes ? undefined : (shown.find(({ item }) => item.id === asked) ?? shown.find(({ asks }) => asks) ?? shown[0])
  const items = rows.map(({ item }) => item)
  const select = (item: string): void => adjust({ item })
  const toDecide = rows.filter(({ asks }) => asks).length
  const isOver = meeting.state === 'complete' || meeting.state === 'cancelled'
  useAgendaKeys(shown, selected?.item.id ?? '', select)
  const reorder = (id: string, act: (item: (typeof items)[number]) => Promise<string | undefined>): void => {
    const item = items.find((one) => one.id === id)
    if (item === undefined) return
    // Whoever moves an item means the agenda, which is then what is shown.
    setSorting('agenda')
    void act(item)
  }
  return (
    <Page
      title={meetingName(meeting, zone, now)}
      beside={
        <>
          {hoursText(meeting, zone, now)}, {countText(rows.length, 'item')}
          {isOver && `, ${stateWords[meeting.state].toLowerCase()}`}
          {toDecide > 0 && `, ${toDecide} for you to decide`}
        </>
      }
      actions={<MeetingActions page={page} onCancel={() => setCancelling(true)} />}
    >
      {canEdit && <WaitingDevices />}
      <BallotStrip />
      {meeting.state === 'in-progress' && <LiveBar page={page} current={selected} onSelect={select} />}
      {isCancelling && <CancelStrip meeting={meeting} onClose={() => setCancelling(false)} />}
      <div className={styles['columns']}>
        <AgendaList
          rows={shown}
          selected={selected?.item.id ?? ''}
          zone={zone}
          now={now}
          minutesPerItem={meeting.minutesPerItem}
          conflictsOf={conflictsOf}
          canOrder={canEdit && meeting.state !== 'cancelled'}
          onSelect={select}
          onPlace={(id, before) => reorder(id, (item) => placeItem(items, item, before))}
          onMove={(id, direction) => reorder(id, (item) => shiftItem(items, item, direction))}
          sorting={sorting}
          onSort={setSorting}
          voted={votedText(page)}
          foot={<AgendaFoot page={page} selected={selected} conflictsOf={conflictsOf} isMinutes={isMinutes} onMinutes={() => select('minutes')} />}
        />
        {isMinutes ? (
          <MeetingMinutes page={page} />
        ) : selected === undefined ? (
          <p className={styles['nothing']}>
            {meeting.state === 'pending' ? 'Fill the agenda, or add an item: then each stands here on one page.' : 'Nothing was on the agenda.'}
          </p>
        ) : (
          <ItemPane key={selected.item.id} page={page} row={selected} place={shown.indexOf(selected)} conflictsOf={conflictsOf} />
        )}
      </div>
    </Page>
  )
}

/** "3 of 7 voted": how far this person is, of what they may vote on. */
function votedText({ seat, rows }: MeetingPage): string {
  if (seat?.voting !== true) return ''
  const mine = rows.filter(({ own }) => own.kind !== 'barred' && own.kind !== 'no-seat' && own.kind !== 'not-voting')
  const voted = mine.filter(({ own }) => own.kind === 'voted' || own.kind === 'waits')
  return mine.length === 0 ? '' : `${voted.length} of ${mine.length} voted`
}
