import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { combine, create } from '#shared/commands/edit'
import { checkChain } from '#shared/log/chain'
import { readLine } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { tellCases } from '#test/torture/laws'
import { quickDisk } from '#test/torture/quick-disk'
import { randomFrom } from '#test/torture/random'
import { newDeviceKey, sha256, sha256OfBytes, verifySignature } from '../keys/signatures'
import { foundingEntry, type Journal, openJournal } from './journal'
import { recoverJournal } from './recovery'
import { appendLines, segmentsOf } from './segments'

const key = newDeviceKey()
const sector = 512
let folder = ''
let ws = ''
let whole = Buffer.alloc(0)
let file = ''
let clock = Date.UTC(2026, 10, 25)
const began = performance.now()
let cases = 0
afterAll(() => tellCases('R4', cases, began))

const open = (): Journal => openJournal({ folder, ws, key, person: () => 'Anna', disk: quickDisk, now: () => clock++ })
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
  appendLines(join(folder, 'journal', key.device), 1, [founded.line], quickDisk)
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
  cases += 1
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

/** Mends a damaged journal of three short entries and checks what is left of it, what is kept aside and what is told. */
function mends(short: Buffer, damaged: Buffer, firstWrong: number): void {
  cases += 1
  fs.writeFileSync(file, damaged)
  const words = recoverJournal(folder, key, quickDisk)
  const kept = short.subarray(0, firstWrong).lastIndexOf(10) + 1
  const left = fs.existsSync(file) ? fs.readFileSync(file) : Buffer.alloc(0)
  const rest = damaged.subarray(kept).toString('latin1')
  if (!left.equals(short.subarray(0, kept))) expect(`${left.length} bytes at ${firstWrong}`).toBe(`${kept} bytes`)
  if (cut() !== rest) expect(cut()).toBe(rest)
  if (words.length !== (rest === '' ? 0 : 1)) expect(words).toEqual([`words for ${rest.length} bytes from ${firstWrong} on`])
  if (rest !== '') fs.rmSync(join(folder, 'cut'), { recursive: true })
}

