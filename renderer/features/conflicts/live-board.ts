import { viewsOf } from '#data/select'
import { type Board, conflictBoard } from '#shared/assess/conflicts/board'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { withAcceptances } from '#shared/assess/conflicts/derivation'
import type { Subject } from '#shared/assess/conflicts/subject'
import { factsOfRoot, type RootFacts, siteZoneOf, worldOf } from '#shared/assess/conflicts/world-of'
import type { RootRecord, Roots } from '#shared/log/apply'

/** The conflicts of the open workspace, as it stands. */
export interface LiveBoard {
  readonly board: Board
  /** The zone of the site, in which they are judged. */
  readonly zone: string
  readonly all: () => readonly Conflict[]
  /** Those of one release, change or booking, also while it is being typed. */
  readonly judge: (subject: Subject) => readonly Conflict[]
}

const known = new WeakMap<RootRecord, { readonly zone: string; readonly facts: RootFacts }>()

function factsOf(record: RootRecord, zone: string): RootFacts {
  const held = known.get(record)
  if (held?.zone === zone) return held.facts
  const facts = factsOfRoot(record, viewsOf, zone)
  known.set(record, { zone, facts })
  return facts
}

let latest: { readonly roots: Roots; readonly live: LiveBoard } | undefined

/** The board of a state; an edit makes a new record of its root alone, so all others have been read before. */
export function boardOf(roots: Roots): LiveBoard {
  if (latest?.roots === roots) return latest.live
  const zone = siteZoneOf(roots, viewsOf)
  const board = conflictBoard(worldOf(roots, (record) => factsOf(record, zone), viewsOf, zone))
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
  const zone = siteZoneOf(roots, viewsOf)
  let at = 0
  for (const root in roots) {
    const record = roots[root]
    if (record !== undefined && known.get(record)?.zone !== zone) {
      factsOf(record, zone)
      at += 1
      if (at % 20 === 0) yield undefined
    }
  }
}

/** What still asks somebody to decide: neither accepted nor excepted nor over. */
export const asksForDecision = ({ standing, to }: Conflict, now: number): boolean => standing.state === 'open' && to > now
