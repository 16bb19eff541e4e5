import type { RootRecord, Roots } from '../log/apply'
import type { Sha256 } from '../log/canonical'
import { hashOfSeen, seenOfChange, seenOfRelease } from '../model/content-hash'
import { idOf } from '../model/entity-id'
import type { SeenContent } from '../model/seen'
import { rootIn, viewsIn } from './views-in'

export { hashOfSeen }

const known = new WeakMap<RootRecord, { readonly of: readonly RootRecord[]; readonly content: SeenContent }>()

/**
 * What an approval of `change/x` or `release/x` covers, as it stands; undefined where it is not there. The same value as
 * long as the records are the same.
 */
export function contentOf(roots: Roots, subject: string): SeenContent | undefined {
  const record = roots[subject]
  if (record === undefined) return undefined
  const of = scopeOf(roots, subject).flatMap((change) => roots[change] ?? [])
  const held = known.get(record)
  if (held !== undefined && held.of.length === of.length && held.of.every((each, at) => each === of[at])) return held.content
  const content = subject.startsWith('release/') ? contentOfRelease(roots, record, subject) : contentOfChange(roots, subject)
  if (content !== undefined) known.set(record, { of, content })
  return content
}

/** What a whole agenda holds, as one hash: of the hashes of its items' contents, in whatever order. */
export const hashOfAgenda = (contents: readonly SeenContent[], sha256: Sha256): string => hashOfSeen({ hash: 1, fields: {}, contains: [...contents] }, sha256)

/** The changes in the scope of a release that are there, `change/x`; of a change none. */
export function scopeOf(roots: Roots, subject: string): readonly string[] {
  if (!subject.startsWith('release/')) return []
  return viewsIn(roots[subject], 'release-change')
    .map(({ change }) => (change.startsWith('change/') ? change : `change/${change}`))
    .filter((change) => rootIn(roots, 'change', idOf(change)) !== undefined)
}

function contentOfChange(roots: Roots, subject: string): SeenContent | undefined {
  const change = rootIn(roots, 'change', idOf(subject))
  return change === undefined ? undefined : seenOfChange({ change, affects: viewsIn(roots[subject], 'affects') })
}

function contentOfRelease(roots: Roots, record: RootRecord, subject: string): SeenContent | undefined {
  const release = rootIn(roots, 'release', idOf(subject))
  if (release === undefined) return undefined
  const tasks = viewsIn(record, 'task')
  const links = viewsIn(record, 'link')
  return seenOfRelease({
    release,
    affects: viewsIn(record, 'affects'),
    phases: viewsIn(record, 'phase'),
    gates: viewsIn(record, 'gate'),
    criteria: viewsIn(record, 'criterion'),
    scope: viewsIn(record, 'release-change'),
    changes: scopeOf(roots, subject).flatMap((change) => contentOf(roots, change) ?? []),
    plans: viewsIn(record, 'plan').map((plan) => ({
      plan,
      tasks: tasks.filter((task) => task.plan === plan.id),
      links: links.filter((link) => link.plan === plan.id),
    })),
  })
}
