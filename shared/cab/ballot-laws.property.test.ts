import { describe, expect, test } from 'vitest'
import { type BallotWorld, heldMeeting, importBallot, meeting, subject } from '#test/torture/ballot-world'
import { holdLaw, lawTimeout } from '#test/torture/laws'
import { digestOf } from '#test/torture/light-world'
import type { Random } from '#test/torture/random'
import { type Device, device, isAdmitted, receive, sha256 } from '#test/torture/world'
import { recordDecision } from '../commands/cab/record-decision'
import type { Roots } from '../log/apply'
import { canonical } from '../log/canonical'
import { approvalOf } from './approval'
import type { Ballot, BallotStanding } from './ballots'
import { contentOf } from './content'
import { evaluateDecision } from './evaluate-decision'
import { signedIn } from './signed'
import { viewsIn } from './views-in'

const steps = (size: number): number => 12 + 2 * size
const numbers = { commit: 100, night: 10_000 }
/** So many runs meet every kind of thing that can happen. */
const manyRuns = 1_000

const ballotsIn = (roots: Roots): readonly Ballot[] => evaluateDecision(roots, meeting, subject, sha256).outcome.ballots.map(({ outcome }) => outcome)
const countedIn = (ballots: readonly Ballot[]): readonly Counted[] =>
  ballots.flatMap(({ member, standing, vote }) => (standing === 'counted' && vote !== undefined ? [{ member, vote }] : []))
type Counted = Pick<Ballot, 'member'> & { readonly vote: NonNullable<Ballot['vote']> }

/** All votes that count anywhere: now, and before the decision that the approval rests on. */
function allCounted(roots: Roots): readonly { readonly counted: Counted; readonly content: string }[] {
  const content = contentOf(roots, subject)
  const { decision, answer } = approvalOf(roots, subject, sha256)
  const before = decision === undefined || answer === undefined ? [] : countedIn(answer.ballots.map(({ outcome }) => outcome))
  return [
    ...countedIn(ballotsIn(roots)).map((counted) => ({ counted, content: sha256(canonical(content)) })),
    ...before.map((counted) => ({ counted, content: decision?.view.content ?? '' })),
  ]
}

/** What everybody must see alike: the rows, the arithmetic, what may be recorded and what an approval is worth. */
function decisionOn({ roots }: Device): unknown {
  const { because, outcome } = evaluateDecision(roots, meeting, subject, sha256)
  const facts = { roots, meeting, subject, sha256, signer: { person: 'Mona', device: 'mona' } }
  const recorded = (['approved', 'approved-with-conditions', 'rejected', 'deferred'] as const).map((each) =>
    recordDecision(facts, 'x', { outcome: each, reason: '', at: '2026-12-01T00:00:00Z' }),
  )
  return { because, outcome, recorded, approval: approvalOf(roots, subject, sha256) }
}

/** Another computer that gets the same files and the same entries, in whatever order, portions and number. */
function otherReader({ ws, mona, max, files }: BallotWorld, random: Random): Device {
  const reader = device('Reader', ws)
  const managers = [...mona.held.values()].filter(({ file: { dev } }) => dev === mona.signer.device || dev === max.signer.device)
  const order = random.shuffled(managers)
  const portions: (() => unknown)[] = []
  for (let from = 0, to = 0; from < order.length; from = to) {
    to = from + 1 + random.below(order.length)
    const portion = order.slice(from, to)
    portions.push(() => receive(reader, portion))
  }
  const twice = random.chance(0.3) ? files : []
  for (const work of random.shuffled([...portions, ...[...files, ...twice].map((file) => () => importBallot(reader, file))])) work()
  return reader
}

/** As people read names; not the code under test. */
const plain = (name: string): string => name.normalize('NFC').trim().toLowerCase()

/** Every name that a device was ever admitted with, read from the entries themselves. */
function namesOf(on: Device, dev: string): readonly string[] {
  return [...on.held.values()].flatMap(({ hash, file }) => {
    const written = (entity: string, field: string): unknown =>
      file.ops.flatMap((each) => (typeof each !== 'string' && each.e === entity && each.f === field ? [each.value] : []))[0]
    const admissions = new Set(file.ops.flatMap((each) => (typeof each !== 'string' && each.e.startsWith('admission/') ? [each.e] : [])))
    return isAdmitted(on, hash) ? [...admissions].filter((entity) => written(entity, 'dev') === dev).map((entity) => String(written(entity, 'person'))) : []
  })
}

