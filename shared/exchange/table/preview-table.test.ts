import { expect, test } from 'vitest'
import { jsonTable } from './json-table'
import type { Choices, Preview } from './preview'
import { previewTable } from './preview-table'
import { judgedState } from './rows/release-row'
import { columnNames, type Table } from './table'
import { decodeText } from './text-encoding'
import { textTable } from './text-table'

const surroundings = { zone: 'Europe/Berlin', today: '2026-11-25' }
function tableOf(csv: string): Table {
  const table = textTable(decodeText(new TextEncoder().encode(csv)), 'x.csv')
  if (!table.ok) throw new Error(table.failure.message)
  return { format: 'csv', encoding: 'utf-8', separator: table.value.separator, sheets: [table.value.sheet], notes: [] }
}
const preview = (csv: string, choices: Choices = {}): Preview => previewTable(tableOf(csv), choices, surroundings)
const fieldsOf = ({ rows }: Preview) => rows.map(({ fields }) => fields)
const codes = (findings: Preview['errors']) => findings.map(({ row, column, code }) => [row, column, code])

test('headers are known by label, field name and custom field, whatever their case and punctuation', () => {
  const asLabels = preview('Number,SHORT description,Planned  start-date\nC1,x,2026-12-01')
  const asFields = preview('number,short_description,start_date\nC1,x,2026-12-01')
  const asJira = preview('Issue key,Summary,Custom field (Change start date)\nC1,x,2026-12-01')
  for (const each of [asLabels, asFields, asJira])
    expect([each.subject, fieldsOf(each)]).toEqual(['changes', [{ number: 'C1', shortDescription: 'x', plannedStart: '2026-12-01' }]])
})

test('headers are taken from the line that a person names, or the next one that holds anything', () => {
  const csv = 'Desk,North,Quarter 4\n\nNumber,Short description,Planned start date\nC1,x,2026-12-01'
  const sheetWith = (headerLine?: number) => {
    const table = textTable(decodeText(new TextEncoder().encode(csv)), 'x.csv', headerLine)
    return table.ok ? [table.value.sheet.headerLine, table.value.sheet.headers[0], table.value.sheet.rows.length] : []
  }
  expect(sheetWith()).toEqual([1, 'Desk', 2])
  expect(sheetWith(3)).toEqual([3, 'Number', 1])
  expect(sheetWith(2)).toEqual([3, 'Number', 1])
  expect(sheetWith(99)).toEqual([1, 'Desk', 2])
})

test('a German risk register is read by its own headers and words', () => {
  const read = preview(
    'Risiko-ID;Titel;Wahrscheinlichkeit;Auswirkung;Verantwortlich;Fällig;Status;Maßnahmen;Kosten\nR-1;Ausfall;hoch;sehr hoch;Jürgen;31.01.2027;Offen;Proben;29.000,00',
  )
  expect([read.subject, read.questions]).toEqual(['risks', []])
  expect(fieldsOf(read)).toEqual([
    {
      number: 'R-1',
      title: 'Ausfall',
      inherent: { kind: 'rated', likelihood: 4, impact: 5 },
      state: 'open',
      due: '2027-01-31',
      mitigation: 'Proben',
      owner: 'Jürgen',
      custom: { Status: 'Offen', Kosten: '29.000,00' },
    },
  ])
})

test('the person can map a column elsewhere, or nowhere, and the preview follows', () => {
  const csv = 'Number,Short description,Approved,Note\nC1,x,2026-12-01 10:00,hello'
  expect(fieldsOf(preview(csv))[0]).toMatchObject({ custom: { Approved: '2026-12-01 10:00', Note: 'hello' } })
  const mapped = preview(csv, { mapping: { Number: 'number', 'Short description': 'shortDescription', Approved: 'plannedStart', Note: 'justification' } })
  expect(fieldsOf(mapped)[0]).toEqual({ number: 'C1', shortDescription: 'x', plannedStart: '2026-12-01T09:00:00Z', justification: 'hello' })
  expect(mapped.columns.map(({ name, field, samples }) => [name, field, samples])).toEqual([
    ['Number', 'number', ['C1']],
    ['Short description', 'shortDescription', ['x']],
    ['Approved', 'plannedStart', ['2026-12-01 10:00']],
    ['Note', 'justification', ['hello']],
  ])
})

