import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receivedTable } from '#shared/exchange/table/received-table'
import { buildParser } from '#test/fixtures/tables/build-parser'
import { info } from '../cli/info'
import { importHandlers } from '../exchange/import-handlers'
import { fileTokens } from '../ipc/file-tokens'
import { jobs } from '../jobs/jobs'
import { forkedParser } from './forked-parser'
import { type ParserProcess, parseInProcess } from './parser-process'

const fixtures = join(process.cwd(), 'test', 'fixtures', 'tables')
let folder = ''
let parser = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-parser-'))
  parser = await buildParser(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(fixtures, name)))
const csv = (text: string): Uint8Array => new TextEncoder().encode(text)

test('a file is read in a process of its own, which is gone afterwards', async () => {
  let pid: number | undefined
  const start = forkedParser(parser, (started) => {
    pid = started
  })
  const answer = await parseInProcess(start, { name: 'releases.csv', bytes: bytesOf('releases.csv') })
  const table = answer.ok ? receivedTable(answer.value) : answer
  expect(table).toMatchObject({ ok: true, value: { format: 'csv', sheets: [{ rows: [{ record: 1, line: 2 }, { record: 2 }, { record: 3 }] }] } })
  expect(pid).toBeGreaterThan(0)
  await expect.poll(() => isRunning(pid ?? 0)).toBe(false)
})

test('a refusal comes back as a value, in words', async () => {
  expect(await parseInProcess(forkedParser(parser), { name: 'x.csv', bytes: csv('{\\rtf1 x}') })).toMatchObject({ ok: false, failure: { code: 'rtf' } })
})

test('a file that needs more memory than is allowed ends the reader, not the application', async () => {
  // Two million records of ten short cells are some 700 MB as a table.
  const bytes = csv(`a,b,c,d,e,f,g,h,i,j\n${'1,2,3,4,5,6,7,8,9,10\n'.repeat(990_000)}`)
  const answer = await parseInProcess(forkedParser(parser), { name: 'x.csv', bytes })
  expect(answer).toMatchObject({ ok: false, failure: { code: 'too-much-memory' } })
}, 60_000)

const silent: ParserProcess = { send: () => undefined, onAnswer: () => undefined, onExit: () => undefined, memory: () => undefined, kill: () => undefined }

test('a reader that does not come to an end is stopped, as is one that is cancelled or grows', async () => {
  const request = { name: 'x.csv', bytes: csv('a') }
  let killed = 0
  const started = (over: Partial<ParserProcess>) => () => ({ ...silent, kill: () => void killed++, ...over })
  expect(await parseInProcess(started({}), request, { longestMs: 200 })).toMatchObject({ ok: false, failure: { code: 'too-slow' } })
  expect(await parseInProcess(started({}), request, { cancelled: () => true })).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect(await parseInProcess(started({ memory: () => 400 * 1024 ** 2 }), request)).toMatchObject({ ok: false, failure: { code: 'too-much-memory' } })
  expect(await parseInProcess(started({ onExit: (callback) => callback() }), request)).toMatchObject({ ok: false, failure: { code: 'reader-failed' } })
  expect(killed).toBe(4)
})

test('the import channel reads the file that a token of this window stands for, and no other', async () => {
  const tokens = fileTokens(() => 0)
  const token = tokens.grant(join(fixtures, 'milestones.csv'), 1, 'read')
  const told: string[] = []
  const handlers = importHandlers(
    {
      path: tokens.redeem,
      jobs: jobs(
        (_, { what }) => told.push(what),
        () => 1_000,
      ),
    },
    forkedParser(parser),
  )
  const answer = await handlers['import:read']({ file: token, job: 'j' }, { window: 1 })
  expect(answer.ok && receivedTable(answer.value.table)).toMatchObject({
    ok: true,
    value: { sheets: [{ headers: ['release_key', 'seq', 'title', 'owner', 'start', 'end', 'kind', 'raw_date_text'] }] },
  })
  expect(told).toEqual(['Reading the file'])
  expect(await handlers['import:read']({ file: token, job: 'j' }, { window: 2 })).toMatchObject({ ok: false, failure: { code: 'file-unknown' } })
  const folderToken = tokens.grant(folder, 1, 'read')
  expect(await handlers['import:read']({ file: folderToken, job: 'j' }, { window: 1 })).toMatchObject({ ok: false })
})

test('a table that did not travel whole is refused', () => {
  expect(receivedTable('text')).toMatchObject({ ok: false, failure: { code: 'table-unreadable' } })
  expect(receivedTable(csv('{"format":"csv"'))).toMatchObject({ ok: false })
  expect(receivedTable(csv('{"format":"csv"}'))).toMatchObject({ ok: false })
})

const run = async (...args: string[]) => {
  const out: string[] = []
  const err: string[] = []
  const status = await info(args, { out: (text) => out.push(text), err: (text) => err.push(text), startParser: forkedParser(parser), today: '2026-11-25' })
  return { status, out: out.join('\n'), err: err.join('\n') }
}

test('info prints what a table holds and which rows would not be imported', async () => {
  const { status, out, err } = await run(join(fixtures, 'changes-servicenow.csv'), '--json', '--zone', 'Europe/Berlin')
  expect([status, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toMatchObject({
    format: 'csv',
    releases: 0,
    changes: 2,
    tasks: 0,
    risks: 0,
    from: '2026-03-28T22:30:00Z',
    to: '2026-10-25T02:30:00Z',
    problems: [
      { row: 3, column: 'Planned start date', code: 'impossible-date', message: expect.any(String) },
      { row: 4, column: 'Short description', code: 'missing-short-description', message: expect.any(String) },
      { row: 5, column: 'Number', code: 'duplicate-number-other-content', message: expect.any(String) },
    ],
    encoding: 'windows-1252',
    subject: 'changes',
  })
  expect((await run(join(fixtures, 'releases.csv'))).out).toContain('Would be imported: 3 releases, from 2026-03-02 to 2027-06-30')
})

test('info ends with 2 for wrong usage and for files that are no tables, and says why', async () => {
  const rtf = join(folder, 'x.csv')
  writeFileSync(rtf, '{\\rtf1 x}')
  expect(await run(rtf, '--json')).toEqual({ status: 2, out: '', err: 'x.csv: This is an RTF document, not a table: save it as plain text (CSV) first.' })
  expect(await run(join(folder, 'not-there.csv'))).toMatchObject({ status: 2, out: '' })
  expect((await run()).err).toContain('Usage: slipway info FILE')
  expect((await run('a', '--zone', 'Nowhere/Here')).status).toBe(2)
  expect((await run('a', '--nonsense')).status).toBe(2)
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
