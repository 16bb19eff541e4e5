import { occurrencesWithin } from '../../calendar/recurrence'
import type { MaintenanceWindow } from '../../model/time-band'
import type { Board } from './board'
import type { Conflict } from './conflict'
import { boundFrom, boundUntil } from './in-windows'
import { dayOf, dependsOnTime, isOpen, movedTo, movedToDay } from './moved'
import type { Subject } from './subject'

export interface SlotBounds {
  /** Epoch milliseconds: not before, and not later than. */
  readonly earliest: number
  readonly latest: number
  /** What a slot has to be free of: of everything, or of what is wrong alone. */
  readonly freeOf: 'all' | 'hard'
  /** Minutes from one start that is tried to the next. */
  readonly step: number
}

/** Starts from `from` up to `until` that are no good, and the conflict that each of them would have. */
export interface Refusal {
  readonly from: number
  readonly until: number
  readonly conflict: Conflict
}

export interface NextSlot {
  /** The subject where it would lie; undefined where none is free within the bounds. */
  readonly slot: Subject | undefined
  /** What the slot still has, where only hard conflicts were to be avoided. */
  readonly left: readonly Conflict[]
  readonly refused: readonly Refusal[]
  /** How many starts were looked at in all, told by steps. */
  readonly tried: number
}

const minute = 60_000

/**
 * The first start at which a subject is free. A start that is refused refuses all up to the end of what it meets, so those are
 * told as one and not tried one by one.
 */
export function nextSlot(board: Board, subject: Subject, bounds: SlotBounds): NextSlot {
  const { zone } = board.world
  const starts = subject.wholeDays ? dayStarts(subject, bounds, zone) : gridStarts(bounds)
  const refused: Refusal[] = []
  let tried = 0
  let from = starts.first
  while (from <= bounds.latest) {
    tried += 1
    const placed = subject.wholeDays ? movedToDay(subject, dayOf(from, zone), zone) : movedTo(subject, from)
    const found = board.judge(placed).filter((conflict) => isOpen(conflict) && dependsOnTime(conflict))
    const against = found.find(({ severity }) => bounds.freeOf === 'all' || severity === 'hard')
    if (against === undefined) return { slot: placed, left: found, refused, tried }
    const until = starts.atOrAfter(Math.max(from + 1, Math.min(endOf(against, placed, board), carriedFrom(placed, board))))
    const last = refused.at(-1)
    if (last?.conflict.key === against.key && last.until === from) refused[refused.length - 1] = { ...last, until }
    else refused.push({ from, until, conflict: against })
    from = until
  }
  return { slot: undefined, left: [], refused, tried }
}

interface Starts {
  readonly first: number
  readonly atOrAfter: (at: number) => number
}

function gridStarts({ earliest, step }: SlotBounds): Starts {
  const by = step * minute
  const atOrAfter = (at: number): number => Math.ceil(at / by) * by
  return { first: atOrAfter(earliest), atOrAfter }
}

function dayStarts(subject: Subject, { earliest, latest }: SlotBounds, zone: string): Starts {
  const atOrAfter = (at: number): number => {
    if (at > latest) return latest + 1
    const day = dayOf(at, zone)
    const start = movedToDay(subject, day, zone).from
    return start >= at ? start : movedToDay(subject, day.add({ days: 1 }), zone).from
  }
  return { first: atOrAfter(earliest), atOrAfter }
}

/** When one of its releases begins: inside of that a change is told for less. */
const carriedFrom = ({ kind, entity, from }: Subject, { find, world }: Board): number =>
  Math.min(...(kind === 'change' ? (world.scopes.get(entity) ?? []) : []).map((release) => find(release)?.from ?? 0).filter((start) => start > from))

/** Whether a window is one of those that a conflict's place has: `calendar/main` stands for everywhere. */
const isOf = ({ appliesTo }: MaintenanceWindow, place: string): boolean =>
  place === 'calendar/main' ? Object.keys(appliesTo).length === 0 : appliesTo[place] !== undefined

/** Every window lets in, also one that does not bind. */
const startsAfter = (window: MaintenanceWindow, { from }: Subject, zone: string): readonly number[] =>
  occurrencesWithin(window, from, from + 62 * 86_400_000, zone).map((occurrence) => occurrence.from)

/** The first start at which a conflict can be gone. */
function endOf(conflict: Conflict, placed: Subject, { find, world }: Board): number {
  const other = find(conflict.subject === placed.entity ? conflict.other : conflict.subject)
  switch (conflict.kind) {
    case 'in-freeze':
    case 'in-parent-freeze':
    case 'in-child-freeze': {
      const freeze = world.freezes.find(({ id }) => `freeze/${id}` === conflict.other)
      if (freeze === undefined || conflict.occurrence === undefined) return placed.from
      const over = occurrencesWithin(freeze, conflict.occurrence, conflict.occurrence + 1, world.zone).find((one) => one.from === conflict.occurrence)
      return over?.to ?? placed.from
    }
    case 'outside-window':
    case 'outside-parent-window':
    case 'outside-child-window': {
      const opens = world.windows.filter((window) => isOf(window, conflict.other)).flatMap((window) => startsAfter(window, placed, world.zone))
      // A window that is open now is too short for it, from here on; one that is over binds for a while only; and where one of its
      // own begins to bind, those for everything do so no longer.
      const binding = world.windows.filter(({ id }) => conflict.about.includes(`window/${id}`))
      const ends = binding.flatMap((window) => boundUntil(window, placed, world.zone) ?? [])
      const begins = world.windows.flatMap((window) => boundFrom(window, placed, world.zone) ?? [])
      return Math.min(...[...opens, ...ends, ...begins].filter((start) => start > placed.from), placed.from + 86_400_000)
    }
    case 'out-of-order':
      // What waits for this one is out of order wherever this one goes to later.
      if (conflict.other === placed.entity) return Number.MAX_SAFE_INTEGER
      return other?.wholeDays === false ? other.to : (other?.from ?? placed.from)
    case 'same-person':
      return placed.from
    default:
      return other?.to ?? placed.from
  }
}
