import type { Draft } from '../log/operation'
import type { Release } from '../model/release'
import { type Failure, failed, ok, type Result } from '../model/result'
import { endsAt, startsAt, type When } from '../model/when'
import { combine, create } from './edit'

export interface NewPlan {
  readonly id: string
  readonly firstTask: string
  readonly start: When
  readonly windowStart: When
  readonly windowEnd: When
  readonly zone: string
}

/** Makes a release's deployment plan with a first task to write over. Refused where its window ends before it starts. */
export function createPlan(release: Release, { id, firstTask, start, windowStart, windowEnd, zone }: NewPlan, order: string): Result<Draft, Failure> {
  const opens = startsAt(windowStart, zone)
  const closes = endsAt(windowEnd, zone)
  if (opens !== undefined && closes !== undefined && closes <= opens) {
    return failed({ code: 'window-ends-before', message: 'The deployment window ends before it starts. Correct one of the two.', place: 'windowEnd' })
  }
  const of = `release/${release.id}`
  const name = [release.name, release.version].filter((part) => part !== '').join(' ') || 'release'
  return ok(
    combine('create-plan', `Started the deployment plan of “${name}”`, [
      create('plan', id, { of, title: `${name} cut-over`, start, windowStart, windowEnd, zone }),
      create('task', firstTask, { of, plan: id, code: 'A', title: 'Prepare', order }),
    ]),
  )
}
