import readExcel from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { readTable } from '#shared/exchange/table/read-table'
import { type Cell, cellText, type Table } from '#shared/exchange/table/table'
import { meaningOf } from '#shared/exchange/table/workbook/number-format'
import { serialDate } from '#shared/exchange/table/workbook/serial-date'
import { previewOf } from '#test/fixtures/tables/read-shared'
import { date, formula, type MadeSheet, workbookParts, zipped } from '#test/fixtures/tables/workbook'
import { openWorkbook } from './open-workbook'

const risks: MadeSheet = {
  name: 'Register',
  rows: [
    ['Risks of the programme'],
    ['', '', 'Inherent'],
    ['Risk ID', 'Title', 'L', 'I', 'Score', 'Due', 'Category'],
    ['R-1', 'Restore never tested', 3, 5, formula('C4*D4', 15), date(46243), 'Data'],
    ['R-2', '=1+1', 2, 2, formula('C5*D5', 9), 46156],
    [],
    ['R-3', 'Licences missing', 1, 4, formula('C7*D7', '#VALUE!', 'e'), date(46194.75, 2)],
    ['R-4', 'Key person ill', 4, 4, formula('"a"&"b"', 'ab', 'str'), '31.01.2027', 'People'],
    ['Total', '', '', '', formula('SUM(E4:E8)', 24)],
    [],
    ['A note on the scale'],
  ],
  hiddenRows: [5],
  merges: ['A1:G1', 'C2:D2', 'G4:G7'],
}
const scale: MadeSheet = { name: 'Scale', rows: [['Level', 'Meaning']] }
const old: MadeSheet = { name: 'Old', hidden: true, rows: [['Risk ID', 'Title', 'L', 'I']] }

async function open(parts: ReadonlyMap<string, string>): Promise<Table> {
  const table = await readTable(await zipped(parts), 'risks.xlsx', openWorkbook)
  if (!table.ok) throw new Error(table.failure.message)
  return table.value
}

test('a sheet’s headers are taken from the row that a person names', async () => {
  const parts = workbookParts([
    {
      name: 'Register',
      rows: [
        ['Desk', 'North', 'Quarter 4'],
        ['Risk ID', 'Title', 'L'],
        ['R-1', 'Restore never tested', 3],
      ],
    },
  ])
  const named = await readTable(await zipped(parts), 'risks.xlsx', openWorkbook, 2)
  if (!named.ok) throw new Error(named.failure.message)
  expect(named.value.sheets.map(({ headerLine, headers, rows }) => [headerLine, headers, rows.length])).toEqual([[2, ['Risk ID', 'Title', 'L'], 1]])
  expect((await open(parts)).sheets[0]?.headerLine).toBe(1)
})

test('titles, groups, blank, total and note rows are no records; a hidden row is one; a hidden sheet comes last', async () => {
  const table = await open(workbookParts([old, risks, scale]))
  expect(table.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['Register', false],
    ['Scale', false],
    ['Old', true],
  ])
  const [sheet] = table.sheets
  expect(sheet?.headers).toEqual(['Risk ID', 'Title', 'L', 'I', 'Score', 'Due', 'Category'])
  expect(sheet?.rows.map(({ record, line }) => [record, line])).toEqual([
    [1, 4],
    [2, 5],
    [3, 7],
    [4, 8],
  ])
  expect(sheet?.notes.map(({ code, line }) => [code, line])).toEqual([
    ['title-rows', 3],
    ['hidden-row', 5],
    ['total-row', 9],
    ['note-row', 11],
    ['blank-rows', undefined],
  ])
})

test('a value merged downwards belongs to each row, dates are dates with or without a format, formulas give their result', async () => {
  const preview = previewOf(await open(workbookParts([risks])))
  expect(preview.rows.map((record) => (record.kind === 'risk' ? [record.number, record.fields.category, record.fields.due] : []))).toEqual([
    ['R-1', 'Data', '2026-08-09'],
    ['R-2', 'Data', '2026-05-14'],
    ['R-3', 'Data', '2026-06-21T16:00:00Z'],
    ['R-4', 'People', '2027-01-31'],
  ])
  expect(preview.warnings.map(({ row, column, code }) => [row, column, code])).toEqual([
    [5, 'Title', 'formula-text'],
    [5, 'Score', 'stale-formula'],
    [5, 'Due', 'serial-number-unformatted'],
    [7, 'Score', 'cell-error'],
  ])
})

test('every cell is what read-excel-file reads, but for errors, which it drops', async () => {
  const bytes = await zipped(workbookParts([{ ...risks, merges: [] }]))
  const theirs = await readExcel(Buffer.from(bytes))
  const [sheet] = (await open(workbookParts([{ ...risks, merges: [] }]))).sheets
  const data: readonly (readonly unknown[])[] = theirs[0]?.data ?? []
  expect(data.length).toBeGreaterThanOrEqual(8)
  const plain = (value: unknown): string =>
    value instanceof Date
      ? value
          .toISOString()
          .replace(/T00:00:00\.000Z$/, '')
          .slice(0, 19)
      : value === null || value === undefined
        ? ''
        : String(value)
  for (const { line, cells } of sheet?.rows ?? []) {
    const row = data.find((values) => values[0] === cellText(cells[0]))
    expect(
      cells.map((cell: Cell) => (typeof cell !== 'string' && cell.kind === 'error' ? '' : cellText(cell))),
      `row ${line}`,
    ).toEqual(cells.map((_, column) => plain(row?.[column])))
  }
})

