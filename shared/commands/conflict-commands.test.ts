import { describe, expect, test } from 'vitest'
import { viewOf } from '../model/view'
import { acceptConflict, withdrawAcceptance } from './accept-conflict'
import { applyMoves } from './apply-moves'
import { grantFreezeException, withdrawFreezeException } from './grant-freeze-exception'

const at = '2026-11-26T09:00:00Z'
const set = (operations: readonly { readonly field: string; readonly value: unknown }[]) =>
  Object.fromEntries(operations.map(({ field, value }) => [field, value]))

describe('a conflict is accepted', () => {
  const given = { conflict: 'where change/a change/b', facts: 'abc', title: 'Same CI', reason: ' Both are read-only. ', by: 'Eva Lund', at }
  test('with reason, name and the facts as they stand, and taken back', () => {
    const accepted = acceptConflict('x', given)
    expect(accepted.ok && set(accepted.value.operations)).toMatchObject({
      of: 'calendar/main',
      facts: 'abc',
      reason: 'Both are read-only.',
      acceptedBy: 'Eva Lund',
      accepted: at,
    })
    expect(withdrawAcceptance(viewOf('conflict-acceptance', 'x', { removed: false })).operations).toEqual([
      { entity: 'conflict-acceptance/x', field: 'removed', value: true, was: false },
    ])
  })
  test('never without either', () => {
    expect(acceptConflict('x', { ...given, reason: ' ' })).toMatchObject({ ok: false, failure: { code: 'reason-missing' } })
    expect(acceptConflict('x', { ...given, by: '' })).toMatchObject({ ok: false, failure: { code: 'name-missing' } })
  })
})

test('a freeze exception names freeze, subject, who granted it and why', () => {
  const freeze = viewOf('freeze', 'f', { title: 'Year-end' })
  const given = { freeze, subject: 'change/a', subjectName: 'Firewall', occurrence: '', reason: 'Partner closes on the 20th', by: 'Oda Berg', at }
  const granted = grantFreezeException('e', given)
  expect(granted.ok && set(granted.value.operations)).toMatchObject({ freeze: 'f', subject: 'change/a', grantedBy: 'Oda Berg', granted: at })
  expect(granted.ok && granted.value.summary).toBe('Granted “Firewall” an exception from “Year-end”: Partner closes on the 20th')
  expect(grantFreezeException('e', { ...given, reason: '' }).ok).toBe(false)
  expect(grantFreezeException('e', { ...given, by: ' ' }).ok).toBe(false)
  expect(withdrawFreezeException(viewOf('freeze-exception', 'e', { grantedBy: 'Oda Berg' })).operations).toHaveLength(1)
})

describe('the moves of a repair', () => {
  const change = (id: string, state: string) =>
    viewOf('change', id, { shortDescription: id, state, plannedStart: '2026-12-05T21:00:00Z', plannedEnd: '2026-12-06T03:00:00Z' })
  const shift = { days: 1, minutes: 15 }
  test('are one command', () => {
    const release = viewOf('release', 'r', { name: 'Ledger', version: '8.4', target: '2026-12-12' })
    const parts = { phases: [], gates: [], milestones: [], plans: [] }
    const moved = applyMoves(
      [
        { kind: 'change', change: change('a', 'assess'), shift },
        { kind: 'release', release, parts, shift: { days: 3, minutes: 0 } },
      ],
      'UTC',
    )
    expect(moved.ok && moved.value.operations.map(({ entity, field, value }) => [entity, field, value])).toEqual([
      ['change/a', 'plannedStart', '2026-12-06T21:15:00Z'],
      ['change/a', 'plannedEnd', '2026-12-07T03:15:00Z'],
      ['release/r', 'target', '2026-12-15'],
    ])
  })
  test('are all refused where one is', () => {
    const moved = applyMoves(
      [
        { kind: 'change', change: change('a', 'assess'), shift },
        { kind: 'change', change: change('b', 'implement'), shift },
      ],
      'UTC',
    )
    expect(moved).toMatchObject({ ok: false, failure: { code: 'change-over' } })
    expect(applyMoves([], 'UTC')).toMatchObject({ ok: false, failure: { code: 'nothing-to-move' } })
  })
})
