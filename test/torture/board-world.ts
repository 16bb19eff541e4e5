import { castVote } from '#shared/commands/cab/cast-vote'
import { recordDecision } from '#shared/commands/cab/record-decision'
import { recuse } from '#shared/commands/cab/recuse'
import type { BoardFacts, Signer } from '#shared/commands/cab/signer'
import { combine, create, type Fields } from '#shared/commands/edit'
import { apply, creations, type Roots } from '#shared/log/apply'
import { stampOf, tick } from '#shared/log/clock'
import type { Draft, Entry } from '#shared/log/operation'
import type { Outcome, VoteChoice } from '#shared/model/board'
import type { Result } from '#shared/model/result'
import { sha256 } from './world'

export const subject = 'change/c'
export const meeting = 'meeting/m'
export const noon = Date.UTC(2026, 10, 26, 12)

/** The device of a person: tests tell them apart by name. */
export const deviceNamed = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .padEnd(16, 'x')
export const signerNamed = (person: string): Signer => ({ person, device: deviceNamed(person) })

/** A workspace with a meeting and a change, which grows by entries as devices write them. */
export interface TestBoard {
  readonly entries: Entry[]
  readonly roots: () => Roots
  readonly write: (by: Signer, draft: Draft, stamp?: string) => Entry
  readonly facts: (by: Signer, about?: string) => BoardFacts
  readonly vote: (person: string, choice: VoteChoice) => Entry
  readonly decide: (person: string, outcome: Exclude<Outcome, ''>, about?: string) => Entry
  readonly recuse: (person: string) => Entry
}

interface Setting {
  readonly meeting?: Fields<'meeting'>
  readonly change?: Fields<'change'>
  /** Person, and what else is said of their seat. */
  readonly members?: readonly (readonly [person: string, fields?: Fields<'meeting-member'>])[]
  /** Devices besides those of the members, by person. */
  readonly others?: readonly string[]
}

export function testBoard({ meeting: held = {}, change = {}, members = [['Anna'], ['Ben'], ['Cleo']], others = ['Mona', 'Rita'] }: Setting = {}): TestBoard {
  const entries: Entry[] = []
  let roots: Roots = {}
  let clock = tick('000000000000-00000000', noon)
  const write = ({ device, person }: Signer, draft: Draft, stamp?: string): Entry => {
    clock = tick(clock, noon + entries.length * 60_000)
    const hash = sha256(`${entries.length} ${device}`)
    const created = creations({ ...draft, device })
    const entry: Entry = {
      ...draft,
      hash,
      device,
      stamp: stamp ?? stampOf(clock, device, hash),
      sequence: entries.length + 1,
      who: person,
      at: '',
      roots: [...new Set([...draft.operations.map(({ entity }) => created.get(entity) ?? entity), ...Object.keys(roots)])],
    }
    entries.push(entry)
    roots = apply(roots, [entry])
    return entry
  }
  const founder = signerNamed('Mona')
  const people = [...new Set([...others, ...members.flatMap(([person, fields]) => [person, fields?.delegate ?? ''])])].filter((person) => person !== '')
  write(
    founder,
    combine('found', 'Founded', [
      create('workspace', 'this', { name: 'Norhaven Bank' }),
      ...people.map((person) => create('admission', deviceNamed(person), { of: 'workspace/this', dev: deviceNamed(person), person, role: 'manager' })),
      create('change', 'c', { number: 'CHG1', type: 'normal', state: 'authorize', plannedEnd: '2026-12-06T01:30:00Z', requestedBy: 'Rita', ...change }),
      create('meeting', 'm', { title: 'CAB', kind: 'CAB', ...held }),
      create('agenda-item', 'i', { of: meeting, subject }),
      ...members.map(([person, fields], at) => create('meeting-member', `${at}`, { of: meeting, person, order: `a${at}`, ...fields })),
    ]),
  )
  const facts = (signer: Signer, about = subject): BoardFacts => ({ roots, meeting, subject: about, sha256, signer })
  let made = 0
  const taken = (person: string, draft: Result<Draft, { readonly message: string }>): Entry => {
    if (!draft.ok) throw new Error(draft.failure.message)
    return write(signerNamed(person), draft.value)
  }
  const next = (): string => String(++made)
  const conditions = [{ title: 'Rehearse once more', owner: 'Rita', due: '2026-12-01' }]
  return {
    entries,
    roots: () => roots,
    write,
    facts,
    vote: (person, choice) => taken(person, castVote(facts(signerNamed(person)), next(), { choice, comment: '', conditions })),
    decide: (person, outcome, about) =>
      taken(person, recordDecision(facts(signerNamed(person), about), next(), { outcome, reason: '', at: '2026-11-26T12:00:00Z', conditions })),
    recuse: (person) => taken(person, recuse(facts(signerNamed(person)), next(), 'My sister sells it.')),
  }
}
