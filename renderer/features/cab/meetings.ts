import { Temporal } from 'temporal-polyfill'
import { compareWhen } from '#app/format'
import type { Meeting, MeetingState } from '#shared/model/board'
import { endsAt, instant, isDay, type When } from '#shared/model/when'

/** Meetings of one state, in the order in which people look for them. */
export interface MeetingGroup {
  readonly state: MeetingState
  readonly meetings: readonly Meeting[]
}

const order: readonly MeetingState[] = ['in-progress', 'pending', 'complete', 'cancelled']

/** The meetings by state: what is to come with the soonest first, what is over with the latest first. */
export function meetingGroups(meetings: readonly Meeting[], zone: string): readonly MeetingGroup[] {
  return order.flatMap((state) => {
    const those = meetings.filter((meeting) => meeting.state === state).sort((a, b) => compareWhen(a.start, b.start, zone) || (a.id < b.id ? -1 : 1))
    if (those.length === 0) return []
    return [{ state, meetings: state === 'complete' || state === 'cancelled' ? those.reverse() : those }]
  })
}

/** The meeting that is meant where none is named: the one that goes on, else the next one, else the last one that was planned. */
export function meetingToShow(meetings: readonly Meeting[], zone: string, now: number): Meeting | undefined {
  const [running] = meetings.filter(({ state }) => state === 'in-progress')
  if (running !== undefined) return running
  const pending = meetings.filter(({ state }) => state === 'pending').sort((a, b) => compareWhen(a.start, b.start, zone))
  const isAhead = ({ start, end }: Meeting): boolean => (endsAt(end, zone) ?? endsAt(start, zone) ?? Number.POSITIVE_INFINITY) > now
  return pending.find(isAhead) ?? pending.at(-1) ?? [...meetings].sort((a, b) => compareWhen(b.start, a.start, zone)).find(({ state }) => state === 'complete')
}

/** The same clock time a week later, in the zone of the site: clocks may change between. */
export function weekLater(when: When, zone: string): When {
  if (when === '') return ''
  if (isDay(when)) return Temporal.PlainDate.from(when).add({ days: 7 }).toString()
  return instant(Temporal.Instant.from(when).toZonedDateTimeISO(zone).add({ days: 7 }).epochMilliseconds)
}
