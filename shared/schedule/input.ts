import type { LinkType } from '../model/link'
import type { ScheduleCalendar } from './working-time'

/** A task as the schedule needs it: durations in minutes, instants in epoch milliseconds. */
export interface ScheduleTask {
  readonly id: string
  readonly parent: string
  readonly duration: number
  readonly branch: 'main' | 'back-out'
  readonly constraint: ScheduleConstraint
  /** The working calendar; left out is that of the task above, at the top that of the plan. */
  readonly calendar?: string | undefined
}

export type ScheduleConstraint = { readonly kind: 'as-soon-as-possible' | 'as-late-as-possible' } | { readonly kind: DatedConstraint; readonly at: number }

export type DatedConstraint =
  | 'start-no-earlier-than'
  | 'start-no-later-than'
  | 'finish-no-earlier-than'
  | 'finish-no-later-than'
  | 'must-start-on'
  | 'must-finish-on'

export interface ScheduleLink {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly type: LinkType
  readonly lag: number
}

/**
 * A plan to compute: nothing starts before `start` (epoch milliseconds). With a calendar a task's duration is its working time, and the
 * lag of a link counts in the calendar of the task it leads to, as in MS Project (MPXJ's MicrosoftScheduler, addLag, which is held
 * against it); without one time counts round the clock.
 */
export interface ScheduleInput {
  readonly start: number
  /** The calendar of tasks that name none; left out is round the clock. */
  readonly calendar?: string | undefined
  readonly calendars?: readonly ScheduleCalendar[] | undefined
  readonly tasks: readonly ScheduleTask[]
  readonly links: readonly ScheduleLink[]
}

/** What keeps a schedule from being as it was asked for. Words are made at the screen. */
export type ScheduleProblem =
  | { readonly code: 'cycle'; readonly tasks: readonly string[]; readonly links: readonly string[] }
  | { readonly code: 'parent-cycle'; readonly tasks: readonly string[] }
  | { readonly code: 'loose-link'; readonly link: string }
  | { readonly code: 'link-to-summary-finish'; readonly link: string; readonly task: string }
  | { readonly code: 'constraint-on-summary'; readonly task: string; readonly constraint: DatedConstraint }
  | { readonly code: 'loose-calendar'; readonly tasks: readonly string[]; readonly calendar: string }
  /** The calendar has no more working time for these tasks: from there on they count round the clock. */
  | { readonly code: 'no-working-time'; readonly tasks: readonly string[]; readonly calendar: string }
  | { readonly code: 'constraint-broken'; readonly task: string; readonly constraint: DatedConstraint; readonly minutes: number }
