import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { realDisk } from '../disk/disk'
import { fileTokens } from '../ipc/file-tokens'
import { textHandlers } from './text-handlers'

const folder = mkdtempSync(join(tmpdir(), 'slipway-text-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a text is written to the file that a token of this window stands for, to be written, and to no other', async () => {
  const tokens = fileTokens(() => 0)
  const handlers = textHandlers({ path: tokens.redeem, disk: realDisk })
  const place = join(folder, 'plan.xml')
  const token = tokens.grant(place, 1, 'write')
  expect(await handlers['text:export']({ file: token, text: '<Project>ü</Project>' }, { window: 1 })).toEqual({ ok: true, value: { bytes: 21 } })
  expect(readFileSync(place, 'utf8')).toBe('<Project>ü</Project>')
  for (const [file, window] of [
    [tokens.grant(place, 1, 'read'), 1],
    [token, 2],
    ['none', 1],
  ] as const)
    expect(await handlers['text:export']({ file, text: 'x' }, { window })).toMatchObject({ ok: false, failure: { code: 'file-unknown' } })
  const nowhere = tokens.grant(join(folder, 'not-there', 'plan.xml'), 1, 'write')
  expect(await handlers['text:export']({ file: nowhere, text: 'x' }, { window: 1 })).toMatchObject({ ok: false })
})
