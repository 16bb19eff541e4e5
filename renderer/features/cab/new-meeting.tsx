import { type FormEvent, useId, useState } from 'react'
import { Button } from '#app/controls/button'
import { Page } from '#app/controls/page'
import { TextField } from '#app/controls/text-field'
import { whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { back, go } from '#app/router'
import { useSigner } from '#app/use-signer'
import { parseWhen } from '#app/when-text'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { rootRecords, selectRootView, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { createMeeting } from '#shared/commands/cab/meeting'
import type { Meeting, MeetingMember } from '#shared/model/board'
import styles from './cab.module.css'
import { meetingGroups, weekLater } from './meetings'
import { kindChoices, meetingName } from './words'

interface NewMeetingProps {
  readonly meetings: readonly Meeting[]
  /** The meeting whose members, quorum and rule are taken over; '' is the last one. */
  readonly from: string
}

/** A meeting to be planned: title, time and place are asked; people, quorum and rule are taken over from the last one, or asked on its page. */
export function NewMeeting({ meetings, from }: NewMeetingProps) {
  const zone = useZone()
  const site = useAppSelector(selectRootView('workspace', 'this'))?.zone || zone
  const roots = useAppSelector(rootRecords)
  const { person } = useSigner()
  const id = useId()
  const groups = meetingGroups(meetings, zone)
  const last = meetings.find((meeting) => meeting.id === from) ?? latestOf(meetings)
  const [copied, setCopied] = useState(last?.id ?? '')
  const model = meetings.find((meeting) => meeting.id === copied)
  const [kind, setKind] = useState<Meeting['kind']>(model?.kind ?? 'CAB')
  const shown = (when: Meeting['start']): string => whenText(weekLater(when, site), zone)
  const [fields, setFields] = useState({
    title: model?.title ?? '',
    start: shown(model?.start ?? ''),
    end: shown(model?.end ?? ''),
    location: model?.location ?? '',
  })
  const [refused, setRefused] = useState({ field: '', message: '' })
  const set = (field: keyof typeof fields) => (value: string) => setFields((before) => ({ ...before, [field]: value }))
  const why = (field: string): string => (refused.field === field ? refused.message : '')
  const copy = (next: string): void => {
    setCopied(next)
    const taken = meetings.find((meeting) => meeting.id === next)
    if (taken === undefined) return
    setKind(taken.kind)
    setFields({ title: taken.title, start: shown(taken.start), end: shown(taken.end), location: taken.location })
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const start = parseWhen(fields.start, { zone, now: Date.now(), wanted: 'instant' })
    if (!start.ok) return setRefused({ field: 'start', message: start.failure.message })
    const end = parseWhen(fields.end, { zone, now: Date.now(), wanted: 'instant', before: start.value })
    if (!end.ok) return setRefused({ field: 'end', message: end.failure.message })
    if (start.value === '') return setRefused({ field: 'start', message: 'Say when it begins.' })
    if (end.value !== '' && end.value <= start.value) return setRefused({ field: 'end', message: 'It ends before it begins.' })
    const meeting = newId()
    const rules: Partial<Meeting> =
      model === undefined
        ? { chair: person }
        : { chair: model.chair, quorum: model.quorum, rule: model.rule, vetoRole: model.vetoRole, minutesPerItem: model.minutesPerItem }
    const drafted = createMeeting(
      meeting,
      { title: fields.title.trim() || kind, kind, start: start.value, end: end.value, location: fields.location.trim(), ...rules },
      membersFrom(model === undefined ? [] : viewsOf(roots[`meeting/${model.id}`], 'meeting-member'), person),
    )
    const made = await run(drafted, { toast: true })
    if (!made.ok) return setRefused({ field: 'start', message: made.failure.message })
    go('cab', { meeting, ...(model === undefined ? { view: 'set-up' } : {}) })
  }
  return (
    <Page title="New meeting">
      <form
        className={styles['form']}
        aria-label="New meeting"
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') back()
        }}
      >
        <p className={styles['lead']}>
          A meeting needs a time. Members, quorum and rule come from the meeting it is copied from, and can be changed on its page.
        </p>
        {meetings.length > 0 && (
          <label className={styles['choice']} htmlFor={`${id}-copy`}>
            Copy members, quorum and rule from
            <select id={`${id}-copy`} value={copied} onChange={(event) => copy(event.currentTarget.value)}>
              <option value="">no meeting, begin empty</option>
              {groups
                .flatMap((group) => group.meetings)
                .map((meeting) => (
                  <option key={meeting.id} value={meeting.id}>
                    {meetingName(meeting, zone, Date.now())}
                  </option>
                ))}
            </select>
          </label>
        )}
        <label className={styles['choice']} htmlFor={`${id}-kind`}>
          Board
          <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(event.currentTarget.value === 'ECAB' ? 'ECAB' : 'CAB')}>
            {kindChoices.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <TextField label="Title" value={fields.title} onChange={set('title')} hint="Empty is CAB or ECAB" autoFocus />
        <TextField label="Start" value={fields.start} onChange={set('start')} refusal={why('start')} hint="26 Nov 10:00, tomorrow 10:00 or +1w" />
        <TextField label="End" value={fields.end} onChange={set('end')} refusal={why('end')} hint="10:45 on the same day" />
        <TextField label="Place" value={fields.location} onChange={set('location')} hint="A room, or how to dial in" />
        <div className={styles['buttons']}>
          <Button kind="primary" type="submit">
            Plan the meeting
          </Button>
          <Button kind="plain" onClick={back}>
            Leave without it
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** The latest meeting that was not cancelled. */
const latestOf = (meetings: readonly Meeting[]): Meeting | undefined =>
  [...meetings].filter(({ state }) => state !== 'cancelled').sort((a, b) => (a.start < b.start ? 1 : -1))[0]

type NewMember = Pick<MeetingMember, 'id' | 'person' | 'role' | 'voting' | 'delegate' | 'order'>

/** The members of another meeting anew; without one whoever plans the meeting is its first member. */
function membersFrom(members: readonly MeetingMember[], planner: string): readonly NewMember[] {
  const copied = members.map(({ person, role, voting, delegate }) => ({ person, role, voting, delegate }))
  const those = copied.length > 0 || planner === '' ? copied : [{ person: planner, role: 'chair', voting: true, delegate: '' }]
  let order = ''
  return those.map((member) => {
    order = orderBetween(order, '')
    return { ...member, id: newId(), order }
  })
}
