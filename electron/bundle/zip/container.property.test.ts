import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { payloadNameProblem } from '#shared/bundle/container/bag-layout'
import { collisionKey } from '#shared/bundle/container/member-name'
import { openArchive } from './archive'
import { productLimits } from './archive-limits'
import { bufferSource } from './byte-source'
import { checkContainer } from './check-container'
import { memberOf } from './member'
import { cancelled } from './paced'
import { packBundle } from './pack-bundle'

let folder = ''
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-law-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const name = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 })
  .map((parts) => `data/${parts.map((part) => part.replaceAll('/', '_')).join('/')}`.normalize('NFC'))
  .filter((each) => payloadNameProblem(each) === undefined)
const content = fc.record({ name, bytes: fc.uint8Array({ maxLength: 300 }) })
/** Names that may stand in one bundle: none twice on any system, none both file and folder. */
const contents = fc.uniqueArray(content, { minLength: 1, maxLength: 8, selector: (each) => collisionKey(each.name).split('/').slice(0, 2).join('/') })
const info = fc.record({
  organization: fc.string({ unit: 'grapheme' }),
  contact: fc.string({ unit: 'grapheme' }),
  description: fc.string({ unit: 'grapheme' }),
  date: fc.constant('2026-01-15'),
  identifier: fc.constant('release/r1'),
})

async function packed(files: readonly { readonly name: string; readonly bytes: Uint8Array }[], about: Parameters<typeof packBundle>[2]): Promise<Buffer> {
  const path = join(folder, 'law.slipway')
  const written = await packBundle(
    path,
    files.map((each) => memberOf(each.name, each.bytes)),
    about,
  )
  expect(written.ok).toBe(true)
  return fs.readFileSync(path)
}

test('whatever is packed is canonical and valid, and comes out of a foreign-archive reader as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(contents, info, async (files, about) => {
      const bytes = await packed(files, about)
      expect(await checkContainer(bufferSource(bytes))).toMatchObject({ state: 'canonical', bag: { state: 'valid', findings: [] } })
      const opened = await openArchive(bufferSource(bytes), productLimits)
      if (!opened.ok) throw new Error(opened.failure.message)
      expect(opened.value.entries).toHaveLength(files.length + 4)
      for (const each of files) {
        expect(await opened.value.readWhole(`slipway-bundle/${each.name}`, 1000)).toEqual({ ok: true, value: Buffer.from(each.bytes) })
      }
    }),
    { numRuns: 60 },
  )
})

test('no mutation of a bundle is taken for intact, and none crashes either reader', async () => {
  const bytes = await packed(
    [
      { name: 'data/log.jsonl', bytes: Buffer.from('{"v":1}\n'.repeat(9)) },
      { name: 'data/release.json', bytes: Buffer.from('{}') },
    ],
    { organization: '', contact: '', description: '', date: '2026-01-15', identifier: 'release/r1' },
  )
  const place = fc.nat(bytes.length - 1)
  const mutation = fc.oneof(
    fc.record({ at: place, bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }), removed: fc.nat(8) }),
    // Headers are where a small change has large effects.
    fc.record({ at: fc.nat(90), bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }), removed: fc.constant(4) }),
    fc.record({ at: fc.nat(400).map((back) => bytes.length - 1 - back), bytes: fc.uint8Array({ minLength: 1, maxLength: 4 }), removed: fc.nat(4) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 3 }), async (mutations) => {
      let mutant: Buffer = bytes
      for (const { at, bytes: put, removed } of mutations) mutant = Buffer.concat([mutant.subarray(0, at), put, mutant.subarray(at + removed)])
      fc.pre(!mutant.equals(bytes))
      const report = await checkContainer(bufferSource(mutant))
      if (report === cancelled) throw new Error('Nobody cancelled.')
      expect(report.state === 'canonical' && report.bag?.state === 'valid').toBe(false)
      const opened = await openArchive(bufferSource(mutant), productLimits)
      if (opened.ok) await opened.value.prove()
    }),
    { numRuns: 2000 },
  )
})
