import { type Conflict, type ConflictKind, open, pairKey, type Severity } from './conflict'
import type { Nodes } from './estate'
import type { Subject } from './subject'
import type { World } from './world'

/** The subjects by number, and per place (service, CI, environment) who is there, in order of start. */
export interface Places {
  readonly subjects: readonly Subject[]
  readonly from: Float64Array
  readonly to: Float64Array
  /** The numbers of those that have people at work, and of those that have a plan, an approval or others to wait for. */
  readonly staffed: readonly number[]
  readonly particular: readonly number[]
  readonly nodes: Nodes
  /** The number of a place; undefined where nobody is and nothing is known of it. */
  readonly placeOf: (name: string) => number | undefined
  /** All that is above and below a place. */
  readonly up: (place: number) => readonly number[]
  readonly down: (place: number) => readonly number[]
  readonly related: (a: Subject, b: Subject) => boolean
  /** The release that a change goes out inside of: what that one is told for is not told for each of its changes too. */
  readonly carrierOf: (subject: Subject) => Subject | undefined
  readonly isPartOfRelease: (subject: Subject) => boolean
  /** Pushes the conflicts about places of all pairs. */
  readonly meetAll: (found: Conflict[]) => void
  /** Pushes those of one subject, at whatever times it is given; `own` is its number on the board or -1. */
  readonly meet: (subject: Subject, own: number, found: Conflict[]) => void
  readonly waitingFor: (entity: string) => readonly Subject[]
}

/** The ways in which two can meet, as bits; the lowest is the strongest, and a pair is told once. */
const samePlace = 1
const sameService = 2
const parentPlace = 4
const childPlace = 8
const sameEnvironment = 16

const none: readonly number[] = []

