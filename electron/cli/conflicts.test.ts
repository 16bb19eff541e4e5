import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forkedParser } from '#electron/parser/forked-parser'
import { entityId } from '#shared/model/entity-id'
import { buildParser } from '#test/fixtures/tables/build-parser'
import { conflicts } from './conflicts'
import { convert } from './convert'

let folder = ''
let parser = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-conflicts-test-'))
  parser = await buildParser(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
const newId = (): string => {
  made += 1
  return entityId(new Uint8Array(16).map((_, at) => Math.floor(made / 31 ** at) % 31))
}
const now = Date.parse('2026-11-26T00:00:00Z')

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const status = await conflicts(args, { out: (text) => out.push(text), err: (text) => err.push(text), startParser: forkedParser(parser), now, newId })
  return { status, out: out.join('\n'), err: err.join('\n') }
}

const table = (name: string, ...rows: readonly string[]): string => {
  const file = join(folder, name)
  writeFileSync(file, `Number,Short description,Type,State,Configuration item,Assigned to,Planned start date,Planned end date\n${rows.join('\n')}\n`)
  return file
}
const both = [
  'CHG0000001,Patch the database,Standard,New,LEDGER-DB,Ann Lee,2027-03-10 20:00:00,2027-03-10 23:00:00',
  'CHG0000002,Rotate the keys,Standard,New,LEDGER-DB,Bo Ray,2027-03-10 22:00:00,2027-03-11 01:00:00',
]

test('a table of changes with two at one CI has a conflict, told with both sides, times and facts', async () => {
  const { status, out, err } = await run(table('two.csv', ...both), '--json', '--zone', 'Europe/Copenhagen')
  expect([status, err]).toEqual([1, ''])
  const { conflicts: told } = JSON.parse(out)
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({
    kind: 'same-ci',
    severity: 'hard',
    subjects: [{ name: 'CHG0000002' }, { name: 'CHG0000001' }],
    from: '2027-03-10T22:00:00+01:00',
    to: '2027-03-10T23:00:00+01:00',
    standing: 'open',
  })
  expect(told[0].because.map(({ field }: { readonly field: string }) => field)).toEqual([
    'plannedStart',
    'plannedEnd',
    'plannedStart',
    'plannedEnd',
    'affects',
    'affects',
  ])
})

test('changes that follow each other have none; words say so', async () => {
  const { status, out } = await run(table('one.csv', both[0] ?? '', 'CHG0000003,Next,Standard,New,LEDGER-DB,Bo Ray,2027-03-10 23:00:00,2027-03-11 01:00:00'))
  expect([status, out]).toEqual([0, 'one.csv: no conflicts'])
})

test('a portfolio written by convert has the same conflicts', async () => {
  const file = join(folder, 'portfolio.json')
  const quiet = { out: () => undefined, err: () => undefined, startParser: forkedParser(parser), now, newId }
  expect(await convert([table('again.csv', ...both), file, '--zone', 'Europe/Copenhagen'], quiet)).toBe(0)
  const { status, out } = await run(file, '--zone', 'Europe/Copenhagen')
  expect(status).toBe(1)
  expect(out).toBe('portfolio.json: 1 conflict\nhard same-ci: CHG0000002 and CHG0000001, 2027-03-10T22:00:00+01:00 to 2027-03-10T23:00:00+01:00')
})

test('wrong usage and files that can’t be read are 2', async () => {
  expect((await run()).status).toBe(2)
  expect((await run(join(folder, 'nowhere.csv'))).status).toBe(2)
  expect((await run(table('zone.csv', ...both), '--zone', 'Nowhere/Land')).err).toContain('no known time zone')
})
