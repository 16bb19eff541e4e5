import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { voterIn } from '#test/fixtures/voter'
import { info } from './info'
import { verify } from './verify'

let folder = ''
const ws = 'a'.repeat(64)
const ben = voterIn(ws, 'Ben')
ben.vote('approve')
ben.vote('reject')
const files = { whole: '', altered: '', cut: '', table: '' }

beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-ballots-'))
  for (const name of Object.keys(files) as (keyof typeof files)[]) files[name] = join(folder, `${name}.slipway-ballot`)
  fs.writeFileSync(files.whole, ben.ballot())
  fs.writeFileSync(files.altered, ben.ballot().replace('"reject"', '"approve"'))
  fs.writeFileSync(files.cut, ben.ballot().slice(0, -40))
  fs.writeFileSync(files.table, 'Name,Date\nRelease,2026-01-01\n')
})
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

async function run(command: typeof verify | typeof info, ...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const startParser = (): never => {
    throw new Error('A ballot needs no parser.')
  }
  const status = await command(args, { out: (text) => out.push(text), err: (text) => err.push(text), startParser, today: '2026-11-26' })
  return { status, out: out.join('\n'), err: err.join('\n') }
}
const resultsOf = (out: string): readonly { readonly verdict: string; readonly findings: readonly { readonly code: string; readonly path: string }[] }[] =>
  JSON.parse(out).results

test('a ballot is verified as bundles are: its verdict, where it was altered, and the exit status', async () => {
  const all = await run(verify, files.whole, files.altered, files.cut, files.table, '--json')
  expect([all.status, all.err]).toEqual([1, ''])
  expect(resultsOf(all.out)).toMatchObject([
    { verdict: 'intact', findings: [{ code: 'signer-not-judged', path: '' }], device: ben.key.device, person: 'Ben', entries: 2, workspace: ws },
    { verdict: 'altered', findings: [{ code: 'signature', path: 'line 3' }] },
    { verdict: 'damaged', findings: [{ code: 'cut-off', path: 'line 3' }] },
    { verdict: 'not-a-bundle', findings: [{ code: 'not-a-join-request', path: 'line 1' }] },
  ])
  expect((await run(verify, files.whole)).status).toBe(0)
  const gone = await run(verify, join(folder, 'gone.slipway-ballot'))
  expect([gone.status, gone.out]).toEqual([2, ''])
  expect(gone.err).toContain('no longer there')
})

test('with trusted keys the owner of a ballot is judged, by the device’s name or its key', async () => {
  for (const key of [ben.key.device, ben.key.publicKey]) expect(await run(verify, files.whole, '--trust', key)).toMatchObject({ status: 0 })
  const stranger = await run(verify, files.whole, '--json', '--trust', voterIn(ws, 'Cleo').key.device)
  expect(stranger.status).toBe(3)
  expect(resultsOf(stranger.out)).toMatchObject([{ verdict: 'untrusted', findings: [{ code: 'signer-unknown' }] }])
})

test('what a ballot says is told, in words with the six words of its key, and nothing of one that is not intact', async () => {
  const { status, out } = await run(info, files.whole, '--json')
  expect(status).toBe(0)
  const at = '2026-11-26T10:00:00+01:00'
  expect(JSON.parse(out)).toMatchObject({
    format: 'ballot',
    releases: 0,
    entries: 2,
    votes: 2,
    recusals: 0,
    person: 'Ben',
    deviceName: 'Ben’s laptop',
    from: at,
    to: at,
  })
  expect(JSON.parse(out).words.split(' ')).toHaveLength(6)
  expect((await run(info, files.whole)).out).toContain(`Six words: ${JSON.parse(out).words}`)
  expect(await run(info, files.altered)).toMatchObject({ status: 2, out: '', err: expect.stringContaining('line 3: It was changed after device') })
})