describe('R4: a journal of three entries', { timeout: 120_000 }, () => {
  let short = Buffer.alloc(0)
  beforeEach(() => {
    const end = whole.indexOf('x'.repeat(300))
    fs.writeFileSync(file, whole.subarray(0, whole.subarray(0, end).lastIndexOf(10) + 1))
    const journal = open()
    for (const id of ['a', 'b']) journal.write([create('release', id, { name: id })])
    short = fs.readFileSync(file)
  })

  test('cut at any byte is read up to the last whole line', () => {
    for (let at = short.indexOf(10) + 1; at < short.length; at++) mends(short, short.subarray(0, at), at)
  })

  test('with one bit flipped in any byte is read up to the entry that has it, unless the next entry vouches for all that was changed', () => {
    const text = short.toString('latin1')
    const newest = text.lastIndexOf('\n', text.length - 2)
    const signatures = [...text.slice(0, newest).matchAll(/"sig":"([^"]+)"/g)].map(({ index }) => index + 7)
    const versions = [...text.matchAll(/"v":1/g)].map(({ index }) => index + 4)
    for (let at = short.indexOf(10) + 1; at < short.length; at++) {
      // A signature is no part of what is hashed: changed, it takes nothing from an entry that its successor names.
      if (signatures.some((from) => at >= from && at < from + 88)) continue
      // As another digit it would be an entry of a newer format, which is kept for whoever can read it.
      const bit = versions.includes(at) ? 7 : at % 8
      const damaged = Buffer.from(short)
      damaged[at] = (damaged[at] ?? 0) ^ (1 << bit)
      mends(short, damaged, at)
    }
  })

  test('with garbage behind it keeps all its entries', () => {
    const random = randomFrom(4)
    for (let length = 1; length < 1_200; length += 7) {
      const garbage = Buffer.from(Array.from({ length }, () => (random.chance(0.02) ? 10 : random.below(256))))
      mends(short, Buffer.concat([short, garbage]), short.length)
    }
    const lines = short.toString('utf8').split('\n')
    for (const again of [`${lines[2]}\n`, `${lines[1]}\n${lines[2]}\n`, '\n', '{}\n', 'null\n'])
      mends(short, Buffer.concat([short, Buffer.from(again)]), short.length)
  })

  test('with its last sectors zeroed, from any sector on, is read up to there', () => {
    for (let from = 0; from < short.length; from += sector) {
      const damaged = Buffer.from(short)
      damaged.fill(0, from)
      mends(short, damaged, from)
    }
  })
})

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
    expect(note[key.device]).toEqual({ file: '0000000001.jsonl', size: fs.statSync(file).size, sha256: sha256OfBytes(fs.readFileSync(file)) })
    fs.writeFileSync(join(folder, 'verified.json'), 'damaged')
    expect(read(open())).toHaveLength(405)
    // Shorter than what was found good: entries were lost that the person had been shown.
    fs.truncateSync(file, fs.statSync(file).size - 7)
    open()
    fs.truncateSync(file, fs.statSync(file).size - 7)
    const shorter = open()
    expect(read(shorter)).toHaveLength(403)
    expect(shorter.recovered.join(' ')).toContain('is shorter than it was')
  })

  test('that is full was read when it was written: the next start reads its end alone', () => {
    const journal = open()
    const description = 'x'.repeat(1024 * 1024)
    journal.write(Array.from({ length: 17 }, (_, number) => create('release', `r${number}`, { name: 'R', description })))
    const note = JSON.parse(fs.readFileSync(join(folder, 'verified.json'), 'utf8'))
    expect(note[key.device]).toEqual({ file: '0000000001.jsonl', size: fs.statSync(file).size, sha256: sha256OfBytes(fs.readFileSync(file)) })
    expect(open().recovered).toEqual([])
    // What is written now goes into the next file, which is looked at in full.
    expect(open().write([release('after')]).ok).toBe(true)
    const next = join(dirname(file), fs.readdirSync(dirname(file)).sort().at(-1) ?? '')
    expect(next).not.toBe(file)
    fs.appendFileSync(next, 'half a line')
    const again = open()
    expect(again.recovered.join(' ')).toContain('had not been written to its end')
    expect(again.index().entries).toHaveLength(23)
    // Shorter than it was is told, however full it is.
    fs.rmSync(next)
    fs.truncateSync(file, fs.statSync(file).size - 7)
    expect(open().recovered.join(' ')).toContain('is shorter than it was')
  })

  test('that was found good and has changed since is damaged where it has changed', () => {
    const journal = open()
    for (let number = 0; number < 400; number++) journal.write([release(`r${number}`)])
    open()
    const bytes = fs.readFileSync(file)
    const at = bytes.indexOf('Added release “b”')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    fs.writeFileSync(file, bytes)
    const damaged = open()
    expect(read(damaged)).toHaveLength(2)
    expect(damaged.recovered.join(' ')).toContain('The journal is damaged at entry 3: it and 402 more behind it, which had been saved, were set aside')
    expect(cut()).toHaveLength(bytes.length - fs.statSync(file).size)
  })

  test('of which a file is missing says which entries', () => {
    fs.copyFileSync(file, join(folder, 'journal', key.device, '0000000011.jsonl'))
    expect(open().recovered).toEqual([`The entries 6 to 10 of device ${key.device} are missing from the journal.`])
  })

  test('of which the beginning is missing says so, and nothing is written to it', () => {
    fs.rmSync(join(folder, 'journal'), { recursive: true })
    const journal = open()
    expect(journal.recovered.join(' ')).toContain('has lost its beginning')
    expect(journal.write([release('e')])).toMatchObject({ ok: false, failure: { code: 'device-unknown' } })
    expect(fs.existsSync(join(folder, 'journal'))).toBe(false)
  })

  test('in an older file of which a line cannot be read is shown without it, and says where', () => {
    const own = join(folder, 'journal', key.device)
    const lines = whole.toString('utf8').split('\n')
    fs.writeFileSync(file, lines.slice(0, 2).concat('{"torn":', lines.slice(3, 4), '').join('\n'))
    fs.writeFileSync(join(own, '0000000005.jsonl'), `${lines[4]}\n`)
    const journal = open()
    expect(read(journal)).toEqual([lines[0], lines[1], lines[3], lines[4]])
    expect(journal.recovered.join(' ')).toContain('0000000001.jsonl')
  })
})
