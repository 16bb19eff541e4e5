import type { Fact } from '../../model/verdict'

/** What takes time and can be at odds: a release when it is deployed, a change, a booking of an environment. */
export interface Subject {
  readonly entity: string
  readonly kind: 'release' | 'change' | 'booking'
  /** Epoch milliseconds, half-open; never empty. */
  readonly from: number
  readonly to: number
  /** Given as whole days: its hours are not known yet. */
  readonly wholeDays: boolean
  /** What its ends were read from. */
  readonly start: Fact
  readonly end: Fact
  /** Services and CIs that it touches: `service/x`, `ci/y`; each once. */
  readonly items: readonly string[]
  /** The environment that it takes, `environment/x`, or ''. */
  readonly environment: string
  readonly purpose: string
  readonly people: readonly Engagement[]
  /** The releases that it is part of: what goes out together is not at odds about where. */
  readonly groups: readonly string[]
  /** Whether freezes and windows ask about it: not what is under way, nor an emergency, which they except. */
  readonly judged: boolean
  /** Whether it can be moved: neither under way nor locked. */
  readonly movable: boolean
  /** Releases that must be out before it. */
  readonly needs: readonly string[]
  readonly approval: 'not-needed' | 'needed' | 'needed-afterwards'
  /** The end by which everything of a release's plan is done and its window, where a plan has both. */
  readonly plan?: PlanFit
}

/** A person at work for a subject: the field names them. */
export interface Engagement {
  readonly person: string
  readonly from: number
  readonly to: number
  readonly entity: string
  readonly field: string
}

/** A deployment plan beside its window; epoch milliseconds. */
export interface PlanFit {
  readonly entity: string
  readonly start: number
  readonly end: number
  /** The instant at which a back-out begun at the end would be done and checked; `end` where nothing is to be undone. */
  readonly backOutEnd: number
  readonly backOutMinutes: number
  readonly checkMinutes: number
  readonly windowFrom: number
  readonly windowTo: number
  readonly window: readonly [Fact, Fact]
  /** Tasks that end after the window. */
  readonly late: readonly { readonly task: string; readonly end: number }[]
}

/** Names are compared as people mean them. */
export const personKey = (name: string): string => name.trim().toLowerCase().replace(/\s+/g, ' ')
