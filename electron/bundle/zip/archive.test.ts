import * as zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { centralRecord, endRecords, localHeader } from '#shared/bundle/container/zip-records'
import { openArchive } from './archive'
import type { ArchiveLimits } from './archive-limits'
import { productLimits } from './archive-limits'
import type { ByteSource } from './byte-source'
import { bufferSource } from './byte-source'
import type { ForgedEnd, ForgedEntry } from './forged-zip'
import { forgedZip } from './forged-zip'

/** Opens and reads everything: “accepted”, or the refusal. */
async function outcome(source: ByteSource, limits: Partial<ArchiveLimits> = {}) {
  const opened = await openArchive(source, { ...productLimits, ...limits })
  if (!opened.ok) return opened.failure
  const proved = await opened.value.prove()
  return proved.ok ? { code: 'accepted', entry: '', message: '' } : proved.failure
}
const codeOf = async (entries: readonly ForgedEntry[], end?: ForgedEnd, limits?: Partial<ArchiveLimits>) =>
  (await outcome(bufferSource(forgedZip(entries, end)), limits)).code

const text = (value: string) => Buffer.from(value)
const unixLink = 0o120777 * 0x10000
const fifo = 0o010644 * 0x10000
const zeros = Buffer.alloc(64 * 1024)
const unicodePath = (name: string) => {
  const head = Buffer.alloc(9)
  head.writeUInt16LE(0x7075, 0)
  head.writeUInt16LE(5 + name.length, 2)
  head.writeUInt8(1, 4)
  return Buffer.concat([head, text(name)])
}

test('an honest archive gives its names and bytes', async () => {
  const opened = await openArchive(
    bufferSource(
      forgedZip([
        { name: 'a/', data: '' },
        { name: 'a/ü.txt', data: 'eins' },
        { name: 'b', data: zeros, method: 8 },
      ]),
    ),
    productLimits,
  )
  if (!opened.ok) throw new Error(opened.failure.message)
  const archive = opened.value
  expect(archive.entries.map(({ name, folder, size }) => ({ name, folder, size }))).toEqual([
    { name: 'a/', folder: true, size: 0 },
    { name: 'a/ü.txt', folder: false, size: 4 },
    { name: 'b', folder: false, size: zeros.length },
  ])
  expect(await archive.readWhole('a/ü.txt', 100)).toEqual({ ok: true, value: text('eins') })
  expect(await archive.readWhole('b', zeros.length)).toEqual({ ok: true, value: zeros })
  expect(await archive.readWhole('b', 100)).toMatchObject({ failure: { code: 'entry-too-large' } })
  expect(await archive.readWhole('a/', 100)).toMatchObject({ failure: { code: 'no-such-entry' } })
})