test('the subject can be chosen; a table that fits none asks for it', () => {
  const csv = 'A,B\nx,y'
  expect(preview(csv)).toMatchObject({ subject: undefined, rows: [], questions: [{ kind: 'subject', optional: false }], counts: { rows: 1, accepted: 0 } })
  expect(fieldsOf(preview(csv, { subject: 'risks', mapping: { A: 'number', B: 'title' } }))).toEqual([{ number: 'x', title: 'y' }])
})

test('a zone is asked for where times have none, and changes what they mean', () => {
  const csv = 'Number,Short description,Start date\nC1,x,2026-12-01 10:00'
  expect(preview(csv).questions).toEqual([{ kind: 'zone', columns: ['Start date'], suggested: 'Europe/Berlin', optional: true }])
  const answered = preview(csv, { zone: 'Asia/Tokyo' })
  expect([answered.questions, fieldsOf(answered)[0]]).toEqual([[], { number: 'C1', shortDescription: 'x', plannedStart: '2026-12-01T01:00:00Z' }])
  expect(preview('Number,Short description,Start date\nC1,x,2026-12-01T10:00+02:00').questions).toEqual([])
})

test('each fault of a row is named with its column; the other rows come in', () => {
  const read = preview(`Number,Short description,Type,State,Planned start date,Planned end date
C1,fine,normal,New,2026-12-01 10:00:00,2026-12-01 11:00:00
,no number,normal,New,,
C3,,normal,New,,
C4,type,Major,New,,
C5,state,normal,Nowhere,,
C6,impossible,normal,New,2026-02-29 10:00:00,
C7,unreadable,normal,New,soon,
C8,backwards,normal,New,2026-12-01 10:00:00,2026-12-01 09:00:00
C1,fine,normal,New,2026-12-01 10:00:00,2026-12-01 11:00:00
C1,other,normal,New,,
C11,too,many,New,,,cells
`)
  expect(codes(read.errors)).toEqual([
    [2, 'Number', 'missing-number'],
    [3, 'Short description', 'missing-short-description'],
    [4, 'Type', 'unknown-type'],
    [5, 'State', 'unknown-state'],
    [6, 'Planned start date', 'impossible-date'],
    [7, 'Planned start date', 'bad-date'],
    [8, 'Planned end date', 'end-before-start'],
    [9, 'Number', 'duplicate-number-same-content'],
    [10, 'Number', 'duplicate-number-other-content'],
    [11, '', 'too-many-columns'],
  ])
  expect(read.errors[3]?.message).toBe('“Nowhere” is not one of the known values (new, assess, authorize, scheduled, implement, review, closed, cancelled).')
  expect(read.counts).toEqual({ rows: 11, accepted: 1, refused: 10, warned: 0 })
})

test('what a spreadsheet would run stays text, and a guarded text comes back as it was', () => {
  const read = preview(`Number,Short description,Note\nC1,"'=1+1","''quoted"\nC2,=1+1,'tis`)
  expect(fieldsOf(read)).toEqual([
    { number: 'C1', shortDescription: '=1+1', custom: { Note: "'quoted" } },
    { number: 'C2', shortDescription: '=1+1', custom: { Note: "'tis" } },
  ])
  expect(codes(read.warnings)).toEqual([[2, 'Short description', 'formula']])
})

test('repeated and dangerous headers are kept apart', () => {
  expect(columnNames(['Comment', 'Comment', '', 'Comment (2)', 'Comment'])).toEqual(['Comment', 'Comment (3)', 'Column 3', 'Comment (2)', 'Comment (4)'])
  expect(fieldsOf(preview('Number,Short description,__proto__,constructor\nC1,x,a,b'))[0]).toMatchObject({
    custom: { '__proto__ (column)': 'a', 'constructor (column)': 'b' },
  })
})

test('a title above the header is left out and said', () => {
  const read = preview('Changes of the year,,\nNumber,Short description,State\nC1,x,New')
  expect(fieldsOf(read)).toEqual([{ number: 'C1', shortDescription: 'x', state: 'new' }])
  expect(read.notes).toMatchObject([{ code: 'title-rows', line: 2 }])
})

