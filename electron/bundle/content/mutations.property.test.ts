import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realDisk } from '#electron/disk/disk'
import { newDeviceKey, sha256 } from '#electron/keys/signatures'
import { hashOfSignature, readSignature, signatureText } from '#shared/bundle/content/signature-file'
import { ok } from '#shared/model/result'
import { type MadeWorkspace, madeWorkspace, quiet, writeTwoReleases } from '#test/fixtures/bundle/made-release'
import { holdProperty, isNight, lawTimeout } from '#test/torture/laws'
import { memberOf } from '../zip/member'
import { openBundle } from '../zip/open-bundle'
import { cancelled } from '../zip/paced'
import { packBundle } from '../zip/pack-bundle'
import { exportBundle } from './export-bundle'
import { readBundle } from './read-bundle'

let made: MadeWorkspace
let valid: Buffer
/** The payload of the valid bundle, and what its bag says of itself. */
const payload = new Map<string, Buffer>()
const info = { organization: 'Norhaven Bank', contact: 'Karin Aalto', description: 'Payments 26.06', date: '2026-07-01', identifier: 'release/payments' }
let mutant = ''

beforeAll(async () => {
  made = madeWorkspace()
  writeTwoReleases(made)
  const target = join(made.folder, 'valid.slipway')
  const printPlan = async () => ok(Buffer.from('%PDF-1.7'))
  const exported = await exportBundle(target, { source: made.source, release: 'release/payments', key: made.key, disk: realDisk, job: quiet, printPlan })
  expect(exported.ok).toBe(true)
  valid = fs.readFileSync(target)
  mutant = join(made.folder, 'mutant.slipway')
  const bundle = await openBundle(target)
  if (bundle === cancelled || !bundle.ok) throw new Error('The valid bundle could not be opened.')
  for (const name of bundle.value.files.keys()) {
    const read = await bundle.value.readWhole(name, 10_000_000)
    if (name.startsWith('data/') && read.ok) payload.set(name, read.value)
  }
  bundle.value.close()
})
afterAll(() => fs.rmSync(made.folder, { recursive: true, force: true }))

/** R12: under 300 MB, whatever a mutated header promises. */
const mostMemory = 300e6

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  fs.writeFileSync(mutant, bytes)
  const reading = await readBundle(mutant)
  if (reading === cancelled || !reading.ok) throw new Error('A file that can be read must get a verdict.')
  const { heapUsed, external } = process.memoryUsage()
  expect(heapUsed + external).toBeLessThan(mostMemory)
  const { outcome, findings } = reading.value
  if (outcome !== 'whole') expect(findings.length).toBeGreaterThan(0)
  return outcome
}

/** Packs a changed payload with manifests and headers to fit, as somebody would who knows the format. */
async function repacked(files: ReadonlyMap<string, Buffer>, about = info): Promise<string> {
  const packed = await packBundle(
    mutant,
    [...files].map(([name, bytes]) => memberOf(name, bytes)),
    about,
  )
  if (!packed.ok) return packed.failure.code
  return outcomeOf(fs.readFileSync(mutant))
}

test('the bundle itself is whole, also when it is packed anew from its files', async () => {
  expect(await outcomeOf(valid)).toBe('whole')
  expect(await repacked(payload)).toBe('whole')
  expect(createHash('sha256').update(fs.readFileSync(mutant)).digest('hex')).toBe(createHash('sha256').update(valid).digest('hex'))
})

/** R12 of reliability.md, in its numbers for every commit: bits, bytes, cuts, what is put in between, headers. */
test(
  'no mutation of the file is whole, and none is without a verdict',
  async () => {
    const place = fc.nat(valid.length - 1)
    const mutation = fc.oneof(
      fc.record({ kind: fc.constant('bit' as const), at: place, bit: fc.nat(7) }),
      fc.record({ kind: fc.constant('cut' as const), at: place }),
      fc.record({ kind: fc.constant('put' as const), at: place, bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }), removed: fc.nat(8) }),
      fc.record({ kind: fc.constant('put' as const), at: fc.nat(120), bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }), removed: fc.constant(4) }),
      fc.record({
        kind: fc.constant('put' as const),
        at: fc.nat(900).map((back) => Math.max(0, valid.length - 1 - back)),
        bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }),
        removed: fc.nat(4),
      }),
    )
    await holdProperty(
      { number: 'R12', commit: 1_400, night: 70_000 },
      fc.asyncProperty(mutation, async (mutated) => {
        let bytes = Buffer.from(valid)
        if (mutated.kind === 'bit') bytes[mutated.at] = (bytes[mutated.at] ?? 0) ^ (1 << mutated.bit)
        else if (mutated.kind === 'cut') bytes = bytes.subarray(0, mutated.at)
        else bytes = Buffer.concat([bytes.subarray(0, mutated.at), mutated.bytes, bytes.subarray(mutated.at + mutated.removed)])
        fc.pre(!bytes.equals(valid))
        expect(await outcomeOf(bytes)).not.toBe('whole')
      }),
    )
  },
  lawTimeout,
)

