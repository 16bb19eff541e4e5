import type { Freeze, FreezeException, MaintenanceWindow } from '../../model/time-band'
import type { ConflictKind, Severity } from './conflict'
import type { Subject } from './subject'
import type { World } from './world'

/** A conflict as the oracle tells it. */
export interface Told {
  readonly kind: ConflictKind
  readonly severity: Severity
  readonly subject: string
  readonly other: string
  readonly from: number
  readonly to: number
  readonly lifted: boolean
}

const day = 86_400_000

/**
 * Every conflict of a small world, by the words of the rules and nothing clever: every pair and every day is looked at. For
 * tests alone; it knows rules of days and weeks in UTC, and shares no code with the engine.
 */
export function naiveConflicts(world: World): readonly Told[] {
  const { subjects } = world
  const told: Told[] = []
  for (const [i, a] of subjects.entries()) {
    for (const b of subjects.slice(i + 1)) told.push(...pair(a, b, world))
    told.push(...alone(a, world))
  }
  return told
}

const groups = (world: World, { entity, groups: own }: Subject): readonly string[] => (own.length > 0 ? own : (world.scopes.get(entity) ?? []))
const overlap = (a: { from: number; to: number }, b: { from: number; to: number }): boolean => a.from < b.to && b.from < a.to

function pair(a: Subject, b: Subject, world: World): readonly Told[] {
  if (groups(world, a).some((group) => groups(world, b).includes(group))) return orders(a, b)
  const [later, earlier] = a.from > b.from || (a.from === b.from && a.entity > b.entity) ? [a, b] : [b, a]
  const found: Told[] = []
  const both = { subject: later.entity, other: earlier.entity, lifted: false }
  if (overlap(a, b)) {
    const kind = whereOf(later, earlier, world)
    const alone = /rehears|deploy|cut-?over|performance|load test|volume|restore|back-?out|maintenance/i
    const hard = kind === 'same-ci' || (kind === 'booked-twice' && (alone.test(a.purpose) || alone.test(b.purpose)))
    if (kind !== undefined) found.push({ ...both, kind, severity: hard ? 'hard' : 'soft', from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })
  }
  const persons = new Set(a.people.map(({ person }) => person.toLowerCase()))
  for (const person of persons) {
    const meetings = a.people.flatMap((one) =>
      b.people
        .filter((other) => one.person.toLowerCase() === person && other.person.toLowerCase() === person && overlap(one, other))
        .map((other) => [Math.max(one.from, other.from), Math.min(one.to, other.to)] as const),
    )
    if (meetings.length > 0)
      found.push({
        ...both,
        kind: 'same-person',
        severity: 'soft',
        from: Math.min(...meetings.map(([from]) => from)),
        to: Math.max(...meetings.map(([, to]) => to)),
      })
  }
  return [...found, ...orders(a, b)]
}

/** The release that a change goes out inside of. */
const carrier = (world: World, { kind, entity, from, to }: Subject): Subject | undefined =>
  kind === 'change'
    ? (world.scopes.get(entity) ?? []).flatMap(
        (name) => world.subjects.find((one) => one.entity === name && one.kind === 'release' && one.from <= from && one.to >= to) ?? [],
      )[0]
    : undefined

function whereOf(later: Subject, earlier: Subject, world: World): ConflictKind | undefined {
  const isTaken = [later, earlier].some((one) => carrier(world, one)?.environment === one.environment)
  const sameEnvironment = !isTaken && later.environment !== '' && later.environment === earlier.environment && !world.estate.shared.has(later.environment)
  const bookings = [later, earlier].filter(({ kind }) => kind === 'booking').length
  if (bookings > 0) return sameEnvironment ? (bookings === 2 ? 'booked-twice' : 'environment-booked') : undefined
  const shared = later.items.filter((item) => earlier.items.includes(item))
  if (shared.some((item) => item.startsWith('ci/'))) return 'same-ci'
  if (shared.length > 0) return 'same-service'
  if (later.items.some((low) => earlier.items.some((high) => aboves(low, world).includes(high)))) return 'parent-ci'
  if (earlier.items.some((low) => later.items.some((high) => aboves(low, world).includes(high)))) return 'child-ci'
  return sameEnvironment ? 'same-environment' : undefined
}

/** All that is above something, found by climbing until nothing new comes. */
function aboves(item: string, world: World): readonly string[] {
  let all = [...(world.estate.above.get(item) ?? [])]
  for (;;) {
    const more = all.flatMap((one) => world.estate.above.get(one) ?? []).filter((one) => !all.includes(one) && one !== item)
    if (more.length === 0) return all.filter((one) => one !== item)
    all = [...new Set([...all, ...more])]
  }
}

function orders(a: Subject, b: Subject): readonly Told[] {
  return [
    [a, b],
    [b, a],
  ].flatMap(([then, first]): readonly Told[] => {
    if (then === undefined || first === undefined || !then.needs.includes(first.entity)) return []
    const isFine = first.wholeDays ? then.from >= first.from : then.wholeDays ? then.to >= first.to : then.from >= first.to
    if (isFine) return []
    return [
      {
        kind: 'out-of-order',
        severity: 'hard',
        subject: then.entity,
        other: first.entity,
        from: then.from,
        to: Math.max(first.to, then.from + 1),
        lifted: false,
      },
    ]
  })
}