export function placesOf({ subjects: given, estate, scopes }: World, nodes: Nodes): Places {
  const order = orderOf(given)
  const count = given.length
  const subjects: Subject[] = []
  // What nobody has described (an environment, a CI of a table) is numbered behind the estate.
  const others = new Map<string, number>()
  const known = nodes.names.length
  const placeOf = (name: string): number | undefined => nodes.numberOf.get(name) ?? others.get(name)
  const numberOf = (name: string): number => {
    const had = placeOf(name)
    if (had !== undefined) return had
    others.set(name, known + others.size)
    return known + others.size - 1
  }
  // Who is where: read as they were given, which is how they lie in memory, then laid in order of start.
  const read = columnsOf(given, numberOf)
  const from = new Float64Array(count)
  const to = new Float64Array(count)
  const begin = new Int32Array(count + 1)
  const at = new Int32Array(read.at.length)
  const staffed: number[] = []
  const particular: number[] = []
  let next = 0
  for (let i = 0; i < count; i++) {
    const g = order[i] ?? 0
    const subject = given[g]
    if (subject !== undefined) subjects.push(subject)
    from[i] = read.from[g] ?? 0
    to[i] = read.to[g] ?? 0
    for (let k = read.begin[g] ?? 0; k < (read.begin[g + 1] ?? 0); k++) at[next++] = read.at[k] ?? 0
    begin[i + 1] = next
    const marks = read.marks[g] ?? 0
    if ((marks & isStaffed) !== 0) staffed.push(i)
    if ((marks & isParticular) !== 0) particular.push(i)
  }
  const names = [...nodes.names, ...others.keys()]
  const size = names.length
  const starts = new Int32Array(size + 1)
  for (const place of at) starts[place + 1] = (starts[place + 1] ?? 0) + 1
  for (let place = 0; place < size; place++) starts[place + 1] = (starts[place + 1] ?? 0) + (starts[place] ?? 0)
  const fill = starts.slice(0, size)
  const who = new Int32Array(at.length)
  const longest = new Float64Array(size)
  // Where each subject stands in each of its places: whoever meets it later comes right behind.
  const slot = new Int32Array(at.length)
  for (let i = 0; i < count; i++) {
    const length = (to[i] ?? 0) - (from[i] ?? 0)
    for (let k = begin[i] ?? 0; k < (begin[i + 1] ?? 0); k++) {
      const place = at[k] ?? 0
      const free = fill[place] ?? 0
      who[free] = i
      slot[k] = free
      fill[place] = free + 1
      if (length > (longest[place] ?? 0)) longest[place] = length
    }
  }
  const isEnvironment = Uint8Array.from(names, (name) => (name.startsWith('environment/') ? (estate.shared.has(name) ? 2 : 1) : 0))
  const isService = Uint8Array.from(names, (name) => (name.startsWith('service/') ? 1 : 0))
  const up = (place: number): readonly number[] => nodes.up[place] ?? none
  const down = (place: number): readonly number[] => nodes.down[place] ?? none
  const related = relation(scopes)

  /** How each one is met; reset by walking what was met. */
  const ways = new Uint8Array(count)
  const met: number[] = []
  const note = (j: number, found: number): void => {
    const held = ways[j] ?? 0
    if (held === 0) met.push(j)
    ways[j] = held | found
  }
  /** All at `place` from `low` on that start before `end` and end after `start`. */
  const scan = (place: number, low: number, start: number, end: number, own: number, found: number): void => {
    const stop = starts[place + 1] ?? 0
    for (let k = low; k < stop; k++) {
      const j = who[k] ?? 0
      if ((from[j] ?? 0) >= end) return
      if ((to[j] ?? 0) > start && j !== own) note(j, found)
    }
  }
  const firstFrom = (place: number, time: number): number => {
    let low = starts[place] ?? 0
    let high = starts[place + 1] ?? 0
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((from[who[middle] ?? 0] ?? 0) < time) low = middle + 1
      else high = middle
    }
    return low
  }
  const firstAfter = (place: number, own: number): number => {
    let low = starts[place] ?? 0
    let high = starts[place + 1] ?? 0
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((who[middle] ?? 0) <= own) low = middle + 1
      else high = middle
    }
    return low
  }
  const isTaken = (place: number): boolean => (starts[place + 1] ?? 0) > (starts[place] ?? 0)
  const sameRank = (place: number): number => (isEnvironment[place] !== 0 ? sameEnvironment : isService[place] === 1 ? sameService : samePlace)

  let releases: Map<string, Subject> | undefined
  const carrierOf = (subject: Subject): Subject | undefined => {
    const scope = subject.kind === 'change' ? scopes.get(subject.entity) : undefined
    if (scope === undefined) return undefined
    releases ??= new Map(subjects.flatMap((one) => (one.kind === 'release' ? [[one.entity, one] as const] : [])))
    for (const entity of scope) {
      const release = releases.get(entity)
      if (release !== undefined && release.from <= subject.from && release.to >= subject.to) return release
    }
    return undefined
  }
  const isTakenFor = (subject: Subject): boolean => carrierOf(subject)?.environment === subject.environment

  const tell = (subject: Subject, found: Conflict[]): void => {
    for (const j of met) {
      const other = subjects[j]
      const way = ways[j] ?? 0
      ways[j] = 0
      if (other === undefined || related(subject, other)) continue
      // A release takes its environment for all that goes out with it.
      if (strongest(way) === sameEnvironment && (isTakenFor(subject) || isTakenFor(other))) continue
      // Who starts later came into what was planned; of equal starts the later name.
      const isLater = subject.from > other.from || (subject.from === other.from && subject.entity > other.entity)
      found.push(isLater ? pairOf(subject, other, strongest(way)) : pairOf(other, subject, strongest(turned(way))))
    }
    met.length = 0
  }
  const waiting = new Map<string, Subject[]>()
  for (const i of particular) {
    const subject = subjects[i]
    for (const entity of subject?.needs ?? []) if (subject !== undefined) waiting.set(entity, [...(waiting.get(entity) ?? []), subject])
  }

  return {
    subjects,
    from,
    to,
    staffed,
    particular,
    nodes,
    placeOf,
    up,
    down,
    related,
    carrierOf,
    isPartOfRelease: ({ kind, entity }) => kind === 'release' || (scopes.get(entity)?.length ?? 0) > 0,
    meetAll: (found) => {
      for (let i = 0; i < count; i++) {
        const subject = subjects[i]
        const start = from[i] ?? 0
        const end = to[i] ?? 0
        const stop = begin[i + 1] ?? 0
        for (let k = begin[i] ?? 0; k < stop; k++) {
          const place = at[k] ?? 0
          if (isEnvironment[place] === 2) continue
          scan(place, (slot[k] ?? 0) + 1, start, end, i, sameRank(place))
          if (isEnvironment[place] !== 0) continue
          const above = nodes.up[place]
          if (above !== undefined && above.length > 0) for (const one of above) if (isTaken(one)) scan(one, firstAfter(one, i), start, end, i, parentPlace)
          const below = nodes.down[place]
          if (below !== undefined && below.length > 0) for (const one of below) if (isTaken(one)) scan(one, firstAfter(one, i), start, end, i, childPlace)
        }
        if (met.length > 0 && subject !== undefined) tell(subject, found)
      }
    },
    meet: (subject, own, found) => {
      const look = (place: number, as: number): void => scan(place, firstFrom(place, subject.from - (longest[place] ?? 0)), subject.from, subject.to, own, as)
      for (const name of subject.environment === '' ? subject.items : [...subject.items, subject.environment]) {
        const place = placeOf(name)
        if (place === undefined || isEnvironment[place] === 2) continue
        look(place, sameRank(place))
        if (isEnvironment[place] !== 0) continue
        for (const above of up(place)) look(above, parentPlace)
        for (const below of down(place)) look(below, childPlace)
      }
      tell(subject, found)
    },
    waitingFor: (entity) => waiting.get(entity) ?? [],
  }
}

