import { dutyOf } from '../log/admission'
import { type ReadEntry, readLine } from '../log/entry'
import { kindOf } from '../model/entity-id'
import { type Failure, failed, ok, type Result } from '../model/result'
import { type JoinRequest, type KeyReading, readJoin } from './join-request'

/** So large a ballot file may be, in bytes: some thousand votes with all that was seen. */
export const mostBytes = 32 * 1024 * 1024
const mostLines = 20_000

/** What a `.slipway-ballot` holds: who asks to be counted, and all that their device has signed for the workspace. */
export interface Ballot {
  readonly join: JoinRequest
  /** The line of `join`, byte for byte. */
  readonly joinLine: string
  readonly entries: readonly ReadEntry[]
}

/** The text of a ballot file: a join request, then the device's entries from its first one on, byte for byte. */
export const ballotText = (joinLine: string, lines: readonly string[]): string => [joinLine, ...lines].map((line) => `${line}\n`).join('')

/**
 * Reads a ballot file of a workspace, or of whichever it names. Every byte is covered: each line is canonical and signed by
 * the key that the first one names, and names the line before it; what is altered, left out, put in or moved is refused with
 * the line and the reason. Whether anybody vouches for the key is not asked here.
 */
export function readBallot(text: string, ws: string | undefined, keys: KeyReading): Result<Ballot, Failure> {
  if (!text.startsWith('{')) return refused('not-a-join-request', 1, 'This is no ballot: it does not begin with the request of a device to join.')
  const lines = text.split('\n')
  if (lines.pop() !== '') return refused('cut-off', lines.length + 1, 'It ends in the middle of a line: it was cut off on its way. Ask for it again.')
  if (lines.length > mostLines) return refused('too-long', mostLines, `It has more than ${mostLines} lines.`)
  const [joinLine = '', ...rest] = lines
  const join = readJoin(joinLine, keys)
  if (!join.ok) return join
  if (ws !== undefined && join.value.ws !== ws) return refused('other-workspace', 1, 'It was made for another workspace, from another meeting pack.')
  const entries: ReadEntry[] = []
  let prev = ''
  for (const [at, line] of rest.entries()) {
    const place = at + 2
    const read = readLine(line, keys.sha256)
    if (!read.ok) return refused(read.failure.code, place, read.failure.message)
    const reason = faultOf(read.value, join.value, at + 1, prev, keys)
    if (reason !== undefined) return refused(reason.code, place, reason.message)
    prev = read.value.hash
    entries.push(read.value)
  }
  return ok({ join: join.value, joinLine, entries })
}

function faultOf({ file, hash }: ReadEntry, join: JoinRequest, seq: number, prev: string, { verify }: KeyReading): Failure | undefined {
  if (file.dev !== join.dev) return { code: 'other-device', message: `It is by device ${file.dev}, and the ballot is ${join.dev}’s.` }
  if (file.ws !== join.ws) return { code: 'other-workspace', message: 'It was written for another workspace.' }
  if (!verify(join.publicKey, hash, file.sig))
    return { code: 'signature', message: `It was changed after device ${join.dev} signed it, or was signed by another.` }
  if (file.seq !== seq || file.prev !== prev)
    return { code: 'chain', message: `It is entry ${file.seq} of its device and does not follow the line before it: something was left out, put in or moved.` }
  const hidden = typeof file.sum === 'string' || file.ops.some((operation) => typeof operation === 'string')
  if (hidden) return { code: 'not-whole', message: 'A part of it was left out.' }
  const more = file.ops.find((operation) => typeof operation !== 'string' && dutyOf([operation]) !== 'voter')
  return more === undefined || typeof more === 'string'
    ? undefined
    : {
        code: 'more-than-votes',
        message: `It changes a ${kindOf(more.e).replaceAll('-', ' ')}: a ballot holds votes and declared conflicts of interest alone.`,
      }
}

const refused = (code: string, line: number, message: string) => failed<Failure>({ code, message, place: `line ${line}` })