describe('an entry is refused when', () => {
  test.each<readonly [string, ForgedEntry, string]>([
    ['its name climbs', { name: '../x' }, 'path-traversal'],
    ['it is encrypted', { name: 'x', flags: 0x0801 }, 'encrypted'],
    ['its headers are masked', { name: 'x', flags: 0x2800 }, 'encrypted'],
    ['its method is not store or deflate', { name: 'x', method: 14 }, 'method'],
    ['it is a link', { name: 'x', attributes: unixLink }, 'special-file'],
    ['it is a link by a system that has none', { name: 'x', attributes: unixLink, host: 0 }, 'special-file'],
    ['it is a pipe', { name: 'x', attributes: fifo }, 'special-file'],
    ['it is a hard link', { name: 'x', extra: Buffer.concat([Buffer.from([0x0d, 0, 16, 0]), Buffer.alloc(16)]) }, 'special-file'],
    ['its name is not UTF-8 though marked so', { name: Buffer.from([0x66, 0xfc]) }, 'name-encoding'],
    ['its name is not ASCII and not marked as UTF-8', { name: 'ü', flags: 0 }, 'name-encoding'],
    ['an extra field gives it another name', { name: 'x', extra: unicodePath('../y') }, 'name-in-extra-field'],
    ['its local header has another name', { name: 'x', localName: 'y' }, 'local-header-differs'],
    ['its local header has another method', { name: 'x', localMethod: 8 }, 'local-header-differs'],
    ['its local header has another size', { name: 'x', localSize: 4 }, 'local-header-differs'],
    ['its local header says it is encrypted', { name: 'x', localFlags: 0x0801 }, 'local-header-differs'],
    ['it is a folder with data', { name: 'x/' }, 'folder-with-data'],
    ['it is stored in two sizes', { name: 'x', size: 6 }, 'stored-size-differs'],
    ['it is followed by bytes of nobody', { name: 'x', behind: text('hidden') }, 'unlisted-data'],
    ['it is followed by other sizes than its own', { name: 'x', flags: 0x0808, behind: Buffer.alloc(12) }, 'data-descriptor-differs'],
    ['its CRC is wrong', { name: 'x', crc32: 1 }, 'crc-differs'],
    ['it inflates to more than it says', { name: 'x', data: 'aaaa', method: 8, size: 3 }, 'size-differs'],
    ['it inflates to less than it says', { name: 'x', data: 'aaaa', method: 8, size: 5 }, 'size-differs'],
  ])('%s', async (_, entry, code) => {
    const refusal = await outcome(bufferSource(forgedZip([{ name: 'before' }, entry])))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toMatch(/^[A-Z].*\.$/u)
  })

  test('its compressed data is damaged', async () => {
    const zip = forgedZip([{ name: 'x', data: zeros, method: 8 }])
    zip.fill(0xff, 32, 40)
    expect((await outcome(bufferSource(zip))).code).toBe('bad-deflate')
  })

  test('its compressed data ends before its bytes do', async () => {
    const packed = Buffer.concat([zlib.deflateRawSync(text('hello')), text('secret')])
    const entry = { name: 'x', data: packed, size: 5, crc32: zlib.crc32('hello') }
    const zip = forgedZip([entry])
    zip.writeUInt16LE(8, 8)
    zip.writeUInt16LE(8, zip.indexOf('PK\x01\x02') + 10)
    expect((await outcome(bufferSource(zip))).code).toBe('bad-deflate')
  })
})

describe('an archive is refused when', () => {
  test.each<readonly [string, readonly ForgedEntry[], ForgedEnd, string]>([
    ['a name stands in it twice', [{ name: 'a' }, { name: 'a' }], {}, 'duplicate-name'],
    ['two names differ in case only', [{ name: 'A' }, { name: 'a' }], {}, 'name-collision'],
    ['two names differ in how accents are encoded', [{ name: 'caf\u00e9' }, { name: 'cafe\u0301' }], {}, 'name-collision'],
    ['a file is also a folder', [{ name: 'a' }, { name: 'A/b' }], {}, 'file-and-folder'],
    ['two entries share bytes', [{ name: 'a' }, { name: 'a2', localName: 'a', offset: 0 }], {}, 'local-header-differs'],
    ['it lists more than it says', [{ name: 'a' }, { name: 'b' }], { count: 1 }, 'entry-count-differs'],
    ['it lists less than it says', [{ name: 'a' }], { count: 2 }, 'bad-central-directory'],
    ['it is one of several parts', [{ name: 'a' }], { disk: 1 }, 'multi-disk'],
    ['its list is longer than the file', [{ name: 'a' }], { directorySize: 1000 }, 'central-directory-out-of-file'],
    ['its list lies elsewhere', [{ name: 'a' }], { directoryOffset: 3 }, 'data-before-start'],
    ['its comment holds another end', [{ name: 'a' }], { comment: forgedZip([]) }, 'several-end-records'],
  ])('%s', async (_, entries, end, code) => {
    expect(await codeOf(entries, end)).toBe(code)
  })

  test('entries overlap, each with sound headers', async () => {
    const inner = forgedZip([{ name: 'b' }])
    const zip = forgedZip([
      { name: 'a', data: inner.subarray(0, 36) },
      { name: 'b', offset: 31 },
    ])
    // The second entry's own local header stays unlisted, so leave it out.
    const second = zip.indexOf(Buffer.from('PK\x03\x04', 'latin1'), 40)
    const cut = Buffer.concat([zip.subarray(0, second), zip.subarray(second + 36)])
    cut.writeUInt32LE(second, cut.length - 6)
    expect((await outcome(bufferSource(cut))).code).toBe('overlapping-entries')
  })

  test('it is empty, no zip, cut off, or has something before or behind', async () => {
    const zip = forgedZip([{ name: 'a' }])
    const code = async (bytes: Buffer) => (await outcome(bufferSource(bytes))).code
    expect(await code(Buffer.alloc(0))).toBe('empty-file')
    expect(await code(text('no zip at all, but long enough'))).toBe('no-end-record')
    expect(await code(zip.subarray(0, -1))).toBe('no-end-record')
    expect(await code(Buffer.concat([zip, text('x')]))).toBe('data-after-end')
    expect(await code(Buffer.concat([text('x'), zip]))).toBe('data-before-start')
  })

  test('it is larger, in whatever way, than the limits', async () => {
    const bomb = { name: 'x', data: zeros, method: 8 }
    expect(await codeOf([bomb], {}, { ratioFreeBytes: 1000, ratio: 200 })).toBe('high-ratio')
    expect(await codeOf([bomb], {}, { ratioFreeBytes: 1000, ratio: 100_000, totalRatio: 100 })).toBe('high-ratio')
    expect(await codeOf([bomb], {}, { entryBytes: 1000 })).toBe('entry-too-large')
    expect(await codeOf([bomb, { ...bomb, name: 'y' }], {}, { totalBytes: 100_000 })).toBe('total-size-over-limit')
    expect(await codeOf([bomb, { ...bomb, name: 'y' }], {}, { entries: 1 })).toBe('too-many-entries')
    expect(await codeOf([bomb], {}, { archiveBytes: 10 })).toBe('archive-too-large')
    expect(await codeOf([bomb], {})).toBe('accepted')
  })
})

