import { expect, test } from 'vitest'
import { emptyVote, readVote } from './vote-draft'

const zone = 'Europe/Copenhagen'
const now = Date.parse('2026-11-23T13:00:00Z')
const typed = (title: string, owner: string, due: string, key = 0) => ({ key, title, owner, due })

test('a vote says what was chosen, and nothing is chosen by itself', () => {
  expect(readVote(emptyVote, zone, now)).toMatchObject({ ok: false, failure: { code: 'choice-missing' } })
  expect(readVote({ ...emptyVote, choice: 'reject', comment: ' too late ' }, zone, now)).toEqual({
    ok: true,
    value: { choice: 'reject', conditions: [], comment: 'too late' },
  })
})

test('conditions are read with owner and due date; empty lines are none', () => {
  const draft = {
    ...emptyVote,
    choice: 'approve-with-conditions' as const,
    conditions: [typed('Third rehearsal', 'Priya Nair', '3 Dec'), typed('', '', '', 1)],
  }
  expect(readVote(draft, zone, now)).toEqual({
    ok: true,
    value: { choice: 'approve-with-conditions', conditions: [{ title: 'Third rehearsal', owner: 'Priya Nair', due: '2026-12-03' }], comment: '' },
  })
})

test('what is missing of a condition is said where it is missing', () => {
  const asked = (...conditions: readonly ReturnType<typeof typed>[]) => readVote({ ...emptyVote, choice: 'approve-with-conditions', conditions }, zone, now)
  expect(asked(typed('', '', ''))).toMatchObject({ failure: { code: 'conditions-missing', place: 'condition-0' } })
  expect(asked(typed('', 'Priya', ''))).toMatchObject({ failure: { code: 'condition-empty' } })
  expect(asked(typed('Rehearse', '', ''))).toMatchObject({ failure: { code: 'owner-missing' } })
  expect(asked(typed('Rehearse', 'Priya', ''))).toMatchObject({ failure: { code: 'due-missing' } })
  expect(asked(typed('a', 'b', '3 Dec'), typed('Rehearse', 'Priya', '05/12', 7))).toMatchObject({ failure: { code: 'due-unreadable', place: 'condition-7' } })
})
