import { type Conflict, open, type Severity } from './conflict'
import { nodesOf } from './estate'
import { judgeFreezes } from './in-freezes'
import { judgeOrder } from './in-order'
import { judgeWindows, windowsOf } from './in-windows'
import { judgePeople, peopleIndex } from './people'
import { type Places, placesOf } from './places'
import { judgePlan } from './plan-fit'
import type { Subject } from './subject'
import type { World } from './world'

/** All subjects, found by what they touch. */
export interface Board {
  readonly world: World
  /** In the order of their starts; ties by name. */
  readonly subjects: readonly Subject[]
  /** All conflicts, each once. Standing is as found: see `standings`. */
  readonly all: () => readonly Conflict[]
  /** The conflicts of one subject as it is given, at other times than on the board too. */
  readonly judge: (subject: Subject) => readonly Conflict[]
  readonly find: (entity: string) => Subject | undefined
}

/**
 * Judges a calendar of releases, changes and bookings. Per CI, service and environment the subjects lie sorted by their start
 * beside the longest of them, so that who meets one is found by halving (sorted lists win over interval trees by far,
 * performance.md 6).
 */
export function conflictBoard(world: World): Board {
  const nodes = nodesOf(world.estate)
  const places: Places = placesOf(world, nodes)
  const { subjects } = places
  const people = peopleIndex(places)
  const windows = windowsOf(world.windows, world.zone)
  let numbers: Map<string, number> | undefined
  /** Made when somebody is looked for by name: all conflicts of ten thousand are told without it. */
  const numberOf = (entity: string): number => {
    if (numbers === undefined) {
      numbers = new Map()
      for (let at = 0; at < subjects.length; at++) numbers.set(subjects[at]?.entity ?? '', at)
    }
    return numbers.get(entity) ?? -1
  }

  const isAsked = world.freezes.length > 0 || world.windows.length > 0
  const alone = (subject: Subject, found: Conflict[]): void => {
    if (isAsked && subject.judged) {
      judgeFreezes(subject, places, world, found)
      judgeWindows(subject, places, windows, found)
    }
    if (subject.plan !== undefined) judgePlan(subject, subject.plan, found)
    if (world.approvals.kept && subject.approval !== 'not-needed') judgeApproval(subject, world, found)
  }
  const all = (): readonly Conflict[] => {
    const found: Conflict[] = []
    places.meetAll(found)
    people.meetAll(found)
    const judgeOne = (subject: Subject): void => {
      alone(subject, found)
      if (subject.needs.length > 0) judgeOrder(subject, (entity) => subjects[numberOf(entity)], found)
    }
    // Without freezes and windows only few have anything to be judged alone: the others are not looked at again.
    if (isAsked) for (const subject of subjects) judgeOne(subject)
    else for (const at of places.particular) judgeOne(subjects[at] as Subject)
    return found
  }
  const judge = (subject: Subject): readonly Conflict[] => {
    const found: Conflict[] = []
    const own = numberOf(subject.entity)
    places.meet(subject, own, found)
    judgePeople(people, subject, own, places, found)
    alone(subject, found)
    const find = (entity: string): Subject | undefined => (entity === subject.entity ? subject : subjects[numberOf(entity)])
    if (subject.needs.length > 0) judgeOrder(subject, find, found)
    for (const waiting of places.waitingFor(subject.entity)) judgeOrder(waiting, find, found, subject.entity)
    return found
  }
  return { world, subjects, all, judge, find: (entity) => subjects[numberOf(entity)] }
}

function judgeApproval({ entity, approval, from, to }: Subject, { approvals }: World, found: Conflict[]): void {
  const state = approvals.stateOf(entity)
  if (state === 'valid') return
  const severity: Severity = approval === 'needed' ? 'hard' : 'soft'
  found.push({
    key: `approval ${entity}`,
    kind: 'missing-approval',
    severity,
    subject: entity,
    other: '',
    from,
    to,
    about: [],
    approval: state,
    standing: open,
  })
}
