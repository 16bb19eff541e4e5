import { ballotText, readBallot } from '#shared/ballot/ballot-file'
import { joinLine } from '#shared/ballot/join-request'
import { contentOf, hashOfSeen } from '#shared/cab/content'
import { castVote } from '#shared/commands/cab/cast-vote'
import { recordDecision } from '#shared/commands/cab/record-decision'
import { recuse } from '#shared/commands/cab/recuse'
import { combine, create, edit, remove } from '#shared/commands/edit'
import type { Envelope, ReadEntry } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { voteChoices } from '#shared/model/board'
import type { Json } from '#shared/model/json'
import type { Result } from '#shared/model/result'
import type { SeenContent } from '#shared/model/seen'
import { defaultsOf, viewOf } from '#shared/model/view'
import { roles } from '#shared/model/workspace'
import type { Random } from './random'
import { admission, type Device, device, found, keys, receive, revocation, sha256, write } from './world'

/*
 * A meeting whose members sit at their own computers: votes and lies are signed there, travel as ballot files and are
 * taken in by Mona, who founded the workspace, while she and Max edit what is voted about. The real files, hashes,
 * standings and commands; signatures cost a hash (world.ts).
 */

export const subject = 'change/c'
export const meeting = 'meeting/m'

/** What was signed under the name of a vote, by which device. */
export interface SignedThing {
  readonly device: string
  readonly entry: string
  readonly subject: string
  readonly choice: string
  readonly seen: SeenContent
  /** Whether the app's own command made it. */
  readonly isHonest: boolean
}

export interface BallotWorld {
  readonly ws: string
  readonly mona: Device
  readonly max: Device
  /** Devices of members, delegates, those who ask for the change, and of Mallory, whom nobody knows. */
  readonly voters: readonly Device[]
  /** Every ballot file that was saved. */
  readonly files: string[]
  /** What was signed as a vote, by the vote's name. */
  readonly signed: Map<string, SignedThing[]>
  /** Files that were altered on their way and taken in all the same. */
  readonly takenAltered: string[]
  made: number
}

const people = ['Anna', 'Ben', 'Cleo', 'Dora', 'Rita'] as const
/** The same person, written otherwise. */
const spellings = (name: string): readonly string[] => [name, ` ${name.toUpperCase()} `, name.toLowerCase(), `${name}\u00a0`]
const ends = ['2026-12-06T01:30:00Z', '2026-12-06T03:00:00Z', '2026-12-07T01:00:00Z']

export function ballotWorld(random: Random): BallotWorld {
  const { ws, founder: mona } = found('Mona')
  const max = device('Max', ws)
  const members = ['Anna', 'Ben', random.chance(0.1) ? 'Anna' : 'Cleo'].map((person, at) =>
    create('meeting-member', `${at}`, {
      of: meeting,
      person: random.pick(spellings(person)),
      order: `a${at}`,
      role: random.pick(['', 'Security']),
      ...(random.chance(0.6) ? { delegate: random.pick(['Dora', 'Dora', 'Dora', 'Ben', 'Rita']) } : {}),
      ...(random.chance(0.1) ? { voting: false } : {}),
    }),
  )
  write(
    mona,
    combine('set-up', 'Set up', [
      create('meeting', 'm', {
        title: 'CAB',
        rule: random.pick(['majority', 'unanimous', 'veto', 'chair-decides'] as const),
        vetoRole: 'Security',
        chair: 'Ben',
        quorum: random.below(3),
      }),
      create('agenda-item', 'i', { of: meeting, subject }),
      ...members,
      create('change', 'c', { number: 'CHG1', type: 'normal', state: 'authorize', plannedEnd: ends[0] ?? '', requestedBy: 'Rita' }),
    ]),
  )
  write(mona, admission('max', max.signer, 'Max', 'manager'))
  const names = [...people, 'Anna’s tablet', 'Mallory']
  const voters = names.map((name) => device(name, ws))
  for (const voter of voters) if (random.chance(0.7) && voter.name !== 'Mallory') write(mona, admissionOf(voter, random, 'voter', 'x'))
  for (const voter of voters) if (random.chance(0.8)) meet(voter, mona)
  return { ws, mona, max, voters, files: [], signed: new Map(), takenAltered: [], made: 0 }
}

/** Vouches for a device under the name of its person, seldom as somebody else or with another role. */
const admissionOf = ({ name, signer }: Device, random: Random, role: (typeof roles)[number], id: string): Draft =>
  admission(`${signer.device}-${id}`, signer, random.chance(0.1) ? random.pick(people) : random.pick(spellings(name.split('’')[0] ?? name)), role)

