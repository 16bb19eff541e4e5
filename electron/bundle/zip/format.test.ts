import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ownDeclaration } from '#shared/bundle/container/bag-declaration'
import { memberOf } from './member'
import { packBundle } from './pack-bundle'

test('the example in the description of the format is what our writer writes', async () => {
  const format = fs.readFileSync(resolve(import.meta.dirname, '../../../resources/format.md'), 'utf8')
  const folder = fs.mkdtempSync(join(tmpdir(), 'slipway-format-'))
  try {
    const path = join(folder, 'example.slipway')
    await packBundle(path, [memberOf('data/a.txt', Buffer.from('hello'))], {
      organization: '',
      contact: '',
      description: '',
      date: '2026-01-15',
      identifier: '',
    })
    const bytes = fs.readFileSync(path)
    expect(format).toContain(
      `The whole file has ${bytes.length.toLocaleString('en')} bytes; its SHA-256 is \`${createHash('sha256').update(bytes).digest('hex')}\``,
    )
    const head = bytes.subarray(0, 108).toString('hex').replace(/.{72}/g, '$&\n').trim()
    expect(format).toContain(`\n${head}\n`)
    expect(format).toContain(`\n${ownDeclaration}`)
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
})
