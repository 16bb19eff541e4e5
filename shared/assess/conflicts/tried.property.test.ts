import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fact } from '../../model/verdict'
import { viewOf } from '../../model/view'
import { instant } from '../../model/when'
import { conflictBoard } from './board'
import type { Conflict } from './conflict'
import { derivationOf } from './derivation'
import { movedTo } from './moved'
import { quarter, worlds } from './test-worlds'
import { triedConflicts } from './tried'
import type { World } from './world'

const lines = (all: readonly Conflict[]): readonly string[] => all.map(({ key, kind, severity }) => `${kind} ${severity} ${key}`).sort()

/** What a whole look before and after says. */
function compared(before: World, after: World) {
  const [was, now] = [before, after].map((world) =>
    lines(
      conflictBoard(world)
        .all()
        .filter(({ standing }) => standing.state === 'open'),
    ),
  )
  return { arising: now?.filter((one) => was?.includes(one) !== true), ending: was?.filter((one) => now?.includes(one) !== true) }
}

test('what a move would do is what a whole look before and after says, also where it carries changes, people and what waits for it', () => {
  let arising = 0
  fc.assert(
    fc.property(worlds, fc.nat(7), fc.integer({ min: -60, max: 60 }), fc.boolean(), (before, which, by, isTouched) => {
      const subject = before.subjects[which % Math.max(1, before.subjects.length)]
      if (subject === undefined) return
      const items = isTouched ? ['ci/1', 'service/b'] : subject.items
      const moved = { ...movedTo(subject, subject.from + by * quarter), items: subject.kind === 'booking' ? [] : items }
      const after = { ...before, subjects: before.subjects.map((one) => (one === subject ? moved : one)) }
      const tried = triedConflicts(before, after, new Set([subject.entity]))
      arising += tried.arising.length
      expect({ arising: lines(tried.arising), ending: lines(tried.ending) }).toEqual(compared(before, after))
    }),
    { numRuns: 3_000 },
  )
  expect(arising).toBeGreaterThan(1_000)
}, 120_000)

test('what taking a change into a release, or out of it, would do is what a whole look says', () => {
  fc.assert(
    fc.property(worlds, fc.constantFrom('change/s0', 'change/s1', 'change/s2'), (before, change) => {
      const scopes = new Map(before.scopes)
      if (!scopes.delete(change)) scopes.set(change, ['release/s1'])
      const after = { ...before, scopes }
      const tried = triedConflicts(before, after, new Set([change]))
      expect({ arising: lines(tried.arising), ending: lines(tried.ending) }).toEqual(compared(before, after))
    }),
    { numRuns: 1_500 },
  )
}, 120_000)

test('what another freeze or window would do is what a whole look says', () => {
  fc.assert(
    fc.property(worlds, worlds, (before, other) => {
      const after = { ...before, freezes: other.freezes, windows: other.windows }
      const touched = new Set([
        ...[...before.freezes, ...other.freezes].map(({ id }) => `freeze/${id}`),
        ...[...before.windows, ...other.windows].map(({ id }) => `window/${id}`),
      ])
      const tried = triedConflicts(before, after, touched)
      expect({ arising: lines(tried.arising), ending: lines(tried.ending) }).toEqual(compared(before, after))
    }),
    { numRuns: 1_500 },
  )
}, 120_000)

test('a conflict that becomes hard arises in place of the soft one, and the board around says why', () => {
  const made = fc.sample(worlds, { seed: 11, numRuns: 400 }).flatMap((before) => before.subjects.map((subject) => ({ before, subject })))
  const one = made.find(({ subject, before }) => subject.judged && before.scopes.size === 0)
  if (one === undefined) throw new Error('No world has a subject that freezes ask about.')
  const { before, subject } = one
  const freeze = viewOf('freeze', 'f', { title: 'Close', start: instant(subject.from), end: instant(subject.to), severity: 'soft' })
  const soft = { ...before, windows: [], exceptions: [], freezes: [freeze] }
  const hard = { ...soft, freezes: [{ ...freeze, severity: 'hard' as const }] }
  const tried = triedConflicts(soft, hard, new Set(['freeze/f']))
  const [arising] = tried.arising.filter((conflict) => conflict.subject === subject.entity)
  expect(arising).toMatchObject({ kind: 'in-freeze', severity: 'hard', other: 'freeze/f' })
  expect(tried.ending.filter((conflict) => conflict.subject === subject.entity)).toMatchObject([{ kind: 'in-freeze', severity: 'soft' }])
  if (arising !== undefined) expect(derivationOf(arising, tried.after).because).toContainEqual(fact('freeze/f', 'severity', 'hard'))
})
