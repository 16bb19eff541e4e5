import { decisionsOf } from '../../cab/decisions'
import { viewsIn } from '../../cab/views-in'
import type { Roots } from '../../log/apply'
import type { Draft } from '../../log/operation'
import type { Meeting, MeetingMember, MeetingState } from '../../model/board'
import { type Failure, failed, ok, type Result } from '../../model/result'
import type { When } from '../../model/when'
import { combine, create, edit, type Fields, remove } from '../edit'

type NewMember = Pick<MeetingMember, 'person' | 'role' | 'voting' | 'delegate' | 'order'> & { readonly id: string }

/** Plans a meeting with the people it is asked of. */
export function createMeeting(id: string, fields: Fields<'meeting'>, members: readonly NewMember[]): Result<Draft, Failure> {
  if ((fields.start ?? '') === '') return failed({ code: 'start-missing', message: 'Say when it begins.' })
  const of = `meeting/${id}`
  return ok(
    combine('create-meeting', `Planned the meeting “${fields.title || (fields.kind ?? 'CAB')}”`, [
      create('meeting', id, fields),
      ...members.map(({ id: member, ...rest }) => create('meeting-member', member, { of, ...rest })),
    ]),
  )
}

/** What a decision was derived from stays as it was, once the meeting has decided something. */
const binding = ['kind', 'quorum', 'rule', 'vetoRole', 'chair'] as const

const hasDecided = (roots: Roots, meeting: string): boolean => [...decisionsOf(roots).values()].some((held) => held.some(({ view }) => view.of === meeting))

/** Changes what is said of a meeting. Its rule, quorum and chair stand once it has decided something. */
export function editMeeting(roots: Roots, meeting: Meeting, patch: Fields<'meeting'>): Result<Draft, Failure> {
  const isBinding = binding.some((field) => field in patch && patch[field] !== meeting[field])
  if (isBinding && hasDecided(roots, `meeting/${meeting.id}`)) return failed(decided(meeting))
  return ok({ ...edit('meeting', meeting, patch), command: 'edit-meeting' })
}

const decided = ({ id }: Meeting): Failure => ({
  code: 'has-decided',
  message: 'This meeting has decided something by its rule and members. Plan another meeting instead.',
  place: `meeting/${id}`,
})

/** Asks one more person to a meeting. */
export function addMember(roots: Roots, meeting: Meeting, { id, ...fields }: NewMember): Result<Draft, Failure> {
  if (fields.person.trim() === '') return failed({ code: 'person-missing', message: 'Say who it is.' })
  if (fields.voting && hasDecided(roots, `meeting/${meeting.id}`)) return failed(decided(meeting))
  return ok({
    ...create('meeting-member', id, { of: `meeting/${meeting.id}`, ...fields }, `Asked ${fields.person} to “${meeting.title || meeting.kind}”`),
    command: 'add-member',
  })
}

/** Changes a member. Presence can always be noted; who votes, and in whose place, stands once something was decided. */
export function editMember(roots: Roots, meeting: Meeting, member: MeetingMember, patch: Fields<'meeting-member'>): Result<Draft, Failure> {
  const isBinding = (['person', 'role', 'voting', 'delegate'] as const).some((field) => field in patch && patch[field] !== member[field])
  if (isBinding && hasDecided(roots, `meeting/${meeting.id}`)) return failed(decided(meeting))
  return ok({ ...edit('meeting-member', member, patch), command: 'edit-member' })
}

export function removeMember(roots: Roots, meeting: Meeting, member: MeetingMember): Result<Draft, Failure> {
  if (member.voting && hasDecided(roots, `meeting/${meeting.id}`)) return failed(decided(meeting))
  return ok(remove('meeting-member', member, `Took ${member.person} off “${meeting.title || meeting.kind}”`))
}

const titled = ({ title, kind }: Meeting): string => `“${title || kind}”`

function moved(meeting: Meeting, from: readonly MeetingState[], patch: Fields<'meeting'>, command: string, summary: string): Result<Draft, Failure> {
  if (from.includes(meeting.state)) return ok({ ...edit('meeting', meeting, patch, summary), command })
  return failed({ code: 'other-state', message: `The meeting is ${meeting.state.replaceAll('-', ' ')}.`, place: `meeting/${meeting.id}` })
}

/** `at` is an instant. A meeting that was ended too early goes on. */
export const beginMeeting = (meeting: Meeting, at: When): Result<Draft, Failure> =>
  moved(
    meeting,
    ['pending', 'complete'],
    { state: 'in-progress', ...(meeting.began === '' ? { began: at } : {}), ended: '' },
    'begin-meeting',
    `Began ${titled(meeting)}`,
  )

/** Ends it; what is still being discussed is discussed no more. */
export function endMeeting(roots: Roots, meeting: Meeting, at: When): Result<Draft, Failure> {
  const ended = moved(meeting, ['in-progress'], { state: 'complete', ended: at }, 'end-meeting', `Ended ${titled(meeting)}`)
  if (!ended.ok) return ended
  const items = viewsIn(roots[`meeting/${meeting.id}`], 'agenda-item').filter(({ since }) => since !== '')
  return ok(combine('end-meeting', ended.value.summary, [ended.value, ...items.map((item) => edit('agenda-item', item, paused(item, at)))]))
}

/** What a discussion comes to when it stops at an instant. */
export function paused({ spent, since, state }: { readonly spent: number; readonly since: When; readonly state: string }, at: When): Fields<'agenda-item'> {
  const seconds = since === '' ? 0 : Math.max(0, Math.round((Date.parse(at) - Date.parse(since)) / 1000))
  return { spent: spent + seconds, since: '', ...(state === 'discussing' ? { state: 'pending' } : {}) }
}

/** Cancels a meeting with the reason; one that has decided something can't be cancelled. */
export function cancelMeeting(roots: Roots, meeting: Meeting, reason: string): Result<Draft, Failure> {
  if (reason.trim() === '') return failed({ code: 'reason-missing', message: 'Say why it is cancelled.', place: `meeting/${meeting.id}` })
  if (hasDecided(roots, `meeting/${meeting.id}`)) {
    return failed({ code: 'has-decided', message: 'This meeting has decided something: end it instead.', place: `meeting/${meeting.id}` })
  }
  return moved(meeting, ['pending', 'in-progress'], { state: 'cancelled', cancelReason: reason }, 'cancel-meeting', `Cancelled ${titled(meeting)}: ${reason}`)
}

export const addMinutes = (meeting: Meeting, minutes: string): Draft => ({
  ...edit('meeting', meeting, { minutes }, `Wrote minutes of ${titled(meeting)}`),
  command: 'add-minutes',
})
