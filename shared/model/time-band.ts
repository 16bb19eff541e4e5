import * as z from 'zod'
import { belongs, text } from './base'
import { When } from './when'

const what = { title: text, start: When.default(''), end: When.default(''), note: text, source: text }
/** What it applies to: names of entities (`service/x`, `environment/y`, `ci/z`); empty means everything. */
const appliesTo = z.record(z.string(), z.literal(true)).default({})

/** No changes in this time: hard blocks, soft warns. A recurrence is an RRULE of RFC 5545. */
export const Freeze = z.object({ ...belongs, ...what, severity: z.enum(['hard', 'soft']).default('hard'), appliesTo, recurrence: text })
export interface Freeze extends z.infer<typeof Freeze> {}

/** Changes belong into this time. */
export const MaintenanceWindow = z.object({
  ...belongs,
  ...what,
  kind: z.enum(['maintenance', 'deployment']).default('maintenance'),
  appliesTo,
  recurrence: text,
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
export const KeyDate = z.object({ ...belongs, ...what, kind: z.enum(['key-event', 'deadline', 'important-date', 'cab']).default('key-event') })
export interface KeyDate extends z.infer<typeof KeyDate> {}

/** A calendar owns freezes, windows, bookings and key dates: it is their root. */
export const Calendar = z.object({ id: z.string(), removed: z.boolean().default(true), name: text, zone: text })
export interface Calendar extends z.infer<typeof Calendar> {}
