import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importDrafts } from '#shared/exchange/table/import-drafts'
import { readTable } from '#shared/exchange/table/read-table'
import { receivedTable, tableBytes } from '#shared/exchange/table/received-table'
import { Json } from '#shared/model/json'
import { mutated, mutation } from '#test/fixtures/mutated-bytes'
import { previewOf } from '#test/fixtures/tables/read-shared'
import { nothingYet } from '#test/fixtures/tables/small-workspace'
import { date, workbookParts, zipped } from '#test/fixtures/tables/workbook'
import { openWorkbook } from './open-workbook'

const fixtures = join(process.cwd(), 'test', 'fixtures', 'tables')
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(fixtures, name)))
const seed = Number(process.env['SLIPWAY_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
/** R13 of reliability.md counts 20,000 for a commit over all formats; this file has its share of tables, more at night. */
const runs = Number(process.env['SLIPWAY_FUZZ_RUNS'] ?? 300)

let given = 0

/** All the way that a foreign file goes: read, handed over, previewed, planned. Whatever it is, it ends soon, as a value. */
async function goesAllTheWay(bytes: Uint8Array, name: string): Promise<void> {
  const table = await readTable(bytes, name, openWorkbook)
  if (table.ok) {
    const received = receivedTable(tableBytes(table.value))
    expect(received).toEqual(table)
    const preview = previewOf(table.value)
    expect(preview.counts.accepted + preview.counts.refused).toBeLessThanOrEqual(preview.counts.rows)
    const plan = importDrafts(preview, nothingYet, () => `id${++given}`, name)
    if (plan.ok)
      for (const { operations } of plan.value.drafts) {
        for (const { value } of operations) expect(Json.safeParse(value).success).toBe(true)
        expect(new Set(operations.map(({ entity, field }) => `${entity} ${field}`)).size).toBe(operations.length)
      }
  } else expect(table.failure.message).toMatch(/\.$/)
}

const fuzz = (name: string, original: Uint8Array, times: number) =>
  fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 6 }), (mutations) => goesAllTheWay(mutated(original, mutations), name)),
    { seed, numRuns: times, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  )

console.log(`import fuzz: seed ${seed} (SLIPWAY_SEED), ${runs} runs a format`)

test('mutated text tables never crash or hang the import', async () => {
  for (const name of ['releases.csv', 'milestones.csv', 'changes-servicenow.csv', 'risks-german.csv']) await fuzz(name, fixture(name), Math.ceil(runs / 4))
}, 240_000)

test('mutated JSON never crashes or hangs the import', () => fuzz('changes.json', fixture('changes.json'), runs), 120_000)

const sheet = {
  name: 'Register',
  rows: [['Risks'], ['Risk ID', 'Title', 'L', 'I', 'Due'], ['R-1', 'x', 3, 5, date(46243)], ['R-2', 'y', 2, 2, '31.12.2026']],
  merges: ['A1:E1'],
}

test('mutated workbooks never crash or hang the import', async () => fuzz('risks.xlsx', await zipped(workbookParts([sheet])), runs), 120_000)

test('workbooks whose parts are mutated inside a sound archive never crash or hang the import', async () => {
  const parts = workbookParts([sheet])
  const names = [...parts.keys()]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names), fc.array(mutation, { minLength: 1, maxLength: 4 }), async (name, mutations) => {
      const text = Buffer.from(mutated(new TextEncoder().encode(parts.get(name) ?? ''), mutations)).toString('latin1')
      await goesAllTheWay(await zipped(new Map([...parts, [name, text]])), 'risks.xlsx')
    }),
    { seed, numRuns: runs, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
  )
}, 120_000)
