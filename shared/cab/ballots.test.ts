import { describe, expect, test } from 'vitest'
import { deviceNamed, meeting, signerNamed, subject, type TestBoard, testBoard } from '#test/torture/board-world'
import { sha256 } from '#test/torture/world'
import { castVote, voteRefusal } from '../commands/cab/cast-vote'
import { create, edit } from '../commands/edit'
import type { Draft } from '../log/operation'
import type { MeetingMember } from '../model/board'
import { viewOf } from '../model/view'
import { ballotsFor } from './ballots'
import { contentOf, hashOfSeen } from './content'

const standings = (board: TestBoard): readonly string[] =>
  ballotsFor(board.roots(), meeting, subject, sha256).map(
    ({ outcome: { member, standing, vote } }) => `${member.person}: ${standing}${vote === undefined ? '' : ` ${vote.view.choice}`}`,
  )

/** A vote that no command makes: whatever is wanted, signed by whoever has the device. */
function crafted(board: TestBoard, device: string, fields: Parameters<typeof create<'vote'>>[2]): Draft {
  const seen = contentOf(board.roots(), subject)
  if (seen === undefined) throw new Error('nothing to see')
  return create('vote', `${device}-crafted${board.entries.length}`, {
    of: meeting,
    subject,
    seen,
    content: hashOfSeen(seen, sha256),
    choice: 'approve',
    ...fields,
  })
}

const editChange = (fields: Record<string, string>): Draft => edit('change', viewOf('change', 'c', {}), fields)

test('each member has one row: the vote that counts, or why there is none', () => {
  const board = testBoard()
  board.vote('Anna', 'approve')
  board.vote('Anna', 'reject')
  expect(standings(board)).toEqual(['Anna: counted reject', 'Ben: no-vote', 'Cleo: no-vote'])
})

test('a vote for other content is stale, one for the content as it is again counts again', () => {
  const board = testBoard()
  board.vote('Anna', 'approve')
  board.write(signerNamed('Rita'), editChange({ plannedEnd: '2026-12-06T03:00:00Z' }))
  expect(standings(board)[0]).toBe('Anna: stale approve')
  board.vote('Anna', 'reject')
  expect(standings(board)[0]).toBe('Anna: counted reject')
  board.write(signerNamed('Rita'), editChange({ plannedEnd: '2026-12-06T01:30:00Z' }))
  expect(standings(board)[0]).toBe('Anna: counted approve')
})

describe('the voter is who signed', () => {
  test('two seats of one person are one vote, also where the seats spell the name differently', () => {
    const board = testBoard({ members: [['Anna'], ['anna '], ['Cleo']] })
    board.vote('Anna', 'approve')
    expect(standings(board)).toEqual(['Anna: counted approve', 'anna : counted-already', 'Cleo: no-vote'])
  })

  test('a member who stands in for another votes for their own seat unless they say otherwise', () => {
    const board = testBoard({ members: [['Anna'], ['Ben'], ['Cleo', { delegate: 'Ben' }]] })
    board.vote('Ben', 'approve')
    expect(standings(board)).toEqual(['Anna: no-vote', 'Ben: counted approve', 'Cleo: no-vote'])
  })

  test('a vote in another’s name counts for nobody', () => {
    const board = testBoard()
    board.write(signerNamed('Ben'), crafted(board, deviceNamed('Ben'), { by: 'Anna' }))
    expect(standings(board)).toEqual(['Anna: not-signed-by-voter approve', 'Ben: not-signed-by-voter approve', 'Cleo: no-vote'])
  })

  test('a device that nobody vouched for is shown and not counted', () => {
    const board = testBoard()
    board.write({ device: 'malloryxxxxxxxxx', person: 'Anna' }, crafted(board, 'malloryxxxxxxxxx', { by: 'Anna' }))
    expect(standings(board)[0]).toBe('Anna: unvouched approve')
  })

  test('what was seen must be what the vote is for', () => {
    const board = testBoard()
    const seen = { hash: 1 as const, fields: { [subject]: { plannedEnd: '2026-12-24' } } }
    board.write(signerNamed('Anna'), crafted(board, deviceNamed('Anna'), { by: 'Anna', seen }))
    expect(standings(board)[0]).toBe('Anna: content-mismatch approve')
  })

  test('two devices of one person are one voter, by the latest vote', () => {
    const board = testBoard()
    board.write(signerNamed('Mona'), create('admission', 'tablet', { of: 'workspace/this', dev: deviceNamed('tablet'), person: ' anna', role: 'voter' }))
    board.vote('Anna', 'approve')
    board.write({ device: deviceNamed('tablet'), person: ' anna' }, crafted(board, deviceNamed('tablet'), { by: 'ANNA', choice: 'reject' }))
    expect(standings(board)).toEqual(['Anna: counted reject', 'Ben: no-vote', 'Cleo: no-vote'])
  })
})

