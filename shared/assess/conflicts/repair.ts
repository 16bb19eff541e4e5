import { Temporal } from 'temporal-polyfill'
import { type Constraint, solve } from 'yalps'
import { conflictBoard } from './board'
import type { Conflict } from './conflict'
import { dependsOnTime, isOpen, movedTo, movedToDay } from './moved'
import { personKey, type Subject } from './subject'
import type { World } from './world'

export interface RepairRequest {
  /** Entities that are to be free of conflicts. */
  readonly chosen: readonly string[]
  /** Those of them that stay where they are. */
  readonly fixed: readonly string[]
  /** How far something may go either way, in minutes. */
  readonly reach: number
  /** From one start that is tried to the next: minutes, or days at its own time of day. What is planned by the day moves by days. */
  readonly step: number | 'day'
  /** Nothing is moved to before the one, and nothing that is moved ends after the other (epoch milliseconds). */
  readonly earliest: number
  readonly latest: number
  /** Starts that are allowed, by entity; where it has none, those that reach and step give. */
  readonly slots: Readonly<Record<string, readonly number[]>>
  readonly freeOf: 'all' | 'hard'
}

export interface Move {
  readonly entity: string
  readonly from: number
  readonly to: number
  /** What it meets where it is now. */
  readonly because: readonly Conflict[]
}

/** A start of one of the clashing, and why it can't be: what it meets that stays, or nothing where only the others are in the way. */
export interface NoPlace {
  readonly entity: string
  readonly at: number
  readonly conflict: Conflict | undefined
}

export type Repair =
  | { readonly outcome: 'moves'; readonly moves: readonly Move[]; readonly proven: boolean; readonly left: readonly Conflict[] }
  | {
      /** No way within the bounds: `clashing` can't all be placed, and without any one of them the others can. */
      readonly outcome: 'none'
      readonly clashing: readonly string[]
      readonly because: readonly NoPlace[]
      /** What they have against each other where they are now. */
      readonly among: readonly Conflict[]
      readonly proven: boolean
      readonly left: readonly Conflict[]
    }

export interface RepairProgress {
  readonly what: 'places' | 'solving' | 'proof'
  readonly done: number
  readonly of: number
}

/** Longest that one search of the solver may take, in milliseconds: then the answer says that it is not proven. */
const longestSearch = 20_000

interface Place {
  readonly subject: Subject
  /** 0 is where it is; ordered by distance, later before earlier. */
  readonly distance: number
}

interface Candidate {
  readonly entity: string
  readonly places: readonly Place[]
  readonly refused: readonly NoPlace[]
}

/**
 * The fewest moves after which none of the chosen is in conflict, and of those the shortest; or why there are none. An
 * assignment of each to one of its places, solved to the proven optimum (branch and cut); what two places have against each
 * other is given to the solver when it first chooses both.
 */
export function repair(world: World, request: RepairRequest, onProgress: (progress: RepairProgress) => void = () => undefined): Repair {
  const chosen = new Set(request.chosen)
  const others = conflictBoard({ ...world, subjects: world.subjects.filter(({ entity }) => !chosen.has(entity)) })
  const members = world.subjects.filter(({ entity }) => chosen.has(entity))
  const left = members.flatMap((subject) => others.judge(subject)).filter((conflict) => isOpen(conflict) && !dependsOnTime(conflict))
  const blocks = (conflict: Conflict): boolean => isOpen(conflict) && dependsOnTime(conflict) && (request.freeOf === 'all' || conflict.severity === 'hard')
  const candidates = members.map((subject, done): Candidate => {
    onProgress({ what: 'places', done, of: members.length })
    const places: Place[] = []
    const refused: NoPlace[] = []
    for (const place of placesOf(subject, request, world.zone)) {
      const against = others.judge(place.subject).find(blocks)
      if (against === undefined) places.push(place)
      else refused.push({ entity: subject.entity, at: place.subject.from, conflict: against })
    }
    return { entity: subject.entity, places, refused }
  })
  const clash = clashes(world, blocks)
  onProgress({ what: 'solving', done: 0, of: 1 })
  const found = assign(candidates, clash)
  if (found.state === 'found') {
    const standing = conflictBoard(world)
    const moves = found.places.flatMap((place, at): readonly Move[] => {
      const subject = members[at]
      if (subject === undefined || place.distance === 0) return []
      return [{ entity: subject.entity, from: subject.from, to: place.subject.from, because: standing.judge(subject).filter(blocks) }]
    })
    return { outcome: 'moves', moves, proven: found.proven, left }
  }
  // Deletion filter (Chinneck and Dravnieks 1991): what can be left out with the rest still without a way is no part of the clash.
  let clashing: readonly Candidate[] = candidates
  for (const [done, candidate] of candidates.entries()) {
    onProgress({ what: 'proof', done, of: candidates.length })
    const without = clashing.filter((one) => one !== candidate)
    if (assign(without, clash).state === 'none') clashing = without
  }
  const because = clashing.flatMap(({ entity, places, refused }) => [
    ...refused,
    ...places.map((place): NoPlace => ({ entity, at: place.subject.from, conflict: undefined })),
  ])
  const names = new Set(clashing.map(({ entity }) => entity))
  const among = conflictBoard({ ...world, subjects: members.filter(({ entity }) => names.has(entity)), freezes: [], windows: [] })
    .all()
    .filter((conflict) => blocks(conflict) && names.has(conflict.other))
  return { outcome: 'none', clashing: [...names], because, among, proven: found.state === 'none', left }
}

