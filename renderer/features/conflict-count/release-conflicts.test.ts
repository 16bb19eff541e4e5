import { expect, test } from 'vitest'
import { conflictBoard } from '#shared/assess/conflicts/board'
import type { Subject } from '#shared/assess/conflicts/subject'
import type { World } from '#shared/assess/conflicts/world'
import { fact } from '#shared/model/verdict'
import { viewOf } from '#shared/model/view'
import { releaseConflicts } from './release-conflicts'

const at = (day: number): number => Date.UTC(2027, 0, day)
const subject = (entity: string, kind: Subject['kind'], from: number, to: number, more: Partial<Subject> = {}): Subject => ({
  entity,
  kind,
  from,
  to,
  wholeDays: false,
  start: fact(entity, 'start', from),
  end: fact(entity, 'end', to),
  items: [],
  environment: '',
  purpose: '',
  people: [],
  groups: kind === 'release' ? [entity] : [],
  judged: kind !== 'booking',
  movable: true,
  needs: [],
  approval: 'not-needed',
  ...more,
})
const worldWith = (subjects: readonly Subject[]): World => ({
  subjects,
  estate: { above: new Map(), shared: new Set() },
  freezes: [viewOf('freeze', 'close', { title: 'Close', severity: 'hard', start: '2027-01-20', end: '2027-01-21' })],
  windows: [],
  exceptions: [],
  acceptances: [],
  approvals: { kept: false, stateOf: () => 'none' },
  scopes: new Map(),
  zone: 'UTC',
})
const openIn = (subjects: readonly Subject[]) => {
  const board = conflictBoard(worldWith(subjects))
  return { board, conflicts: board.all() }
}
const bookings = [
  subject('booking/a', 'booking', at(1), at(3), { environment: 'environment/stg', groups: ['release/pay'], purpose: 'Rehearsal' }),
  subject('booking/b', 'booking', at(2), at(4), { environment: 'environment/stg', groups: ['release/cards'] }),
]
const pay = subject('release/pay', 'release', at(20), at(20) + 3_600_000)

test('a release has its own conflicts and those of what is booked for it, in the words of the engine', () => {
  const found = releaseConflicts(openIn([...bookings, pay]))
  expect(found.get('pay')?.map(({ kind, severity }) => [kind, severity])).toEqual([
    ['booked-twice', 'hard'],
    ['in-freeze', 'hard'],
  ])
  expect(found.get('cards')?.map(({ kind }) => kind)).toEqual(['booked-twice'])
})

test('what has not changed for a release is the same list, so that its row is not made anew', () => {
  const before = releaseConflicts(openIn([...bookings, pay]))
  const after = releaseConflicts(openIn([...bookings, subject('release/pay', 'release', at(25), at(26))]), before)
  expect(after.get('cards')).toBe(before.get('cards'))
  expect(after.get('pay')).not.toBe(before.get('pay'))
})
