import { Temporal } from 'temporal-polyfill'
import { endsAt, startsAt } from '../../model/when'
import type { Conflict } from './conflict'
import type { Subject } from './subject'

/** A subject as it would be at another start: all its times move along, and its length stays. */
export function movedTo(subject: Subject, from: number): Subject {
  const by = from - subject.from
  if (by === 0) return subject
  const { plan } = subject
  return {
    ...subject,
    from,
    to: subject.to + by,
    people: subject.people.map((one) => ({ ...one, from: one.from + by, to: one.to + by })),
    ...(plan === undefined
      ? {}
      : {
          plan: {
            ...plan,
            start: plan.start + by,
            end: plan.end + by,
            backOutEnd: plan.backOutEnd + by,
            windowFrom: plan.windowFrom + by,
            windowTo: plan.windowTo + by,
          },
        }),
  }
}

/** What is planned by the day moves by days: as many whole days, each from its own midnight. */
export function movedToDay(subject: Subject, day: Temporal.PlainDate, zone: string): Subject {
  const first = startsAt(day.toString(), zone) ?? subject.from
  const last = day.add({ days: daysOf(subject, zone) - 1 })
  const moved = movedTo(subject, first)
  return { ...moved, to: endsAt(last.toString(), zone) ?? moved.to }
}

const daysOf = (subject: Subject, zone: string): number => Math.max(1, dayOf(subject.from, zone).until(dayOf(subject.to - 1, zone)).days + 1)

export const dayOf = (at: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(at)).toZonedDateTimeISO(zone).toPlainDate()

/** Conflicts that go away when something is moved; how a plan lies in its own window and who approved it does not change by that. */
export const dependsOnTime = ({ kind }: Conflict): boolean =>
  kind !== 'missing-approval' && kind !== 'outside-deployment-window' && kind !== 'back-out-does-not-fit'

export const isOpen = ({ standing }: Conflict): boolean => standing.state === 'open'
