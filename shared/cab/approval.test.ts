import { describe, expect, test } from 'vitest'
import { deviceNamed, meeting, signerNamed, subject, type TestBoard, testBoard } from '#test/torture/board-world'
import { sha256 } from '#test/torture/world'
import { cancelMeeting, editMeeting, removeMember } from '../commands/cab/meeting'
import { settleCondition } from '../commands/cab/settle-condition'
import { create, edit, remove } from '../commands/edit'
import { moveChange } from '../commands/move-change'
import type { Draft } from '../log/operation'
import { viewOf } from '../model/view'
import { approvalOf } from './approval'
import { contentOf, hashOfSeen } from './content'
import { moveApproval } from './move-approval'
import { rootIn, viewsIn } from './views-in'

const of = (board: TestBoard, about = subject) => approvalOf(board.roots(), about, sha256)
const editChange = (fields: Record<string, string>): Draft => edit('change', viewOf('change', 'c', {}), fields)
const rita = signerNamed('Rita')
const mona = signerNamed('Mona')

function approved(setting?: Parameters<typeof testBoard>[0]): TestBoard {
  const board = testBoard(setting)
  board.vote('Anna', 'approve')
  board.vote('Ben', 'approve')
  board.decide('Mona', 'approved')
  return board
}

/** A decision that no command makes. */
function crafted(board: TestBoard, device: string, fields: Parameters<typeof create<'decision'>>[2]): Draft {
  const seen = contentOf(board.roots(), subject)
  if (seen === undefined) throw new Error('nothing to see')
  const content = hashOfSeen(seen, sha256)
  return create('decision', `${device}-crafted${board.entries.length}`, { of: meeting, subject, seen, content, outcome: 'approved', ...fields })
}

describe('an approval follows its content', () => {
  test('it is valid for what was seen, stale with field, who and when after a change, and valid again when that is put back', () => {
    const board = approved()
    expect(of(board)).toMatchObject({ state: 'valid', refusal: '', changes: [] })
    const changed = board.write(rita, editChange({ plannedEnd: '2026-12-06T03:00:00Z', closeNotes: 'not under approval' }))
    const { state, changes } = of(board)
    expect(state).toBe('stale')
    expect(changes).toEqual([
      {
        entity: subject,
        field: 'plannedEnd',
        was: '2026-12-06T01:30:00Z',
        is: '2026-12-06T03:00:00Z',
        who: 'Rita',
        when: Number.parseInt(changed.stamp.slice(0, 12), 16),
      },
    ])
    board.write(rita, editChange({ plannedEnd: '2026-12-06T01:30:00Z' }))
    expect(of(board).state).toBe('valid')
  })

  test('what came and what went is told too', () => {
    const board = testBoard()
    board.write(rita, create('affects', 'a', { of: subject, item: 'service/payments' }))
    for (const name of ['Anna', 'Ben']) board.vote(name, 'approve')
    board.decide('Mona', 'approved')
    board.write(rita, remove('affects', viewOf('affects', 'a', { removed: false })))
    board.write(signerNamed('Ben'), create('affects', 'b', { of: subject, item: 'service/ledger' }))
    expect(of(board).changes.map(({ entity, field, was, is, who }) => [entity, field, was, is, who])).toEqual([
      ['affects/b', 'removed', true, false, 'Ben'],
      ['affects/a', 'removed', false, true, 'Rita'],
    ])
  })

  test('a release’s approval covers its changes and plans', () => {
    const board = testBoard()
    board.write(rita, create('release', 'r', { name: 'Payments', version: '7.4', owner: 'Rita' }))
    board.write(rita, create('release-change', 'rc', { of: 'release/r', change: 'c' }))
    board.write(rita, create('plan', 'p', { of: 'release/r', start: '2026-12-05T21:00:00Z' }))
    board.write(rita, create('task', 't', { of: 'release/r', plan: 'p', title: 'Drain queues' }))
    board.write(mona, crafted(board, deviceNamed('Mona'), { by: 'Mona', basis: 'imported' }))
    const seen = contentOf(board.roots(), 'release/r')
    if (seen === undefined) throw new Error('no release')
    const content = hashOfSeen(seen, sha256)
    board.write(
      mona,
      create('decision', `${mona.device}-r`, { of: meeting, subject: 'release/r', seen, content, outcome: 'approved', by: 'Mona', basis: 'imported' }),
    )
    expect(of(board, 'release/r').state).toBe('valid')
    board.write(rita, editChange({ backoutPlan: 'Restore.' }))
    board.write(signerNamed('Ben'), edit('task', viewOf('task', 't', { title: 'Drain queues' }), { title: 'Drop queues' }))
    expect(
      of(board, 'release/r')
        .changes.map(({ entity, field, who }) => `${entity} ${field} ${who}`)
        .sort(),
    ).toEqual(['change/c backoutPlan Rita', 'task/t title Ben'])
  })

  test('the latest decision for the present content holds; one for other content does not touch it', () => {
    const board = approved()
    board.write(rita, editChange({ plannedEnd: '2026-12-07T01:30:00Z' }))
    for (const name of ['Anna', 'Ben']) board.vote(name, 'reject')
    board.decide('Mona', 'rejected')
    expect(of(board).state).toBe('rejected')
    board.write(rita, editChange({ plannedEnd: '2026-12-06T01:30:00Z' }))
    expect(of(board).state).toBe('valid')
    for (const name of ['Anna', 'Ben']) board.vote(name, 'defer')
    board.decide('Mona', 'deferred')
    expect(of(board).state).toBe('deferred')
  })
})

