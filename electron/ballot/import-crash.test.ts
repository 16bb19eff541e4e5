import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBallot } from '#shared/ballot/ballot-file'
import { create } from '#shared/commands/edit'
import type { Failure, Result } from '#shared/model/result'
import { type Voter, voterIn } from '#test/fixtures/voter'
import { powerLossDisk } from '#test/torture/power-loss'
import { key, linesIn, profileAt } from '#test/torture/powered-life'
import { quickDisk } from '#test/torture/quick-disk'
import { randomFrom } from '#test/torture/random'
import type { Disk } from '../disk/disk'
import { recoverJournal } from '../journal/recovery'
import { appendLines, segmentsOf } from '../journal/segments'
import { importBallot, type WithJournal } from './import-ballot'
import { joinsIn, keyReading } from './joins'

let folder = ''
let id = ''
let ben: Voter
const profile = (): string => join(folder, 'profile')
beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-crashes-'))
  const founded = profileAt(profile(), quickDisk).create('Bank', 'own', 'UTC', [create('release', 'saved', { name: 'saved' })])
  if (!founded.ok) throw new Error(founded.failure.message)
  id = founded.value.id
  ben = voterIn(id, 'Ben')
  for (const choice of ['approve', 'reject', 'approve'] as const) ben.vote(choice)
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const workspaceIn = (place: string): string => profileAt(place, quickDisk).folderOf(id)
const theirs = (place: string): string => join(workspaceIn(place), 'journal', ben.key.device)
const textOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('')

function take(place: string, disk: Disk, upTo?: number): Result<number, Failure> {
  const opened = profileAt(place, disk).open(id)
  if (!opened.ok) return opened
  const read = readBallot(ben.ballot(upTo), id, keyReading)
  return read.ok ? importBallot(opened.value as WithJournal, read.value, disk) : read
}

/** The profile as it was, in a folder of its own, with so many votes imported before. */
function fresh(name: string, known: number): string {
  const place = join(folder, name)
  fs.cpSync(profile(), place, { recursive: true })
  if (known > 0) take(place, quickDisk, known)
  return place
}

/** What the next start finds: whole votes, those that were told as imported among them; the next import brings the rest. */
function goesOn(place: string, told: number): void {
  const opened = profileAt(place, quickDisk).open(id)
  if (!opened.ok) throw new Error(opened.failure.message)
  expect(linesIn(opened.value)).toHaveLength(2)
  const held = opened.value.index().entries.filter(({ dev }) => dev === ben.key.device)
  expect(held.map(({ seq }) => seq)).toEqual(ben.lines.slice(0, held.length).map((_, at) => at + 1))
  expect(held.length).toBeGreaterThanOrEqual(told)
  for (const { dev } of joinsIn(workspaceIn(place)).values()) expect(dev).toBe(ben.key.device)
  expect(take(place, quickDisk)).toEqual({ ok: true, value: ben.lines.length - held.length })
  expect(segmentsOf(theirs(place)).map((file) => fs.readFileSync(file, 'utf8'))).toEqual([textOf(ben.lines)])
  expect(joinsIn(workspaceIn(place)).size).toBe(1)
}

describe('R7: while a ballot is imported', { timeout: 120_000 }, () => {
  test.each([0, 1])('the process is killed or the power goes in any call of the disk: whole votes or none (%i known before)', (known) => {
    let isOff = true
    for (let lastCall = 0; isOff; lastCall++) {
      const place = fresh(`${known}-${lastCall}`, known)
      const disk = powerLossDisk(place, quickDisk, lastCall)
      const answer = take(place, disk)
      isOff = disk.isOff()
      const told = answer.ok ? ben.lines.length : known
      expect(answer.ok).toBe(!isOff)
      for (let seed = 0; seed < 4; seed++) {
        const left = `${place}-left-${seed}`
        disk.layOut(left, randomFrom(100 * lastCall + seed))
        goesOn(left, told)
        fs.rmSync(left, { recursive: true })
      }
      // A kill leaves what was written, synced or not.
      goesOn(place, told)
      fs.rmSync(place, { recursive: true })
      expect(lastCall).toBeLessThan(60)
    }
  })
})

describe('R4: entries of other devices', { timeout: 120_000 }, () => {
  test('cut anywhere, or with a changed byte, are read up to the last whole vote, and the ballot can be imported again', () => {
    const place = fresh('damaged', ben.lines.length)
    const [file = ''] = segmentsOf(theirs(place))
    const whole = fs.readFileSync(file)
    const versions = new Set([...whole.toString('latin1').matchAll(/"v":1/g)].map(({ index }) => index + 4))
    const damages = Array.from({ length: whole.length - 1 }, (_, at) => {
      const flipped = Buffer.from(whole)
      // As another digit, a version would be that of a newer format, which is kept for whoever can read it.
      flipped[at] = (flipped[at] ?? 0) ^ (versions.has(at) ? 64 : at % 2 === 0 ? 1 : 2)
      return [...(at % 6 === 0 ? [whole.subarray(0, at)] : []), ...(at % 11 === 0 || versions.has(at) ? [flipped] : [])]
    })
    for (const [at, forms] of damages.entries()) {
      for (const damaged of forms) {
        fs.writeFileSync(file, damaged)
        const words = recoverJournal(workspaceIn(place), key, quickDisk)
        const kept = whole.subarray(0, at).lastIndexOf(10) + 1
        const left = fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0)
        if (!left.equals(whole.subarray(0, kept))) expect(`${left.length} bytes, changed at ${at}`).toBe(`${kept} bytes`)
        const asked = damaged.length === kept ? [] : [expect.stringContaining(`It came from device ${ben.key.device}: import its ballot again.`)]
        if (words.length > 0 || asked.length > 0) expect(words).toEqual(asked)
        fs.rmSync(join(workspaceIn(place), 'cut'), { recursive: true, force: true })
      }
    }
    goesOn(place, 0)
  })

  test('begin a second history in the newest file where the first one is full, and take nothing from it', () => {
    const place = join(folder, 'full')
    const first = `${'x'.repeat(16 * 1024 * 1024)}\n`
    fs.mkdirSync(place)
    fs.writeFileSync(join(place, '0000000001.jsonl'), first)
    const [second] = appendLines(place, 1, ['other'], quickDisk)
    expect(second).toMatchObject({ offset: first.length, length: 5 })
    expect(segmentsOf(place)).toHaveLength(1)
    appendLines(place, 20_001, ['next'], quickDisk)
    expect(segmentsOf(place).map((file) => fs.statSync(file).size)).toEqual([first.length + 6, 5])
  })
})
