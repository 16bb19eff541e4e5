import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { create } from '#shared/commands/edit'
import { checkChain } from '#shared/log/chain'
import { readLine } from '#shared/log/entry'
import { holdLawLater, lawTimeout } from '#test/torture/laws'
import { powerLossDisk } from '#test/torture/power-loss'
import { key, linesIn, live, profileAt, summaryOf, type Told } from '#test/torture/powered-life'
import { quickDisk } from '#test/torture/quick-disk'
import { type Random, randomFrom } from '#test/torture/random'
import { attachmentPath } from '../attachments/attachments'
import { faults, faultyDisk } from '../disk/faulty-disk'
import { segmentsOf } from '../journal/segments'
import { sha256, sha256OfBytes, verifySignature } from '../keys/signatures'
import { settingsFile } from '../settings/settings'
import type { Source } from './source'

let folder = ''
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-power-'))
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Works on a disk whose power goes in the call after `lastCall`, and answers with what it may hold afterwards. */
async function untilPowerLoss(lastCall: number, random: Random, steps: number, run: number): Promise<{ told: Told; left: string; calls: number }> {
  const place = join(folder, `${run}`)
  fs.mkdirSync(place)
  const disk = powerLossDisk(place, quickDisk, lastCall)
  // Half of the lives have also a call that fails before, mostly a short time before.
  const nth = random.chance(0.5) ? 0 : Math.max(1, random.chance(0.7) ? lastCall - random.below(5) : random.below(lastCall))
  const told = await live(place, faultyDisk(disk, nth, random.pick(faults)), disk.isOff, random, steps)
  const left = `${place}-left`
  disk.layOut(left, random)
  return { told, left, calls: disk.calls() }
}

/** The power goes once more, while the next start mends what it found. */
function againInOpening(left: string, random: Random): string {
  const disk = powerLossDisk(left, quickDisk, random.below(12))
  const profile = profileAt(left, disk)
  for (const { id } of profile.list()) profile.open(id)
  const again = `${left}-again`
  disk.layOut(again, random)
  return again
}

const chainOf = (lines: readonly string[]) =>
  checkChain(
    lines.flatMap((line) => {
      const read = readLine(line, sha256)
      return read.ok ? [read.value] : []
    }),
    key.publicKey,
    verifySignature,
  )

/** The next start finds all that was told as saved, nothing that nobody wrote, and goes on. */
function holdsWhatWasTold(left: string, told: Told): void {
  const profile = profileAt(left, quickDisk)
  const listed = profile.list()
  expect(listed.length).toBeLessThanOrEqual(1)
  if (told.id !== undefined) expect(listed.map(({ id }) => id)).toEqual([told.id])
  expect(told.people).toContain(settingsFile(left, quickDisk).person()?.name)
  const [workspace] = listed
  if (workspace === undefined) return
  expect(told.id === undefined ? ['Bank'] : told.names).toContain(workspace.name)
  const at = profile.folderOf(workspace.id)
  const before = bytesOfJournal(at)
  const opened = profile.open(workspace.id)
  if (!opened.ok) throw new Error(opened.failure.message)
  const lines = linesIn(opened.value)
  expect(lines.slice(0, told.lines.length)).toEqual(told.lines)
  const more = lines.slice(told.lines.length).map(summaryOf)
  expect(told.underWay.slice(0, more.length)).toEqual(more)
  // A new workspace and an import are there as a whole or not at all.
  if (told.id === undefined || /^Imported/.test(more[0] ?? '')) expect(more).toEqual(told.underWay)
  expect(chainOf(lines)).toEqual([])
  tellsWhatWasCut(opened.value, at, before)
  for (const [sha, bytes] of told.attachments) expect(fs.readFileSync(attachmentPath(at, sha)).equals(bytes)).toBe(true)
  const files = fs.readdirSync(at, { recursive: true, withFileTypes: true }).filter((item) => item.isFile())
  for (const { name, parentPath } of files) {
    expect(name).not.toMatch(/^~/)
    if (/^[0-9a-f]{64}$/.test(name)) expect(sha256OfBytes(fs.readFileSync(join(parentPath, name)))).toBe(name)
  }
  expect(opened.value.write([create('release', 'next', { name: 'next' })]).ok).toBe(true)
  const again = profileAt(left, quickDisk).open(workspace.id)
  if (!again.ok) throw new Error(again.failure.message)
  expect(again.value.describe().recovered).toEqual([])
  expect(linesIn(again.value)).toHaveLength(lines.length + 1)
  expect(chainOf(linesIn(again.value))).toEqual([])
}

const bytesOfJournal = (workspace: string): readonly Buffer[] => segmentsOf(join(workspace, 'journal', key.device)).map((file) => fs.readFileSync(file))

function tellsWhatWasCut(source: Source, workspace: string, before: readonly Buffer[]): void {
  const after = bytesOfJournal(workspace)
  const cut = before.map((bytes, at) => bytes.subarray(after[at]?.length ?? 0)).filter(({ length }) => length > 0)
  const aside = join(workspace, 'cut')
  const kept = fs.existsSync(aside) ? Buffer.concat(fs.readdirSync(aside).map((name) => fs.readFileSync(join(aside, name)))) : Buffer.alloc(0)
  for (const bytes of cut) expect(kept.length).toBeGreaterThanOrEqual(bytes.length)
  if (cut.length > 0) expect(source.describe().recovered).not.toEqual([])
}

describe('R7', { timeout: lawTimeout }, () => {
  test('whatever a disk has kept of what was not synced when the power went, all that was shown as saved is there', async () => {
    // So many calls a whole life has: each run lets the power go in one of them.
    const { calls } = await untilPowerLoss(1_000_000, randomFrom(7), 8, 0)
    expect(calls).toBeGreaterThan(40)
    let run = 0
    await holdLawLater({ number: 'R7', commit: 200, night: 5_000 }, 12, async (random, size) => {
      run += 1
      const { told, left } = await untilPowerLoss(random.below(20 + size * 10), random, size + 1, run)
      holdsWhatWasTold(random.chance(0.5) ? againInOpening(left, random) : left, told)
      for (const name of fs.readdirSync(folder)) fs.rmSync(join(folder, name), { recursive: true })
    })
  })
})