describe('a decision is derived, never believed', () => {
  test('one that the votes do not come to is unsupported, and says so', () => {
    const board = testBoard()
    board.vote('Anna', 'approve')
    board.write(mona, crafted(board, mona.device, { by: 'Mona' }))
    expect(of(board)).toMatchObject({
      state: 'unsupported',
      refusal: 'The votes that count come to no decision, not to “approved”.',
      answer: { quorum: { counted: 1 } },
    })
  })

  test('votes signed after it neither make nor break it', () => {
    const board = testBoard()
    board.write(mona, crafted(board, mona.device, { by: 'Mona' }))
    for (const name of ['Anna', 'Ben']) board.vote(name, 'approve')
    expect(of(board).state).toBe('unsupported')
    const good = approved()
    for (const name of ['Anna', 'Ben', 'Cleo']) good.vote(name, 'reject')
    expect(of(good).state).toBe('valid')
  })

  test('a ballot that comes late but was signed before counts', () => {
    const board = testBoard()
    const late = board.vote('Cleo', 'reject')
    const early = approved()
    expect(of(early).state).toBe('valid')
    early.write(signerNamed('Cleo'), late, late.stamp)
    expect(of(early)).toMatchObject({ state: 'valid', answer: { votes: { approve: 2, reject: 1 } } })
  })

  test('nobody who may not write it, and nothing that says another name, counts', () => {
    for (const [device, by] of [
      ['malloryxxxxxxxxx', 'Mona'],
      [mona.device, 'Anna'],
    ] as const) {
      const board = approved()
      board.write({ device, person: by }, crafted(board, device, { by }))
      expect(of(board).state).toBe('unsupported')
    }
  })

  test('an approver who turns out to carry it out takes the approval with them', () => {
    const board = approved()
    board.write(mona, editChange({ assignedTo: 'Ben' }))
    expect(of(board).state).toBe('unsupported')
  })

  test('one from elsewhere is an approval, but not of who asks for it', () => {
    const board = testBoard()
    board.write(mona, crafted(board, mona.device, { by: 'Mona', basis: 'imported' }))
    expect(of(board)).toMatchObject({ state: 'valid', decision: { view: { basis: 'imported' } } })
    board.write(rita, crafted(board, rita.device, { by: 'Rita', basis: 'imported' }))
    expect(of(board)).toMatchObject({ state: 'unsupported', refusal: 'Rita, who recorded it from elsewhere, asks for it or carries it out.' })
  })

  test('the chair’s word counts only where the chair decides', () => {
    const board = testBoard({ meeting: { chair: 'Anna', quorum: 1 } })
    board.vote('Ben', 'approve')
    board.write(signerNamed('Anna'), crafted(board, deviceNamed('Anna'), { by: 'Anna', basis: 'chair' }))
    expect(of(board)).toMatchObject({ state: 'unsupported', refusal: 'In this meeting votes decide, not the chair.' })
    const chaired = testBoard({ meeting: { chair: 'Anna', quorum: 1, rule: 'chair-decides' } })
    chaired.vote('Ben', 'reject')
    chaired.decide('Anna', 'approved')
    expect(of(chaired).state).toBe('valid')
    chaired.write(signerNamed('Ben'), crafted(chaired, deviceNamed('Ben'), { by: 'Ben', basis: 'chair' }))
    expect(of(chaired)).toMatchObject({ state: 'unsupported', refusal: 'Anna decides here.' })
  })

  test('what a decision was derived from stays: rule, quorum, members, and the meeting itself', () => {
    const board = approved()
    const held = rootIn(board.roots(), 'meeting', 'm')
    const [anna] = viewsIn(board.roots()[meeting], 'meeting-member')
    if (held === undefined || anna === undefined) throw new Error('no meeting')
    expect(editMeeting(board.roots(), held, { quorum: 1 })).toMatchObject({ ok: false, failure: { code: 'has-decided' } })
    expect(editMeeting(board.roots(), held, { location: 'Room 4' }).ok).toBe(true)
    expect(removeMember(board.roots(), held, anna)).toMatchObject({ ok: false })
    expect(cancelMeeting(board.roots(), held, 'No time')).toMatchObject({ ok: false })
    board.write(mona, edit('meeting', held, { state: 'cancelled' }))
    expect(of(board)).toMatchObject({ state: 'unsupported', refusal: 'The meeting was cancelled.' })
  })
})

