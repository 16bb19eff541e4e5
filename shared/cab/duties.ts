import type { Roots } from '../log/apply'
import { idOf } from '../model/entity-id'
import { type Fact, fact } from '../model/verdict'
import { scopeOf } from './content'
import { samePerson } from './people'
import { rootIn, viewsIn } from './views-in'

/** Why somebody may not judge a subject, and where it says so. */
export interface Bar {
  readonly standing: 'requester' | 'implementer'
  readonly because: Fact
}

/**
 * Separation of duties (ISO/IEC 27001:2022, A 5.3; field.md 2.4): whoever asks for a change or carries it out does not
 * approve it. Of a release that is its owner, and who asks for its changes or carries them out.
 */
export function barsOf(roots: Roots, subject: string, names: readonly string[]): Bar | undefined {
  const bars = dutiesOf(roots, subject)
  return bars.find(({ because }) => names.some((name) => typeof because.value === 'string' && samePerson(name, because.value)))
}

function dutiesOf(roots: Roots, subject: string): readonly Bar[] {
  if (subject.startsWith('change/')) return dutiesOfChange(roots, subject)
  const release = rootIn(roots, 'release', idOf(subject))
  const own: readonly Bar[] = release === undefined ? [] : [{ standing: 'requester', because: fact(subject, 'owner', release.owner) }]
  return [...own, ...scopeOf(roots, subject).flatMap((change) => dutiesOfChange(roots, change))]
}

function dutiesOfChange(roots: Roots, subject: string): readonly Bar[] {
  const change = rootIn(roots, 'change', idOf(subject))
  if (change === undefined) return []
  return [
    { standing: 'requester', because: fact(subject, 'requestedBy', change.requestedBy) },
    { standing: 'implementer', because: fact(subject, 'assignedTo', change.assignedTo) },
    ...viewsIn(roots[subject], 'change-task').map(
      ({ id, assignedTo }): Bar => ({ standing: 'implementer', because: fact(`change-task/${id}`, 'assignedTo', assignedTo) }),
    ),
  ]
}
