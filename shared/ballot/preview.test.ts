import { describe, expect, test } from 'vitest'
import { meeting, noon, signerNamed, subject, type TestBoard, testBoard } from '#test/torture/board-world'
import { sha256 } from '#test/torture/world'
import { approvalOf } from '../cab/approval'
import { evaluateDecision } from '../cab/evaluate-decision'
import { rootIn } from '../cab/views-in'
import { castVote } from '../commands/cab/cast-vote'
import { beginMeeting, cancelMeeting, endMeeting } from '../commands/cab/meeting'
import { recordDecision } from '../commands/cab/record-decision'
import { recuse } from '../commands/cab/recuse'
import { apply } from '../log/apply'
import { stampOf, tick } from '../log/clock'
import type { Draft, Entry } from '../log/operation'
import type { Meeting, VoteChoice } from '../model/board'
import type { Failure, Result } from '../model/result'
import { previewBallot } from './preview'

const mona = signerNamed('Mona')
const at = '2026-11-26T12:00:00Z'
function drafted(result: Result<Draft, Failure>): Draft {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}
function held(board: TestBoard): Meeting {
  const found = rootIn(board.roots(), 'meeting', 'm')
  if (found === undefined) throw new Error('no meeting')
  return found
}

/** A member's computer with a pack of the board as it is now: what is signed there comes later, as a ballot. */
function packFor(board: TestBoard, person: string) {
  const signer = signerNamed(person)
  const facts = board.facts(signer)
  const entries: Entry[] = []
  /** `minutes` after noon by that computer's clock. */
  const sign = (draft: Draft, minutes: number): void => {
    const hash = sha256(`${person} ${entries.length}`)
    const stamp = stampOf(tick('000000000000-00000000', noon + minutes * 60_000), signer.device, hash)
    entries.push({ ...draft, hash, device: signer.device, stamp, sequence: entries.length + 1, who: person, at: '', roots: [meeting] })
  }
  return {
    entries,
    vote: (choice: VoteChoice, minutes: number): void => sign(drafted(castVote(facts, `b${entries.length}`, { choice, comment: '', conditions: [] })), minutes),
    recuse: (minutes: number): void => sign(drafted(recuse(facts, `b${entries.length}`, 'My sister sells it.')), minutes),
    /** What the import says before it, of each entry; some may be known not to count. */
    standings: (...aside: readonly number[]): readonly string[] =>
      previewBallot(
        board.roots(),
        { device: signer.device, publicKey: 'key', person, waits: false, aside: new Set(aside.map((number) => entries[number - 1]?.hash ?? '')) },
        entries,
        sha256,
      ).map(({ standing }) => standing),
  }
}
const soon = 1
const muchLater = 10_000

describe('a ballot for a meeting that is over', () => {
  test('is not counted where the meeting was cancelled, and what was decided elsewhere stays', () => {
    const board = testBoard()
    const ben = packFor(board, 'Ben')
    ben.vote('approve', soon)
    ben.recuse(soon)
    expect(ben.standings()).toEqual(['recused', 'recused'])
    board.write(mona, drafted(cancelMeeting(board.roots(), held(board), 'No quorum in sight')))
    expect(ben.standings()).toEqual(['meeting-cancelled', 'meeting-cancelled'])
    const after = apply(board.roots(), ben.entries)
    expect(approvalOf(after, subject, sha256)).toEqual(approvalOf(board.roots(), subject, sha256))
    expect(rootIn(after, 'meeting', 'm')).toEqual(held(board))
    for (const outcome of ['approved', 'rejected', 'deferred'] as const)
      expect(recordDecision({ ...board.facts(mona), roots: after }, 'x', { outcome, reason: '', at })).toMatchObject({
        ok: false,
        failure: { message: 'The meeting was cancelled.' },
      })
  })

  test('counts only if an ended meeting goes on, where it decided nothing', () => {
    const board = testBoard()
    board.vote('Anna', 'approve')
    const ben = packFor(board, 'Ben')
    ben.vote('approve', muchLater)
    board.write(mona, drafted(beginMeeting(held(board), at)))
    expect(ben.standings()).toEqual(['counted'])
    board.write(mona, drafted(endMeeting(board.roots(), held(board), at)))
    expect(ben.standings()).toEqual(['meeting-over'])
    expect(approvalOf(apply(board.roots(), ben.entries), subject, sha256).state).toBe('none')
    board.write(mona, drafted(beginMeeting(held(board), at)))
    expect(ben.standings()).toEqual(['counted'])
  })

  test('changes nothing of a decision that it was signed after, and says so', () => {
    const board = testBoard()
    const cleo = packFor(board, 'Cleo')
    cleo.vote('reject', muchLater)
    board.vote('Anna', 'approve')
    board.vote('Ben', 'approve')
    board.write(mona, drafted(beginMeeting(held(board), at)))
    board.decide('Mona', 'approved')
    board.write(mona, drafted(endMeeting(board.roots(), held(board), at)))
    expect(cleo.standings()).toEqual(['after-decision'])
    const before = approvalOf(board.roots(), subject, sha256)
    const after = approvalOf(apply(board.roots(), cleo.entries), subject, sha256)
    expect(before.state).toBe('valid')
    expect(after).toEqual(before)
  })

  test.each([
    ['majority', 'counted', 'valid'],
    ['unanimous', 'overturns', 'unsupported'],
  ] as const)('that was signed before a decision by %s is %s: the approval is %s', (rule, standing, state) => {
    const board = testBoard({ meeting: { rule } })
    const cleo = packFor(board, 'Cleo')
    cleo.vote('reject', soon)
    for (let later = 0; later < 3; later++) board.vote('Anna', 'approve')
    board.vote('Ben', 'approve')
    board.decide('Mona', 'approved')
    expect(cleo.standings()).toEqual([standing])
    // Whoever gets the files in another order sees the same (ballot-laws.property.test.ts).
    expect(approvalOf(apply(board.roots(), cleo.entries), subject, sha256).state).toBe(state)
    expect(apply({}, [...cleo.entries, ...board.entries])).toEqual(apply(apply({}, board.entries), cleo.entries))
  })
})

test('an entry that does not count takes no earlier vote of its device away', () => {
  const board = testBoard()
  const ben = packFor(board, 'Ben')
  ben.vote('approve', soon)
  ben.vote('reject', muchLater)
  expect(ben.standings()).toEqual(['superseded', 'counted'])
  expect(ben.standings(2)).toEqual(['counted', 'set-aside'])
  const [first, second] = ben.entries
  if (first === undefined || second === undefined) throw new Error('no votes')
  const counted = evaluateDecision(apply(board.roots(), [first]), meeting, subject, sha256).outcome.votes
  expect([counted.approve, counted.reject]).toEqual([1, 0])
})
