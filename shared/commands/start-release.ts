import type { Draft } from '../log/operation'
import type { ReleaseType } from '../model/release'
import { type Failure, failed, ok, type Result } from '../model/result'
import type { When } from '../model/when'
import { create } from './edit'

export interface NewRelease {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly version: string
  readonly type: ReleaseType
  readonly target: When
  readonly owner: string
}

/** Makes a release in draft. A name or a version is enough; everything else can follow. */
export function startRelease({ id, name, version, ...more }: NewRelease): Result<Draft, Failure> {
  const called = [name.trim(), version.trim()].filter((part) => part !== '').join(' ')
  if (called === '') return failed({ code: 'name-missing', message: 'Give the release a name or a version.', place: 'name' })
  const draft = create('release', id, { ...more, name: name.trim(), version: version.trim() }, `Started the release “${called}”`)
  return ok({ ...draft, command: 'start-release' })
}
