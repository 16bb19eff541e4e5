import type { Plan } from '#shared/model/plan'
import type { Task } from '#shared/model/task'

/**
 * A step: code, title, kind, minutes, who, and how far it is, in minutes after the plan's start: `done 0-12`,
 * `in-progress 32`, `failed 80-95 reason`, `skipped 95 reason`. A code's letters name its group, whose row has no number.
 */
export type TaskRow = readonly [code: string, title: string, kind: Task['kind'], minutes?: number, who?: string, progress?: string]

export interface PlanRows {
  readonly release: string
  readonly title: string
  readonly state: Plan['state']
  readonly start: string
  readonly windowStart: string
  readonly windowMinutes: number
  readonly environment: string
  readonly tasks: readonly TaskRow[]
  /** `B1 FS B2`, `C1 SS+15 C2`: predecessor, type and lag in minutes, successor. */
  readonly links: readonly string[]
  /** By code: what to do, what must come out, how to take it back. */
  readonly details: Readonly<Record<string, readonly [instructions: string, expectedResult: string, backOut?: string]>>
  /** By code: the shortest and the longest that people expect, in minutes beside the planned ones. */
  readonly estimates?: Readonly<Record<string, readonly [low: number, high: number]>>
  /** By code: minutes to take the step back; and minutes to check the whole after a back-out. */
  readonly undo?: Readonly<Record<string, number>>
  readonly backOutCheck?: number
  /** Letters of the groups that run only if the back-out is decided. */
  readonly backOut: readonly string[]
  readonly baseline?: {
    readonly title: string
    readonly taken: string
    readonly spans: Readonly<Record<string, readonly [startMinute: number, minutes: number]>>
  }
  readonly runs?: readonly RunRow[]
}

export interface RunRow {
  readonly id: string
  readonly kind: 'rehearsal' | 'deployment'
  readonly state: 'executing' | 'completed' | 'backed-out' | 'aborted'
  readonly start: string
  /** Minutes from start to end; none while it goes on. */
  readonly minutes?: number
  readonly notes: readonly (readonly [minute: number, code: string, by: string, text: string])[]
}
