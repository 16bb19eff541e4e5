import type { LinkType } from '../model/link'

/** A task as the schedule needs it: durations in minutes, instants in epoch milliseconds. */
export interface ScheduleTask {
  readonly id: string
  readonly parent: string
  readonly duration: number
  readonly branch: 'main' | 'back-out'
  readonly constraint: ScheduleConstraint
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

/** A plan to compute: nothing starts before `start` (epoch milliseconds). */
export interface ScheduleInput {
  readonly start: number
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
  | { readonly code: 'constraint-broken'; readonly task: string; readonly constraint: DatedConstraint; readonly minutes: number }
