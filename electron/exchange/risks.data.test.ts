import { expect } from 'vitest'
import type { Preview, RiskRecord } from '#shared/exchange/table/preview'
import { type Cell, cellText } from '#shared/exchange/table/table'
import { type CsvFacts, expectCsvFacts } from '#test/fixtures/tables/csv-facts'
import { byRow, cellOf, countBy, describeShared, expectedOf, previewOf, type ReadFile, readFile } from '#test/fixtures/tables/read-shared'

interface MergedFacts {
  readonly sheets: readonly string[]
  readonly register_sheet: string
  readonly first_data_row: number
  readonly last_data_row: number
  readonly blank_rows_inside: number
  readonly total_row_not_a_risk: number
  readonly note_row_not_a_risk: number
  readonly hidden_row: number
  readonly columns: readonly string[]
  readonly date_system: number
  readonly category_cells_merged_down: boolean
  readonly risks: number
  readonly error_rows: readonly { readonly sheet_row: number; readonly id: string; readonly code: string }[]
  readonly error_row_count: number
  readonly importable: number
  readonly warnings: readonly { readonly sheet_row: number; readonly id: string; readonly code: string }[]
  readonly importable_by_category: Readonly<Record<string, number>>
  readonly importable_by_status: Readonly<Record<string, number>>
  readonly first_raised: string
  readonly last_due: string
  readonly sum_cost_importable: number
  readonly top_score: number
  readonly sampled: readonly { readonly sheet_row: number }[]
}
interface GermanFacts {
  readonly encoding: string
  readonly delimiter: string
  readonly first_line_is_sep_hint: boolean
  readonly data_records: number
  readonly error_row_count: number
  readonly dates: string
  readonly numbers: string
  readonly likelihood_words: null
  readonly sum_cost: number
  readonly first_raised: string
  readonly last_due: string
  readonly sampled: readonly { readonly id: string }[]
}
interface StarterFacts {
  readonly sheets: readonly string[]
  readonly register_sheet: string
  readonly first_data_row: number
  readonly last_data_row: number
  readonly risks: number
  readonly error_row_count: number
  readonly sampled: readonly { readonly sheet_row: number }[]
}

const risksOf = (preview: Preview): RiskRecord[] => preview.rows.filter((record): record is RiskRecord => record.kind === 'risk')
const rated = ({ fields }: RiskRecord) => (fields.inherent?.kind === 'rated' ? fields.inherent : { likelihood: 0, impact: 0 })
const score = (risk: RiskRecord): number => rated(risk).likelihood * rated(risk).impact
/** `29.000,00` as Germans write numbers. */
const german = (text: string): number => Number(text.replaceAll('.', '').replace(',', '.'))
const isoOf = (text: string): string => text.split('.').reverse().join('-')
const rowsOf = ({ sheet }: ReadFile, findings: Preview['errors']) =>
  byRow(findings).map(({ record, line, code }) => ({ sheet_row: line, id: cellOf(sheet, record, 'Risk ID'), code }))

