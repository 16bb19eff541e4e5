import * as z from 'zod'
import { belongs, text } from './base'
import { When } from './when'

const what = { title: text, start: When.default(''), end: When.default(''), note: text, source: text }
/** What it applies to: names of entities (`service/x`, `environment/y`, `ci/z`); empty means everything. */
const appliesTo = z.record(z.string(), z.literal(true)).default({})

const recurring = {
  /** An RRULE of RFC 5545; empty is once. */
  recurrence: text,
  /** The starts of occurrences that do not happen (RFC 5545, EXDATE), each a day or an instant. */
  exceptions: z.record(z.string(), z.literal(true)).default({}),
  /** The zone whose clock the occurrences keep; empty is that of the workspace. */
  zone: text,
}

/** No changes in this time: hard blocks, soft warns. */
export const Freeze = z.object({ ...belongs, ...what, severity: z.enum(['hard', 'soft']).default('hard'), appliesTo, ...recurring })
export interface Freeze extends z.infer<typeof Freeze> {}

/** Changes belong into this time. */
export const MaintenanceWindow = z.object({
  ...belongs,
  ...what,
  kind: z.enum(['maintenance', 'deployment']).default('maintenance'),
  appliesTo,
  ...recurring,
})
export interface MaintenanceWindow extends z.infer<typeof MaintenanceWindow> {}

/** The use of an environment for a time; `release` is the release it is for, if any. */
export const Booking = z.object({
  ...belongs,
  ...what,
  environment: text,
  release: text,
  purpose: text,
  bookedBy: text,
  state: z.enum(['requested', 'approved', 'rejected', 'active', 'released']).default('requested'),
})
export interface Booking extends z.infer<typeof Booking> {}

/** A date for everybody, of no single release: an audit, a holiday, a CAB meeting. */
export const KeyDate = z.object({
  ...belongs,
  ...what,
  kind: z.enum(['key-event', 'deadline', 'important-date', 'cab', 'holiday']).default('key-event'),
  ...recurring,
})
export interface KeyDate extends z.infer<typeof KeyDate> {}

/** That one release or change (`subject`, an entity's name) may go out in a freeze: who allowed it, and why. Its entry's signature is the proof. */
export const FreezeException = z.object({
  ...belongs,
  freeze: text,
  subject: text,
  /** The start of the occurrence it is for; empty is for each. */
  occurrence: When.default(''),
  reason: text,
  grantedBy: text,
  granted: When.default(''),
})
export interface FreezeException extends z.infer<typeof FreezeException> {}

/** That somebody accepts a conflict as it stands: `facts` is the digest of what it was derived from, so that it comes back when they change. */
export const ConflictAcceptance = z.object({ ...belongs, conflict: text, facts: text, reason: text, acceptedBy: text, accepted: When.default('') })
export interface ConflictAcceptance extends z.infer<typeof ConflictAcceptance> {}

/** Hours of one day, as spans on the clock: `09:00-12:00 13:00-17:00`; `00:00-24:00` is the whole day, empty is none. */
export const Hours = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)( |$))*$/)

/** When work is done: hours by day of the week (1 is Monday), and by single days (`YYYY-MM-DD`) that differ from it, such as holidays. */
export const WorkingCalendar = z.object({
  ...belongs,
  name: text,
  zone: text,
  week: z.record(z.string(), Hours).default({}),
  days: z.record(z.string(), Hours).default({}),
  /** What a day that differs is called, and where that came from: `Christmas Day, from holidays.ics`. */
  dayNames: z.record(z.string(), z.string()).default({}),
})
export interface WorkingCalendar extends z.infer<typeof WorkingCalendar> {}

/** A calendar owns freezes, windows, bookings and key dates: it is their root. */
export const Calendar = z.object({ id: z.string(), removed: z.boolean().default(true), name: text, zone: text })
export interface Calendar extends z.infer<typeof Calendar> {}
