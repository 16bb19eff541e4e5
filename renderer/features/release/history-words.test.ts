import { expect, test } from 'vitest'
import type { AuditRow } from '#shared/ipc/shapes'
import { changeLines, valueWords } from './history-words'

const row = (changes: AuditRow['changes'], changesInAll = changes.length): AuditRow => ({
  ...{ hash: 'h', device: 'd', sequence: 1, clock: 'c', at: '2026-11-25T10:00:00Z', who: 'Anna', command: 'x', summary: 's', standing: 'admitted' },
  changes,
  changesInAll,
})

test('values are told as a person reads them', () => {
  const zone = 'Europe/Copenhagen'
  expect(valueWords('2026-12-05T21:00:00Z', zone)).toBe('5 Dec 2026, 22:00')
  expect(valueWords('2026-12-05', zone)).toBe('5 Dec 2026')
  expect(valueWords('26.12', zone)).toBe('26.12')
  expect(valueWords(true, zone)).toBe('yes')
  expect(valueWords({ kind: 'rated', likelihood: 2, impact: 4 }, zone)).toBe('likelihood 2, impact 4')
  expect(valueWords({ kind: 'none' }, zone)).toBe('not rated')
  expect(valueWords({ state: 'waived', by: 'Eva', reason: 'late', until: '' }, zone)).toBe('waived, by Eva, reason late')
})

test('making and removing are told in a word, where something belongs is not told, and what is left out is counted', () => {
  const made = [
    { entity: 'note/n', field: 'removed', was: true, value: false },
    { entity: 'note/n', field: 'of', was: '', value: 'release/r' },
    { entity: 'note/n', field: 'title', was: '', value: 'Decision' },
  ]
  expect(changeLines(row(made, 103), 'UTC')).toEqual({
    lines: [
      { key: 'note/n removed', field: 'note', was: '', now: 'added' },
      { key: 'note/n title', field: 'note: title', was: '', now: 'Decision' },
    ],
    more: 100,
  })
  expect(changeLines(row([{ entity: 'risk/r', field: 'removed', was: false, value: true }]), 'UTC').lines[0]).toMatchObject({ was: 'there', now: 'removed' })
})
