import * as z from 'zod'
import { belongs, order, text } from './base'
import { When } from './when'

export const milestoneKinds = ['milestone', 'key-event', 'deadline', 'important-date', 'release', 'end-of-life', 'freeze'] as const

/** A dated item of a release (key date). A span when `end` is given: a week, or the freeze a project announces for itself. */
export const Milestone = z.object({
  ...belongs,
  title: text,
  kind: z.enum(milestoneKinds).default('milestone'),
  start: When.default(''),
  end: When.default(''),
  owner: text,
  /** The date as its source wrote it ("R-18"). */
  asWritten: text,
  source: text,
  order,
})
export interface Milestone extends z.infer<typeof Milestone> {}
