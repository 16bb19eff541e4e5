import type { Failure } from '../model/result'
import type { VerifySignature } from './canonical'
import type { ReadEntry } from './entry'

export interface Finding extends Failure {
  readonly code: 'signature' | 'gap' | 'reordered' | 'repeated' | 'fork' | 'link' | 'key-mismatch'
  /** The device and the sequence numbers concerned. */
  readonly device: string
  readonly sequence: number
}

/**
 * Reads one device's lines in the order they stand and names what is wrong: a broken signature, an entry
 * that is missing, out of place, repeated, or does not follow the one before. An empty list means whole.
 */
export function checkChain(
  entries: readonly ReadEntry[],
  publicKey: string | undefined,
  verify: VerifySignature,
  start: { readonly sequence: number; readonly hash: string } = { sequence: 0, hash: '' },
): readonly Finding[] {
  const findings: Finding[] = []
  const seen = new Map<number, string>()
  let last = start
  for (const entry of entries) {
    const { dev, seq, prev, sig } = entry.file
    const report = (code: Finding['code'], message: string) => findings.push({ code, message, place: `entry ${seq} of ${dev}`, device: dev, sequence: seq })
    if (publicKey === undefined || !verify(publicKey, entry.hash, sig)) {
      report('signature', `Entry ${seq} of device ${dev} was changed after it was signed, or was not signed by that device.`)
    }
    const earlier = seen.get(seq)
    if (earlier !== undefined) {
      if (earlier === entry.hash) report('repeated', `Entry ${seq} of device ${dev} stands here twice.`)
      else report('fork', `Device ${dev} wrote two histories from entry ${seq} on.`)
      continue
    }
    seen.set(seq, entry.hash)
    if (seq <= last.sequence) report('reordered', `Entry ${seq} of device ${dev} stands after entry ${last.sequence}.`)
    else if (seq > last.sequence + 1) report('gap', `${seq - last.sequence - 1} entries of device ${dev} are missing before entry ${seq}.`)
    else if (prev !== last.hash) report('link', `Entry ${seq} of device ${dev} does not follow entry ${last.sequence} as it stands here.`)
    if (seq > last.sequence) last = { sequence: seq, hash: entry.hash }
  }
  return findings
}