/** One takes what the other holds and it has not. */
const meet = (to: Device, from: Device): void => {
  receive(
    to,
    [...from.held.values()].filter(({ hash }) => !to.held.has(hash)),
  )
}
const next = (world: BallotWorld): string => String(++world.made)

/** Signs what was drafted and keeps a note of the votes in it. */
export function sign(world: BallotWorld, by: Device, draft: Draft, forged: Partial<Envelope> = {}): ReadEntry {
  const entry = write(by, draft, forged)
  const votes = new Set(draft.operations.flatMap(({ entity }) => (entity.startsWith('vote/') ? [entity] : [])))
  for (const vote of votes) {
    const value = (field: 'subject' | 'choice' | 'seen'): Json | undefined =>
      draft.operations.find((each) => each.entity === vote && each.field === field)?.value ?? defaultsOf('vote')[field]
    const { signer } = by
    const note: SignedThing = {
      device: signer.device,
      entry: entry.hash,
      subject: String(value('subject')),
      choice: String(value('choice')),
      seen: value('seen') as unknown as SeenContent,
      isHonest: draft.command === 'cast-vote',
    }
    world.signed.set(vote, [...(world.signed.get(vote) ?? []), note])
  }
  return entry
}

function take(world: BallotWorld, by: Device, drafted: Result<Draft, unknown>): void {
  if (drafted.ok) sign(world, by, drafted.value)
}

const factsOf = (by: Device, person = by.name) => ({ roots: by.roots, meeting, subject, sha256, signer: { person, device: by.signer.device } })

/** What no honest app writes: a vote for other content, in another's name, for another's seat, under another's name, changed or removed afterwards. */
function lie(world: BallotWorld, random: Random, by: Device): void {
  const present = contentOf(by.roots, subject)
  const other: SeenContent = { hash: 1, fields: { [subject]: { plannedEnd: random.pick(ends) } } }
  const seen = random.pick([present ?? other, present ?? other, other])
  const known = [...world.signed.keys()]
  const [kind, taken] = [random.below(4), known.length === 0 ? '' : random.pick(known).slice('vote/'.length)]
  const envelope: Partial<Envelope> = random.chance(0.3) ? { clock: `${random.pick(['000000000001', 'ffffffffffff'])}-00000000` } : {}
  if (kind === 0 && taken !== '') {
    const view = viewOf('vote', taken, {})
    const draft = random.chance(0.3) ? remove('vote', view) : edit('vote', view, { choice: random.pick(voteChoices), content: hashOfSeen(seen, sha256), seen })
    if (draft.operations.length > 0) sign(world, by, draft, { about: { [meeting]: [] }, ...envelope })
    return
  }
  const id = kind === 1 && taken !== '' ? taken : `${by.signer.device}-${random.pick(['same', next(world)])}`
  const fields = {
    of: meeting,
    subject: random.chance(0.9) ? subject : 'change/d',
    seen,
    content: random.pick([hashOfSeen(seen, sha256), hashOfSeen(seen, sha256), present === undefined ? '' : hashOfSeen(present, sha256), random.hex(64)]),
    by: random.chance(0.7) ? (by.name.split('’')[0] ?? '') : random.pick(people),
    insteadOf: random.chance(0.5) ? random.pick(people.slice(0, 3)) : '',
    choice: random.pick(voteChoices),
  }
  sign(world, by, create('vote', id, fields), envelope)
}

/** What Mona or Max change meanwhile: content, and who asks for it or carries it out. */
function change(world: BallotWorld, random: Random, by: Device): void {
  const view = viewOf('change', 'c', {})
  const who = random.pick(random.pick(people.map(spellings)))
  const end = (): Draft => edit('change', view, { plannedEnd: random.pick(ends) })
  const draft = random.pick([
    ...[end, end, end, end],
    () => edit('change', view, { requestedBy: random.pick(['Rita', 'Rita', who]) }),
    () => edit('change', view, { assignedTo: random.pick(['Emil', who]) }),
    () => create('change-task', next(world), { of: subject, assignedTo: who }),
    () => edit('meeting-member', viewOf('meeting-member', String(random.below(3)), {}), { delegate: who }),
  ])()
  if (draft.operations.length > 0) sign(world, by, draft)
}

function trust(world: BallotWorld, random: Random): void {
  const of = random.pick(world.voters)
  const { device: dev } = of.signer
  if (of.name === 'Mallory') return
  const head = world.mona.heads.get(dev) ?? [0, '']
  if (random.chance(0.6)) sign(world, world.mona, admissionOf(of, random, random.chance(0.8) ? 'voter' : random.pick(roles), next(world)))
  else sign(world, world.mona, revocation(`${dev}-${next(world)}`, dev, head))
}