describe('separation of duties', () => {
  test('who asks for it or carries it out is not counted, however the name is written', () => {
    const board = testBoard({ change: { requestedBy: ' ANNA ', assignedTo: 'ben' } })
    board.write(signerNamed('Mona'), create('change-task', 't', { of: subject, assignedTo: 'Cleo' }))
    for (const name of ['Anna', 'Ben', 'Cleo']) board.write(signerNamed(name), crafted(board, deviceNamed(name), { by: name }))
    expect(standings(board)).toEqual(['Anna: requester approve', 'Ben: implementer approve', 'Cleo: implementer approve'])
    expect(castVote(board.facts(signerNamed('Anna')), '1', { choice: 'approve', comment: '', conditions: [] }).ok).toBe(false)
    expect(voteRefusal(board.facts(signerNamed('Ben')))).toBe('ben carries it out, and so can’t vote.')
  })

  test('a composed letter makes nobody else, and neither does a new name of the same device', () => {
    const board = testBoard({ members: [['Zo\u00eb'], ['Ben']], change: { requestedBy: 'Zoe\u0308' } })
    board.write({ device: deviceNamed('Zo\u00eb'), person: 'Zo\u00eb' }, crafted(board, deviceNamed('Zo\u00eb'), { by: 'Zo\u00eb' }))
    board.write(signerNamed('Mona'), create('admission', 'again', { of: 'workspace/this', dev: deviceNamed('Rita'), person: 'Ben', role: 'voter' }))
    const other = testBoard({ members: [['Ben']] })
    other.write(signerNamed('Mona'), create('admission', 'again', { of: 'workspace/this', dev: deviceNamed('Rita'), person: 'Ben', role: 'voter' }))
    other.write({ device: deviceNamed('Rita'), person: 'Ben' }, crafted(other, deviceNamed('Rita'), { by: 'Ben' }))
    expect(standings(board)[0]).toContain('requester')
    expect(standings(other)).toEqual(['Ben: requester approve'])
  })

  test('a declared conflict of interest takes the seat out, also for a delegate', () => {
    const board = testBoard({ members: [['Anna', { delegate: 'Dora' }], ['Ben']] })
    board.vote('Anna', 'approve')
    board.recuse('Anna')
    expect(standings(board)[0]).toBe('Anna: recused approve')
    expect(voteRefusal(board.facts(signerNamed('Anna')))).toContain('conflict of interest')
    expect(voteRefusal(board.facts(signerNamed('Dora')))).toContain('conflict of interest')
  })

  test('nobody declares a conflict of interest for another', () => {
    const board = testBoard()
    board.vote('Anna', 'approve')
    board.write(signerNamed('Ben'), create('recusal', `${deviceNamed('Ben')}-1`, { of: meeting, subject, by: 'Anna', reason: 'So there' }))
    expect(standings(board)[0]).toBe('Anna: counted approve')
  })
})

describe('delegates', () => {
  const withDelegates = (...members: readonly (readonly [string, Partial<MeetingMember>?])[]): TestBoard => testBoard({ members })

  test('a delegate counts in the member’s place, until the member votes', () => {
    const board = withDelegates(['Anna', { delegate: 'Dora' }], ['Ben'])
    board.vote('Dora', 'approve')
    expect(standings(board)).toEqual(['Anna: counted approve', 'Ben: no-vote'])
    board.vote('Anna', 'reject')
    expect(standings(board)).toEqual(['Anna: counted reject', 'Ben: no-vote'])
  })

  test('a member who is a delegate too counts once, for themselves', () => {
    const board = withDelegates(['Anna', { delegate: 'Ben' }], ['Ben'])
    board.vote('Ben', 'approve')
    board.write(signerNamed('Ben'), crafted(board, deviceNamed('Ben'), { by: 'Ben', insteadOf: 'Anna' }))
    expect(standings(board)).toEqual(['Anna: counted-already approve', 'Ben: counted approve'])
  })

  test('one delegate of two members counts for one', () => {
    const board = withDelegates(['Anna', { delegate: 'Dora' }], ['Ben', { delegate: 'Dora' }])
    for (const insteadOf of ['Anna', 'Ben']) board.write(signerNamed('Dora'), crafted(board, deviceNamed('Dora'), { by: 'Dora', insteadOf }))
    expect(standings(board)).toEqual(['Anna: counted approve', 'Ben: counted-already approve'])
  })

  test('nobody else votes in a member’s place', () => {
    const board = withDelegates(['Anna', { delegate: 'Dora' }], ['Ben'])
    board.write(signerNamed('Mona'), crafted(board, deviceNamed('Mona'), { by: 'Mona', insteadOf: 'Anna' }))
    expect(standings(board)).toEqual(['Anna: no-vote', 'Ben: no-vote'])
    expect(voteRefusal(board.facts(signerNamed('Mona')))).toBe('Mona is neither a voting member of this meeting nor a delegate.')
  })

  test('who asks for the change votes through no delegate, and not as one', () => {
    const asked = testBoard({
      members: [
        ['Rita', { delegate: 'Dora' }],
        ['Anna', { delegate: 'Rita' }],
      ],
    })
    for (const [name, insteadOf] of [
      ['Dora', 'Rita'],
      ['Rita', 'Anna'],
    ] as const)
      asked.write(signerNamed(name), crafted(asked, deviceNamed(name), { by: name, insteadOf }))
    expect(standings(asked).map((row) => row.split(' ')[1])).toEqual(['requester', 'requester'])
  })

  test('a member without a vote is shown as such', () => {
    expect(standings(withDelegates(['Anna', { voting: false }], ['Ben']))).toEqual(['Anna: not-voting', 'Ben: no-vote'])
  })
})

test('the derivation names the seat, the vote and why', () => {
  const board = testBoard({ change: { requestedBy: 'Anna' } })
  board.write(signerNamed('Anna'), crafted(board, deviceNamed('Anna'), { by: 'Anna' }))
  const [row] = ballotsFor(board.roots(), meeting, subject, sha256)
  expect(row?.because.map(({ from }) => `${from.entity.split('/')[0]} ${from.field}`)).toEqual([
    'meeting-member person',
    'vote choice',
    'vote by',
    'vote content',
    'vote signed by',
    'change requestedBy',
  ])
})
