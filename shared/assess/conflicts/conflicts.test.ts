import { describe, expect, test } from 'vitest'
import type { RootRecord, Roots } from '../../log/apply'
import type { ApprovalState } from '../../model/approval'
import type { Kind, View } from '../../model/entities'
import { idOf, kindOf } from '../../model/entity-id'
import type { Json } from '../../model/json'
import { heldView } from '../../model/view'
import { conflictBoard } from './board'
import type { Conflict } from './conflict'
import { derivationOf, digestOf, withAcceptances } from './derivation'
import type { ViewsOf } from './subjects-of'
import type { Approvals } from './world'
import { factsOfRoot, worldOf } from './world-of'

const zone = 'Europe/Copenhagen'
type Fields = Readonly<Record<string, Json>>

/** A workspace as its entities say: each under the root that it names. */
function boardOf(entities: Readonly<Record<string, Fields>>, approvals: Approvals = { kept: false, stateOf: () => 'none' }) {
  const roots: Record<string, { root: string; entities: Record<string, Record<string, readonly [Json, string]>> }> = {}
  for (const [entity, fields] of Object.entries(entities)) {
    const root = typeof fields['of'] === 'string' ? fields['of'] : entity
    const record = roots[root] ?? { root, entities: {} }
    roots[root] = record
    record.entities[entity] = Object.fromEntries(Object.entries({ removed: false, ...fields }).map(([field, value]) => [field, [value, '1'] as const]))
  }
  const viewsOf: ViewsOf = <K extends Kind>(record: RootRecord, kind: K) =>
    Object.entries(record.entities).flatMap(([entity, held]) => (kindOf(entity) === kind ? [heldView(kind, idOf(entity), held) as View<K>] : []))
  return conflictBoard(worldOf(roots as Roots, (record) => factsOfRoot(record, viewsOf, zone), viewsOf, zone, approvals))
}

const kindsIn = (entities: Readonly<Record<string, Fields>>): readonly string[] =>
  boardOf(entities)
    .all()
    .map(({ kind, severity, subject, other }) => `${kind} ${severity}: ${subject}${other === '' ? '' : `, ${other}`}`)
    .sort()

const organisation = {
  'service/ledger': { of: 'workspace/this', name: 'Ledger' },
  'ci/db': { of: 'workspace/this', name: 'Ledger database', service: 'ledger' },
  'ci/disk': { of: 'workspace/this', name: 'Disk', parent: 'db', service: 'ledger' },
  'environment/stg': { of: 'workspace/this', name: 'CORE-STG' },
  'environment/lab': { of: 'workspace/this', name: 'LAB', shared: true },
} satisfies Readonly<Record<string, Fields>>

const change = (id: string, start: string, end: string, item = '', more: Fields = {}): Readonly<Record<string, Fields>> => ({
  [`change/${id}`]: { type: 'standard', plannedStart: `2026-12-05T${start}:00Z`, plannedEnd: `2026-12-05T${end}:00Z`, ...more },
  ...(item === '' ? {} : { [`affects/${id}`]: { of: `change/${id}`, item } }),
})

describe('two changes', () => {
  test('at one CI are in conflict, the one that starts later with the one that was there', () => {
    expect(kindsIn({ ...organisation, ...change('a', '20:00', '22:00', 'ci/db'), ...change('b', '21:00', '23:00', 'ci/db') })).toEqual([
      'same-ci hard: change/b, change/a',
    ])
  })
  test('that follow each other to the minute are not', () => {
    expect(kindsIn({ ...organisation, ...change('a', '20:00', '22:00', 'ci/db'), ...change('b', '22:00', '23:00', 'ci/db') })).toEqual([])
  })
  test('of a CI and what lies above it are: a parent that is under change, or a child', () => {
    expect(kindsIn({ ...organisation, ...change('a', '20:00', '22:00', 'ci/db'), ...change('b', '21:00', '23:00', 'ci/disk') })).toEqual([
      'parent-ci soft: change/b, change/a',
    ])
    expect(kindsIn({ ...organisation, ...change('a', '20:00', '22:00', 'ci/disk'), ...change('b', '21:00', '23:00', 'service/ledger') })).toEqual([
      'child-ci soft: change/b, change/a',
    ])
  })
  test('that go out with one release are not', () => {
    const scope = {
      'release/r': { state: 'planning' },
      'release-change/a': { of: 'release/r', change: 'a' },
      'release-change/b': { of: 'release/r', change: 'b' },
    }
    expect(kindsIn({ ...organisation, ...scope, ...change('a', '20:00', '22:00', 'ci/db'), ...change('b', '21:00', '23:00', 'ci/db') })).toEqual([])
  })
  test('by one person are, whatever the name’s capitals; what is closed is in nobody’s way', () => {
    const both = (state: string) => ({
      ...change('a', '20:00', '22:00', '', { assignedTo: 'Ann Lee' }),
      ...change('b', '21:00', '23:00', '', { assignedTo: 'ann lee', state }),
    })
    expect(kindsIn(both('assess'))).toEqual(['same-person soft: change/b, change/a'])
    expect(kindsIn(both('closed'))).toEqual([])
  })
})

