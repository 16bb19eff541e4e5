import { expect, test } from 'vitest'
import type { AuditRow } from '#shared/ipc/shapes'
import { changeLines } from './history-words'

const row = (changes: AuditRow['changes'], changesInAll = changes.length): AuditRow => ({
  ...{ hash: 'h', device: 'd', sequence: 1, clock: 'c', at: '2026-11-25T10:00:00Z', who: 'Anna', command: 'x', summary: 's', standing: 'admitted' },
  changes,
  changesInAll,
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
