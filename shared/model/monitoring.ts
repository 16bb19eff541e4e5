import * as z from 'zod'
import { belongs, order, text } from './base'
import { When } from './when'

/** Something that went wrong after a release. */
export const Incident = z.object({
  ...belongs,
  number: text,
  title: text,
  priority: z.enum(['P1', 'P2', 'P3', 'P4']).default('P3'),
  opened: When.default(''),
  restored: When.default(''),
  causedByRelease: z.boolean().default(false),
  order,
})
export interface Incident extends z.infer<typeof Incident> {}

/** A figure watched during early life support, with the bound that must hold. */
export const Measure = z.object({ ...belongs, title: text, unit: text, bound: text, observed: text, at: When.default(''), order })
export interface Measure extends z.infer<typeof Measure> {}

/** Post-implementation review: the questions and what was found (field.md 2.6). */
export const Review = z.object({ ...belongs, held: When.default(''), by: text, answers: z.record(z.string(), z.string()).default({}), summary: text })
export interface Review extends z.infer<typeof Review> {}

/** One run of a plan (a rehearsal or the deployment itself), with its log. */
export const Run = z.object({
  ...belongs,
  plan: text,
  kind: z.enum(['rehearsal', 'deployment']).default('deployment'),
  state: z.enum(['executing', 'paused', 'completed', 'backed-out', 'aborted']).default('executing'),
  started: When.default(''),
  ended: When.default(''),
})
export interface Run extends z.infer<typeof Run> {}

/** A line of a run's log. */
export const RunNote = z.object({ ...belongs, run: text, task: text, at: When.default(''), by: text, text })
export interface RunNote extends z.infer<typeof RunNote> {}

/** Planned dates kept for comparison: per task its start and end in epoch milliseconds, and what it was called, since it may be gone later. */
export const Baseline = z.object({
  ...belongs,
  plan: text,
  title: text,
  taken: When.default(''),
  spans: z.record(z.string(), z.object({ start: z.number(), end: z.number() })).default({}),
  titles: z.record(z.string(), z.string()).default({}),
})
export interface Baseline extends z.infer<typeof Baseline> {}