test('a workbook of the 1904 date system has its own days', async () => {
  const parts = workbookParts([
    {
      name: 'R',
      rows: [
        ['Risk ID', 'Title', 'L', 'I', 'Due'],
        ['R-1', 'x', 1, 1, date(44781)],
      ],
    },
  ])
  parts.set('xl/workbook.xml', (parts.get('xl/workbook.xml') ?? '').replace('<sheets>', '<workbookPr date1904="1"/><sheets>'))
  expect((await open(parts)).sheets[0]?.rows[0]?.cells[4]).toEqual({ kind: 'date', text: '2026-08-09' })
})

test('serial numbers are days from 1900, with the day in it that never was', () => {
  expect([1, 59, 61, 46243, 46194.75].map((serial) => serialDate(serial, false))).toEqual([
    '1900-01-01',
    '1900-02-28',
    '1900-03-01',
    '2026-08-09',
    '2026-06-21T18:00:00',
  ])
  expect([serialDate(-1, false), serialDate(3e6, false), serialDate(Number.NaN, false)]).toEqual([undefined, undefined, undefined])
})

test('a number format tells dates from times, amounts and durations', () => {
  const meanings = (...codes: readonly string[]) => codes.map(meaningOf)
  expect(meanings('dd/mm/yyyy', '[$-407]d. mmmm yyyy', 'yyyy\\-mm\\-dd hh:mm', 'mmm-yy', 'mmmm')).toEqual(['date', 'date', 'date', 'date', 'date'])
  expect(meanings('hh:mm', 'h:mm AM/PM', 'mm:ss')).toEqual(['time', 'time', 'time'])
  expect(meanings('General', '0.00', '#,##0 "days"', '[Red]0;[Blue]-0', '[h]:mm', '0.00E+00', '\\d0')).toEqual([
    'number',
    'number',
    'number',
    'number',
    'number',
    'number',
    'number',
  ])
})

test('a workbook that declares entities, is cut or hides its sheets elsewhere is refused in words', async () => {
  const parts = workbookParts([risks])
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? ''
  const refused = async (over: readonly [string, string]) => {
    const table = await readTable(await zipped(new Map([...parts, over])), 'x.xlsx', openWorkbook)
    return table.ok ? table.value : table.failure.code
  }
  expect(await refused(['xl/worksheets/sheet1.xml', sheet.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')])).toBe('broken-workbook')
  expect(await refused(['xl/worksheets/sheet1.xml', sheet.slice(0, 400)])).toBe('broken-workbook')
  expect(await refused(['xl/worksheets/sheet1.xml', `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`])).toBe('broken-workbook')
  expect(await refused(['xl/_rels/workbook.xml.rels', '<Relationships/>'])).toBe('not-a-workbook')
})

test('an archive that breaks the rules for archives is refused as a workbook', async () => {
  const bytes = await zipped(workbookParts([risks]))
  const cut = await readTable(bytes.slice(0, bytes.length - 40), 'x.xlsx', openWorkbook)
  expect(cut).toMatchObject({ ok: false, failure: { code: expect.any(String), message: expect.stringMatching(/\.$/) } })
})

test('an archive of another program is named', async () => {
  const named = async (...names: readonly string[]) => {
    const table = await readTable(await zipped(new Map(names.map((name) => [name, '<x/>']))), 'x.xlsx', openWorkbook)
    return table.ok ? '' : table.failure.message
  }
  expect(await named('mimetype', 'content.xml')).toContain('OpenDocument')
  expect(await named('xl/workbook.bin', '_rels/.rels')).toContain('XLSB')
  expect(await named('word/document.xml')).toContain('Word')
  expect(await named('Index/Document.iwa')).toContain('Numbers')
  expect(await named('release/bagit.txt', 'release/data/x')).toContain('bundle')
  expect(await named('readme.txt')).toContain('no workbook')
})

test('bare numbers in a workbook of the 1904 system count from 1904', async () => {
  const rows = [
    ['Risk ID', 'Title', 'L', 'I', 'Due'],
    ['R-1', 'x', 1, 1, date(44781)],
    ['R-2', 'y', 1, 1, date(44782)],
    ['R-3', 'z', 1, 1, 44783],
  ]
  const parts = workbookParts([{ name: 'R', rows }])
  parts.set('xl/workbook.xml', (parts.get('xl/workbook.xml') ?? '').replace('<sheets>', '<workbookPr date1904="true"/><sheets>'))
  expect(previewOf(await open(parts)).rows.map(({ fields }) => ('due' in fields ? fields.due : ''))).toEqual(['2026-08-09', '2026-08-10', '2026-08-11'])
})

test('a title over headers that nobody knows is still a title', async () => {
  const [sheet] = (await open(workbookParts([{ name: 'X', rows: [['Our list'], ['Foo', 'Bar', 'Baz'], ['1', '2', '3']] }]))).sheets
  expect(sheet?.headers).toEqual(['Foo', 'Bar', 'Baz'])
})
