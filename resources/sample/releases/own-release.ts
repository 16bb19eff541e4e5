import type { Release } from '#shared/model/release'

/**
 * A release of the bank's own. `version` may hold `{m+1}` (year and month, months from now), `{M+1}` (the same with a
 * four-digit year) and `{Q+0}` (year and quarter); `target` is a date as shared/sample/sample-time.ts reads it;
 * `services` are names, the first one places the release in an area; `gate` says how many of how many readiness
 * criteria are met; `changes` is how many changes are in its scope.
 */
export type OwnRelease = readonly [
  id: string,
  name: string,
  version: string,
  type: Release['type'],
  state: Release['state'],
  owner: string,
  target: string,
  services: string,
  gate: string,
  changes: number,
  objective: string,
  more?: More,
]

export interface More {
  readonly outcome?: Release['outcome']
  /** Ids of releases that must go out before. */
  readonly needs?: readonly string[]
  readonly description?: string
  readonly pinned?: true
}