function save(world: BallotWorld, random: Random, by: Device): void {
  const own = [...by.held.values()].filter(({ file }) => file.dev === by.signer.device).sort((a, b) => a.file.seq - b.file.seq)
  const upTo = random.chance(0.7) ? own.length : random.below(own.length + 1)
  world.files.push(ballotOf(by, own.slice(0, upTo)))
}

function ballotOf({ ws, name, signer }: Device, entries: readonly ReadEntry[]): string {
  const { device: dev, publicKey } = signer
  const join = joinLine({ ws, dev, publicKey, person: name, device: `${name}’s laptop`, at: '2026-11-26T10:00:00Z' }, sha256, signer.sign)
  return ballotText(
    join,
    entries.map(({ line }) => line),
  )
}

/** Takes a ballot file in, as the import does: nothing of one that is refused. */
export function importBallot(to: Device, text: string): boolean {
  const read = readBallot(text, to.ws, { ...keys, sha256 })
  if (read.ok) receive(to, read.value.entries)
  return read.ok
}

/** A file on its way to the import that is not what was saved. */
function altered(text: string, random: Random): string {
  const lines = text.split('\n')
  const at = random.below(text.length)
  return random.pick([
    () => `${text.slice(0, at)}${random.pick(['a', '1', '"', 'ß'])}${text.slice(at + 1)}`,
    () => text.slice(0, at),
    () => text.replace(/"choice":"[^"]*"/, '"choice":"approve"'),
    () => text.replace(/"content":"[0-9a-f]{64}"/, `"content":"${random.hex(64)}"`),
    () => [...random.shuffled(lines.slice(0, -1)), ''].join('\n'),
  ])()
}

function importAltered(world: BallotWorld, random: Random, to: Device): void {
  if (world.files.length === 0) return
  const text = altered(random.pick(world.files), random)
  // Cut off at the end of a line it is a ballot of less.
  if (importBallot(to, text) && !world.files.some((file) => file.startsWith(text))) world.takenAltered.push(text)
}

/** One thing that somebody does. */
function step(world: BallotWorld, random: Random): void {
  const { mona, max, voters, files } = world
  const by = random.pick(voters)
  const manager = random.pick([mona, max])
  const acts: readonly (readonly [weight: number, act: () => void])[] = [
    [9, () => take(world, by, castVote(factsOf(by), next(world), { choice: random.pick(choices), comment: '', conditions: asked }))],
    [6, () => lie(world, random, by)],
    [3, () => meet(by, random.pick([mona, mona, max]))],
    [2, () => change(world, random, manager)],
    [1, () => take(world, by, recuse(factsOf(by), next(world), 'My sister sells it.'))],
    [4, () => save(world, random, by)],
    [4, () => void (files.length > 0 && importBallot(manager, random.pick(files)))],
    [1, () => importAltered(world, random, manager)],
    [2, () => meet(manager, manager === mona ? max : mona)],
    [2, () => trust(world, random)],
    [2, () => decide(world, random)],
  ]
  random.pick(acts.flatMap(([weight, act]) => new Array<() => void>(weight).fill(act)))()
}
const choices = ['approve', 'approve', 'approve', 'approve-with-conditions', 'reject', 'defer', 'abstain'] as const
const asked = [{ title: 'Rehearse once more', owner: 'Rita', due: '2026-12-01' }]

/** Records what the votes come to, if anything; sometimes Max, who may write what he likes, records what they do not. */
function decide(world: BallotWorld, random: Random): void {
  const { mona, max } = world
  const seen = contentOf(max.roots, subject)
  if (seen !== undefined && random.chance(0.2)) {
    const fields = {
      of: meeting,
      subject,
      seen,
      content: hashOfSeen(seen, sha256),
      outcome: 'approved',
      basis: random.pick(['votes', 'chair'] as const),
      by: 'Max',
    } as const
    sign(world, max, create('decision', `${max.signer.device}-${next(world)}`, fields))
    return
  }
  const chair = world.voters.find(({ name }) => name === 'Ben') ?? mona
  for (const outcome of random.shuffled(['approved', 'approved-with-conditions', 'rejected', 'deferred'] as const))
    for (const by of [mona, chair]) take(world, by, recordDecision(factsOf(by), next(world), { outcome, reason: '', at: ends[0] ?? '', conditions: asked }))
}

/** A meeting that was held for so many steps; everything that anybody has saved reaches Mona in the end. */
export function heldMeeting(random: Random, steps: number): BallotWorld {
  const world = ballotWorld(random)
  for (let count = 0; count < steps; count++) step(world, random)
  for (const voter of world.voters) save(world, random, voter)
  for (const file of random.shuffled(world.files)) importBallot(world.mona, file)
  meet(world.mona, world.max)
  if (random.chance(0.7)) decide(world, random)
  if (random.chance(0.2)) change(world, random, world.mona)
  meet(world.mona, world.max)
  return world
}
