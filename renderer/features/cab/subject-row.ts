import { viewsOf } from '#data/select'
import type { Roots } from '#shared/log/apply'
import { kindOf } from '#shared/model/entity-id'
import { releaseName } from '#shared/model/release-name'
import type { When } from '#shared/model/when'

/** What the agenda's list says of a subject. */
export interface SubjectRow {
  readonly number: string
  readonly title: string
  /** When it begins; a release's target. */
  readonly at: When
}

/** A subject in a line; a subject that is gone is said to be. */
export function subjectRow(roots: Roots, subject: string): SubjectRow {
  const record = roots[subject]
  const [change] = kindOf(subject) === 'change' ? viewsOf(record, 'change') : []
  if (change !== undefined) {
    return { number: change.number, title: change.shortDescription || change.number || 'Unnamed change', at: change.plannedStart }
  }
  const [release] = kindOf(subject) === 'release' ? viewsOf(record, 'release') : []
  if (release !== undefined) return { number: release.number || 'Release', title: releaseName(release), at: release.target }
  return { number: '', title: 'No longer there', at: '' }
}
