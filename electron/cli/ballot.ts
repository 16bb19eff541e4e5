import { wordsOf } from '#electron/ballot/devices'
import { readBallotFile } from '#electron/ballot/read-ballot-file'
import type { Trusts } from '#electron/bundle/content/verdict'
import type { Ballot } from '#shared/ballot/ballot-file'
import { entryOf } from '#shared/log/entry'
import { kindOf } from '#shared/model/entity-id'
import { type Failure, failed, ok, type Result } from '#shared/model/result'

/** Whose ballot it is, by its own words; the key alone is proved. */
interface Signer {
  readonly device: string
  readonly words: string
  readonly person: string
  readonly deviceName: string
  readonly workspace: string
}

/** What `info --json` prints for a ballot: the shape that tables have, and what a ballot says. */
export interface BallotInfo extends Signer {
  readonly format: 'ballot'
  readonly releases: 0
  readonly changes: 0
  readonly tasks: 0
  readonly risks: 0
  /** When its first and its last entry were signed, as the device's clock said. */
  readonly from: string | null
  readonly to: string | null
  readonly problems: readonly never[]
  readonly entries: number
  readonly votes: number
  readonly recusals: number
}

/** What `verify` says of a ballot, in the shape that bundles have (cli.md). */
export interface BallotVerdict extends Partial<Signer> {
  readonly verdict: 'intact' | 'untrusted' | 'altered' | 'damaged' | 'not-a-bundle'
  readonly findings: readonly { readonly code: string; readonly path: string; readonly message: string }[]
  readonly entries?: number
}

export const isBallot = (file: string): boolean => file.toLowerCase().endsWith('.slipway-ballot')

/** What a ballot holds; a failure where it is not intact, since nothing in it can be believed then. */
export function ballotInfo(file: string): Result<BallotInfo, Failure> {
  const read = readBallotFile(file)
  if (!read.ok) return failed({ ...read.failure, message: placed(read.failure) })
  const { entries } = read.value
  const created = entries.flatMap((entry) => entryOf(entry).operations.flatMap(({ entity, field }) => (field === 'of' ? [kindOf(entity)] : [])))
  return ok({
    format: 'ballot',
    ...{ releases: 0, changes: 0, tasks: 0, risks: 0, problems: [] },
    from: entries[0]?.file.at ?? null,
    to: entries.at(-1)?.file.at ?? null,
    ...signerOf(read.value),
    entries: entries.length,
    votes: created.filter((kind) => kind === 'vote').length,
    recusals: created.filter((kind) => kind === 'recusal').length,
  })
}

export const ballotInWords = (file: string, { person, deviceName, device, words, workspace, entries, votes, recusals, from, to }: BallotInfo): string =>
  [
    `${file}: ballot of ${person || 'nobody named'}, ${entries} signed ${entries === 1 ? 'entry' : 'entries'}`,
    `Votes: ${votes}, conflicts of interest: ${recusals}${from === null ? '' : `, from ${from} to ${to}`}`,
    `Device: ${device}${deviceName === '' ? '' : ` (${deviceName})`}`,
    `Six words: ${words}`,
    `Workspace: ${workspace}`,
  ].join('\n')

/** Whether a ballot is byte for byte what its device signed; a failure where it could not be read at all. */
export function verifyBallot(file: string, trusts: Trusts): Result<BallotVerdict, Failure> {
  const read = readBallotFile(file)
  if (!read.ok) {
    const { code, message, place } = read.failure
    if (place === undefined) return read
    const verdict = code === 'not-a-join-request' ? 'not-a-bundle' : torn.has(code) ? 'damaged' : 'altered'
    return ok({ verdict, findings: [{ code, path: place, message }] })
  }
  const { join, entries } = read.value
  const owner = { ...signerOf(read.value), entries: entries.length }
  if (trusts?.({ device: join.dev, publicKey: join.publicKey }) === true) return ok({ verdict: 'intact', findings: [], ...owner })
  const [code, message] =
    trusts === undefined
      ? ['signer-not-judged', 'Whose key this is was not asked: compare the six words, or name trusted keys with --trust.']
      : ['signer-unknown', 'No trusted key signed it.']
  return ok({ verdict: trusts === undefined ? 'intact' : 'untrusted', findings: [{ code, path: '', message }], ...owner })
}

/** What comes of a file that was cut off or overwritten rather than changed. */
const torn: ReadonlySet<string> = new Set(['cut-off', 'not-json', 'not-an-entry', 'too-long'])

const verdictWords = {
  intact: 'intact',
  untrusted: 'intact, but no trusted key signed it',
  altered: 'altered',
  damaged: 'damaged',
  'not-a-bundle': 'not a ballot',
} as const

export function verdictInWords(file: string, { verdict, findings, person, words = '', entries }: BallotVerdict): string {
  const whose = person === undefined ? '' : ` (ballot of ${person || 'nobody named'}, ${entries} signed ${entries === 1 ? 'entry' : 'entries'})`
  const listed = findings.map(({ path, message }) => `  - ${path === '' ? '' : `${path}: `}${message}`)
  return [`${file}: ${verdictWords[verdict]}${whose}`, ...(words === '' ? [] : [`  Six words: ${words}`]), ...listed].join('\n')
}

const signerOf = ({ join: { dev, publicKey, person, device, ws } }: Ballot): Signer => ({
  device: dev,
  words: wordsOf(publicKey).join(' '),
  person,
  deviceName: device,
  workspace: ws,
})

const placed = ({ message, place }: Failure): string => (place === undefined ? message : `${place}: ${message}`)
