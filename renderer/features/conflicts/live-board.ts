import { approvalIn } from '#data/approvals'
import { viewsOf } from '#data/select'
import { type Board, conflictBoard } from '#shared/assess/conflicts/board'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { withAcceptances } from '#shared/assess/conflicts/derivation'
import type { Subject } from '#shared/assess/conflicts/subject'
import type { Approvals } from '#shared/assess/conflicts/world'
import { factsOfRoot, type RootFacts, siteZoneOf, worldOf } from '#shared/assess/conflicts/world-of'
import { keepsDecisions } from '#shared/cab/decisions'
import type { RootRecord, Roots } from '#shared/log/apply'
import type { WorkingCalendar } from '#shared/model/time-band'

/** The conflicts of the open workspace, as it stands. */
export interface LiveBoard {
  readonly board: Board
  /** The zone of the site, in which they are judged. */
  readonly zone: string
  readonly all: () => readonly Conflict[]
  /** Those of one release, change or booking, also while it is being typed. */
  readonly judge: (subject: Subject) => readonly Conflict[]
}

interface Surroundings {
  readonly zone: string
  readonly calendars: readonly WorkingCalendar[]
}

const known = new WeakMap<RootRecord, Surroundings & { readonly facts: RootFacts }>()

/** What a root gives to the world, read once. */
export function factsOf(record: RootRecord, around: Surroundings): RootFacts {
  const held = known.get(record)
  if (held?.zone === around.zone && (!held.facts.keepsCalendars || held.calendars === around.calendars)) return held.facts
  const facts = factsOfRoot(record, viewsOf, around.zone, around.calendars)
  known.set(record, { ...around, facts })
  return facts
}

export const surroundingsOf = (roots: Roots): Surroundings => ({
  zone: siteZoneOf(roots, viewsOf),
  calendars: viewsOf(roots['calendar/main'], 'working-calendar'),
})

/** Approvals as they are derived from what was signed. */
const approvalsIn = (roots: Roots): Approvals => ({ kept: keepsDecisions(roots), stateOf: (subject) => approvalIn(roots, subject).state })

let latest: { readonly roots: Roots; readonly live: LiveBoard } | undefined

/** The board of a state; an edit makes a new record of its root alone, so all others have been read before. */
export function boardOf(roots: Roots): LiveBoard {
  if (latest?.roots === roots) return latest.live
  const around = surroundingsOf(roots)
  const { zone } = around
  const board = conflictBoard(worldOf(roots, (record) => factsOf(record, around), viewsOf, zone, approvalsIn(roots)))
  let all: readonly Conflict[] | undefined
  const live: LiveBoard = {
    board,
    zone,
    all: () => {
      all ??= withAcceptances(board.all(), board)
      return all
    },
    judge: (subject) => withAcceptances(board.judge(subject), board, subject),
  }
  latest = { roots, live }
  return live
}

/** Reads the roots that have not been read, some at a time: between two the window can do something else. */
export function* readRoots(roots: Roots): Generator<undefined> {
  const around = surroundingsOf(roots)
  let at = 0
  for (const root in roots) {
    const record = roots[root]
    if (record !== undefined && known.get(record)?.zone !== around.zone) {
      factsOf(record, around)
      at += 1
      if (at % 20 === 0) yield undefined
    }
  }
}

/** So many roots are read, and so many subjects judged, without anybody noticing. */
const fewRoots = 50
const fewSubjects = 2_000

/** The board where it is there or quick to make; undefined where the window would stand still for it. */
export function quickBoard(roots: Roots): LiveBoard | undefined {
  if (latest?.roots === roots) return latest.live
  if (latest !== undefined && latest.live.board.subjects.length > fewSubjects) return undefined
  const { zone } = surroundingsOf(roots)
  let unread = 0
  for (const root in roots) {
    const record = roots[root]
    if (record !== undefined && known.get(record)?.zone !== zone) unread += 1
    if (unread > fewRoots) return undefined
  }
  return boardOf(roots)
}

let settled: LiveBoard | undefined
let wanted: Roots | undefined
let isReading = false
const listeners = new Set<() => void>()

export const settledBoard = (): LiveBoard | undefined => settled

export function hearBoard(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const idle = (): Promise<IdleDeadline> => new Promise((resolve) => requestIdleCallback(resolve))

/** Makes the board of a state while the window has nothing else to do; of several that are wanted, the last. */
export async function wantBoard(roots: Roots): Promise<void> {
  wanted = roots
  if (isReading) return
  isReading = true
  while (wanted !== undefined) {
    const reading: Roots = wanted
    let deadline = await idle()
    for (const _ of readRoots(reading)) {
      if (wanted !== reading) break
      if (deadline.timeRemaining() < 4) deadline = await idle()
    }
    if (wanted !== reading) continue
    settled = boardOf(reading)
    wanted = undefined
    for (const listener of listeners) listener()
  }
  isReading = false
}

/** What still asks somebody to decide: neither accepted nor excepted nor over. */
export const asksForDecision = ({ standing, to }: Conflict, now: number): boolean => standing.state === 'open' && to > now
