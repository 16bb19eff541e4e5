import { expect, test } from 'vitest'
import { fieldText } from './field-text'
import { countOf, fileWords } from './import-words'

const zone = 'Europe/Copenhagen'

test('a field of a preview reads as a person would write it', () => {
  expect(fieldText('2026-12-05', zone)).toBe('5 Dec 2026')
  expect(fieldText('2026-12-05T21:00:00Z', zone)).toBe('5 Dec 2026, 22:00')
  expect(fieldText('2026-13-45', zone)).toBe('2026-13-45')
  expect(fieldText('antelope 2023.1', zone)).toBe('antelope 2023.1')
  expect(fieldText({ kind: 'rated', likelihood: 3, impact: 5 }, zone)).toBe('L3 I5')
  expect([fieldText({ kind: 'none' }, zone), fieldText(undefined, zone), fieldText('', zone)]).toEqual(['', '', ''])
  expect([fieldText(true, zone), fieldText(false, zone), fieldText(0, zone)]).toEqual(['Yes', 'No', '0'])
  expect(fieldText({ 'Cost centre': '4711', Phase: 'Plan' }, zone)).toBe('Cost centre: 4711, Phase: Plan')
})

test('a file is described by how it was read, and an import by what it counts', () => {
  const head = { format: 'csv', encoding: 'windows-1252', separator: ';', sheets: [] } as const
  expect(fileWords(head, 1_681)).toBe('Text table, Windows-1252, semicolons, 1,681 rows')
  expect(fileWords({ ...head, format: 'xlsx', separator: '' }, 1)).toBe('Workbook, 1 row')
  expect(countOf('milestones', 1)).toBe('1 key date')
  expect(countOf('risks', 42)).toBe('42 risks')
})
