import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as yazl from 'yazl'
import type { BagInfo } from '#shared/bundle/container/bag-info'
import { openArchive } from './archive'
import { productLimits } from './archive-limits'
import { bufferSource } from './byte-source'
import { checkBag } from './check-bag'
import type { ContainerReport } from './check-container'
import { checkContainer } from './check-container'
import type { Member } from './member'
import { memberOf } from './member'
import { cancelled } from './paced'
import { packBundle } from './pack-bundle'

const info: BagInfo = { organization: '', contact: 'Anna', description: '', date: '2026-01-15', identifier: 'release/r1' }
const members = [memberOf('data/log.jsonl', Buffer.from('{"v":1}\n')), memberOf('data/release.json', Buffer.from('{}'))]

let folder = ''
let bundle = Buffer.alloc(0)
beforeAll(async () => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-check-'))
  bundle = await packed(members)
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

async function packed(content: readonly Member[]): Promise<Buffer<ArrayBuffer>> {
  const path = join(folder, 'packed.slipway')
  await packBundle(path, content, info)
  return Buffer.from(fs.readFileSync(path))
}

async function check(bytes: Uint8Array): Promise<ContainerReport> {
  const report = await checkContainer(bufferSource(bytes))
  if (report === cancelled) throw new Error('Nobody cancelled.')
  return report
}
const isIntact = ({ state, bag }: ContainerReport) => state === 'canonical' && bag?.state === 'valid'
const codes = ({ differences }: ContainerReport) => differences.map(({ code }) => code)

/** The bundle with one text put in place of another of the same length. */
function replaced(from: string, to: string): Buffer {
  const bytes = Buffer.from(bundle)
  const at = bytes.indexOf(from)
  expect(at).toBeGreaterThan(0)
  bytes.write(to, at)
  return bytes
}

test('what our writer wrote is canonical, and its members are found with their checksums', async () => {
  const report = await check(bundle)
  expect(report).toMatchObject({ state: 'canonical', differences: [], bag: { state: 'valid', findings: [] } })
  expect(report.members.map(({ name }) => name)).toEqual([
    'bagit.txt',
    'bag-info.txt',
    'data/log.jsonl',
    'data/release.json',
    'manifest-sha256.txt',
    'tagmanifest-sha256.txt',
  ])
  for (const { name, size, dataStart } of report.members.slice(2, 4)) {
    const member = members.find((each) => each.name === name)
    expect(bundle.subarray(dataStart, dataStart + size)).toEqual(member?.source.kind === 'bytes' ? member.source.bytes : null)
  }
})

test('no change of a single byte goes unseen', async () => {
  const unseen: number[] = []
  for (let at = 0; at < bundle.length; at += 1) {
    const bytes = Buffer.from(bundle)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
    if (isIntact(await check(bytes))) unseen.push(at)
  }
  expect(unseen).toEqual([])
})

test('no cut goes unseen, wherever it is', async () => {
  const unseen: number[] = []
  for (let length = 0; length < bundle.length; length += 1) if (isIntact(await check(bundle.subarray(0, length)))) unseen.push(length)
  expect(unseen).toEqual([])
  expect(codes(await check(bundle.subarray(0, 300)))).toContain('truncated')
  expect(codes(await check(bundle.subarray(0, -1)))).toContain('truncated')
})

describe('the report says what differs and where:', () => {
  test('a changed file, by its checksum', async () => {
    const { bag, differences } = await check(replaced('{"v":1}', '{"v":2}'))
    expect(bag).toMatchObject({ state: 'invalid', findings: [{ code: 'checksum', path: 'data/log.jsonl' }] })
    expect(differences).toMatchObject([
      { code: 'crc-differs', path: 'data/log.jsonl' },
      { code: 'zip-record-differs', path: 'data/log.jsonl' },
    ])
  })

  test('a date in one header, by field, member and place', async () => {
    const bytes = Buffer.from(bundle)
    const header = bytes.indexOf('PK\x03\x04', 10, 'latin1')
    bytes[header + 12] = 0x22
    expect((await check(bytes)).differences).toEqual([
      {
        code: 'zip-record-differs',
        path: 'bag-info.txt',
        offset: header + 12,
        expected: '21000000'.slice(0, 4) + bytes.toString('hex', header + 14, header + 16),
        found: `2200${bytes.toString('hex', header + 14, header + 16)}`,
        message: 'The local header of “bag-info.txt” is not as Slipway writes it, in its date.',
      },
    ])
  })

  test('a tag file in another spelling, though every checksum in it is right', async () => {
    const upper = bundle.toString('latin1').match(/[0-9a-f]{64} {2}data\/log\.jsonl/)?.[0] ?? ''
    const { state, differences } = await check(replaced(upper, upper.slice(0, 64).toUpperCase()))
    expect(state).toBe('different')
    expect(differences.map(({ code, path }) => [code, path])).toContainEqual(['tag-file-differs', 'manifest-sha256.txt'])
  })

  test('another base folder, which no checksum covers', async () => {
    const bytes = Buffer.from(bundle.toString('latin1').replaceAll('slipway-bundle/', 'slipway-bundel/'), 'latin1')
    const report = await check(bytes)
    expect(report.state).toBe('different')
    expect(report.differences).toMatchObject([{ code: 'member-name', path: '../slipway-bundel/bagit.txt', expected: 'slipway-bundle/' }])
  })

  test('bytes behind the end', async () => {
    expect((await check(Buffer.concat([bundle, Buffer.from('x')]))).differences).toMatchObject([
      { code: 'data-after-end', offset: bundle.length, found: '1 bytes' },
    ])
  })

  test('a header that hides where the next one begins', async () => {
    const bytes = Buffer.from(bundle)
    bytes[6] = 0x08
    expect(codes(await check(bytes))).toContain('not-followed')
  })

  test('a file that is no zip at all', async () => {
    expect(await check(Buffer.from('%PDF-1.7'))).toMatchObject({ state: 'unreadable', bag: undefined, differences: [{ code: 'not-a-container' }, {}] })
    expect((await check(Buffer.alloc(0))).state).toBe('unreadable')
  })
})

test('the same bag in another writer’s zip is valid as a bag and different as a container', async () => {
  const zip = new yazl.ZipFile()
  const { members: found } = await check(bundle)
  for (const { name, size, dataStart } of found) zip.addBuffer(bundle.subarray(dataStart, dataStart + size), `slipway-bundle/${name}`, { compress: false })
  zip.end()
  const path = join(folder, 'foreign.slipway')
  fs.writeFileSync(path, Buffer.from(await latin1(zip), 'latin1'))
  expect(await checkBag(path)).toMatchObject({ state: 'valid' })
  expect((await check(fs.readFileSync(path))).state).toBe('different')
})

const latin1 = (zip: yazl.ZipFile) => textOf(zip.outputStream.setEncoding('latin1'))

test('whoever asks gets a member’s bytes in the same pass', async () => {
  const pieces: Buffer[] = []
  await checkContainer(bufferSource(bundle), { tap: (name) => (name === 'data/log.jsonl' ? (piece) => void pieces.push(Buffer.from(piece)) : undefined) })
  expect(Buffer.concat(pieces).toString()).toBe('{"v":1}\n')
})

test('a check can be cancelled and tells how far it is', async () => {
  const large = await packed([memberOf('data/large.bin', Buffer.alloc(12_000_000))])
  const seen: number[] = []
  const stop = new AbortController()
  const onProgress = (done: number) => {
    seen.push(done)
    stop.abort()
  }
  expect(await checkContainer(bufferSource(large), { signal: stop.signal, onProgress })).toBe(cancelled)
  expect(seen).toHaveLength(1)
})

test('65,536 entries take ZIP64, are still one canonical container, and a foreign-archive reader lists them all', async () => {
  const many = Array.from({ length: 65_532 }, (_, index) => memberOf(`data/${index}`, Buffer.alloc(0)))
  const bytes = await packed(many)
  expect(await check(bytes)).toMatchObject({ state: 'canonical', bag: { state: 'valid' } })
  const opened = await openArchive(bufferSource(bytes), productLimits)
  expect(opened.ok && opened.value.entries.length).toBe(65_536)
}, 180_000)