test(
  'no payload changed together with its manifests and headers is whole',
  async () => {
    const name = fc.constantFrom(...payload.keys())
    await holdProperty(
      { number: 'R12', commit: 600, night: 30_000 },
      fc.asyncProperty(
        name,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        fc.uint8Array({ minLength: 1, maxLength: 6 }),
        fc.nat(6),
        async (file, share, put, removed) => {
          const bytes = payload.get(file) ?? Buffer.alloc(0)
          const at = Math.floor(share * bytes.length)
          const changed = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + removed)])
          fc.pre(!changed.equals(bytes))
          expect(await repacked(new Map(payload).set(file, changed))).toBe('altered')
        },
      ),
    )
  },
  lawTimeout,
)

const textOf = (name: string): string => (payload.get(name) ?? Buffer.alloc(0)).toString('utf8')
const withText = (name: string, text: string): Map<string, Buffer> => new Map(payload).set(name, Buffer.from(text))

/** Signs the files anew with any key: what a thief would do who knows the whole format. */
function resigned(files: ReadonlyMap<string, Buffer>, key = newDeviceKey()): ReadonlyMap<string, Buffer> {
  const held = readSignature(textOf('data/signature.json'))
  if (!held.ok) throw new Error(held.failure.message)
  const checksums = Object.fromEntries(
    [...files].flatMap(([name, bytes]) => (name === 'data/signature.json' ? [] : [[name, createHash('sha256').update(bytes).digest('hex')]])),
  )
  const unsigned = { format: 1, ws: held.value.ws, by: key.device, files: checksums } as const
  return new Map(files).set('data/signature.json', Buffer.from(signatureText({ ...unsigned, sig: key.sign(hashOfSignature(unsigned, sha256)) })))
}

test.each([
  ['a line taken out', () => withText('data/log.jsonl', textOf('data/log.jsonl').replace(/\n[^\n]+\n/, '\n'))],
  ['the newest line taken out', () => withText('data/log.jsonl', textOf('data/log.jsonl').replace(/[^\n]+\n$/, ''))],
  ['two lines exchanged', () => withText('data/log.jsonl', textOf('data/log.jsonl').replace(/^([^\n]+\n)([^\n]+\n)/, '$2$1'))],
  ['a line twice', () => withText('data/log.jsonl', textOf('data/log.jsonl').replace(/([^\n]+\n)$/, '$1$1'))],
  ['another version in the record', () => withText('data/release.json', textOf('data/release.json').replace('26.06', '26.07'))],
  ['another plan', () => withText('data/plan.pdf', '%PDF-1.7 forged')],
  ['no plan', () => new Map([...payload].filter(([name]) => name !== 'data/plan.pdf'))],
  ['a file more', () => new Map(payload).set('data/more.txt', Buffer.from('more'))],
  ['no signature', () => new Map([...payload].filter(([name]) => name !== 'data/signature.json'))],
  ['no log', () => new Map([...payload].filter(([name]) => name !== 'data/log.jsonl'))],
])('%s: altered, also when a stranger signs it anew', async (_what, files) => {
  expect(await repacked(files())).toBe('altered')
  expect(await repacked(resigned(files()))).toBe('altered')
})

test('the maker’s own key cannot leave an entry out of the middle, nor say another thing than the log', async () => {
  const own = (files: ReadonlyMap<string, Buffer>) => resigned(files, { ...made.key, secret: '' })
  expect(await repacked(own(payload))).toBe('whole')
  expect(await repacked(own(withText('data/release.json', textOf('data/release.json').replace('26.06', '26.07'))))).toBe('altered')
  const lines = textOf('data/log.jsonl').split('\n')
  for (let at = 0; at < lines.length - 2; at += 1)
    expect(await repacked(own(withText('data/log.jsonl', lines.filter((_, other) => other !== at).join('\n'))))).toBe('altered')
  expect(await repacked(payload, { ...info, contact: 'Somebody else' })).toBe('altered')
  expect(await repacked(payload, { ...info, date: '2026-07-02' })).toBe('altered')
})

test(
  'every byte of the file counts',
  async () => {
    const bytes = Buffer.from(valid)
    for (let at = 0; at < bytes.length; at += step(at, bytes.length)) {
      bytes[at] = (bytes[at] ?? 0) ^ 1
      expect([at, await outcomeOf(bytes)]).not.toEqual([at, 'whole'])
      bytes[at] = valid[at] ?? 0
    }
  },
  lawTimeout,
)

/** At night every byte; for a commit every third of the first and last 600, where the records are, and one in 29 of the text between. */
const step = (at: number, length: number): number => (isNight ? 1 : at < 600 || at > length - 600 ? 3 : 29)
