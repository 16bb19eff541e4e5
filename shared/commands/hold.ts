import type { Draft } from '../log/operation'
import type { Change } from '../model/change'
import type { Release } from '../model/release'
import { type Failure, failed, ok, type Result } from '../model/result'
import { edit, titleOf } from './edit'

/** Puts a release or change on hold; a reason is asked, since somebody will ask for it. */
export function hold(kind: 'release' | 'change', view: Release | Change, reason: string): Result<Draft, Failure> {
  if (reason.trim() === '') return failed({ code: 'reason-missing', message: 'Give the reason for the hold.' })
  const patch = { onHold: { held: true as const, reason: reason.trim() } }
  const summary = `Put ${titleOf({ ...view })} on hold: ${reason.trim()}`
  return ok({
    ...(kind === 'release' ? edit('release', view as Release, patch, summary) : edit('change', view as Change, patch, summary)),
    command: `hold-${kind}`,
  })
}

export function takeOffHold(kind: 'release' | 'change', view: Release | Change): Draft {
  const patch = { onHold: { held: false as const } }
  const summary = `Took ${titleOf({ ...view })} off hold`
  return {
    ...(kind === 'release' ? edit('release', view as Release, patch, summary) : edit('change', view as Change, patch, summary)),
    command: `release-hold-${kind}`,
  }
}
