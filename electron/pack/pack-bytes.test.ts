import * as fs from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportBundle } from '#electron/bundle/content/export-bundle'
import { readBundle } from '#electron/bundle/content/read-bundle'
import { cancelled } from '#electron/bundle/zip/paced'
import { realDisk } from '#electron/disk/disk'
import { combine, create } from '#shared/commands/edit'
import { ok } from '#shared/model/result'
import { type MadeWorkspace, madeWorkspace, quiet } from '#test/fixtures/bundle/made-release'
import { isNight, lawTimeout, tellCases } from '#test/torture/laws'

let made: MadeWorkspace
let valid: Buffer
let mutant = ''
const began = performance.now()

beforeAll(async () => {
  made = madeWorkspace()
  made.write(
    combine('begin', 'Began', [
      create('change', 'c', { number: 'CHG1', shortDescription: 'Patch', state: 'authorize' }),
      create('change', 'past', { number: 'CHG0', state: 'closed', closeCode: 'successful' }),
      create('meeting', 'm', { title: 'CAB' }),
      create('agenda-item', 'i', { of: 'meeting/m', subject: 'change/c' }),
      create('meeting-member', 'b', { of: 'meeting/m', person: 'Ben' }),
    ]),
  )
  const target = join(made.folder, 'cab.slipway-pack')
  mutant = join(made.folder, 'mutant.slipway-pack')
  const printPlan = async () => ok(Buffer.from('%PDF-1.7'))
  const options = { source: made.source, release: 'meeting/m', also: ['change/past'], key: made.key, disk: realDisk, job: quiet, printPlan }
  expect(await exportBundle(target, options)).toMatchObject({ ok: true })
  valid = fs.readFileSync(target)
})
afterAll(() => fs.rmSync(made.folder, { recursive: true, force: true }))

async function outcomeOf(bytes: Uint8Array): Promise<string> {
  fs.writeFileSync(mutant, bytes)
  const reading = await readBundle(mutant)
  if (reading === cancelled || !reading.ok) throw new Error('A file that can be read must get a verdict.')
  return reading.value.outcome
}

/** At night every byte; for a commit every third of the first and last 600, where the records are, and one in 37 of what lies between. */
const step = (at: number, length: number): number => (isNight ? 1 : at < 600 || at > length - 600 ? 3 : 37)

test(
  'a pack with any byte changed is not whole, so that nobody votes in it',
  async () => {
    expect(await outcomeOf(valid)).toBe('whole')
    const bytes = Buffer.from(valid)
    let cases = 0
    for (let at = 0; at < bytes.length; at += step(at, bytes.length)) {
      bytes[at] = (bytes[at] ?? 0) ^ 1
      expect([at, await outcomeOf(bytes)]).not.toEqual([at, 'whole'])
      bytes[at] = valid[at] ?? 0
      cases += 1
    }
    tellCases('R12', cases, began)
  },
  lawTimeout,
)
