import * as fs from 'node:fs'
import * as zlib from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { hasSharedData, sharedData } from '#test/shared-data'
import { openArchive } from './archive'
import type { ArchiveLimits } from './archive-limits'
import { productLimits } from './archive-limits'

/** The limits that data/INDEX.md names for expected.csv. */
const limits: ArchiveLimits = {
  ...productLimits,
  totalBytes: 64 * 1024 ** 2,
  entries: 2_000,
  ratio: 200,
  totalRatio: 200,
  ratioFreeBytes: 1024 ** 2,
}

interface Line {
  readonly file: string
  readonly hazard: string
  readonly expected: string
}

const lines: readonly Line[] = hasSharedData
  ? fs
      .readFileSync(sharedData('zip', 'expected.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [, file = '', hazard = '', expected = ''] = /^(.+?\.zip),\d+,([^,]*),(accept|refuse|either),/.exec(line) ?? []
        return { file, hazard, expected }
      })
  : []

/** A second, naive reading, from one central record to the next: what an honest archive must come out as. */
function naiveContents(zip: Buffer): ReadonlyMap<string, string> {
  const contents = new Map<string, string>()
  for (let at = zip.indexOf('PK\x01\x02', 0, 'latin1'); zip.readUInt32LE(at) === 0x02014b50; ) {
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, nameEnd)
    // The ZIP64 field holds, in this order, those of the three numbers that do not fit (APPNOTE 4.5.3).
    let wide = nameEnd + 4
    const number = (place: number) => {
      const plain = zip.readUInt32LE(place)
      if (plain !== 0xffffffff) return plain
      wide += 8
      return Number(zip.readBigUInt64LE(wide - 8))
    }
    const [, packedSize, local] = [number(at + 24), number(at + 20), number(at + 42)]
    const data = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const packed = zip.subarray(data, data + packedSize)
    if (!name.endsWith('/')) contents.set(name, (zip.readUInt16LE(at + 10) === 8 ? zlib.inflateRawSync(packed) : packed).toString('latin1'))
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return contents
}

/** Opens, proves, and gives all contents; or the refusal. */
async function read(file: string) {
  const opened = await openArchive(sharedData('zip', file), limits)
  if (!opened.ok) return opened
  const archive = opened.value
  const proved = await archive.prove()
  const contents = new Map<string, string>()
  if (proved.ok) {
    for (const { name, folder } of archive.entries) {
      const whole = folder ? undefined : await archive.readWhole(name, limits.totalBytes)
      if (whole?.ok === true) contents.set(name, whole.value.toString('latin1'))
    }
  }
  archive.close()
  return proved.ok ? { ok: true as const, contents } : proved
}

describe.runIf(hasSharedData)('every zip of the shared data comes out as expected.csv says', () => {
  test('all 152 lines are there', () => {
    expect(lines).toHaveLength(152)
    expect(Object.fromEntries(['accept', 'refuse', 'either'].map((each) => [each, lines.filter(({ expected }) => expected === each).length]))).toEqual({
      accept: 42,
      refuse: 69,
      either: 41,
    })
  })

  test.each(lines.filter(({ expected }) => expected === 'accept'))('$file is read, with right names and bytes', async ({ file }) => {
    const result = await read(file)
    expect(result.ok ? result.contents : result.failure).toEqual(naiveContents(fs.readFileSync(sharedData('zip', file))))
  })

  test.each(lines.filter(({ expected }) => expected === 'refuse'))('$file is refused with a sentence ($hazard)', async ({ file }) => {
    const result = await read(file)
    expect(result.ok).toBe(false)
    expect(result.ok ? '' : result.failure.message).toMatch(/^[A-Z].*\.$/u)
  })

  test.each(lines.filter(({ expected }) => expected === 'either'))('$file is refused, or read as it is ($hazard)', async ({ file }) => {
    const result = await read(file)
    if (result.ok) expect(result.contents).toEqual(naiveContents(fs.readFileSync(sharedData('zip', file))))
    else expect(result.failure.message).toMatch(/^[A-Z].*\.$/u)
  })
})