describe('conditions', () => {
  function conditional(): TestBoard {
    const board = testBoard()
    board.vote('Anna', 'approve-with-conditions')
    board.vote('Ben', 'approve')
    board.decide('Mona', 'approved-with-conditions')
    return board
  }
  const conditionOf = (board: TestBoard) => {
    const [condition] = viewsIn(board.roots()[meeting], 'condition')
    if (condition === undefined) throw new Error('no condition')
    return condition
  }
  const settle = (board: TestBoard, state: 'met' | 'waived', person: string, reason = 'Seen it.') =>
    settleCondition(board.roots(), conditionOf(board), { state, reason, at: '2026-11-27T09:00:00Z' }, signerNamed(person))

  test('they are open until they are met or waived, by name and reason', () => {
    const board = conditional()
    expect(of(board).openConditions.map(({ title }) => title)).toEqual(['Rehearse once more'])
    expect(settle(board, 'met', 'Mona', ' ')).toMatchObject({ ok: false, failure: { code: 'reason-missing' } })
    const met = settle(board, 'met', 'Rita')
    if (met.ok) board.write(rita, met.value)
    expect(of(board)).toMatchObject({ state: 'valid', openConditions: [] })
    // One that is taken away is not met, whatever was said of it before.
    board.write(rita, remove('condition', conditionOf(board)))
    expect(of(board).openConditions.map(({ title }) => title)).toEqual(['Rehearse once more'])
  })

  test('who asks for the change does not waive them, by the command or without it', () => {
    const board = conditional()
    expect(settle(board, 'waived', 'Rita')).toMatchObject({ ok: false, failure: { code: 'cannot-waive' } })
    const forged = settle(board, 'waived', 'Mona')
    if (forged.ok) board.write(rita, forged.value)
    expect(of(board).openConditions).toHaveLength(1)
    if (forged.ok) board.write(mona, forged.value)
    expect(of(board).openConditions).toEqual([])
  })

  test('who removes one does not get rid of it', () => {
    const board = conditional()
    board.write(rita, remove('condition', conditionOf(board)))
    expect(of(board).openConditions.map(({ title, standing }) => [title, standing.state])).toEqual([['Rehearse once more', 'open']])
  })
})

describe('emergencies', () => {
  const emergency = { change: { type: 'emergency' } as const, meeting: { kind: 'ECAB' } as const }

  test('the emergency board’s approval is enough, and a review by the board is owed until it has been', () => {
    const board = approved(emergency)
    expect(of(board)).toMatchObject({ state: 'valid', reviewOwed: true })
    board.write(mona, create('meeting', 'later', { kind: 'CAB', title: 'CAB' }))
    board.write(mona, { ...crafted(board, mona.device, { of: 'meeting/later', by: 'Mona', basis: 'imported' }) })
    expect(of(board)).toMatchObject({ state: 'valid', reviewOwed: false })
  })

  test('it decides about nothing else', () => {
    expect(of(approved({ meeting: { kind: 'ECAB' } }))).toMatchObject({ state: 'unsupported', refusal: 'The emergency board decides about emergencies alone.' })
  })
})

describe('moves of a change', () => {
  const moved = (board: TestBoard, to: 'scheduled' | 'implement') => {
    const change = rootIn(board.roots(), 'change', 'c')
    if (change === undefined) throw new Error('no change')
    const ready = {
      ...change,
      shortDescription: 'Ledger',
      plannedStart: '2026-12-05T21:00:00Z',
      state: to === 'scheduled' ? ('authorize' as const) : ('scheduled' as const),
    }
    const made = moveChange(
      { change: ready, affectsSomething: true, openTasks: 0, isAssessed: false, approval: moveApproval(board.roots(), subject, sha256) },
      to,
    )
    return made.ok ? [] : made.failure.missing.map(({ code }) => code)
  }

  test('need an approval that counts, where meetings are kept', () => {
    expect(moved(testBoard(), 'scheduled')).toEqual(['approval-missing'])
    const board = approved()
    expect(moved(board, 'scheduled')).toEqual([])
    expect(moved(board, 'implement')).toEqual([])
    board.write(rita, editChange({ plannedEnd: '2026-12-06T03:00:00Z' }))
    expect(moved(board, 'scheduled')).toEqual(['approval-stale'])
    expect(moved(board, 'implement')).toEqual(['approval-stale'])
  })

  test('wait for open conditions', () => {
    const board = testBoard()
    for (const name of ['Anna', 'Ben']) board.vote(name, 'approve-with-conditions')
    board.decide('Mona', 'approved-with-conditions')
    expect(moved(board, 'scheduled')).toEqual(['conditions-open'])
  })

  test('of a standard change need none, and a register without meetings is asked for none', () => {
    expect(moved(testBoard({ change: { type: 'standard' } }), 'implement')).toEqual([])
    const board = testBoard()
    board.write(mona, remove('meeting', viewOf('meeting', 'm', { removed: false })))
    expect(moved(board, 'scheduled')).toEqual([])
  })
})
