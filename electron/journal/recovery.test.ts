import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { combine, create } from '#shared/commands/edit'
import { checkChain } from '#shared/log/chain'
import { readLine } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { randomFrom } from '#test/torture/random'
import { realDisk } from '../disk/disk'
import { newDeviceKey, sha256, verifySignature } from '../keys/signatures'
import { foundingEntry, type Journal, openJournal } from './journal'
import { appendLines, segmentsOf } from './segments'

const key = newDeviceKey()
const sector = 512
let folder = ''
let ws = ''
let whole = Buffer.alloc(0)
let file = ''
let clock = Date.UTC(2026, 10, 25)

const open = (): Journal => openJournal({ folder, ws, key, person: () => 'Anna', disk: realDisk, now: () => clock++ })
const release = (id: string): Draft => create('release', id, { name: id, description: 'x'.repeat(300) })
const read = (journal: Journal): readonly string[] => journal.read({}, 0).lines.map(({ line }) => line)
const cut = (): string => {
  const aside = join(folder, 'cut')
  return fs.existsSync(aside)
    ? fs
        .readdirSync(aside)
        .map((name) => fs.readFileSync(join(aside, name), 'latin1'))
        .join('')
    : ''
}

beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-recovery-'))
  const draft = combine('found-workspace', 'Founded', [
    create('workspace', 'this', { name: 'Norhaven Bank' }),
    create('admission', key.device, { of: 'workspace/this', dev: key.device, publicKey: key.publicKey, person: 'Anna', role: 'admin' }),
  ])
  const founded = foundingEntry(draft, key, 'Anna', clock++)
  ws = founded.ws
  appendLines(join(folder, 'journal', key.device), 1, [founded.line], realDisk)
  const journal = open()
  for (const id of ['a', 'b', 'c', 'd']) journal.write([release(id)])
  const [only] = segmentsOf(join(folder, 'journal', key.device))
  if (only === undefined) throw new Error('no journal')
  file = only
  whole = fs.readFileSync(file)
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Opens a journal that was damaged and checks it: the sound lines before the damage, the rest aside and told, and writing goes on. */
function opensAfter(damaged: Buffer, firstWrong: number): void {
  fs.writeFileSync(file, damaged)
  const lines = whole.subarray(0, firstWrong).toString('utf8').split('\n').length - 1
  const journal = open()
  const expected = whole.toString('utf8').split('\n').slice(0, lines)
  expect(read(journal)).toEqual(expected)
  expect(journal.recovered).toHaveLength(1)
  const kept = expected.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0)
  expect(cut()).toBe(damaged.subarray(kept).toString('latin1'))
  if (lines === 0) return
  expect(journal.write([release('next')]).ok).toBe(true)
  const again = open()
  expect(again.recovered).toEqual([])
  const entries = read(again).flatMap((line) => {
    const entry = readLine(line, sha256)
    return entry.ok ? [entry.value] : []
  })
  expect(entries).toHaveLength(lines + 1)
  expect(checkChain(entries, key.publicKey, verifySignature)).toEqual([])
}

describe('R4: the journal', () => {
  test('its last sectors zeroed, as after a power cut, is read up to the damage', () => {
    const damaged = Buffer.from(whole)
    const from = Math.floor((whole.length - 1) / sector) * sector
    damaged.fill(0, from)
    opensAfter(damaged, from)
  })

  test('its last sectors garbage, with line ends in it, is read up to the damage', () => {
    const random = randomFrom(4)
    for (let round = 0; round < 40; round++) {
      const from = whole.indexOf(10) + 1 + random.below(whole.length - whole.indexOf(10) - 2)
      const damaged = Buffer.from(whole)
      for (let at = from; at < damaged.length; at++) damaged[at] = random.chance(0.02) ? 10 : random.below(256)
      if (damaged.equals(whole)) continue
      opensAfter(damaged, from)
      fs.rmSync(join(folder, 'cut'), { recursive: true })
    }
  })

  test('with a sector lost in its middle is read up to there, and what stood behind is kept aside', () => {
    for (let from = whole.indexOf(10) + 1; from + sector < whole.length; from += sector) {
      const damaged = Buffer.from(whole)
      damaged.fill(0, from, from + sector)
      opensAfter(damaged, from)
      fs.rmSync(join(folder, 'cut'), { recursive: true })
    }
  })

  test('with one changed letter in an entry is read up to that entry, though each line still reads', () => {
    const text = whole.toString('utf8')
    for (const id of ['a', 'b', 'c', 'd']) {
      const at = text.indexOf(`Added release “${id}”`)
      const damaged = Buffer.from(`${text.slice(0, at)}Wrote${text.slice(at + 5)}`)
      opensAfter(damaged, Buffer.byteLength(text.slice(0, at)))
      fs.rmSync(join(folder, 'cut'), { recursive: true })
    }
  })

  test('with a changed link between two entries loses the one that does not follow', () => {
    const text = whole.toString('utf8')
    const second = text.indexOf('"prev":"', text.indexOf('“b”'))
    const damaged = Buffer.from(`${text.slice(0, second + 8)}${'0'.repeat(64)}${text.slice(second + 72)}`)
    opensAfter(damaged, Buffer.byteLength(text.slice(0, second)))
  })

  test('that was found good is not read again, unless it is not what it was', () => {
    const journal = open()
    for (let number = 0; number < 400; number++) journal.write([release(`r${number}`)])
    expect(fs.existsSync(join(folder, 'verified.json'))).toBe(false)
    open()
    const note = JSON.parse(fs.readFileSync(join(folder, 'verified.json'), 'utf8'))
    expect(note[key.device]).toEqual({ file: '0000000001.jsonl', size: fs.statSync(file).size })
    fs.writeFileSync(join(folder, 'verified.json'), 'damaged')
    expect(read(open())).toHaveLength(405)
    fs.writeFileSync(join(folder, 'verified.json'), JSON.stringify({ [key.device]: { file: '0000000001.jsonl', size: fs.statSync(file).size - 7 } }))
    expect(read(open())).toHaveLength(405)
    fs.truncateSync(file, fs.statSync(file).size - 7)
    expect(read(open())).toHaveLength(404)
  })

  test('of which a file is missing says which entries', () => {
    fs.renameSync(file, join(folder, 'journal', key.device, '0000000011.jsonl'))
    expect(open().recovered).toEqual([`The entries 1 to 10 of device ${key.device} are missing from the journal.`])
  })
})
