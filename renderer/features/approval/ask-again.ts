import { go } from '#app/router'
import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { rootRecords, viewsOf } from '#data/select'
import { store } from '#data/store'
import { rootIn } from '#shared/cab/views-in'
import { fillAgenda } from '#shared/commands/cab/agenda'
import type { Roots } from '#shared/log/apply'
import type { Meeting } from '#shared/model/board'
import { idOf } from '#shared/model/entity-id'
import { startsAt } from '#shared/model/when'

/** The meeting that would be asked, and whether the subject is on its agenda already. */
export interface NextMeeting {
  readonly meeting: Meeting
  readonly isOn: boolean
}

/** The next meeting that is still to come and may decide about it; the board for everything, the emergency one for emergencies too. */
export function nextMeeting(roots: Roots, subject: string, zone: string): NextMeeting | undefined {
  const kind = subject.startsWith('change/') ? 'change' : 'release'
  const isEmergency = rootIn(roots, kind, idOf(subject))?.type === 'emergency'
  const meetings = Object.keys(roots)
    .filter((root) => root.startsWith('meeting/'))
    .flatMap((root) => viewsOf(roots[root], 'meeting'))
    .filter((meeting) => meeting.state === 'pending' && (meeting.kind === 'CAB' || isEmergency))
    .sort((a, b) => (startsAt(a.start, zone) ?? Number.POSITIVE_INFINITY) - (startsAt(b.start, zone) ?? Number.POSITIVE_INFINITY))
  const isOn = ({ id }: Meeting): boolean => viewsOf(roots[`meeting/${id}`], 'agenda-item').some((item) => item.subject === subject && item.state === 'pending')
  const meeting = meetings.find(isOn) ?? meetings[0]
  return meeting === undefined ? undefined : { meeting, isOn: isOn(meeting) }
}

/** Puts it on that agenda; where no meeting is planned, goes to where one is. */
export async function askAgain(subject: string, next: NextMeeting | undefined): Promise<void> {
  if (next === undefined) {
    go('cab', { view: 'new' })
    return
  }
  const roots = rootRecords(store.getState())
  const items = viewsOf(roots[`meeting/${next.meeting.id}`], 'agenda-item')
  await run(fillAgenda(roots, next.meeting, [{ id: newId(), subject, order: orderBetween(items.at(-1)?.order ?? '', '') }]), { toast: true })
}
