import { Popover } from '@mantine/core'
import { useState } from 'react'
import { Button } from '#app/controls/button'
import { State } from '#app/controls/state-mark'
import { clockText } from '#app/format'
import { useZone } from '#app/preferences'
import { useCanEdit } from '#app/use-can-edit'
import { useSecond } from '#app/use-now'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { kept } from '#features/fields'
import { discussItem, pauseItem } from '#shared/commands/cab/agenda'
import { editMember, endMeeting } from '#shared/commands/cab/meeting'
import type { Meeting, MeetingMember } from '#shared/model/board'
import { instant } from '#shared/model/when'
import type { AgendaRow, MeetingPage } from './agenda-rows'
import { clockOf } from './item-timer'
import styles from './live.module.css'

interface LiveBarProps {
  readonly page: MeetingPage
  /** The item that is shown. */
  readonly current: AgendaRow | undefined
  readonly onSelect: (item: string) => void
}

/** A meeting that goes on: how long, who is here, what is being discussed, and its end. */
export function LiveBar({ page: { meeting, members, rows }, current, onSelect }: LiveBarProps) {
  const roots = useAppSelector(rootRecords)
  const zone = useZone()
  const canEdit = useCanEdit()
  const [problem, setProblem] = useState('')
  const discussed = rows.find(({ item }) => item.since !== '')
  const say = async (done: Promise<string | undefined>): Promise<void> => setProblem((await done) ?? '')
  const isHere = current !== undefined && current.item.id === discussed?.item.id
  const next = rows[rows.findIndex(({ item }) => item.id === (discussed?.item.id ?? '')) + 1]
  const discuss = (row: AgendaRow): void => {
    onSelect(row.item.id)
    void say(kept(discussItem(roots, row.item, instant(Date.now()))))
  }
  const end = async (): Promise<void> => {
    const ended = await run(endMeeting(roots, meeting, instant(Date.now())), { toast: true })
    setProblem(ended.ok ? '' : ended.failure.message)
  }
  return (
    <section className={styles['bar']} aria-label="The meeting goes on">
      <State state="in-progress" />
      <Elapsed meeting={meeting} zone={zone} />
      <Present meeting={meeting} members={members} />
      {problem !== '' && (
        <span role="alert" className={styles['problem']}>
          {problem}
        </span>
      )}
      {canEdit && (
        <span className={styles['actions']}>
          {discussed !== undefined && (
            <Button kind="quiet" onClick={() => void say(kept(pauseItem(roots, discussed.item, instant(Date.now()))))}>
              Stop the clock
            </Button>
          )}
          {current !== undefined && !isHere && <Button onClick={() => discuss(current)}>Discuss this item</Button>}
          {isHere && next !== undefined && <Button onClick={() => discuss(next)}>Next item</Button>}
          <Button onClick={() => void end()}>End the meeting</Button>
        </span>
      )}
    </section>
  )
}

function Elapsed({ meeting, zone }: { readonly meeting: Meeting; readonly zone: string }) {
  const now = useSecond()
  const began = Date.parse(meeting.began)
  if (Number.isNaN(began)) return null
  return (
    <span className={styles['elapsed']}>
      since {clockText(began, zone)}, <span role="timer">{clockOf(Math.max(0, Math.floor((now - began) / 1_000)))}</span>
    </span>
  )
}

/** Who is here: ticked as they come and go. */
function Present({ meeting, members }: { readonly meeting: Meeting; readonly members: readonly MeetingMember[] }) {
  const roots = useAppSelector(rootRecords)
  const canEdit = useCanEdit()
  const [isOpen, setOpen] = useState(false)
  const here = members.filter(({ present }) => present).length
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus shadow="md" width={280}>
      <Popover.Target>
        <Button kind="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {here} of {members.length} here
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <fieldset className={styles['present']}>
          <legend>Who is here</legend>
          {members.map((member) => (
            <label key={member.id}>
              <input
                type="checkbox"
                checked={member.present}
                aria-disabled={!canEdit}
                onChange={(event) => {
                  if (canEdit) void kept(editMember(roots, meeting, member, { present: event.currentTarget.checked }))
                }}
              />
              {member.person}
              {member.role !== '' && <span className={styles['quiet']}>, {member.role}</span>}
            </label>
          ))}
          {members.length === 0 && <p>The meeting has no members yet.</p>}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}
