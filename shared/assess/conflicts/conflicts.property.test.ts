import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictBoard } from './board'
import type { Conflict } from './conflict'
import { derivationOf } from './derivation'
import type { Subject } from './subject'
import { naiveConflicts, type Told } from './test-oracle'
import { quarter, worlds } from './test-worlds'

const told = ({ kind, severity, subject, other, from, to, standing }: Conflict): Told => ({
  kind,
  severity,
  subject,
  other,
  from,
  to,
  lifted: standing.state === 'excepted',
})
const line = (one: Told): string => `${one.kind} ${one.severity} ${one.subject} ${one.other} ${one.from} ${one.to} ${one.lifted}`
const lines = (all: readonly Told[]): readonly string[] => all.map(line).sort()

test('the engine finds what a brute-force reading of the rules finds, on 10,000 random calendars', () => {
  const kinds = new Set<string>()
  fc.assert(
    fc.property(worlds, (made) => {
      const found = conflictBoard(made).all()
      for (const { kind } of found) kinds.add(kind)
      expect(lines(found.map(told))).toEqual(lines(naiveConflicts(made)))
      expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
    }),
    { numRuns: 10_000 },
  )
  // A law over nothing proves nothing: every kind must have come up.
  expect(kinds.size).toBe(18)
}, 240_000)

test('what is judged for one subject is what the whole board says about it, also when it has moved', () => {
  fc.assert(
    fc.property(worlds, fc.nat(7), fc.integer({ min: -40, max: 40 }), (made, which, by) => {
      const subject = made.subjects[which % Math.max(1, made.subjects.length)]
      if (subject === undefined) return
      const move = by * quarter
      const moved: Subject = {
        ...subject,
        from: subject.from + move,
        to: subject.to + move,
        people: subject.people.map((one) => ({ ...one, from: one.from + move, to: one.to + move })),
      }
      const board = conflictBoard(made)
      const whole = conflictBoard({ ...made, subjects: made.subjects.map((one) => (one === subject ? moved : one)) })
      const about = whole.all().filter((one) => one.subject === subject.entity || one.other === subject.entity)
      expect(lines(board.judge(moved).map(told))).toEqual(lines(about.map(told)))
    }),
    { numRuns: 2_000 },
  )
}, 120_000)

test('every conflict has a derivation with facts of its own subject', () => {
  fc.assert(
    fc.property(worlds, (made) => {
      const board = conflictBoard(made)
      for (const conflict of board.all()) {
        const { rule, because, outcome } = derivationOf(conflict, board)
        expect(rule).toBe(conflict.kind)
        expect(because.length).toBeGreaterThan(2)
        expect(outcome.to).toBeGreaterThan(outcome.from)
      }
    }),
    { numRuns: 500 },
  )
})