test('a bag may hold names that collide on Windows: the check of bags takes them', async () => {
  expect(await codeOf([{ name: 'A' }, { name: 'a' }], {}, { collisions: 'taken' })).toBe('accepted')
})

test('a zip stored inside is data, and its end record is not taken for the archive’s', async () => {
  expect(await codeOf([{ name: 'inner.zip', data: forgedZip([{ name: '../x' }]) }])).toBe('accepted')
})

test('sizes that follow the data are compared in each of their four forms', async () => {
  const crc32 = zlib.crc32('hello')
  for (const signed of [false, true]) {
    for (const width of [4, 8]) {
      const numbers = Buffer.alloc(4 + 2 * width)
      numbers.writeUInt32LE(crc32, 0)
      numbers.writeUInt32LE(5, 4)
      numbers.writeUInt32LE(5, 4 + width)
      const behind = signed ? Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), numbers]) : numbers
      expect(await codeOf([{ name: 'x', flags: 0x0808, behind }])).toBe('accepted')
    }
  }
})

test('an archive beyond 4 GB is read where its ZIP64 records say', async () => {
  const far = 5 * 1024 ** 3
  const first = { name: text('big'), size: far, crc32: 0, offset: 0 }
  const head = localHeader(first)
  const second = { name: text('small'), size: 5, crc32: zlib.crc32('hello'), offset: head.length + far }
  const tailStart = second.offset
  const directory = Buffer.concat([centralRecord(first), centralRecord(second)])
  const secondLocal = Buffer.concat([localHeader(second), text('hello')])
  const directoryOffset = tailStart + secondLocal.length
  const tail = Buffer.concat([secondLocal, directory, endRecords({ entries: 2, offset: directoryOffset, size: directory.length })])
  const hollow: ByteSource = {
    size: tailStart + tail.length,
    read: (target, position) => {
      const count = Math.max(0, Math.min(target.length, tailStart + tail.length - position))
      for (let at = 0; at < count; at += 1) target[at] = head[position + at] ?? tail[position + at - tailStart] ?? 0
      return count
    },
    close: () => undefined,
  }
  const opened = await openArchive(hollow, { ...productLimits, entryBytes: 2 * far })
  if (!opened.ok) throw new Error(opened.failure.message)
  expect(opened.value.entries.map(({ name, size, headerStart }) => ({ name, size, headerStart }))).toEqual([
    { name: 'big', size: far, headerStart: 0 },
    { name: 'small', size: 5, headerStart: tailStart },
  ])
  expect(await opened.value.readWhole('small', 10)).toEqual({ ok: true, value: text('hello') })
  expect((await outcome(hollow)).code).toBe('entry-too-large')
})

test('reading stops when it is cancelled', async () => {
  const opened = await openArchive(bufferSource(forgedZip([{ name: 'x' }])), productLimits)
  if (!opened.ok) throw new Error(opened.failure.message)
  expect(await opened.value.prove({ signal: AbortSignal.abort() })).toMatchObject({ failure: { code: 'cancelled' } })
})