/** Where something may be, nearest first: where it is, then its allowed starts. */
function placesOf(subject: Subject, { fixed, reach, step, slots, earliest, latest }: RepairRequest, zone: string): readonly Place[] {
  const here: Place = { subject, distance: 0 }
  if (!subject.movable || fixed.includes(subject.entity)) return [here]
  const isByDay = step === 'day' || subject.wholeDays
  const farthest = reach * 60_000 + (isByDay ? 2 * 3_600_000 : 0) // a change of clocks on the way is none of its distance
  const given =
    slots[subject.entity]?.map((at) => movedTo(subject, at)) ?? (isByDay ? byDays(subject, Math.floor(reach / 1_440), zone) : bySteps(subject, reach, step))
  const there = given.filter(({ from, to }) => from !== subject.from && from >= earliest && to <= latest && Math.abs(from - subject.from) <= farthest)
  const places = there.map((placed): Place => ({ subject: placed, distance: Math.abs(placed.from - subject.from) }))
  return [here, ...places.sort((a, b) => a.distance - b.distance || b.subject.from - a.subject.from)]
}

/** Every so many minutes around. */
function bySteps(subject: Subject, reach: number, step: number): readonly Subject[] {
  const most = Math.floor(reach / step)
  return Array.from({ length: 2 * most + 1 }, (_, n) => movedTo(subject, subject.from + (n - most) * step * 60_000))
}

/** So many places something has to be looked at in. */
export const placesWithin = ({ reach, step }: Pick<RepairRequest, 'reach' | 'step'>): number => 2 * Math.floor(reach / (step === 'day' ? 1_440 : step)) + 1

/** The days around, each at the same time of day on the clock of the site. */
function byDays(subject: Subject, maxDays: number, zone: string): readonly Subject[] {
  const here = Temporal.Instant.fromEpochMilliseconds(subject.from).toZonedDateTimeISO(zone)
  const days = Array.from({ length: 2 * maxDays + 1 }, (_, n) => n - maxDays)
  if (subject.wholeDays) return days.map((by) => movedToDay(subject, here.toPlainDate().add({ days: by }), zone))
  return days.map((by) => movedTo(subject, here.add({ days: by }).epochMilliseconds))
}

type Clash = (a: Subject, b: Subject) => boolean

/** Whether two would be in conflict as they are placed. What they share is asked once; then only their times are compared. */
function clashes(world: World, blocks: (conflict: Conflict) => boolean): Clash {
  const alone = { ...world, freezes: [], windows: [] }
  const judged = (a: Subject, b: Subject): readonly Conflict[] =>
    conflictBoard({ ...alone, subjects: [a] })
      .judge(b)
      .filter((conflict) => blocks(conflict) && conflict.other !== '' && (conflict.subject === a.entity || conflict.other === a.entity))
  const known = new Map<string, Map<string, { readonly meet: boolean; readonly more: boolean }>>()
  const shared = (a: Subject, b: Subject) => {
    const ofA = known.get(a.entity) ?? new Map<string, { readonly meet: boolean; readonly more: boolean }>()
    const held = ofA.get(b.entity)
    if (held !== undefined) return held
    known.set(a.entity, ofA)
    const meet = judged(a, movedTo(b, a.from)).some((conflict) => conflict.key.startsWith('where '))
    const people = new Set(a.people.map(({ person }) => personKey(person)))
    const more = b.people.some(({ person }) => people.has(personKey(person))) || a.needs.includes(b.entity) || b.needs.includes(a.entity)
    ofA.set(b.entity, { meet, more })
    return { meet, more }
  }
  return (a, b) => {
    const { meet, more } = shared(a, b)
    return (meet && a.from < b.to && b.from < a.to) || (more && judged(a, b).length > 0)
  }
}

