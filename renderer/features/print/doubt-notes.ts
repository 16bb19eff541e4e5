import { viewsOf } from '#data/select'
import { doubtfulIn, doubtWordsOf } from '#features/approval'
import type { Roots } from '#shared/log/apply'

/** What stands on paper behind the name of `change/x` or `release/x` whose approval no longer counts; '' behind all others. */
export function doubtNotes(roots: Roots): (subject: string) => string {
  const doubtful = doubtfulIn(roots)
  return (subject) => {
    const approval = doubtful.get(subject)
    return approval === undefined ? '' : doubtWordsOf(approval).toLowerCase()
  }
}

/** The same of a release and of the changes in its scope, each thing said once. */
export function doubtNotesOfRelease(roots: Roots): (release: string) => string {
  const noteOf = doubtNotes(roots)
  return (release) => {
    const scope = viewsOf(roots[release], 'release-change').map(({ change }) => (change.startsWith('change/') ? change : `change/${change}`))
    return [...new Set([release, ...scope].map(noteOf))].filter((note) => note !== '').join(', ')
  }
}
