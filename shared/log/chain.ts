import type { Failure } from '../model/result'
import type { VerifySignature } from './canonical'
import type { NewerLine, ReadEntry } from './entry'

export interface Finding extends Failure {
  readonly code: 'signature' | 'gap' | 'reordered' | 'repeated' | 'fork' | 'link'
  /** The device and the sequence number concerned. */
  readonly device: string
  readonly sequence: number
}

/**
 * Reads one device's lines in the order they stand and names what is wrong: a broken signature, an entry that is
 * missing, out of place, repeated, or does not follow the one before. An empty list means whole. What was not signed by
 * the device proves nothing about the rest: an invented entry makes no gap. Lines of a newer format are signed in a way
 * unknown here; the entry that follows one vouches for it.
 */
export function checkChain(
  lines: readonly (ReadEntry | NewerLine)[],
  publicKey: string | undefined,
  verify: VerifySignature,
  start: { readonly sequence: number; readonly hash: string } = { sequence: 0, hash: '' },
): readonly Finding[] {
  const findings: Finding[] = []
  const report = (code: Finding['code'], { dev, seq }: { readonly dev: string; readonly seq: number }, message: string): void => {
    findings.push({ code, message, place: `entry ${seq} of ${dev}`, device: dev, sequence: seq })
  }
  /** What stands at each sequence number; nothing where only an unsigned entry does. */
  const places = new Map<number, Pick<ReadEntry | NewerLine, 'hash' | 'file'>[]>()
  let highest = start.sequence
  for (const line of lines) {
    const { dev, seq } = line.file
    const here = places.get(seq) ?? []
    places.set(seq, here)
    if ('sig' in line.file && (publicKey === undefined || !verify(publicKey, line.hash, line.file.sig))) {
      report('signature', line.file, `Entry ${seq} of device ${dev} was changed after it was signed, or was not signed by that device.`)
      continue
    }
    if (here.some(({ hash }) => hash === line.hash)) {
      report('repeated', line.file, `Entry ${seq} of device ${dev} stands here twice.`)
      continue
    }
    if (here.length > 0) report('fork', line.file, `Device ${dev} wrote two histories from entry ${seq} on.`)
    else if (seq <= highest) report('reordered', line.file, `Entry ${seq} of device ${dev} stands after entry ${highest}.`)
    here.push(line)
    highest = Math.max(highest, seq)
  }
  let last = start.sequence
  for (const seq of [...places.keys()].sort((a, b) => a - b)) {
    const here = places.get(seq) ?? []
    if (seq <= start.sequence || (here.length === 0 && seq > last + 1)) continue
    const missing = seq - last - 1
    const before = seq - 1 === start.sequence ? [start] : (places.get(seq - 1) ?? [])
    for (const { file } of here) {
      if (missing > 0) report('gap', file, `${missing === 1 ? 'One entry' : `${missing} entries`} of device ${file.dev} missing before entry ${seq}.`)
      else if (before.length > 0 && !before.some(({ hash }) => hash === file.prev)) {
        report('link', file, `Entry ${seq} of device ${file.dev} does not follow entry ${seq - 1} as it stands here.`)
      }
    }
    last = seq
  }
  return findings
}
