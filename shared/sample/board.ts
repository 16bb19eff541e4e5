import { conditionId } from '#shared/cab/conditions'
import { combine, create } from '#shared/commands/edit'
import { orderKey } from '#shared/exchange/table/order-key'
import type { Sha256 } from '#shared/log/canonical'
import type { Draft } from '#shared/log/operation'
import type { Outcome, VoteChoice } from '#shared/model/board'
import type { Change } from '#shared/model/change'
import { hashOfSeen, seenOfChange } from '#shared/model/content-hash'
import type { Role } from '#shared/model/workspace'
import type { SampleTime } from './sample-time'
import type { SampleWorld } from './sample-world'

/** A device of the board, made for this sample alone. */
export interface BoardDevice {
  readonly person: string
  readonly device: string
  readonly publicKey: string
}

/** Who writes the sample into a new workspace: its founder, and the devices of its board. */
export interface SampleWriter {
  readonly device: string
  readonly person: string
  readonly board: readonly BoardDevice[]
  readonly sha256: Sha256
}

interface Seat {
  readonly person: string
  readonly role: string
  readonly delegate?: string
}

/** The board: nobody of it asks for a change of the sample; some have a step in the cut-over of payments, and no vote on it. */
const seats: readonly Seat[] = [
  { person: 'Eva Lund', role: 'chair' },
  { person: 'Lena Holm', role: 'testing' },
  { person: 'Mei Tan', role: 'quality' },
  { person: 'Tom Sand', role: 'infrastructure' },
  { person: 'Oda Berg', role: 'security' },
  { person: 'Ali Marek', role: 'service desk' },
  { person: 'Nils Friis', role: 'business', delegate: 'Clara Jensen' },
  { person: 'Ingrid Solheim', role: 'compliance' },
  { person: 'Samuel Brandt', role: 'data' },
]
const emergencySeats: readonly Seat[] = seats.slice(0, 4)
const boards: readonly (readonly [meeting: string, seats: readonly Seat[]])[] = [
  ['cab-last', seats],
  ['cab-next', seats],
  ['cab-week-2', seats],
  ['ecab-ledger', emergencySeats],
]

/** Everybody whose device signs votes. */
export const boardPeople: readonly string[] = [...seats.map(({ person }) => person), 'Clara Jensen']

/** The seats of the meetings, and the admissions of the board’s devices. */
export function boardDrafts({ board }: SampleWriter): readonly Draft[] {
  return [
    ...board.map(({ person, device, publicKey }) =>
      create('admission', device, {
        of: 'workspace/this',
        dev: device,
        publicKey,
        person,
        device: `${person.split(' ')[0]}’s laptop`,
        role: 'voter' satisfies Role,
      }),
    ),
    ...boards.flatMap(([meeting, members]) =>
      members.map(({ person, role, delegate = '' }, place) =>
        create('meeting-member', `${meeting}-${place}`, {
          of: `meeting/${meeting}`,
          person,
          role,
          delegate,
          present: meeting === 'cab-last' && place !== 6,
          order: orderKey(place),
        }),
      ),
    ),
  ]
}

/** What was decided, by id of the change; of an approval with conditions what is demanded. */
interface Settled {
  readonly meeting: string
  readonly change: Change
  readonly outcome: Exclude<Outcome, ''>
}

/** Two that somebody has scheduled before the board had said yes: the conflicts show them. */
const forgotten: ReadonlySet<string> = new Set(['chg0040107', 'chg0040124'])
/** One that the founder took over from an older tool, although she asks for it: it does not count. */
const takenOver = 'chg0040104'
const withCondition = 'chg0040102'
const stoodAside: Readonly<Record<string, string>> = { chg0040231: 'Tom Sand' }
const comments: Readonly<Record<string, string>> = {
  chg0040213: 'Third rehearsal wished.',
  chg0040231: 'The limit of script 120 is 38 minutes.',
  chg0040261: 'Lies in the year-end freeze.',
}

