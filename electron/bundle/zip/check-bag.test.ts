import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkBag } from './check-bag'
import { forgedZip } from './forged-zip'
import { cancelled } from './paced'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const bag: Readonly<Record<string, string>> = {
  'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
  'manifest-sha256.txt': `${sha256('hello')}  data/a/b.txt\n`,
  'data/a/b.txt': 'hello',
}

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-bag-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

function asFolder(files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    fs.mkdirSync(join(folder, 'bag', path, '..'), { recursive: true })
    fs.writeFileSync(join(folder, 'bag', path), text)
  }
  return join(folder, 'bag')
}

function asZip(files: Readonly<Record<string, string>>, base: string): string {
  const path = join(folder, 'bag.zip')
  fs.writeFileSync(path, forgedZip(Object.entries(files).map(([name, data]) => ({ name: base + name, data }))))
  return path
}

test('a bag is judged alike as a folder and as a zip with one top folder', async () => {
  const valid = { state: 'valid', version: '1.0', findings: [] }
  expect(await checkBag(asFolder(bag))).toEqual(valid)
  expect(await checkBag(asZip(bag, 'bag/'))).toEqual(valid)
})

test('a changed file is found, with both checksums', async () => {
  expect(await checkBag(asFolder({ ...bag, 'data/a/b.txt': 'hullo' }))).toMatchObject({
    state: 'invalid',
    findings: [{ code: 'checksum', path: 'data/a/b.txt', expected: sha256('hello'), found: sha256('hullo') }],
  })
})

test('a link in a folder is an error and is not followed', async () => {
  const path = asFolder(bag)
  fs.rmSync(join(path, 'data/a/b.txt'))
  fs.symlinkSync('/etc/hostname', join(path, 'data/a/b.txt'))
  expect(await checkBag(path)).toMatchObject({ state: 'invalid', findings: [{ code: 'special-file', path: 'data/a/b.txt' }] })
})

test('a zip made from inside the bag is read with a warning; one with something beside the bag is not', async () => {
  expect(await checkBag(asZip(bag, ''))).toMatchObject({ state: 'valid-with-warning', findings: [{ code: 'no-top-folder' }] })
  const path = join(folder, 'two.zip')
  fs.writeFileSync(path, forgedZip([{ name: 'bag/bagit.txt' }, { name: 'other/x' }]))
  expect(await checkBag(path)).toMatchObject({ state: 'invalid', findings: [{ code: 'two-top-folders' }] })
})

test('a zip that is refused is an invalid bag, with the refusal as its finding', async () => {
  const path = join(folder, 'bad.zip')
  fs.writeFileSync(path, forgedZip([{ name: 'bag/../x' }]))
  expect(await checkBag(path)).toMatchObject({ state: 'invalid', findings: [{ code: 'path-traversal' }] })
})

test('a damaged file that no manifest lists does not pass unseen', async () => {
  const path = join(folder, 'damaged.zip')
  const files = Object.entries(bag).map(([name, data]) => ({ name: `bag/${name}`, data }))
  fs.writeFileSync(path, forgedZip([...files, { name: 'bag/notes.txt', crc32: 1 }]))
  expect(await checkBag(path)).toMatchObject({ state: 'invalid', findings: [{ code: 'crc-differs', path: 'bag/notes.txt' }] })
})

test('a cancelled check is no verdict', async () => {
  expect(await checkBag(asFolder(bag), { signal: AbortSignal.abort() })).toBe(cancelled)
})
