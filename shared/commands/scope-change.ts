import type { Draft } from '../log/operation'
import type { Change } from '../model/change'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { ReleaseChange } from '../model/scope'
import { combine, create, remove, titleOf } from './edit'

const entryOf = (release: string, change: string, order: string): Draft =>
  // Its identity follows from both ends: a change taken in twice, by two people, is in scope once.
  create('release-change', `${release}-${change}`, { of: `release/${release}`, change, order })

/** Takes a change into the scope of a release. */
export function scopeChange(release: string, change: Change, scope: readonly ReleaseChange[], order: string): Result<Draft, Failure> {
  const called = titleOf({ ...change })
  if (scope.some((one) => one.change === change.id)) return failed({ code: 'already-in-scope', message: `${called} is in scope already.` })
  return ok({ ...entryOf(release, change.id, order), command: 'scope-change', summary: `Took ${called} into scope` })
}

export interface NewChange {
  readonly id: string
  readonly number: string
  readonly shortDescription: string
  readonly requestedBy: string
}

/** Raises a new change; with a release it goes into its scope at once. */
export function raiseChange({ id, number, shortDescription, requestedBy }: NewChange, release?: { readonly id: string; readonly order: string }): Draft {
  const words = shortDescription.trim()
  const change = create(
    'change',
    id,
    { number, shortDescription: words, requestedBy },
    `Raised ${[number, words && `“${words}”`].filter((part) => part !== '').join(' ')}`,
  )
  if (release === undefined) return { ...change, command: 'raise-change' }
  return combine('raise-change', change.summary, [change, entryOf(release.id, id, release.order)])
}

/** Takes a change out of scope; the change itself stays. */
export const descopeChange = (entry: ReleaseChange, change: Change | undefined): Draft => ({
  ...remove('release-change', entry, `Took ${change === undefined ? 'a change' : titleOf({ ...change })} out of scope`),
  command: 'descope-change',
})