/** The normal changes that are scheduled or under way had to be approved to get there, an emergency by the emergency board. */
function settled(world: SampleWorld): readonly Settled[] {
  return world.views('change').flatMap((change): Settled[] => {
    const { id, state, type } = change
    if (id === 'chg0040261') return [{ meeting: 'cab-last', change, outcome: 'deferred' }]
    if ((state !== 'scheduled' && state !== 'implement') || type === 'standard' || forgotten.has(id)) return []
    return [{ meeting: type === 'emergency' ? 'ecab-ledger' : 'cab-last', change, outcome: id === withCondition ? 'approved-with-conditions' : 'approved' }]
  })
}

const seenOf = (world: SampleWorld, change: Change) =>
  seenOfChange({ change, affects: world.views('affects').filter(({ of }) => of === `change/${change.id}`) })

/** What each member of the board signs, by person: votes for what is there now, and one who stands aside. */
export function ballots(world: SampleWorld, time: SampleTime, { board, sha256 }: SampleWriter): ReadonlyMap<string, Draft> {
  const asked = [...settled(world).filter(({ change }) => change.id !== takenOver), ...early(world)]
  return new Map(
    board.flatMap(({ person, device }): [string, Draft][] => {
      const drafts = asked.flatMap(({ meeting, change, outcome }) => {
        const seat = (meeting === 'ecab-ledger' ? emergencySeats : seats).find(
          (each) => each.person === person || (each.delegate === person && meeting === 'cab-last'),
        )
        if (seat === undefined || (seat.delegate !== undefined && seat.person === person) || (meeting === 'cab-next' && !quick.has(person))) return []
        const of = `meeting/${meeting}`
        const subject = `change/${change.id}`
        if (stoodAside[change.id] === person)
          return [create('recusal', `${device}-${change.id}`, { of, subject, by: person, reason: 'My brother works for the supplier.' })]
        const seen = seenOf(world, change)
        const choice = choiceOf(outcome, person)
        const conditions =
          choice === 'approve-with-conditions' ? [{ title: 'Watch the link for an hour after it', owner: 'Jonas Weber', due: time.at('d+5') }] : []
        const said = person === 'Eva Lund' ? (comments[change.id] ?? '') : ''
        return [
          create('vote', `${device}-${meeting}-${change.id}`, {
            of,
            subject,
            content: hashOfSeen(seen, sha256),
            seen,
            by: person,
            insteadOf: seat.person === person ? '' : seat.person,
            choice,
            conditions,
            comment: said,
          }),
        ]
      })
      return drafts.length === 0 ? [] : [[person, combine('cast-vote', `Voted on ${drafts.length} items`, drafts)]]
    }),
  )
}

/** Two who voted on the next agenda before its day. */
const quick: ReadonlySet<string> = new Set(['Lena Holm', 'Mei Tan'])
const early = (world: SampleWorld): readonly Settled[] =>
  ['chg0040198', 'chg0040207'].map((id) => ({ meeting: 'cab-next', change: world.view('change', id), outcome: 'approved' }))

function choiceOf(outcome: Settled['outcome'], person: string): VoteChoice {
  if (outcome === 'deferred') return 'defer'
  // The condition is the chair's.
  if (outcome === 'approved-with-conditions' && person === 'Eva Lund') return 'approve-with-conditions'
  return person === 'Ali Marek' ? 'abstain' : 'approve'
}

/** What the founder records of it, after the votes. */
export function decisions(world: SampleWorld, time: SampleTime, { device, person, sha256 }: SampleWriter): readonly Draft[] {
  return settled(world).flatMap(({ meeting, change, outcome }) => {
    const seen = seenOf(world, change)
    const id = `${device}-${meeting}-${change.id}`
    const of = `meeting/${meeting}`
    const subject = `change/${change.id}`
    const isTakenOver = change.id === takenOver
    return [
      create('decision', id, {
        of,
        subject,
        content: hashOfSeen(seen, sha256),
        seen,
        outcome,
        basis: isTakenOver ? 'imported' : 'votes',
        by: person,
        at: time.at(meeting === 'ecab-ledger' ? 'now-2h' : '-1 Thu 10:45'),
        reason: isTakenOver ? 'As the old register had it.' : '',
      }),
      ...(outcome === 'approved-with-conditions'
        ? [
            create('condition', conditionId(id, 0), {
              of,
              subject,
              decision: id,
              title: 'Watch the link for an hour after it',
              owner: 'Jonas Weber',
              due: time.at('d+5'),
            }),
          ]
        : []),
    ]
  })
}