test('an environment is kept by its id or its name; a shared one takes several', () => {
  const booking = (id: string, environment: string, purpose: string) => ({
    [`booking/${id}`]: { of: 'calendar/main', environment, purpose, start: '2026-12-05T08:00:00Z', end: '2026-12-05T20:30:00Z' },
  })
  expect(kindsIn({ ...organisation, ...booking('a', 'stg', 'Acceptance'), ...booking('b', 'stg', 'Training') })).toEqual([
    'booked-twice soft: booking/b, booking/a',
  ])
  expect(kindsIn({ ...organisation, ...booking('a', 'stg', 'Acceptance'), ...booking('b', 'stg', 'Dress rehearsal') })).toEqual([
    'booked-twice hard: booking/b, booking/a',
  ])
  expect(kindsIn({ ...organisation, ...booking('a', 'lab', 'Acceptance'), ...booking('b', 'lab', 'Training') })).toEqual([])
  expect(kindsIn({ ...organisation, ...booking('c', 'core-stg', ''), ...change('a', '20:00', '22:00', '', { environment: 'CORE-STG' }) })).toEqual([
    'environment-booked soft: change/a, booking/c',
  ])
})

describe('freezes', () => {
  const freeze = (more: Fields = {}): Readonly<Record<string, Fields>> => ({
    'freeze/f': { of: 'calendar/main', title: 'Close', severity: 'hard', start: '2026-12-05', end: '2026-12-06', ...more },
  })
  test('of everything hold for every change but emergencies and what is under way', () => {
    expect(kindsIn({ ...freeze(), ...change('a', '20:00', '22:00') })).toEqual(['in-freeze hard: change/a, freeze/f'])
    expect(kindsIn({ ...freeze(), ...change('a', '20:00', '22:00', '', { type: 'emergency' }) })).toEqual([])
    expect(kindsIn({ ...freeze(), ...change('a', '20:00', '22:00', '', { state: 'implement' }) })).toEqual([])
  })
  test('cover their last day to its end, in the zone of the site, and end where the next thing begins', () => {
    const night = (end: string): Readonly<Record<string, Fields>> => ({ ...freeze({ start: '2026-12-04', end }), ...change('a', '22:59', '23:30') })
    // The day of Copenhagen ends at 23:00 UTC in winter.
    expect(kindsIn(night('2026-12-05'))).toEqual(['in-freeze hard: change/a, freeze/f'])
    expect(kindsIn({ ...freeze({ start: '2026-12-04', end: '2026-12-05' }), ...change('a', '23:00', '23:30') })).toEqual([])
  })
  test('of a service hold for its CIs, of a CI only warn about what is above it', () => {
    expect(kindsIn({ ...organisation, ...freeze({ appliesTo: { 'service/ledger': true } }), ...change('a', '20:00', '22:00', 'ci/disk') })).toEqual([
      'in-parent-freeze hard: change/a, freeze/f',
    ])
    expect(kindsIn({ ...organisation, ...freeze({ appliesTo: { 'ci/disk': true } }), ...change('a', '20:00', '22:00', 'ci/db') })).toEqual([
      'in-child-freeze soft: change/a, freeze/f',
    ])
    expect(kindsIn({ ...organisation, ...freeze({ appliesTo: { 'ci/other': true } }), ...change('a', '20:00', '22:00', 'ci/db') })).toEqual([])
  })
  test('that repeat hold each time, but for exceptions', () => {
    const weekly = { start: '2026-11-28', end: '2026-11-28', recurrence: 'FREQ=WEEKLY' }
    expect(kindsIn({ ...freeze(weekly), ...change('a', '20:00', '22:00') })).toEqual(['in-freeze hard: change/a, freeze/f'])
    expect(kindsIn({ ...freeze({ ...weekly, exceptions: { '2026-12-05': true } }), ...change('a', '20:00', '22:00') })).toEqual([])
  })
  test('are lifted by an exception, which is named', () => {
    const exception = { 'freeze-exception/e': { of: 'calendar/main', freeze: 'f', subject: 'change/a', grantedBy: 'Oda Berg' } }
    const [found] = boardOf({ ...freeze(), ...exception, ...change('a', '20:00', '22:00') }).all()
    expect(found?.standing).toMatchObject({ state: 'excepted', exception: { grantedBy: 'Oda Berg' } })
  })
})

