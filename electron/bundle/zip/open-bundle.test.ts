import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgedZip } from './forged-zip'
import { memberOf } from './member'
import { openBundle } from './open-bundle'
import { cancelled } from './paced'
import { packBundle } from './pack-bundle'

const release = Buffer.from('{"name":"Payments 4.2"}')
const large = Buffer.alloc(2_500_000, 'slipway ')

let folder = ''
let path = ''
beforeEach(async () => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-open-'))
  path = join(folder, 'a.slipway')
  const info = { organization: '', contact: '', description: '', date: '2026-01-15', identifier: '' }
  await packBundle(path, [memberOf('data/release.json', release), memberOf('data/files/large', large)], info)
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

async function opened(file: string) {
  const bundle = await openBundle(file)
  if (bundle === cancelled) throw new Error('Nobody cancelled.')
  return bundle
}

async function whole(file: string) {
  const bundle = await opened(file)
  if (!bundle.ok) throw new Error(bundle.failure.message)
  return bundle.value
}

test('a bundle gives its files by name', async () => {
  const bundle = await whole(path)
  expect(bundle.container).toMatchObject({ state: 'canonical', bag: { state: 'valid' } })
  expect([...bundle.files]).toEqual([
    ['bagit.txt', 54],
    ['bag-info.txt', 49],
    ['data/files/large', large.length],
    ['data/release.json', release.length],
    ['manifest-sha256.txt', 167],
    ['tagmanifest-sha256.txt', 241],
  ])
  expect(await bundle.readWhole('data/release.json', 100)).toEqual({ ok: true, value: release })
  expect((await bundle.readWhole('data/files/large', large.length)).ok).toBe(true)
  expect(await bundle.readWhole('data/files/large', 100)).toMatchObject({ failure: { code: 'entry-too-large', place: 'data/files/large' } })
  expect(await bundle.readWhole('data/none', 100)).toMatchObject({ failure: { code: 'no-such-entry' } })
  bundle.close()
})

test('a bundle that another program has packed again is altered, and can still be looked at', async () => {
  const foreign = join(folder, 'foreign.slipway')
  fs.writeFileSync(
    foreign,
    forgedZip([
      { name: 'slipway-bundle/', data: '' },
      { name: 'slipway-bundle/data/release.json', data: release, method: 8 },
    ]),
  )
  const bundle = await whole(foreign)
  expect(bundle.container.state).toBe('different')
  expect([...bundle.files]).toEqual([['data/release.json', release.length]])
  expect(await bundle.readWhole('data/release.json', 100)).toEqual({ ok: true, value: release })
  bundle.close()
})

test('a bundle that changes while it is open is not believed', async () => {
  const bundle = await whole(path)
  const bytes = fs.readFileSync(path)
  bytes.write('X', bytes.indexOf('Payments'))
  fs.writeFileSync(path, bytes)
  expect(await bundle.readWhole('data/release.json', 100)).toMatchObject({ failure: { code: 'bundle-changed', place: 'data/release.json' } })
  bundle.close()
})

test('what is no archive, hostile or not there is refused with a sentence', async () => {
  const hostile = join(folder, 'hostile.slipway')
  fs.writeFileSync(hostile, forgedZip([{ name: '../x', method: 8 }]))
  expect(await opened(hostile)).toMatchObject({ ok: false, failure: { code: 'path-traversal', place: '../x' } })
  fs.writeFileSync(hostile, 'text')
  expect(await opened(hostile)).toMatchObject({ ok: false, failure: { code: 'no-end-record' } })
  expect(await opened(join(folder, 'none.slipway'))).toMatchObject({ ok: false, failure: { code: 'unreadable-file' } })
})

test('opening can be cancelled', async () => {
  expect(await openBundle(path, { signal: AbortSignal.abort() })).toBe(cancelled)
})
