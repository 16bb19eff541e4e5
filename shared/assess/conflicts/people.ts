import { type Conflict, open, pairKey } from './conflict'
import type { Places } from './places'
import { type Engagement, personKey, type Subject } from './subject'

interface Held {
  readonly at: number
  readonly engagement: Engagement
}

export interface People {
  readonly byPerson: ReadonlyMap<string, { readonly held: readonly Held[]; readonly longest: number }>
  readonly meetAll: (found: Conflict[]) => void
}

/** Who is at work when, by person, in order of start. */
export function peopleIndex(places: Places): People {
  const byPerson = new Map<string, { held: Held[]; longest: number }>()
  const { subjects } = places
  for (const at of places.staffed) {
    for (const engagement of subjects[at]?.people ?? []) {
      const person = personKey(engagement.person)
      if (person === '') continue
      const list = byPerson.get(person) ?? { held: [], longest: 0 }
      if (list.held.length === 0) byPerson.set(person, list)
      list.held.push({ at, engagement })
      list.longest = Math.max(list.longest, engagement.to - engagement.from)
    }
  }
  for (const { held } of byPerson.values()) if (held.length > 1) held.sort((a, b) => a.engagement.from - b.engagement.from)
  const meetAll = (found: Conflict[]): void => {
    for (const [person, { held }] of byPerson) {
      if (held.length < 2) continue
      const told = new Map<string, Conflict>()
      for (const [k, one] of held.entries()) {
        for (let n = k + 1; n < held.length; n++) {
          const other = held[n]
          if (other === undefined || other.engagement.from >= one.engagement.to) break
          const [a, b] = [places.subjects[one.at], places.subjects[other.at]]
          if (a !== undefined && b !== undefined && one.at !== other.at && !places.related(a, b)) tell(told, person, a, one.engagement, b, other.engagement)
        }
      }
      found.push(...told.values())
    }
  }
  return { byPerson, meetAll }
}

/** The conflicts of one subject's people, at the times it is given. */
export function judgePeople({ byPerson }: People, subject: Subject, own: number, places: Places, found: Conflict[]): void {
  for (const person of new Set(subject.people.map((one) => personKey(one.person)))) {
    const list = byPerson.get(person)
    if (list === undefined) continue
    const told = new Map<string, Conflict>()
    for (const engagement of subject.people) {
      if (personKey(engagement.person) !== person) continue
      for (let k = firstFrom(list.held, engagement.from - list.longest); k < list.held.length; k++) {
        const other = list.held[k]
        if (other === undefined || other.engagement.from >= engagement.to) break
        const with_ = places.subjects[other.at]
        if (other.at === own || other.engagement.to <= engagement.from || with_ === undefined || places.related(subject, with_)) continue
        tell(told, person, subject, engagement, with_, other.engagement)
      }
    }
    found.push(...told.values())
  }
}

function firstFrom(held: readonly Held[], time: number): number {
  let low = 0
  let high = held.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((held[middle]?.engagement.from ?? 0) < time) low = middle + 1
    else high = middle
  }
  return low
}

/** Several tasks of the same two are one conflict, from where they first meet to where they last do. */
function tell(told: Map<string, Conflict>, person: string, a: Subject, one: Engagement, b: Subject, other: Engagement): void {
  const key = pairKey(`person ${person}`, a.entity, b.entity)
  const isLater = a.from > b.from || (a.from === b.from && a.entity > b.entity)
  const [subject, second] = isLater ? [a, b] : [b, a]
  const from = Math.max(one.from, other.from)
  const to = Math.min(one.to, other.to)
  const held = told.get(key)
  told.set(key, {
    key,
    kind: 'same-person',
    severity: 'soft',
    subject: subject.entity,
    other: second.entity,
    from: Math.min(from, held?.from ?? from),
    to: Math.max(to, held?.to ?? to),
    about: [...new Set([...(held?.about ?? []), one.entity, other.entity])].sort(),
    standing: open,
  })
}
