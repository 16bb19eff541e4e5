import { describe, expect, test } from 'vitest'
import { conflictBoard } from '#shared/assess/conflicts/board'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { estateOf } from '#shared/assess/conflicts/estate'
import type { Subject } from '#shared/assess/conflicts/subject'
import { fact } from '#shared/model/verdict'
import { viewOf } from '#shared/model/view'
import { arranged, filterOf, passing } from './arrange'

const subject = (entity: string, from: number, more: Partial<Subject> = {}): Subject => ({
  entity,
  kind: 'change',
  from,
  to: from + 10,
  wholeDays: false,
  start: fact(entity, 'plannedStart', ''),
  end: fact(entity, 'plannedEnd', ''),
  items: [],
  environment: '',
  purpose: '',
  people: [],
  groups: [],
  judged: true,
  movable: true,
  needs: [],
  approval: 'not-needed',
  ...more,
})

const board = conflictBoard({
  subjects: [
    subject('change/a', 0, { items: ['ci/disk'] }),
    subject('change/b', 5, { items: ['ci/disk'] }),
    subject('change/c', 100, { environment: 'environment/prd', approval: 'needed' }),
    subject('release/r', 105, { kind: 'release', environment: 'environment/prd', groups: ['release/r'] }),
  ],
  estate: estateOf([viewOf('service', 'ledger', {})], [viewOf('ci', 'db', { service: 'ledger' }), viewOf('ci', 'disk', { parent: 'db' })], []),
  freezes: [],
  windows: [],
  exceptions: [],
  acceptances: [],
  approvals: { kept: true, stateOf: () => 'none' },
  scopes: new Map([['change/a', ['release/r']]]),
  zone: 'UTC',
})
const all = board.all()
const nameOf = (entity: string): string => entity.slice(entity.indexOf('/') + 1)
const titles = (grouping: Parameters<typeof arranged>[1], conflicts: readonly Conflict[] = all, folded: ReadonlySet<string> = new Set()) =>
  arranged(conflicts, grouping, folded, board, nameOf).map((row) => (row.kind === 'group' ? `${row.title}: ${row.count}, ${row.hard} hard` : row.conflict.kind))

describe('groups', () => {
  test('by kind stand in the order of the kinds, each with its conflicts', () => {
    expect(titles('kind')).toEqual([
      'Same CI: 1, 1 hard',
      'same-ci',
      'Same environment: 1, 0 hard',
      'same-environment',
      'No approval: 1, 1 hard',
      'missing-approval',
    ])
  })
  test('by service find it through the CIs above; what has none stands last', () => {
    expect(titles('service')).toEqual(['ledger: 1, 1 hard', 'same-ci', 'Of no service: 2, 1 hard', 'missing-approval', 'same-environment'])
  })
  test('by release take a change to the release that carries it, by environment to where it is', () => {
    expect(titles('release', all, new Set(['']))).toEqual(['r: 2, 1 hard', 'same-ci', 'same-environment', 'Of no release: 1, 1 hard'])
    expect(titles('environment', all, new Set(['environment/prd', '']))).toEqual(['prd: 2, 1 hard', 'In no environment: 1, 1 hard'])
  })
})

describe('the filter', () => {
  const kinds = (params: Readonly<Record<string, string>>, now = 0) => passing(all, filterOf(params), board, nameOf, now).map(({ kind }) => kind)
  test('shows what is to decide, and what is over when it is asked for', () => {
    expect(kinds({})).toHaveLength(3)
    expect(kinds({}, 50)).toEqual(expect.not.arrayContaining(['same-ci']))
    expect(kinds({ show: 'over' }, 50)).toEqual(['same-ci'])
    expect(kinds({ show: 'settled' })).toEqual([])
  })
  test('narrows by kind, severity, name, and by a release with its changes', () => {
    expect(kinds({ kind: 'same-ci' })).toEqual(['same-ci'])
    expect(kinds({ severity: 'soft' })).toEqual(['same-environment'])
    expect(kinds({ text: 'approval' })).toEqual(['missing-approval'])
    expect(kinds({ of: 'release/r' }).sort()).toEqual(['same-ci', 'same-environment'])
    expect(kinds({ kind: 'nonsense', show: 'nonsense' })).toHaveLength(3)
  })
})