test('likelihood in words is the scale where the column has words, a fault among numbers', () => {
  const words = preview('Risk ID,Title,Likelihood,Impact\nR1,a,Low,High\nR2,b,Almost certain,Severe\nR3,c,Perhaps,Low')
  expect(fieldsOf(words).map((fields) => ('inherent' in fields ? fields.inherent : undefined))).toEqual([
    { kind: 'rated', likelihood: 2, impact: 4 },
    { kind: 'rated', likelihood: 5, impact: 5 },
  ])
  expect(codes(words.errors)).toEqual([[3, 'Likelihood', 'likelihood-word']])
  const numbers = preview('Risk ID,Title,Likelihood,Impact\nR1,a,1,5\nR2,b,High,5\nR3,c,6,5\nR4,d,3,')
  expect(codes(numbers.errors)).toEqual([
    [2, 'Likelihood', 'likelihood-word'],
    [3, 'Likelihood', 'likelihood-out-of-range'],
  ])
  expect(codes(numbers.warnings)).toEqual([[4, 'Impact', 'rating-incomplete']])
})

test('plain ServiceNow JSON and a list of records are tables too; what is no list is refused', () => {
  const read = (text: string) => {
    const sheet = jsonTable(text, 'x.json')
    return sheet.ok
      ? fieldsOf(previewTable({ format: 'json', encoding: 'utf-8', separator: '', sheets: [sheet.value], notes: [] }, {}, surroundings))
      : sheet.failure.code
  }
  const record = { number: 'C1', short_description: 'x', state: '-5', cab_required: 'true' }
  for (const shape of [{ result: [record] }, { records: [record] }, [record], { result: record }])
    expect(read(JSON.stringify(shape))).toEqual([{ number: 'C1', shortDescription: 'x', state: 'new', cabRequired: true }])
  expect([read('{"result": 5}'), read('{"a": '), read(`${'['.repeat(40)}${']'.repeat(40)}`)]).toEqual(['not-a-table', 'broken-json', 'broken-json'])
})

test('the state of an imported release follows from its dates', () => {
  const state = (plannedStart: string, target: string, actual: string, endOfLife: string) =>
    judgedState({ plannedStart, target, actual, endOfLife }, '2026-11-25')
  expect(state('2026-01-01', '2026-05-01', '2026-05-02', '')).toEqual({ state: 'closed', outcome: 'successful' })
  expect(state('2026-10-05', '2027-03-22', '2027-03-24', '')).toEqual({ state: 'build-and-test' })
  expect(state('2020-01-01', '', '', '2024-01-01')).toEqual({ state: 'closed' })
  expect(state('2024-01-01', '2024-04-25', '', '2029-05-31')).toEqual({ state: 'closed' })
  expect(state('2009-01-01', '2009-09-01', '', '')).toEqual({ state: 'closed' })
  expect(state('2026-09-01', '2026-10-01', '', '')).toEqual({ state: 'build-and-test' })
  expect(state('2027-01-01', '', '', '')).toEqual({ state: 'planning' })
  expect(state('', '', '', '')).toEqual({ state: 'draft' })
})

test('a cover sheet before the register is passed over, and any sheet can be chosen', () => {
  const cover = { name: 'Read me', hidden: false, headers: ['About'], rows: [], notes: [] }
  const [register] = tableOf('Risk ID,Title,L,I\nR1,x,1,2').sheets
  if (register === undefined) throw new Error('no sheet')
  const table: Table = { format: 'xlsx', encoding: 'utf-8', separator: '', sheets: [cover, register], notes: [] }
  expect(previewTable(table, {}, surroundings)).toMatchObject({ sheet: 1, subject: 'risks', counts: { accepted: 1 } })
  expect(previewTable(table, { sheet: 0 }, surroundings)).toMatchObject({ sheet: 0, subject: undefined })
})