/** Seen from the other side a parent is a child. */
const turned = (ways: number): number => (ways & ~(parentPlace | childPlace)) | ((ways & parentPlace) << 1) | ((ways & childPlace) >> 1)

const strongest = (ways: number): number => ways & -ways

const kinds: Readonly<Record<number, ConflictKind>> = {
  [samePlace]: 'same-ci',
  [sameService]: 'same-service',
  [parentPlace]: 'parent-ci',
  [childPlace]: 'child-ci',
  [sameEnvironment]: 'same-environment',
}

/** What is to have an environment for itself (field.md, 2.2): others can go on beside each other with a warning. */
const wantsItAlone = /rehears|deploy|cut-?over|performance|load test|volume|restore|back-?out|maintenance/i

function pairOf(subject: Subject, other: Subject, way: number): Conflict {
  const from = Math.max(subject.from, other.from)
  const to = Math.min(subject.to, other.to)
  const bookings = (subject.kind === 'booking' ? 1 : 0) + (other.kind === 'booking' ? 1 : 0)
  const kind = bookings === 2 ? 'booked-twice' : bookings === 1 ? 'environment-booked' : (kinds[way] ?? 'same-ci')
  const isAlone = bookings === 2 && (wantsItAlone.test(subject.purpose) || wantsItAlone.test(other.purpose))
  const severity: Severity = kind === 'same-ci' || isAlone ? 'hard' : 'soft'
  return {
    key: pairKey('where', subject.entity, other.entity),
    kind,
    severity,
    subject: subject.entity,
    other: other.entity,
    from,
    to,
    about: [],
    standing: open,
  }
}

/** Whether two go out together: one release, or two things of one release. */
function relation(scopes: ReadonlyMap<string, readonly string[]>): (a: Subject, b: Subject) => boolean {
  return (a, b) => {
    const left = a.groups.length > 0 ? a.groups : scopes.get(a.entity)
    if (left === undefined) return false
    const right = b.groups.length > 0 ? b.groups : scopes.get(b.entity)
    return right !== undefined && left.some((group) => right.includes(group))
  }
}

const isStaffed = 1
const isParticular = 2

/** What is read of the subjects, by their place in the list: one walk over objects that are many more bytes than what is read of them. */
function columnsOf(given: readonly Subject[], numberOf: (name: string) => number) {
  const count = given.length
  const from = new Float64Array(count)
  const to = new Float64Array(count)
  const begin = new Int32Array(count + 1)
  const marks = new Uint8Array(count)
  const at: number[] = []
  for (let g = 0; g < count; g++) {
    const subject = given[g]
    if (subject === undefined) continue
    from[g] = subject.from
    to[g] = subject.to
    for (const item of subject.items) at.push(numberOf(item))
    if (subject.environment !== '') at.push(numberOf(subject.environment))
    begin[g + 1] = at.length
    if (subject.people.length > 0) marks[g] = isStaffed
    if (subject.needs.length > 0 || subject.plan !== undefined || subject.approval !== 'not-needed') marks[g] = (marks[g] ?? 0) | isParticular
  }
  return { from, to, begin, marks, at }
}

/** The places of the given by start, ties by name. Numbers sort far quicker than objects: start and place are packed into one while they fit. */
function orderOf(given: readonly Subject[]): Int32Array {
  const count = given.length
  const order = Int32Array.from({ length: count }, (_, g) => g)
  const byGiven = (a: number, b: number): number => byStart(given[a] as Subject, given[b] as Subject)
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const { from } of given) {
    if (from < low) low = from
    if (from > high) high = from
  }
  if (!((high - low + 1) * count < Number.MAX_SAFE_INTEGER)) return order.sort(byGiven)
  const keys = new Float64Array(count)
  for (let i = 0; i < count; i++) keys[i] = ((given[i]?.from ?? 0) - low) * count + i
  keys.sort()
  // Only ties are not in their order yet.
  let first = 0
  let start = Number.NaN
  for (let i = 0; i <= count; i++) {
    const key = keys[i] ?? Number.NaN
    const own = key % count
    order[i] = own
    if (key - own === start) continue
    if (i - first > 1) order.subarray(first, i).sort(byGiven)
    first = i
    start = key - own
  }
  return order
}

const byStart = (a: Subject, b: Subject): number => a.from - b.from || (a.entity < b.entity ? -1 : a.entity > b.entity ? 1 : 0)
