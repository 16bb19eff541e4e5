import type { HeldFields, RootRecord, Roots } from '../log/apply'
import { millisecondsOf } from '../log/clock'
import type { View } from '../model/entities'
import { peopleOf } from './people'
import { viewsIn } from './views-in'

/** The device in a stamp (shared/log/clock.ts). */
export const deviceIn = (stamp: string): string => stamp.split(' ')[1] ?? ''

/** Something that is written once, with who signed the entry that made it. */
export interface Signed<T> {
  readonly view: T
  readonly stamp: string
  readonly device: string
  /** The person of that device, as its admission says; '' where nobody has vouched for it. */
  readonly person: string
  /** Epoch milliseconds, as far as the device's clock was right. */
  readonly at: number
}
export type SignedVote = Signed<View<'vote'>>
export type SignedDecision = Signed<View<'decision'>>

/** What is written once in a meeting about a subject, the earliest first. What is not whole, or not under its writer's own name, is not there. */
export function signedIn<K extends 'vote' | 'recusal' | 'decision'>(roots: Roots, record: RootRecord | undefined, kind: K): readonly Signed<View<K>>[] {
  if (record === undefined) return []
  const people = peopleOf(roots)
  return viewsIn(record, kind)
    .flatMap((view): Signed<View<K>>[] => {
      const held = record.entities[`${kind}/${view.id}`]
      const stamp = held === undefined ? undefined : oneStamp(held)
      if (stamp === undefined) return []
      const device = deviceIn(stamp)
      return view.id.startsWith(`${device}-`) ? [{ view, stamp, device, person: people.personOf(device), at: millisecondsOf(stamp) }] : []
    })
    .sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
}

/** The stamp that all fields have; undefined where they have several. */
function oneStamp(held: HeldFields): string | undefined {
  const [first, ...others] = Object.values(held).map(([, stamp]) => stamp)
  return others.every((stamp) => stamp === first) ? first : undefined
}
