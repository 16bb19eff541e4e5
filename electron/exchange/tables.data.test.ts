import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import Papa from 'papaparse'
import { expect } from 'vitest'
import { readTable } from '#shared/exchange/table/read-table'
import { cellText, type Sheet } from '#shared/exchange/table/table'
import { cellOf, describeShared, expectedOf, previewOf, readFile } from '#test/fixtures/tables/read-shared'
import { openWorkbook } from './open-workbook'

const namedEncoding: Readonly<Record<string, string>> = { 'utf-8': 'utf-8', cp1252: 'windows-1252', 'utf-8 (invalid)': 'utf-8', 'utf-16': 'utf-16le' }
const expectedRows = (path: string): readonly Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').trim(), { header: true }).data
const texts = (sheet: Sheet): string[][] => sheet.rows.map(({ cells }) => cells.map(cellText))
const objects = (sheet: Sheet): Record<string, string>[] =>
  texts(sheet).map((cells) => Object.fromEntries(sheet.headers.map((header, column) => [header, cells[column] ?? ''])))

describeShared('tables', ({ test, file }) => {
  test('one change list written in fifteen ways is read as expected', async () => {
    const rows = expectedRows(file('change-csv-dialects', 'expected.csv'))
    expect(rows).toHaveLength(15)
    for (const expected of rows) {
      const name = expected['file'] ?? ''
      const { table, sheet } = await readFile(file('change-csv-dialects', name))
      const whole = sheet.rows.filter(({ damage }) => damage === undefined || damage.code === 'too-many-columns')
      const facts = {
        file: name,
        encoding: table.encoding,
        separator: table.separator === '\t' ? 'tab' : table.separator,
        columns: String(sheet.headers.length),
        data_rows: String(whole.length),
        rows_with_another_cell_count: sheet.rows
          .filter(({ damage }) => damage !== undefined)
          .map(({ record }) => record)
          .join(' '),
        first_cell_of_first_row: cellText(whole[0]?.cells[0]),
        first_cell_of_last_row: cellText(whole.at(-1)?.cells[0]),
      }
      expect(facts).toEqual({ ...expected, encoding: namedEncoding[expected['encoding'] ?? ''], what_is_tried: undefined })
    }
  })

  test('what each dialect tries is met: bad bytes, quotes and long rows are named, ambiguous dates asked about, impossible ones refused', async () => {
    const opened = async (name: string) => {
      const { table, sheet } = await readFile(file('change-csv-dialects', name))
      return { table, sheet, preview: previewOf(table) }
    }
    const plain = await opened('utf8.csv')
    expect(plain.preview.errors.map(({ record, column, code, value }) => ({ record, column, code, value }))).toEqual([
      { record: 3, column: 'start_date', code: 'impossible-date', value: '2026-02-29 10:00:00' },
    ])
    for (const name of ['blank_lines.csv', 'lf_only.csv', 'no_trailing_newline.csv', 'tab.tsv', 'utf16le_bom.csv']) {
      const same = await opened(name)
      expect(texts(same.sheet)).toEqual(texts(plain.sheet))
      expect(same.preview.rows).toEqual(plain.preview.rows)
    }
    expect(plain.preview.rows[0]).toMatchObject({
      fields: { plannedStart: '2026-03-28T22:30:00Z', plannedEnd: '2026-03-29T02:00:00Z', assignedTo: 'Zoë Müller' },
    })
    expect(plain.preview.warnings.map(({ record, column, code }) => ({ record, column, code }))).toEqual([
      { record: 2, column: 'end_date', code: 'dst-overlap' },
    ])
    expect((await opened('dates_iso_offset.csv')).preview.rows[0]).toEqual(plain.preview.rows[0])
    expect((await opened('dates_mm_dd_yyyy.csv')).preview.rows[0]).toEqual(plain.preview.rows[0])
    expect((await opened('cp1252_semicolon.csv')).preview.rows[0]).toMatchObject({ fields: { assignedTo: 'Zoë Müller', assignmentGroup: 'Database, EMEA' } })
    const ambiguous = (await opened('dates_ambiguous.csv')).preview
    expect(ambiguous.questions.flatMap((question) => (question.kind === 'date-order' ? [[question.column, ...question.examples]] : []))).toEqual([
      ['start_date', '04/05/2026 10:00'],
      ['end_date', '05/04/2026 10:00'],
    ])
    expect(ambiguous.rows[0]).not.toHaveProperty('fields.plannedStart')
    const damaged = await opened('lone_surrogate_cesu.csv')
    expect(damaged.table.notes).toMatchObject([{ code: 'invalid-bytes', line: 6 }])
    expect(cellOf(damaged.sheet, 4, 'short_description')).toMatch(/^\ufffd+$/)
    expect((await opened('long_cell_1MB.csv')).preview.warnings.map(({ code }) => code)).toEqual(['very-long-text'])
    expect((await opened('ragged_long.csv')).preview.errors.at(-1)).toMatchObject({ record: 4, line: 6, code: 'too-many-columns' })
    expect((await opened('unclosed_quote.csv')).preview.errors.at(-1)).toMatchObject({
      record: 4,
      line: 6,
      code: 'unclosed-quote',
      message: expect.stringContaining('line 6'),
    })
    expect((await opened('header_only.csv')).sheet.notes).toMatchObject([{ code: 'no-rows' }])
    for (const name of [
      'dates_ambiguous.csv',
      'dates_iso_offset.csv',
      'dates_mm_dd_yyyy.csv',
      'ragged_long.csv',
      'lone_surrogate_cesu.csv',
      'unclosed_quote.csv',
    ])
      expect((await opened(name)).preview.errors[0]).toMatchObject({ record: 3, code: 'impossible-date' })
  })

  test('the CSV spectrum reads as the JSON beside it', async () => {
    for (const name of ['comma_in_quotes', 'empty_crlf', 'json', 'newlines', 'quotes_and_newlines', 'simple_crlf']) {
      const { sheet } = await readFile(file('csv-spectrum', `${name}.csv`))
      expect(objects(sheet)).toEqual(expectedOf<unknown>(file('csv-spectrum', `${name}.json`)))
    }
  })

  test('strings that break programs come through as they are, with NUL left out', async () => {
    const strings = expectedOf<string[]>(file('naughty-strings', 'blns_even.json')).filter((text) => text.trim() !== '')
    const csv = Papa.unparse({ fields: ['Number', 'Short description'], data: strings.map((text, at) => [String(at), text]) }, { quotes: true })
    const table = await readTable(new TextEncoder().encode(csv), 'naughty.csv', openWorkbook)
    if (!table.ok) throw new Error(table.failure.message)
    expect(texts(table.value.sheets[0] ?? { name: '', hidden: false, headers: [], rows: [], notes: [] }).map(([, text]) => text)).toEqual(
      strings.map((text) => text.replaceAll('\0', '')),
    )
  })

  test('cells that a spreadsheet would run stay text and are pointed at', async () => {
    const payloads = readFileSync(file('csv-injection', 'payloads_even.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
    const csv = Papa.unparse({ fields: ['Number', 'Short description'], data: payloads.map((text, at) => [String(at + 1), text]) }, { quotes: true })
    const table = await readTable(new TextEncoder().encode(csv), 'payloads.csv', openWorkbook)
    if (!table.ok) throw new Error(table.failure.message)
    const preview = previewOf(table.value)
    expect(preview.rows.map((record) => (record.kind === 'change' ? record.fields.shortDescription : ''))).toEqual(payloads)
    expect(preview.warnings.map(({ value }) => value)).toEqual(payloads.filter((text) => text.startsWith('=')))
  })
})

describeShared('changes/wrong-type', ({ test, file }) => {
  test('every file that is not what its name says ends in one clear sentence, or is read with a warning', async () => {
    const found: Record<string, string> = {}
    for (const { file: name = '' } of expectedRows(file('expected.csv'))) {
      const path = file(name)
      const table = await readTable(new Uint8Array(readFileSync(path)), basename(path), openWorkbook)
      if (!table.ok) {
        expect(table.failure.message).toMatch(/^[A-Z][^\n]{10,200}\.$/)
        found[name] = `refused: ${table.failure.code}`
        continue
      }
      const preview = previewOf(table.value)
      const notes = preview.notes.map(({ code, line }) => (line === undefined ? code : `${code} in ${line}`))
      const problems = [...preview.errors, ...preview.warnings].map(({ code, line }) => `${code} in ${line}`)
      found[name] =
        `${table.value.format} ${preview.counts.accepted} of ${preview.counts.rows}: ${[...notes.filter((note) => !note.startsWith('kept-columns')), ...(name === 'xlsx-renamed.csv' ? [] : problems)].join(', ')}`
    }
    expect(found).toEqual({
      'rtf-saved-as.csv': 'refused: rtf',
      'xlsx-renamed.csv': 'xlsx 38 of 42: other-type, title-rows in 3, hidden-row in 12, total-row in 49, note-row in 52, blank-rows',
      'html-table.xls': 'refused: html',
      'csv-renamed.xlsx': 'csv 1 of 1: other-type',
      'empty.csv': 'refused: empty',
      'header-only.csv': 'csv 0 of 0: no-rows',
      'utf8-with-nul.csv': 'csv 1 of 1: nul-removed in 2',
      'unclosed-quote.csv': 'csv 0 of 1: unclosed-quote in 2',
      'mixed-encoding.csv': 'csv 2 of 2: invalid-bytes in 3, mended-bytes in 3',
      'cfb-header.xls': 'refused: old-office',
      'encrypted-look.xlsx': 'refused: protected',
      'xlsx-no-sheets.xlsx': 'refused: not-a-workbook',
    })
    const { sheet } = await readFile(file('mixed-encoding.csv'))
    expect([1, 2].map((record) => cellOf(sheet, record, 'Short description'))).toEqual(['Größe', 'Größe'])
  })
})
