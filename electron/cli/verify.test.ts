import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportBundle } from '#electron/bundle/content/export-bundle'
import { readInProcess } from '#electron/bundle/content/read-in-process'
import { forgedZip } from '#electron/bundle/zip/forged-zip'
import { realDisk } from '#electron/disk/disk'
import { newDeviceKey } from '#electron/keys/signatures'
import { forkedParser } from '#electron/parser/forked-parser'
import type { ParserProcess } from '#electron/parser/parser-process'
import { spokenKey } from '#shared/log/device-id'
import { type MadeWorkspace, madeWorkspace, quiet, writeTwoReleases } from '#test/fixtures/bundle/made-release'
import { buildParser } from '#test/fixtures/tables/build-parser'
import { info } from './info'
import { verify } from './verify'

let folder = ''
let parser = ''
let made: MadeWorkspace
const files = { whole: '', altered: '', cut: '', zip: '', none: '' }

beforeAll(async () => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-verify-'))
  parser = await buildParser(folder)
  for (const name of Object.keys(files) as (keyof typeof files)[]) files[name] = join(folder, `${name}.slipway`)
  made = madeWorkspace()
  writeTwoReleases(made)
  await exportBundle(files.whole, { source: made.source, release: 'release/payments', key: made.key, disk: realDisk, job: quiet })
  const bytes = fs.readFileSync(files.whole)
  fs.writeFileSync(files.cut, bytes.subarray(0, bytes.length / 2))
  fs.writeFileSync(files.zip, forgedZip([{ name: 'readme.txt', data: 'hello' }]))
  bytes.write('24.06', bytes.indexOf('"26.06"', bytes.indexOf('data/release.json')) + 1)
  fs.writeFileSync(files.altered, bytes)
}, 60_000)
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.rmSync(made.folder, { recursive: true, force: true })
})

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const status = await verify(args, { out: (text) => out.push(text), err: (text) => err.push(text), startParser: forkedParser(parser) })
  return { status, out: out.join('\n'), err: err.join('\n') }
}
const resultsOf = (out: string): readonly { file: string; verdict: string; findings: readonly { code: string; path: string; message: string }[] }[] =>
  JSON.parse(out).results

test('verdicts, findings and exit statuses are as the command line promises', async () => {
  const whole = await run(files.whole, '--json')
  expect([whole.status, whole.err]).toEqual([0, ''])
  expect(resultsOf(whole.out)).toMatchObject([{ file: files.whole, verdict: 'intact', findings: [{ code: 'signer-not-judged' }, { code: 'no-plan' }] }])
  const all = await run(files.whole, files.altered, files.cut, files.zip, '--json')
  expect(all.status).toBe(1)
  expect(resultsOf(all.out).map(({ verdict }) => verdict)).toEqual(['intact', 'altered', 'damaged', 'not-a-bundle'])
  const altered = resultsOf(all.out)[1]?.findings ?? []
  expect(altered.map(({ code }) => code)).toEqual(expect.arrayContaining(['crc-differs', 'checksum', 'record-differs', 'file-differs']))
  expect(altered.find(({ code }) => code === 'record-differs')).toMatchObject({
    path: 'data/release.json',
    expected: '“26.06”',
    found: '“24.06”',
    message: '“version” of release/payments reads “24.06” in the release record. The signed log says “26.06”.',
  })
  for (const { findings } of resultsOf(all.out)) expect(findings.length).toBeGreaterThan(0)
})

test('trust is judged only when keys are named, as a file or on the line, by device or public key', async () => {
  const keys = join(folder, 'keys.txt')
  fs.writeFileSync(keys, `# our laptops\n${spokenKey(newDeviceKey().device)} somebody\n${made.key.publicKey} Karin\n`)
  expect(await run(files.whole, '--trust', keys)).toMatchObject({ status: 0 })
  expect(await run(files.whole, '--trust', made.key.device)).toMatchObject({ status: 0 })
  const stranger = await run(files.whole, '--trust', newDeviceKey().device, '--json')
  expect(stranger.status).toBe(3)
  expect(resultsOf(stranger.out)).toMatchObject([{ verdict: 'untrusted', findings: [{ code: 'signer-unknown' }, { code: 'no-plan' }] }])
  expect(await run(files.whole, files.altered, '--trust', newDeviceKey().device)).toMatchObject({ status: 1 })
})

test('wrong usage and unreadable files end with 2, and say why on standard error', async () => {
  expect(await run()).toMatchObject({ status: 2, out: '', err: expect.stringContaining('Usage: slipway verify') })
  expect(await run(files.whole, '--nonsense')).toMatchObject({ status: 2 })
  expect(await run(files.whole, '--trust', 'not a key')).toMatchObject({ status: 2 })
  const gone = await run(join(folder, 'gone.slipway'), files.altered, '--json')
  expect(gone).toMatchObject({ status: 2, err: expect.stringContaining('cannot be read') })
  expect(resultsOf(gone.out)).toHaveLength(1)
})

test('without --json the verdict, the checks and the findings stand in words', async () => {
  const { out } = await run(files.altered)
  expect(out).toContain('altered.slipway: altered (Payments 26.06). ')
  expect(out).toContain('FAIL Checksums, 1 of')
  expect(out).toContain('The signed log says “26.06”.')
})

test('info says what a bundle holds', async () => {
  const out: string[] = []
  const around = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void out.push(text),
    startParser: forkedParser(parser),
    today: '2026-11-25',
  }
  expect(await info([files.whole, '--json'], around)).toBe(0)
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ format: 'bundle', releases: 1, changes: 1, tasks: 1, risks: 0, problems: [], release: 'Payments 26.06' })
})

const silent: ParserProcess = { send: () => undefined, onAnswer: () => undefined, onExit: () => undefined, memory: () => undefined, kill: () => undefined }

test('a reader that is silent, grows, ends, lies or is cancelled is stopped, and says so', async () => {
  let killed = 0
  const started = (over: Partial<ParserProcess>) => () => ({ ...silent, kill: () => void killed++, ...over })
  const code = async (over: Partial<ParserProcess>, watch: Parameters<typeof readInProcess>[2] = {}) => {
    const reading = await readInProcess(started(over), files.whole, watch)
    return reading.ok ? 'read' : reading.failure.code
  }
  expect(await code({}, { longestSilence: 200 })).toBe('too-slow')
  expect(await code({}, { cancelled: () => true })).toBe('cancelled')
  expect(await code({ memory: () => 2 * 1024 ** 3 })).toBe('too-much-memory')
  expect(await code({ onExit: (callback) => callback() })).toBe('reader-failed')
  expect(await code({ onAnswer: (callback) => callback({ ok: true, value: new TextEncoder().encode('{"outcome":"whole"}') }) })).toBe('reader-failed')
  expect(killed).toBe(5)
})
