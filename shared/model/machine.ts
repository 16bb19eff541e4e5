import type { Fact, Verdict } from './verdict'

/** A condition on a move, as data: which fact must hold, and the words when it does not. */
export interface Guard<Facts> {
  readonly code: string
  /** What is missing, as a person reads it: "Give the planned start and end." */
  readonly words: string
  readonly holds: (facts: Facts) => boolean
  readonly facts: (facts: Facts) => readonly Fact[]
}

export interface Move<State extends string, Facts> {
  readonly from: State
  readonly to: State
  /** What the person does, as a button says it. */
  readonly words: string
  readonly guards: readonly Guard<Facts>[]
}

export interface MoveAnswer {
  readonly allowed: boolean
  readonly missing: readonly { readonly code: string; readonly words: string }[]
}

/** Whether a move is allowed with these facts, and which guards say no. An unknown move names itself as missing. */
export function judgeMove<State extends string, Facts>(
  moves: readonly Move<State, Facts>[],
  from: State,
  to: State,
  facts: Facts,
): Verdict<MoveAnswer, 'move'> {
  const move = moves.find((candidate) => candidate.from === from && candidate.to === to)
  if (move === undefined) {
    const missing = [{ code: 'no-such-move', words: `There is no way from ${from} to ${to}.` }]
    return { outcome: { allowed: false, missing }, rule: 'move', because: [] }
  }
  const missing = move.guards.filter((guard) => !guard.holds(facts)).map(({ code, words }) => ({ code, words }))
  return {
    outcome: { allowed: missing.length === 0, missing },
    rule: 'move',
    because: move.guards.flatMap((guard) => guard.facts(facts)),
  }
}

/** The moves that leave a state, allowed or not. */
export const movesFrom = <State extends string, Facts>(moves: readonly Move<State, Facts>[], from: State): readonly Move<State, Facts>[] =>
  moves.filter((move) => move.from === from)