function alone(subject: Subject, world: World): readonly Told[] {
  const found: Told[] = []
  const { entity, from, to, plan, approval } = subject
  if (subject.judged) found.push(...world.freezes.flatMap((freeze) => frozen(subject, freeze, world)), ...outside(subject, world))
  if (plan !== undefined && plan.end > plan.windowTo)
    found.push({ kind: 'outside-deployment-window', severity: 'hard', subject: entity, other: plan.entity, from: plan.windowTo, to: plan.end, lifted: false })
  if (plan !== undefined && plan.backOutEnd > plan.end && plan.backOutEnd > plan.windowTo)
    found.push({
      kind: 'back-out-does-not-fit',
      severity: 'soft',
      subject: entity,
      other: plan.entity,
      from: Math.max(plan.windowTo, plan.end),
      to: plan.backOutEnd,
      lifted: false,
    })
  if (world.approvals.kept && approval !== 'not-needed' && world.approvals.stateOf(entity) !== 'valid')
    found.push({ kind: 'missing-approval', severity: approval === 'needed' ? 'hard' : 'soft', subject: entity, other: '', from, to, lifted: false })
  return found
}

/** How near a scope is: it names what is touched, what is above that, or what is below. */
function nearness(subject: Subject, scope: readonly string[], world: World): 0 | 1 | 2 | undefined {
  const own = [...subject.items, ...(subject.environment === '' ? [] : [subject.environment])]
  if (scope.some((place) => own.includes(place))) return 0
  if (subject.items.some((item) => aboves(item, world).some((above) => scope.includes(above)))) return 1
  return scope.some((place) => aboves(place, world).some((above) => subject.items.includes(above))) ? 2 : undefined
}

function frozen(subject: Subject, freeze: Freeze, world: World): readonly Told[] {
  const scope = Object.keys(freeze.appliesTo)
  const near = scope.length === 0 ? 0 : nearness(subject, scope, world)
  if (near === undefined) return []
  const release = carrier(world, subject)
  if (release?.judged === true && (scope.length === 0 || nearness(release, scope, world) !== undefined)) return []
  return times(freeze).flatMap(({ from, to }): readonly Told[] => {
    if (!overlap(subject, { from, to })) return []
    const lifts = (exception: FreezeException): boolean =>
      exception.freeze === freeze.id &&
      [subject.entity, ...groups(world, subject)].includes(exception.subject) &&
      (exception.occurrence === '' || Date.parse(exception.occurrence) === from)
    return [
      {
        kind: (['in-freeze', 'in-parent-freeze', 'in-child-freeze'] as const)[near],
        severity: near === 2 ? 'soft' : freeze.severity,
        subject: subject.entity,
        other: `freeze/${freeze.id}`,
        from: Math.max(from, subject.from),
        to: Math.min(to, subject.to),
        lifted: world.exceptions.some(lifts),
      },
    ]
  })
}

function outside(subject: Subject, world: World): readonly Told[] {
  const tell = (kind: ConflictKind, other: string): Told => ({
    kind,
    severity: 'soft',
    subject: subject.entity,
    other,
    from: subject.from,
    to: subject.to,
    lifted: false,
  })
  const release = carrier(world, subject)
  const isTold = (place: string): boolean => release?.judged === true && nearness(release, [place], world) !== undefined
  const isInRelease = subject.kind === 'release' || (world.scopes.get(subject.entity) ?? []).length > 0
  const isFor = ({ kind }: MaintenanceWindow): boolean => kind === 'maintenance' || isInRelease
  const places = [...new Set(world.windows.flatMap(({ appliesTo }) => Object.keys(appliesTo)))]
  const bound = places.flatMap((place) => {
    const near = nearness(subject, [place], world)
    const windows = world.windows.filter(({ appliesTo }) => place in appliesTo)
    return near === undefined || !windows.some((window) => isFor(window) && isBound(subject, window)) ? [] : [{ place, near, windows }]
  })
  if (bound.length > 0)
    return bound.flatMap(({ place, near, windows }) =>
      isTold(place) || isInside(subject, windows) ? [] : [tell((['outside-window', 'outside-parent-window', 'outside-child-window'] as const)[near], place)],
    )
  const all = world.windows.filter(({ appliesTo }) => Object.keys(appliesTo).length === 0)
  return release?.judged !== true && all.some((window) => isFor(window) && isBound(subject, window)) && !isInside(subject, all)
    ? [tell('outside-window', 'calendar/main')]
    : []
}

function isBound({ from, to }: Subject, window: MaintenanceWindow): boolean {
  const all = times(window)
  const first = all[0]
  const last = all.at(-1)
  const start = Date.parse(window.start)
  if (start - 7 * day >= to) return false
  if (window.recurrence !== '' && !/COUNT|UNTIL/.test(window.recurrence)) return true
  return first !== undefined && last !== undefined && last.to + 7 * day > from
}

/** Whether every minute of it is inside a window; a day needs one window on it. */
function isInside({ from, to, wholeDays }: Subject, windows: readonly MaintenanceWindow[]): boolean {
  const all = windows.flatMap(times)
  if (wholeDays) return all.some((one) => overlap(one, { from, to }))
  const edges = [from, to, ...all.flatMap((one) => [one.from, one.to])].filter((at) => at >= from && at < to)
  return edges.every((at) => all.some((one) => one.from <= at && at < one.to))
}

/** The times of a freeze or window: days or weeks of UTC, for two years. */
function times({ start, end, recurrence, exceptions }: Pick<Freeze, 'start' | 'end' | 'recurrence' | 'exceptions'>): readonly { from: number; to: number }[] {
  const first = Date.parse(start)
  const length = end.length === 10 ? Date.parse(end) + day - first : Date.parse(end) - first
  const every = recurrence.includes('DAILY') ? day : 7 * day
  const count = recurrence === '' ? 1 : Number(/COUNT=(\d+)/.exec(recurrence)?.[1] ?? 110)
  return Array.from({ length: count }, (_, n) => ({ from: first + n * every, to: first + n * every + length })).filter(
    ({ from }) => !(new Date(from).toISOString().replace('.000Z', 'Z') in exceptions) && !(new Date(from).toISOString().slice(0, 10) in exceptions),
  )
}
