import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openedFile } from './opened-files'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'slipway-open-')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)
const zip = Buffer.from('PK\u0003\u0004rest')

test('a plain bundle is opened, also through a link, under its real path', async () => {
  writeFileSync(at('release.slipway'), zip)
  symlinkSync(at('release.slipway'), at('link.slipway'))
  const opened = { path: at('release.slipway'), name: 'release.slipway' }
  expect(await openedFile(at('release.slipway'))).toEqual(opened)
  expect(await openedFile(at('link.slipway'))).toEqual(opened)
})

test('what is no bundle is not', async () => {
  writeFileSync(at('text.slipway'), 'hello')
  writeFileSync(at('short.slipway'), 'PK')
  writeFileSync(at('data.zip'), zip)
  mkdirSync(at('folder.slipway'))
  symlinkSync('/dev/zero', at('device.slipway'))
  symlinkSync(at('data.zip'), at('other.slipway'))
  execFileSync('mkfifo', [at('pipe.slipway')])
  for (const name of ['text', 'short', 'folder', 'device', 'other', 'pipe']) expect(await openedFile(at(`${name}.slipway`))).toBe('not-a-bundle')
  expect(await openedFile(at('data.zip'))).toBe('not-a-bundle')
})

test('missing files and network paths are told apart', async () => {
  expect(await openedFile(at('gone.slipway'))).toBe('not-found')
  expect(await openedFile('\\\\server\\share\\a.slipway')).toBe('network-path')
  expect(await openedFile('//server/share/a.slipway')).toBe('network-path')
  expect(await openedFile(`${at('release.slipway')}\0`)).toBe('not-found')
})