test('a single window binds the week around it, one that repeats binds for ever', () => {
  const window = (start: string, recurrence: string): Readonly<Record<string, Fields>> => ({
    'window/w': { of: 'calendar/main', start: `${start}T21:00:00Z`, end: `${start}T23:00:00Z`, recurrence, appliesTo: { 'ci/db': true } },
  })
  expect(kindsIn({ ...organisation, ...window('2026-12-07', ''), ...change('a', '20:00', '22:00', 'ci/db') })).toEqual(['outside-window soft: change/a, ci/db'])
  expect(kindsIn({ ...organisation, ...window('2026-12-05', ''), ...change('a', '21:00', '22:00', 'ci/db') })).toEqual([])
  expect(kindsIn({ ...organisation, ...window('2026-11-03', ''), ...change('a', '20:00', '22:00', 'ci/db') })).toEqual([])
  expect(kindsIn({ ...organisation, ...window('2025-11-03', 'FREQ=WEEKLY'), ...change('a', '20:00', '22:00', 'ci/disk') })).toEqual([
    'outside-parent-window soft: change/a, ci/db',
  ])
})

describe('a release', () => {
  const plan = (more: Fields): Readonly<Record<string, Fields>> => ({
    'release/r': { state: 'planning', target: '2026-12-05' },
    'plan/p': { of: 'release/r', start: '2026-12-05T21:00:00Z', windowStart: '2026-12-05T21:00:00Z', windowEnd: '2026-12-05T23:00:00Z', ...more },
  })
  const task = (duration: number, more: Fields = {}): Readonly<Record<string, Fields>> => ({
    'task/t': { of: 'release/r', plan: 'p', title: 'Deploy', duration, ...more },
  })
  test('whose plan ends after its window, or could not be backed out inside it, says by how much', () => {
    expect(kindsIn({ ...plan({}), ...task(120) })).toEqual([])
    expect(kindsIn({ ...plan({}), ...task(121) })).toEqual(['outside-deployment-window hard: release/r, plan/p'])
    const board = boardOf({ ...plan({ backOutCheck: 15 }), ...task(60, { backOutDuration: 50 }) })
    const [found] = board.all()
    expect(found?.kind).toBe('back-out-does-not-fit')
    expect(found === undefined ? undefined : derivationOf(found, board).outcome.parts).toEqual([
      { what: 'spare', minutes: 60 },
      { what: 'back-out', minutes: 50 },
      { what: 'check', minutes: 15 },
    ])
  })
  test('goes out after what it needs; by the day, the same day is in order', () => {
    const needs = (target: string, first: string) => ({
      'release/r': { state: 'planning', target },
      'release/first': { state: 'planning', target: first },
      'release-dependency/d': { of: 'release/r', needs: 'first' },
    })
    expect(kindsIn(needs('2026-12-05', '2026-12-06'))).toEqual(['out-of-order hard: release/r, release/first'])
    expect(kindsIn(needs('2026-12-05', '2026-12-05'))).toEqual([])
    expect(kindsIn(needs('2026-12-05T20:00:00Z', '2026-12-05T20:30:00Z'))).toEqual(['out-of-order hard: release/r, release/first'])
  })
  test('and a change by one person at the same time are told with the task', () => {
    const [found] = boardOf({ ...plan({}), ...task(60, { who: 'Ann Lee' }), ...change('a', '21:30', '22:30', '', { assignedTo: 'Ann Lee' }) }).all()
    expect(found).toMatchObject({ kind: 'same-person', subject: 'change/a', other: 'release/r', about: ['change/a', 'task/t'] })
  })
})

test('a normal change is scheduled with an approval that counts, a standard one without; an emergency may get it afterwards', () => {
  const of = (type: string, state: ApprovalState | undefined = 'none') =>
    boardOf({ ...change('a', '20:00', '22:00', '', { type, state: 'scheduled' }) }, { kept: true, stateOf: () => state })
      .all()
      .map(({ kind, severity, approval }) => `${kind} ${severity}: ${approval}`)
  expect(of('normal')).toEqual(['missing-approval hard: none'])
  expect(of('emergency')).toEqual(['missing-approval soft: none'])
  expect(of('standard')).toEqual([])
  expect(of('normal', 'valid')).toEqual([])
  expect(of('normal', 'stale')).toEqual(['missing-approval hard: stale'])
  // A table from elsewhere brings no decisions, and its changes were approved where they come from.
  expect(kindsIn(change('a', '20:00', '22:00', '', { state: 'scheduled' }))).toEqual([])
})

test('what is accepted stays so as long as its facts stand, and comes back when one changes', () => {
  const both = (end: string) => ({ ...organisation, ...change('a', '20:00', '22:00', 'ci/db'), ...change('b', '21:00', end, 'ci/db') })
  const before = boardOf(both('23:00'))
  const [found] = before.all()
  if (found === undefined) throw new Error('There is no conflict to accept.')
  const acceptance = {
    'conflict-acceptance/x': {
      of: 'calendar/main',
      conflict: found.key,
      facts: digestOf(derivationOf(found, before), found.severity),
      reason: 'Both read only',
      acceptedBy: 'Eva Lund',
    },
  }
  const standing = (end: string): readonly Conflict['standing']['state'][] => {
    const board = boardOf({ ...both(end), ...acceptance })
    return withAcceptances(board.all(), board).map((conflict) => conflict.standing.state)
  }
  expect(standing('23:00')).toEqual(['accepted'])
  expect(standing('23:30')).toEqual(['open'])
})
