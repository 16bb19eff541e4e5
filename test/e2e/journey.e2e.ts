import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { walk } from './journey'
import { test } from './launch'

test('from the first start to a bundle that an auditor opens', async ({ start }) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'slipway-journey-'))
  await walk(start, folder)
  rmSync(folder, { recursive: true, force: true })
})
