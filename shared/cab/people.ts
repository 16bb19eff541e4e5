import type { RootRecord, Roots } from '../log/apply'
import { viewsIn } from './views-in'

/** A name as it is compared: nobody is somebody else by a capital, a space at the end or a composed letter. */
const plain = (name: string): string => name.normalize('NFC').trim().toUpperCase().toLowerCase().normalize('NFC')

/** Whether two names name one person; no name names nobody. */
export const samePerson = (a: string, b: string): boolean => plain(a) !== '' && plain(a) === plain(b)

/** Who the devices of a workspace belong to, as its admissions say (sync.md, Trust). */
export interface People {
  /** The person of a device; '' where nobody has vouched for it. */
  readonly personOf: (device: string) => string
  /** Every name that a device was ever admitted with: a new name frees nobody of what bound the old one. */
  readonly namesOf: (device: string) => readonly string[]
}

const known = new WeakMap<RootRecord, People>()
const nobody: People = { personOf: () => '', namesOf: () => [] }

export function peopleOf(roots: Roots): People {
  const record = roots['workspace/this']
  if (record === undefined) return nobody
  const people = known.get(record) ?? read(record)
  known.set(record, people)
  return people
}

function read(record: RootRecord): People {
  const stampOf = (id: string): string => record.entities[`admission/${id}`]?.['removed']?.[1] ?? ''
  const admissions = viewsIn(record, 'admission').map(({ id, dev, person }) => ({ dev, person, stamp: stampOf(id) }))
  const names = new Map<string, string[]>()
  // What was vouched for last is what holds.
  for (const { dev, person } of admissions.sort((a, b) => (a.stamp < b.stamp ? 1 : -1))) {
    const held = names.get(dev)
    if (held === undefined) names.set(dev, [person])
    else held.push(person)
  }
  return { personOf: (device) => names.get(device)?.[0] ?? '', namesOf: (device) => names.get(device) ?? [] }
}