describeShared('risks', ({ test, file }) => {
  test('the workbook with merged titles, hidden rows and odd cells comes in as expected', async () => {
    const read = await readFile(file('risk-register-merged.xlsx'))
    const expected = expectedOf<MergedFacts>(file('risk-register-merged.expected.json'))
    const { table, sheet } = read
    const preview = previewOf(table)
    expect(table.sheets.map(({ name, hidden }) => (hidden ? `${name} (hidden)` : name))).toEqual(expected.sheets)
    expect(sheet.name).toBe(expected.register_sheet)
    expect(sheet.headers).toEqual(expected.columns)
    expect(sheet.rows[0]?.line).toBe(expected.first_data_row)
    expect(sheet.rows.at(-1)?.line).toBe(expected.last_data_row)
    const noted = (code: string) => sheet.notes.filter((note) => note.code === code).map(({ line }) => line)
    expect(noted('title-rows')).toEqual([3])
    expect(noted('total-row')).toEqual([expected.total_row_not_a_risk])
    expect(noted('note-row')).toEqual([expected.note_row_not_a_risk])
    expect(noted('hidden-row')).toEqual([expected.hidden_row])
    expect(sheet.notes.find(({ code }) => code === 'blank-rows')?.message).toContain(`${expected.blank_rows_inside} blank rows`)
    expect(sheet.rows).toHaveLength(expected.risks)
    expect(rowsOf(read, preview.errors)).toEqual(expected.error_rows)
    expect(preview.counts.refused).toBe(expected.error_row_count)
    expect(rowsOf(read, preview.warnings)).toEqual(expected.warnings)
    const risks = risksOf(preview)
    expect(risks).toHaveLength(expected.importable)
    expect(risks.some(({ row }) => row === expected.hidden_row)).toBe(true)
    expect(expected.category_cells_merged_down).toBe(true)
    expect(countBy(risks.map(({ fields }) => fields.category ?? ''))).toEqual(expected.importable_by_category)
    expect(countBy(risks.map((risk) => statusOf(risk)))).toEqual(expected.importable_by_status)
    expect(risks.map(({ fields }) => fields.custom?.['Date raised'] ?? '').sort()[0]).toBe(expected.first_raised)
    expect(
      risks
        .map(({ fields }) => fields.due?.slice(0, 10) ?? '')
        .sort()
        .at(-1),
    ).toBe(expected.last_due)
    expect(risks.reduce((sum, { fields }) => sum + Number(fields.custom?.['Cost if it happens']), 0)).toBe(expected.sum_cost_importable)
    expect(Math.max(...risks.map(score))).toBe(expected.top_score)
    // A date of the 1904 system would be four years later than the sampled ones.
    expect(expected.date_system).toBe(1900)
    for (const sample of expected.sampled) {
      const risk = risks.find(({ row }) => row === sample.sheet_row)
      if (risk === undefined) throw new Error(`no risk in row ${sample.sheet_row}`)
      expect({
        sheet_row: risk.row,
        id: risk.number,
        category: risk.fields.category,
        title: risk.fields.title,
        ...{ likelihood: rated(risk).likelihood, impact: rated(risk).impact, score: score(risk) },
        raised: risk.fields.custom?.['Date raised'],
        due: risk.fields.due,
        status: statusOf(risk),
        owner: risk.fields.owner,
      }).toEqual(sample)
    }
  })

  test('the German register comes in as expected', async () => {
    const { table, bytes, sheet } = await readFile(file('risk-register-german.csv'))
    const expected = expectedOf<GermanFacts>(file('risk-register-german.expected.json'))
    const preview = previewOf(table)
    // Every byte of it is ASCII, which Latin-1 and UTF-8 share.
    expect(bytes.some((byte) => byte > 0x7f)).toBe(false)
    expect([table.encoding, expected.encoding]).toEqual(['utf-8', 'latin1'])
    expect([table.separator, expected.delimiter]).toEqual([';', 'semicolon'])
    expect([sheet.headers[0], expected.first_line_is_sep_hint]).toEqual(['Risk ID', false])
    expect(sheet.rows).toHaveLength(expected.data_records)
    expect(preview.errors).toHaveLength(expected.error_row_count)
    expect([expected.dates, expected.numbers, expected.likelihood_words]).toEqual(['dd.MM.yyyy', 'German (1.234,00)', null])
    const risks = risksOf(preview)
    const raised = (risk: RiskRecord): string => isoOf(risk.fields.custom?.['Raised'] ?? '')
    expect(risks.reduce((sum, { fields }) => sum + german(fields.custom?.['Cost EUR'] ?? ''), 0)).toBe(expected.sum_cost)
    expect(risks.map(raised).sort()[0]).toBe(expected.first_raised)
    expect(
      risks
        .map(({ fields }) => fields.due ?? '')
        .sort()
        .at(-1),
    ).toBe(expected.last_due)
    for (const sample of expected.sampled) {
      const risk = risks.find(({ number }) => number === sample.id)
      if (risk === undefined) throw new Error(`no risk ${sample.id}`)
      expect({
        id: risk.number,
        title: risk.fields.title,
        likelihood: rated(risk).likelihood,
        impact: rated(risk).impact,
        raised: raised(risk),
        due: risk.fields.due,
      }).toEqual(sample)
    }
  })

  test('the public sample with numbers as text comes in as expected', async () => {
    const { table, sheet } = await readFile(file('grc-starter-risk-register.xlsx'))
    const expected = expectedOf<StarterFacts>(file('grc-starter-risk-register.expected.json'))
    const preview = previewOf(table)
    expect(table.sheets.map(({ name }) => name)).toEqual(expected.sheets)
    expect(sheet.name).toBe(expected.register_sheet)
    expect(sheet.notes.find(({ code }) => code === 'title-rows')?.line).toBe(2)
    expect(sheet.headers).toHaveLength(15)
    expect(sheet.rows[0]?.line).toBe(expected.first_data_row)
    expect(sheet.rows.at(-1)?.line).toBe(expected.last_data_row)
    const risks = risksOf(preview)
    expect(risks).toHaveLength(expected.risks)
    expect(preview.errors).toHaveLength(expected.error_row_count)
    expect(preview.warnings).toEqual([])
    // Its traps: ratings are text, the residual column is empty, scores are formulas.
    const inRow = (cells: readonly Cell[], header: string): Cell | undefined => cells[sheet.headers.indexOf(header)]
    for (const { cells } of sheet.rows) {
      expect(typeof inRow(cells, 'Likelihood (1–5)')).toBe('string')
      expect(cellText(inRow(cells, 'Residual Risk (Est.)'))).toBe('')
      expect(inRow(cells, 'Inherent Risk Score')).toMatchObject({ kind: 'number', formula: true })
    }
    for (const sample of expected.sampled) {
      const risk = risks.find(({ row }) => row === sample.sheet_row)
      if (risk === undefined) throw new Error(`no risk in row ${sample.sheet_row}`)
      const whole = {
        sheet_row: risk.row,
        id: risk.number,
        likelihood: String(rated(risk).likelihood),
        impact: String(rated(risk).impact),
        score: score(risk),
        due: risk.fields.due,
        category: risk.fields.category,
      }
      expect(whole).toMatchObject(sample)
    }
  })

  test('the register with words for likelihood and impact comes in as expected', async () => {
    const { table, sheet } = await readFile(file('project-controls-risk-register.csv'))
    const expected = expectedOf<CsvFacts & { readonly duplicate_Risk_ID: number }>(file('project-controls-risk-register.expected.json'))
    expectCsvFacts(sheet, table.encoding, expected, '%Y-%m-%d')
    const preview = previewOf(table)
    expect(preview.counts).toEqual({ rows: 10, accepted: 10, refused: 0, warned: 0 })
    const risks = risksOf(preview)
    expect(new Set(risks.map(({ number }) => number)).size).toBe(10 - expected.duplicate_Risk_ID)
    expect(risks[0]?.fields).toMatchObject({
      inherent: { kind: 'rated', likelihood: 4, impact: 4 },
      due: '2023-04-01',
      state: 'open',
      custom: { Status: 'Active', Cost_Exposure_USD: '450000' },
    })
    expect(risks[5]?.fields).toMatchObject({ inherent: { kind: 'rated', likelihood: 2, impact: 4 }, state: 'closed' })
  })
})

/** The status as the file writes it: ours where it says the same, else the word kept beside it. */
const statusOf = ({ fields }: RiskRecord): string =>
  fields.custom?.['Status'] ?? { open: 'Open', closed: 'Closed', occurred: 'Occurred' }[fields.state ?? 'open']