describe('the board', { timeout: lawTimeout }, () => {
  test('comes to one decision from the same ballots, in whatever order and number they are imported', () => {
    const outcomes = new Set<string>()
    const runs = holdLaw({ number: 'B1', ...numbers }, 40, (random, size) => {
      const world = heldMeeting(random, steps(size))
      const reader = otherReader(world, random)
      expect(digestOf(reader.roots)).toBe(digestOf(world.mona.roots))
      expect(decisionOn(reader)).toEqual(decisionOn(world.mona))
      outcomes.add(evaluateDecision(reader.roots, meeting, subject, sha256).outcome.outcome)
    })
    if (runs >= manyRuns) expect([...outcomes].sort()).toEqual(['', 'approved', 'approved-with-conditions', 'deferred', 'rejected'])
  })

  test('counts a vote only as its own device signed it, and only for the content that it was given for', () => {
    const found = new Map<string, number>()
    const runs = holdLaw({ number: 'B2', ...numbers }, 40, (random, size) => {
      const { mona, signed, takenAltered } = heldMeeting(random, steps(size))
      expect(takenAltered).toEqual([])
      for (const { counted, content } of allCounted(mona.roots)) {
        const { vote } = counted
        const asSigned = (signed.get(`vote/${vote.view.id}`) ?? []).filter(
          (each) => each.device === vote.device && each.choice === vote.view.choice && each.subject === subject && isAdmitted(mona, each.entry),
        )
        expect(asSigned.map(({ seen }) => sha256(canonical(seen)))).toContain(content)
        expect(plain(vote.view.by)).toBe(plain(vote.person))
      }
      // Nobody takes a vote away from who has cast it.
      const there = new Map(signedIn(mona.roots, mona.roots[meeting], 'vote').map(({ view, device: dev }) => [view.id, `${dev} ${view.choice}`]))
      for (const [vote, things] of signed)
        for (const { isHonest, device: dev, choice, entry } of things)
          if (isHonest && isAdmitted(mona, entry) && things.filter((each) => each.device === dev).length === 1)
            expect(there.get(vote.slice('vote/'.length))).toBe(`${dev} ${choice}`)
      const approval = approvalOf(mona.roots, subject, sha256)
      if (approval.state === 'valid') expect(approval.decision?.view.content).toBe(sha256(canonical(contentOf(mona.roots, subject))))
      const standings = [...ballotsIn(mona.roots).map(({ standing }) => standing), `approval ${approval.state}`]
      for (const each of standings) found.set(each, (found.get(each) ?? 0) + 1)
    })
    const wanted: readonly (BallotStanding | `approval ${string}`)[] = [
      ...(['counted', 'stale', 'not-signed-by-voter', 'content-mismatch', 'no-vote', 'recused', 'requester'] as const),
      ...(['approval none', 'approval valid', 'approval stale', 'approval unsupported'] as const),
    ]
    if (runs >= manyRuns) expect(wanted.filter((each) => !found.has(each))).toEqual([])
  })

  test('never counts the vote of who asks for a change, carries it out or is not free to judge it, nor two of one person', () => {
    const barredRows = new Set<string>()
    const runs = holdLaw({ number: 'B3', ...numbers }, 40, (random, size) => {
      const { mona } = heldMeeting(random, steps(size))
      const { roots } = mona
      const duties = [
        ...viewsIn(roots[subject], 'change').flatMap(({ requestedBy, assignedTo }) => [requestedBy, assignedTo]),
        ...viewsIn(roots[subject], 'change-task').map(({ assignedTo }) => assignedTo),
      ].map(plain)
      for (const { counted } of allCounted(roots)) {
        const names = [counted.member.person, counted.vote.person, ...namesOf(mona, counted.vote.device)].map(plain)
        expect(names.filter((name) => name !== '' && duties.includes(name))).toEqual([])
      }
      const now = countedIn(ballotsIn(roots))
      const voters = now.map(({ vote }) => plain(vote.person))
      expect(new Set(voters).size).toBe(voters.length)
      for (const { id, by } of viewsIn(roots[meeting], 'recusal')) {
        const recused = namesOf(mona, id.slice(0, 16)).map(plain)
        // A device of one name that says so of itself: its person is out, whoever votes in their place.
        if (recused.some((name) => name !== plain(by))) continue
        expect(now.filter(({ member, vote }) => [member.person, vote.person].some((name) => recused.includes(plain(name))))).toEqual([])
      }
      const { state, decision } = approvalOf(roots, subject, sha256)
      if (state === 'valid' && decision?.view.basis === 'chair') expect(duties).not.toContain(plain(decision.person))
      for (const { standing } of ballotsIn(roots)) barredRows.add(standing)
    })
    if (runs >= manyRuns) expect([...barredRows]).toEqual(expect.arrayContaining(['requester', 'implementer', 'recused', 'counted-already']))
  })
})