type Assignment =
  | { readonly state: 'found'; readonly places: readonly Place[]; readonly proven: boolean }
  | { readonly state: 'none' }
  | { readonly state: 'unknown' }

/** One place for each, with the least cost: a move costs one, and all the ways together less than one. */
function assign(candidates: readonly Candidate[], clash: Clash): Assignment {
  if (candidates.some(({ places }) => places.length === 0)) return { state: 'none' }
  const longest = Math.max(1, ...candidates.flatMap(({ places }) => places.map(({ distance }) => distance)))
  const cost = ({ distance }: Place): number => (distance === 0 ? 0 : 1 + distance / longest / (2 * candidates.length + 1))
  const name = (at: number, place: number): string => `${at} ${place}`
  const rows = new Map<string, readonly string[]>()
  const rowsOf = new Map<string, Set<string>>()
  const seeded = new Set<number>()
  const addRow = (seed: readonly Member[]): void => {
    const members = grownClique(candidates, clash, seed).map(([at, rank]) => name(at, rank))
    const row = members.sort().join(', ')
    rows.set(row, members)
    for (const member of members) rowsOf.set(member, (rowsOf.get(member) ?? new Set()).add(row))
  }
  const isKnown = (a: string, b: string): boolean => {
    const [one, other] = [rowsOf.get(a), rowsOf.get(b)]
    return one !== undefined && other !== undefined && [...one].some((row) => other.has(row))
  }
  for (;;) {
    const variables = new Map<string, [string, number][]>()
    for (const [at, { places }] of candidates.entries()) {
      for (const [rank, place] of places.entries())
        variables.set(name(at, rank), [
          ['cost', cost(place)],
          [`one ${at}`, 1],
        ])
    }
    for (const [row, held] of rows) for (const variable of held) variables.get(variable)?.push([row, 1])
    const each = candidates.map((_, at): [string, Constraint] => [`one ${at}`, { equal: 1 }])
    const constraints = new Map([...each, ...[...rows.keys()].map((row): [string, Constraint] => [row, { max: 1 }])])
    const solution = solve({ direction: 'minimize', objective: 'cost', constraints, variables, binaries: true }, limits)
    if (solution.status === 'infeasible') return { state: 'none' }
    if (solution.status !== 'optimal' && solution.status !== 'timedout') return { state: 'unknown' }
    const picked = candidates.map((_, at) => solution.variables.find(([variable, value]) => variable.startsWith(`${at} `) && value > 0.5)?.[0])
    const places = picked.flatMap((variable, at) => candidates[at]?.places[Number(variable?.split(' ')[1] ?? Number.NaN)] ?? [])
    if (places.length !== candidates.length) return { state: 'unknown' }
    let isClear = true
    for (const [i, a] of places.entries()) {
      for (const [j, b] of places.entries()) {
        if (j <= i || !clash(a.subject, b.subject)) continue
        isClear = false
        const [atA, atB] = [candidates[i]?.places.indexOf(a) ?? -1, candidates[j]?.places.indexOf(b) ?? -1]
        if (!seeded.has(i)) for (const rank of candidates[i]?.places.keys() ?? []) addRow([[i, rank]])
        seeded.add(i)
        if (!isKnown(name(i, atA), name(j, atB)))
          addRow([
            [i, atA],
            [j, atB],
          ])
      }
    }
    if (isClear) return { state: 'found', places, proven: solution.status === 'optimal' }
  }
}

const limits = { timeout: longestSearch, maxIterations: 1_000_000, maxPivots: 100_000 } as const

/** A candidate and one of its places, by their numbers. */
type Member = readonly [candidate: number, place: number]

/**
 * Places of which only one can be, since each is in conflict with each of another: grown from the ones given. One row for many
 * pairs is what keeps the search short (clique inequalities, Padberg 1973).
 */
function grownClique(candidates: readonly Candidate[], clash: Clash, seed: readonly Member[]): Member[] {
  const clique = [...seed]
  const held = seed.flatMap(([at, rank]) => {
    const subject = candidates[at]?.places[rank]?.subject
    return subject === undefined ? [] : [{ at, subject }]
  })
  for (const [at, { places }] of candidates.entries()) {
    for (const [rank, { subject }] of places.entries()) {
      if (clique.some(([one, place]) => one === at && place === rank)) continue
      if (!held.every((other) => other.at === at || clash(other.subject, subject))) continue
      clique.push([at, rank])
      held.push({ at, subject })
    }
  }
  return clique
}
