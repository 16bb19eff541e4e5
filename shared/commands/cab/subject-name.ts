import { rootIn } from '../../cab/views-in'
import type { Roots } from '../../log/apply'
import { idOf } from '../../model/entity-id'
import { releaseName } from '../../model/release-name'

/** What a change or release is called in a summary. */
export function subjectName(roots: Roots, subject: string): string {
  if (subject.startsWith('change/')) {
    const change = rootIn(roots, 'change', idOf(subject))
    return change?.number || change?.shortDescription || subject
  }
  const release = rootIn(roots, 'release', idOf(subject))
  return release === undefined ? subject : releaseName(release)
}