test('local times of JSON are UTC unless a zone is chosen', () => {
  const sheet = jsonTable('[{"number": "C1", "short_description": "x", "start_date": "2026-12-01 10:00:00"}]', 'x.json')
  if (!sheet.ok) throw new Error(sheet.failure.message)
  const table: Table = { format: 'json', encoding: 'utf-8', separator: '', sheets: [sheet.value], notes: [] }
  const asked = previewTable(table, {}, surroundings)
  expect([fieldsOf(asked)[0], asked.questions]).toEqual([
    { number: 'C1', shortDescription: 'x', plannedStart: '2026-12-01T10:00:00Z' },
    [{ kind: 'zone', columns: ['start_date'], suggested: 'UTC', optional: true }],
  ])
  expect(fieldsOf(previewTable(table, { zone: 'Europe/Berlin' }, surroundings))[0]).toMatchObject({ plannedStart: '2026-12-01T09:00:00Z' })
})

test('rows that end early are faults where few do, warned about where some do, and usual where most do', () => {
  const rows = (short: number, whole: number) =>
    preview(
      `Number,Short description,State,Note\n${[...Array.from({ length: whole }, (_, at) => `W${at},x,New,n`), ...Array.from({ length: short }, (_, at) => `S${at},x`)].join('\n')}`,
    )
  const facts = ({ counts, errors, warnings, notes }: Preview) => [
    counts.accepted,
    errors.length,
    warnings.length,
    notes.some(({ code }) => code === 'short-rows'),
  ]
  expect(facts(rows(1, 20))).toEqual([20, 1, 0, false])
  expect(facts(rows(2, 6))).toEqual([8, 0, 2, false])
  expect(facts(rows(6, 4))).toEqual([10, 0, 0, true])
})

test('scales written with their words, in German too, are read', () => {
  const ratings = (likelihood: readonly string[], impact: readonly string[]) =>
    fieldsOf(preview(`Risk ID;Title;Likelihood;Impact\n${likelihood.map((word, at) => `R${at};x;${word};${impact[at]}`).join('\n')}`)).map((fields) =>
      'inherent' in fields && fields.inherent?.kind === 'rated' ? [fields.inherent.likelihood, fields.inherent.impact] : [],
    )
  expect(ratings(['4 - Likely', '2 (Unlikely)'], ['3: Moderate', '5 – Severe'])).toEqual([
    [4, 3],
    [2, 5],
  ])
  expect(ratings(['Selten', 'Möglich', 'Fast sicher'], ['Geringfügig', 'Mittel', 'Kritisch'])).toEqual([
    [1, 2],
    [3, 3],
    [5, 5],
  ])
})

test('dot-walked columns give the field of what they walk to', () => {
  expect(fieldsOf(preview('number,short_description,assigned_to.name,cmdb_ci.sys_class_name\nC1,x,Ana,server'))).toEqual([
    { number: 'C1', shortDescription: 'x', assignedTo: 'Ana', custom: { 'cmdb_ci.sys_class_name': 'server' } },
  ])
})

test('states are read as other trackers, and Germans, write them, and their own word is kept', () => {
  const azure = preview('ID,Title,State,Start Date,Target Date\n101,Release 12,Active,11/2/2026 8:00:00 AM,12/25/2026\n102,Release 13,New,,1/30/2027\n')
  expect(azure.errors).toEqual([])
  expect(azure.rows).toMatchObject([{ fields: { state: 'build-and-test', target: '2026-12-25' } }, { fields: { state: 'draft' } }])
  const german = preview(
    'Nummer;Kurzbeschreibung;Typ;Status;Geplanter Start\nCHG1;Müller prüfen;Notfall;Geplant;14.11.2026 22:00\nCHG2;Umzug;Normal;Abgeschlossen;\n',
  )
  expect(german.errors).toEqual([])
  expect(german.rows).toMatchObject([{ kind: 'change', fields: { type: 'emergency', state: 'scheduled' } }, { fields: { state: 'closed' } }])
  const github = preview(
    'tag_name,name,draft,prerelease,created_at,published_at\nv1.2.0,Spring release,false,false,2026-10-01T10:00:00Z,2026-10-02T11:30:00Z\n',
  )
  expect(github).toMatchObject({ subject: 'releases', rows: [{ fields: { name: 'Spring release', version: 'v1.2.0', actual: '2026-10-02T11:30:00Z' } }] })
})
