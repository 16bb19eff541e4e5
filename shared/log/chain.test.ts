import { beforeEach, expect, test } from 'vitest'
import { type Device, found, keys, seal, sha256, signer, write } from '#test/torture/world'
import { create } from '../commands/edit'
import { checkChain } from './chain'
import { lineOf, type ReadEntry, readLine, readNewer } from './entry'

let device: Device
let lines: readonly ReadEntry[] = []

beforeEach(() => {
  const { founder, founding } = found('Anna')
  device = founder
  lines = [founding, ...['a', 'b', 'c', 'd', 'e'].map((id) => write(founder, create('release', id, { name: id })))]
})

const check = (given: Parameters<typeof checkChain>[0], start?: Parameters<typeof checkChain>[3]) =>
  checkChain(given, device.signer.publicKey, keys.verify, start).map(({ code, sequence }) => `${code} ${sequence}`)
const at = (index: number): ReadEntry => {
  const line = lines[index]
  if (line === undefined) throw new Error(`no line ${index}`)
  return line
}
/** The entry with other content under the signature that it had. */
function tampered({ file }: ReadEntry, changed: Partial<ReadEntry['file']>): ReadEntry {
  const read = readLine(lineOf({ ...file, ...changed }), sha256)
  if (!read.ok) throw new Error(read.failure.message)
  return read.value
}

test('a whole chain has no findings, in one piece or from a known place on', () => {
  expect(check(lines)).toEqual([])
  expect(check(lines.slice(3), { sequence: 3, hash: at(2).hash })).toEqual([])
  expect(check([])).toEqual([])
})

test('an entry that was changed after it was signed is found and named, and makes nothing else a fault', () => {
  const changed = lines.map((line, index) => (index === 2 ? tampered(line, { who: 'Somebody else' }) : line))
  expect(check(changed)).toEqual(['signature 3'])
  const [finding] = checkChain(changed, device.signer.publicKey, keys.verify)
  expect(finding).toMatchObject({ device: device.signer.device, sequence: 3, place: `entry 3 of ${device.signer.device}` })
  expect(finding?.message).toContain('was changed after it was signed')
})

test('an entry that was signed by another key is found', () => {
  const mallory = signer('Mallory')
  const { file } = at(2)
  const forged = tampered(at(2), { sig: mallory.sign(at(2).hash) })
  expect(file.sig).not.toBe(forged.file.sig)
  expect(check(lines.map((line, index) => (index === 2 ? forged : line)))).toEqual(['signature 3'])
  expect(checkChain(lines, undefined, keys.verify)).toHaveLength(lines.length)
})

test('entries that were dropped from the middle are counted at the entry behind them', () => {
  expect(check(lines.filter((_, index) => index !== 2))).toEqual(['gap 4'])
  const findings = checkChain(
    lines.filter((_, index) => index !== 2 && index !== 3),
    device.signer.publicKey,
    keys.verify,
  )
  expect(findings).toHaveLength(1)
  expect(findings[0]?.message).toContain('2 entries of device')
  expect(check(lines.slice(1))).toEqual(['gap 2'])
})

test('entries that stand in another order are named', () => {
  expect(check([at(0), at(2), at(1), at(3), at(4), at(5)])).toEqual(['reordered 2'])
})

test('an entry that stands twice is named, behind itself or elsewhere', () => {
  expect(check([at(0), at(1), at(1), at(2)])).toEqual(['repeated 2'])
  expect(check([...lines, at(1)])).toEqual(['repeated 2'])
})

test('an invented entry at the end or in a gap is found, and hides no gap', () => {
  const invented = tampered(at(5), { seq: 7, prev: at(5).hash, sig: sha256('made up') })
  expect(check([...lines, invented])).toEqual(['signature 7'])
  const inGap = tampered(at(2), { who: 'Mallory', sig: sha256('made up') })
  expect(check([at(0), at(1), inGap, at(3)])).toEqual(['signature 3'])
  const far = tampered(at(5), { seq: 99, sig: sha256('made up') })
  expect(check([...lines, far])).toEqual(['signature 99'])
})

test('two signed histories of one device are the proof of a fork, and both may go on', () => {
  const other = seal(
    device.signer,
    { command: 'edit', summary: 'Other', operations: [] },
    { ...at(3).file, salts: ['0'.repeat(32)], who: 'Copy of the profile' },
  )
  expect(check([...lines, other])).toEqual(['fork 4'])
  const onOther = seal(device.signer, { command: 'edit', summary: 'On', operations: [] }, { ...at(4).file, prev: other.hash, salts: ['0'.repeat(32)] })
  expect(check([...lines, other, onOther])).toEqual(['fork 4', 'fork 5'])
})

test('a signed entry that follows none of the entries here is named', () => {
  const loose = seal(
    device.signer,
    { command: 'edit', summary: 'Loose', operations: [] },
    { ...at(3).file, prev: sha256('elsewhere'), salts: ['0'.repeat(32)] },
  )
  expect(check([at(0), at(1), at(2), loose])).toEqual(['link 4'])
  expect(check(lines.slice(3), { sequence: 3, hash: sha256('elsewhere') })).toEqual(['link 4'])
})

test('a line of a newer format keeps the chain whole by the hash of its bytes', () => {
  const line = JSON.stringify({ v: 2, dev: device.signer.device, seq: 7, prev: at(5).hash, anything: null })
  expect(readLine(line, sha256)).toMatchObject({ ok: false, failure: { code: 'newer-format' } })
  const newer = readNewer(line, sha256)
  if (newer === undefined) throw new Error('not read')
  const behind = seal(
    device.signer,
    { command: 'edit', summary: 'After', operations: [] },
    { ...at(5).file, seq: 8, prev: newer.hash, salts: ['0'.repeat(32)] },
  )
  expect(check([...lines, newer, behind])).toEqual([])
  expect(check([...lines, behind])).toEqual(['gap 8'])
})
