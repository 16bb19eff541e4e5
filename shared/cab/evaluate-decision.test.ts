import { describe, expect, test } from 'vitest'
import { meeting, signerNamed, subject, type TestBoard, testBoard } from '#test/torture/board-world'
import { sha256 } from '#test/torture/world'
import { recordDecision } from '../commands/cab/record-decision'
import type { VoteChoice } from '../model/board'
import { evaluateDecision } from './evaluate-decision'
import { viewsIn } from './views-in'

const answer = (board: TestBoard) => evaluateDecision(board.roots(), meeting, subject, sha256).outcome
const five = [['Anna'], ['Ben'], ['Cleo'], ['Dora'], ['Emil']] as const

function voted(setting: Parameters<typeof testBoard>[0], ...votes: readonly (readonly [string, VoteChoice])[]): TestBoard {
  const board = testBoard({ members: five, ...setting })
  for (const [person, choice] of votes) board.vote(person, choice)
  return board
}

describe('quorum', () => {
  test('where none is said it is more than half of the voting members', () => {
    expect(answer(voted({}, ['Anna', 'approve'], ['Ben', 'approve']))).toMatchObject({
      outcome: '',
      quorum: { needed: 3, counted: 2, members: 5, reached: false },
      missing: ['2 of 3 valid votes that a decision needs.'],
    })
  })

  test('abstentions count for it, not for the majority', () => {
    const board = voted({}, ['Anna', 'approve'], ['Ben', 'abstain'], ['Cleo', 'abstain'])
    expect(answer(board)).toMatchObject({ outcome: 'approved', quorum: { reached: true } })
    expect(answer(voted({}, ['Anna', 'abstain'], ['Ben', 'abstain'], ['Cleo', 'abstain'])).missing).toEqual(['Everybody has abstained.'])
  })

  test('one that the meeting can’t reach says so', () => {
    expect(answer(voted({ meeting: { quorum: 9 } }, ['Anna', 'approve'])).missing).toEqual([
      '1 of 9 valid votes that a decision needs. The meeting has only 5 voting members.',
    ])
  })
})

describe('rules', () => {
  test.each<readonly [string, readonly VoteChoice[], string]>([
    ['majority', ['approve', 'approve', 'reject'], 'approved'],
    ['majority', ['approve', 'approve-with-conditions', 'reject'], 'approved-with-conditions'],
    ['majority', ['reject', 'reject', 'approve'], 'rejected'],
    ['majority', ['defer', 'defer', 'approve'], 'deferred'],
    ['majority', ['approve', 'approve', 'reject', 'reject'], ''],
    ['majority', ['approve', 'reject', 'defer'], ''],
    ['unanimous', ['approve', 'approve', 'abstain'], 'approved'],
    ['unanimous', ['approve', 'approve', 'reject'], 'rejected'],
    ['unanimous', ['approve', 'approve', 'defer'], 'deferred'],
    ['veto', ['approve', 'approve', 'reject'], 'approved'],
    ['veto', ['reject', 'approve', 'approve'], 'rejected'],
    ['chair-decides', ['reject', 'approve', 'approve'], 'approved'],
    ['chair-decides', ['approve', 'abstain', 'approve'], ''],
  ])('%s of %j is %j', (rule, choices, outcome) => {
    const board = testBoard({
      meeting: { rule: rule as 'majority', vetoRole: 'security', chair: 'Ben' },
      members: five.map(([person]) => [person, { role: person === 'Anna' ? 'Security' : '' }] as const),
    })
    for (const [at, choice] of choices.entries()) board.vote(five[at]?.[0] ?? '', choice)
    expect(answer(board).outcome).toBe(outcome)
  })

  test('an even vote says what is missing', () => {
    expect(answer(voted({}, ['Anna', 'approve'], ['Ben', 'reject'], ['Cleo', 'abstain'])).missing).toEqual([
      'No choice has more than half of the 2 votes that decide.',
    ])
  })
})

describe('recording a decision', () => {
  const record = (board: TestBoard, person: string, outcome: 'approved' | 'rejected' | 'approved-with-conditions') =>
    recordDecision(board.facts(signerNamed(person)), 'x', { outcome, reason: '', at: '2026-11-26T12:00:00Z' })

  test('nothing is recorded but what the votes come to', () => {
    const board = voted({}, ['Anna', 'approve'], ['Ben', 'approve'], ['Cleo', 'reject'])
    expect(record(board, 'Mona', 'rejected')).toMatchObject({
      ok: false,
      failure: { code: 'cannot-decide', message: 'The votes that count come to “approved”, not to “rejected”.' },
    })
    expect(record(voted({}, ['Anna', 'approve']), 'Mona', 'approved')).toMatchObject({ ok: false })
    expect(record(board, 'Mona', 'approved').ok).toBe(true)
  })

  test('the conditions of all counted votes come with it, in the same entry, and the agenda says the outcome', () => {
    const board = voted({}, ['Anna', 'approve-with-conditions'], ['Ben', 'approve'], ['Cleo', 'approve-with-conditions'])
    board.decide('Mona', 'approved-with-conditions')
    const found = viewsIn(board.roots()[meeting], 'condition')
    expect(found.map(({ title, owner, due, standing }) => [title, owner, due, standing.state])).toEqual([
      ['Rehearse once more', 'Rita', '2026-12-01', 'open'],
      ['Rehearse once more', 'Rita', '2026-12-01', 'open'],
    ])
    expect(viewsIn(board.roots()[meeting], 'agenda-item')[0]?.state).toBe('approved-with-conditions')
  })

  test('where the chair decides, the chair or who stands in for them does, and only with a quorum', () => {
    const setting = { meeting: { rule: 'chair-decides', chair: 'Anna' } as const, members: [['Anna', { delegate: 'Dora' }], ['Ben'], ['Cleo']] as const }
    const board = voted(setting, ['Ben', 'reject'])
    expect(record(board, 'Anna', 'approved')).toMatchObject({ ok: false })
    board.vote('Cleo', 'reject')
    expect(record(board, 'Anna', 'approved').ok).toBe(true)
    expect(record(board, 'Dora', 'approved').ok).toBe(true)
    expect(record(board, 'Ben', 'approved')).toMatchObject({ ok: false, failure: { message: 'Anna decides here, or Dora for them.' } })
  })

  test('a chair who asks for the change, carries it out or is not free to judge decides nothing', () => {
    const setting = { meeting: { rule: 'chair-decides', chair: 'Anna', quorum: 1 } as const, members: [['Anna'], ['Ben']] as const }
    expect(record(voted({ ...setting, change: { assignedTo: 'anna' } }, ['Ben', 'approve']), 'Anna', 'approved')).toMatchObject({
      ok: false,
      failure: { message: 'anna carries it out, and so can’t decide about it.' },
    })
    const recused = voted(setting, ['Ben', 'approve'])
    recused.recuse('Anna')
    expect(record(recused, 'Anna', 'approved')).toMatchObject({ ok: false })
  })
})
