import { endsAt, startsAt } from '../../model/when'
import { type Board, conflictBoard } from './board'
import type { Conflict } from './conflict'
import { withAcceptances } from './derivation'
import { bindsFor } from './in-windows'
import { isOpen } from './moved'
import type { Subject } from './subject'
import type { World } from './world'

/** What something that nobody has kept yet would do to the conflicts that ask for a decision. */
export interface Tried {
  readonly arising: readonly Conflict[]
  readonly ending: readonly Conflict[]
  /** How many stay as they are. */
  readonly staying: number
  /** What stands around them as it would be and as it is: "Why?" of what arises and of what ends is read from these. */
  readonly after: Board
  readonly before: Board
}

/**
 * Compares a world with the one that would be. `touched` names the subjects, freezes and windows that differ, so that only
 * what lies around them in time is judged, however many there are.
 */
export function triedConflicts(before: World, after: World, touched: ReadonlySet<string>): Tried {
  const moved = carriedAlong(touched, [before, after])
  const bands = [...touched].some((entity) => entity.startsWith('freeze/') || entity.startsWith('window/'))
  const was = around(before, moved, touched, bands)
  const now = around(after, moved, touched, bands)
  const [old, next] = [was, now].map(({ found }) => new Set(found.map(signOf)))
  const arising = now.found.filter((one) => old?.has(signOf(one)) !== true)
  const ending = was.found.filter((one) => next?.has(signOf(one)) !== true)
  return { arising, ending, staying: now.found.length - arising.length, after: now.board, before: was.board }
}

/** One that becomes hard is another one. */
const signOf = ({ key, kind, severity }: Conflict): string => `${kind} ${severity} ${key}`

/** With a release all its changes are told for something else: what it is told for is not told for them. */
function carriedAlong(touched: ReadonlySet<string>, worlds: readonly World[]): ReadonlySet<string> {
  const along = new Set(touched)
  for (const { scopes } of worlds) for (const [change, releases] of scopes) if (releases.some((release) => touched.has(release))) along.add(change)
  return along
}

interface Around {
  readonly board: Board
  readonly found: readonly Conflict[]
}

function around(world: World, moved: ReadonlySet<string>, touched: ReadonlySet<string>, bands: boolean): Around {
  const subjects = near(world, moved)
  const board = conflictBoard({ ...world, subjects })
  const found = new Map<string, Conflict>()
  const keep = (conflicts: readonly Conflict[], from: Board): void => {
    for (const conflict of withAcceptances(conflicts, from)) if (isOpen(conflict)) found.set(conflict.key, conflict)
  }
  for (const subject of subjects) if (moved.has(subject.entity)) keep(board.judge(subject), board)
  if (!bands) return { board, found: [...found.values()] }
  const whole = conflictBoard(underBands(world, touched))
  keep(
    whole.all().filter(({ key }) => /^(freeze|window) /.test(key)),
    whole,
  )
  return { board: whole, found: [...found.values()] }
}

/** Who can meet one of the moved: at the same time, at work at the same time, or in order with it. */
function near({ subjects }: World, moved: ReadonlySet<string>): readonly Subject[] {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  const needed = new Set<string>()
  for (const subject of subjects) {
    if (!moved.has(subject.entity)) continue
    const [from, to] = reach(subject)
    low = Math.min(low, from)
    high = Math.max(high, to)
    for (const entity of subject.needs) needed.add(entity)
  }
  return subjects.filter((subject) => {
    if (moved.has(subject.entity) || needed.has(subject.entity) || subject.needs.some((entity) => moved.has(entity))) return true
    const [from, to] = reach(subject)
    return from < high && to > low
  })
}

/** From its first to its last moment, people at work before or after it among them. */
function reach({ from, to, people }: Subject): readonly [from: number, to: number] {
  let low = from
  let high = to
  for (const one of people) {
    if (one.from < low) low = one.from
    if (one.to > high) high = one.to
  }
  return [low, high]
}

/** All that changed freezes and windows can reach, under these freezes alone; windows count together, so all of them stay. */
function underBands(world: World, touched: ReadonlySet<string>): World {
  const freezes = world.freezes.filter(({ id }) => touched.has(`freeze/${id}`))
  const windows = world.windows.filter(({ id }) => touched.has(`window/${id}`))
  const spans = [...freezes, ...windows].flatMap(({ start, end, recurrence }) => {
    const from = startsAt(start, world.zone)
    const to = recurrence === '' ? endsAt(end || start, world.zone) : Number.POSITIVE_INFINITY
    return from === undefined || to === undefined ? [] : [{ from: from - 2 * bindsFor, to: to + 2 * bindsFor }]
  })
  return {
    ...world,
    freezes,
    windows: windows.length === 0 ? [] : world.windows,
    subjects: world.subjects.filter(({ from, to }) => spans.some((span) => from < span.to && to > span.from)),
    approvals: { ...world.approvals, kept: false },
  }
}
