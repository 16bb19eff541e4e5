import * as z from 'zod'
import { linkTypes } from '#shared/model/link'
import { Constraint, Estimate, Progress, taskKinds } from '#shared/model/task'
import { Hours } from '#shared/model/time-band'
import { When } from '#shared/model/when'

/** A time on the clock of wherever the file was made, without a zone: `2026-05-15T20:00:00`; '' is not said. */
export const Local = z.union([z.literal(''), z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/)])
export type Local = z.infer<typeof Local>

export const projectFormats = ['mspdi', 'gan', 'markdown', 'runbook'] as const

/** Hours by day of the week (1 is Monday) and by single days; a weekday that is missing is that of the calendar it is based on. */
export const ForeignCalendar = z.object({
  id: z.string(),
  name: z.string(),
  /** The calendar that it is based on, '' for none. */
  base: z.string(),
  week: z.record(z.string(), Hours),
  days: z.record(z.string(), Hours),
  /** What single days that differ are called, as far as the file says it. */
  names: z.record(z.string(), z.string()),
})
export interface ForeignCalendar extends z.infer<typeof ForeignCalendar> {}

export const ForeignConstraint = z.union([
  z.object({ kind: z.enum(['as-soon-as-possible', 'as-late-as-possible']) }),
  z.object({
    kind: z.enum(['start-no-earlier-than', 'start-no-later-than', 'finish-no-earlier-than', 'finish-no-later-than', 'must-start-on', 'must-finish-on']),
    at: Local,
  }),
])
export type ForeignConstraint = z.infer<typeof ForeignConstraint>

const minutesNumber = z.number().int().min(0).max(5_256_000)

/** What only Slipway has, or has exactly: its own files carry it in extra fields, runbooks and checklists in columns. */
export const OwnTask = z
  .object({
    constraint: Constraint,
    progress: Progress,
    estimate: Estimate,
    who: z.string(),
    role: z.string(),
    environment: z.string(),
    expectedResult: z.string(),
    backOut: z.string(),
    backOutDuration: minutesNumber,
    branch: z.enum(['main', 'back-out']),
    kind: z.enum(taskKinds),
    duration: minutesNumber,
    code: z.string(),
    /** Whether the calendar that stands in the file is its own or that of the summary above. */
    calendar: z.enum(['own', 'inherited']),
    /** By the baseline's number: start and end in epoch milliseconds. */
    baselines: z.record(z.string(), z.object({ start: z.number(), end: z.number() })),
  })
  .partial()
export type OwnTask = z.infer<typeof OwnTask>

/** The same of a plan. `baselines` are the names and days of those that the file has spans of, by number. */
export const OwnPlan = z
  .object({
    start: When,
    windowStart: When,
    windowEnd: When,
    environment: z.string(),
    backOutCheck: minutesNumber,
    rehearsal: z.boolean(),
    calendar: z.literal('own'),
    baselines: z.record(z.string(), z.object({ title: z.string(), taken: When })),
  })
  .partial()
export type OwnPlan = z.infer<typeof OwnPlan>

/** A task as any program writes it. */
export const ForeignTask = z.object({
  /** What links name it by. */
  id: z.string(),
  /** The line of the file, or the row of the sheet, that it begins in. */
  line: z.number().int(),
  parent: z.string(),
  code: z.string(),
  title: z.string(),
  kind: z.enum(taskKinds),
  minutes: z.number().int().min(0),
  /** The duration runs round the clock, whatever calendar holds. */
  elapsed: z.boolean(),
  /** The calendar, '' for that of the project. */
  calendar: z.string(),
  constraint: ForeignConstraint,
  /** As the program that wrote the file had computed them. */
  start: Local,
  finish: Local,
  /** Its dates are a person's: links do not move it. */
  manual: z.boolean(),
  /** Not part of the schedule. */
  inactive: z.boolean(),
  instructions: z.string(),
  who: z.array(z.string()),
  percent: z.number().min(0).max(100),
  started: Local,
  finished: Local,
  own: OwnTask,
})
export interface ForeignTask extends z.infer<typeof ForeignTask> {}

export const ForeignLink = z.object({
  from: z.string(),
  to: z.string(),
  type: z.enum(linkTypes),
  /** In minutes of work, in minutes round the clock, or in hundredths of the duration of the task before. */
  lag: z.number(),
  unit: z.enum(['minutes', 'elapsed', 'percent', 'elapsed-percent']),
  /** The other file, where the task before stands in one; '' for none. */
  elsewhere: z.string(),
  line: z.number().int(),
})
export interface ForeignLink extends z.infer<typeof ForeignLink> {}

export const ForeignBaseline = z.object({
  number: z.number().int(),
  title: z.string(),
  spans: z.record(z.string(), z.object({ start: Local, finish: Local })),
})
export interface ForeignBaseline extends z.infer<typeof ForeignBaseline> {}

/** How a field came through: not at all, as something else, or not needed because it is worked out anew here. */
export const Loss = z.object({
  entity: z.string(),
  field: z.string(),
  count: z.number().int(),
  how: z.enum(['left-out', 'changed', 'computed-here']),
  message: z.string(),
})
export interface Loss extends z.infer<typeof Loss> {}

/** Something in the file that could not be read, by its line (`row`, for a table its row). */
export const ProjectProblem = z.object({ row: z.number().int(), column: z.string().optional(), code: z.string(), message: z.string() })
export interface ProjectProblem extends z.infer<typeof ProjectProblem> {}

/** What the file holds, counted as it stands there, before anything is left out or made of it. */
export const Inventory = z.record(z.string(), z.union([z.number(), z.string(), z.boolean()]))
export type Inventory = z.infer<typeof Inventory>

/** A project in no program's terms: what every reader makes, and what plans are made of. */
export const Project = z.object({
  format: z.enum(projectFormats),
  title: z.string(),
  start: Local,
  finish: Local,
  /** The zone that the file names, '' for none. */
  zone: z.string(),
  own: OwnPlan,
  /** The calendar of tasks without one, '' for round the clock. */
  calendar: z.string(),
  calendars: z.array(ForeignCalendar),
  tasks: z.array(ForeignTask),
  links: z.array(ForeignLink),
  baselines: z.array(ForeignBaseline),
  inventory: Inventory,
  losses: z.array(Loss),
  problems: z.array(ProjectProblem),
  warnings: z.array(ProjectProblem),
})
export interface Project extends z.infer<typeof Project> {}
