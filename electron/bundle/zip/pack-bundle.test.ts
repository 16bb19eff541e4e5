import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as yauzl from 'yauzl'
import { realDisk } from '#electron/disk/disk'
import { faultyDisk } from '#electron/disk/faulty-disk'
import type { BagInfo } from '#shared/bundle/container/bag-info'
import { checkBag } from './check-bag'
import type { Member } from './member'
import { memberOf } from './member'
import { packBundle } from './pack-bundle'

const info: BagInfo = { organization: 'Aurora Bank', contact: 'Anna', description: 'Payments 4.2', date: '2026-01-15', identifier: 'release/r1' }
const members: readonly Member[] = [
  memberOf('data/release.json', Buffer.from('{"name":"Payments 4.2"}')),
  memberOf('data/log.jsonl', Buffer.from('{"v":1}\n')),
  memberOf('data/files/変更.txt', Buffer.alloc(0)),
]

let folder = ''
let target = ''
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-pack-'))
  target = join(folder, 'a.slipway')
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** What another reader than ours sees in an archive. */
async function readWithYauzl(path: string): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await yauzl.openPromise(path, { strictFileNames: true })
  const contents = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = []
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(Buffer.from(piece))
    contents.set(entry.fileName, Buffer.concat(pieces))
  }
  return contents
}

test('another reader finds the members, in the order of the format, and BagIt’s rules hold', async () => {
  const packed = await packBundle(target, members, info)
  const contents = await readWithYauzl(target)
  expect([...contents.keys()]).toEqual(
    ['bagit.txt', 'bag-info.txt', 'data/files/変更.txt', 'data/log.jsonl', 'data/release.json', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'].map(
      (name) => `slipway-bundle/${name}`,
    ),
  )
  for (const { name, source } of members) expect(contents.get(`slipway-bundle/${name}`)).toEqual(source.kind === 'bytes' ? source.bytes : null)
  expect(packed.ok && packed.value.members.map(({ name, sha256: hash }) => [`slipway-bundle/${name}`, hash])).toEqual(
    [...contents].map(([name, bytes]) => [name, sha256(bytes)]),
  )
  expect(await checkBag(target)).toEqual({ state: 'valid', version: '1.0', findings: [] })
})

test('the same content gives the same bytes, in any time zone and whatever order it comes in', async () => {
  const zone = process.env['TZ']
  const written: string[] = []
  for (const [index, tz] of ['Asia/Tokyo', 'America/New_York', 'UTC'].entries()) {
    process.env['TZ'] = tz
    const path = join(folder, `${index}.slipway`)
    await packBundle(path, index === 1 ? [...members].reverse() : members, info)
    written.push(sha256(fs.readFileSync(path)))
  }
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
  expect(new Set(written).size).toBe(1)
  // The format's own fixed point: whoever changes a byte of what is written sees it here.
  expect(written[0]).toBe('e1f56aa316453727321cd5297fcd93732d9e5be3b94887dff04243e5a9d6b9bc')
})

test('a file larger than the buffer is the same as when it comes from memory', async () => {
  const large = Buffer.alloc(2_500_000, 'slipway ')
  const path = join(folder, 'large.bin')
  fs.writeFileSync(path, large)
  const fromDisk: Member = { name: 'data/large.bin', size: large.length, source: { kind: 'file', path } }
  await packBundle(target, [...members, fromDisk], info)
  const other = join(folder, 'b.slipway')
  await packBundle(other, [...members, memberOf('data/large.bin', large)], info)
  expect(sha256(fs.readFileSync(target))).toBe(sha256(fs.readFileSync(other)))
  expect((await readWithYauzl(target)).get('slipway-bundle/data/large.bin')?.equals(large)).toBe(true)
  expect(await checkBag(target)).toMatchObject({ state: 'valid' })
})

test('progress reaches the whole, and a cancelled export leaves nothing', async () => {
  const large = [memberOf('data/large.bin', Buffer.alloc(12_000_000))]
  const seen: number[] = []
  await packBundle(target, large, info, { onProgress: (done, total) => void seen.push(done / total) })
  expect(seen.length).toBeGreaterThan(1)
  expect(Math.max(...seen)).toBeLessThanOrEqual(1)
  fs.rmSync(target)
  const stop = new AbortController()
  const packed = await packBundle(target, large, info, { signal: stop.signal, onProgress: () => stop.abort() })
  expect(packed).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect(fs.readdirSync(folder)).toEqual([])
})

describe('nothing is written when', () => {
  test('a file is not as long as said', async () => {
    const path = join(folder, 'x')
    fs.writeFileSync(path, 'four')
    const packed = await packBundle(target, [{ name: 'data/x', size: 5, source: { kind: 'file', path } }], info)
    expect(packed).toMatchObject({ ok: false, failure: { code: 'member-changed', place: 'data/x' } })
    expect(fs.readdirSync(folder)).toEqual(['x'])
  })

  test('a file is gone', async () => {
    const packed = await packBundle(target, [{ name: 'data/x', size: 5, source: { kind: 'file', path: join(folder, 'x') } }], info)
    expect(packed).toMatchObject({ ok: false, failure: { code: 'disk-enoent' } })
  })

  test('a name is not allowed', async () => {
    const packed = await packBundle(target, [memberOf('../x', Buffer.from('x'))], info)
    expect(packed).toMatchObject({ ok: false, failure: { code: 'member-name' } })
  })

  test.each(['ENOSPC', 'EIO', 'short-write'] as const)('the disk fails with %s at any of its calls: the old file stays whole', async (fault) => {
    fs.writeFileSync(target, 'old')
    const { calls, ...counted } = faultyDisk(realDisk, 0, fault)
    await packBundle(join(folder, 'first.slipway'), members, info, { disk: counted })
    const whole = sha256(fs.readFileSync(join(folder, 'first.slipway')))
    fs.rmSync(join(folder, 'first.slipway'))
    expect(calls()).toBeGreaterThan(3)
    for (let nth = 1; nth <= calls(); nth += 1) {
      const packed = await packBundle(target, members, info, { disk: faultyDisk(realDisk, nth, fault) })
      expect(packed.ok).toBe(false)
      // Only the folder's own sync comes after the rename.
      expect(['old', whole]).toContain(nth < calls() ? fs.readFileSync(target, 'utf8') : sha256(fs.readFileSync(target)))
      expect(fs.readdirSync(folder)).toEqual(['a.slipway'])
    }
  })
})
