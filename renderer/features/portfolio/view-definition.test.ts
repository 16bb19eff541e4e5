import { expect, test } from 'vitest'
import { viewOf } from '#shared/model/view'
import { builtInViews, isSameDefinition, viewOfSaved } from './view-definition'

test('a saved view reads back as it was saved', () => {
  const [first] = builtInViews
  const saved = viewOf('saved-view', 'v', { name: 'Mine', room: 'portfolio', definition: JSON.parse(JSON.stringify(first?.definition)) })
  expect(viewOfSaved(saved)).toMatchObject({ id: 'v', name: 'Mine', definition: first?.definition })
  expect(viewOfSaved(saved)).toBe(viewOfSaved(saved))
})

test('what a newer Slipway saved and this one cannot read is as usual, and the rest stays', () => {
  const definition = { group: 'colour', sort: { column: 'moon', descending: true }, strip: 'quarters', filter: [{ field: 'text', text: 'ledger' }] }
  const { definition: read } = viewOfSaved(viewOf('saved-view', 'w', { definition }))
  expect(read).toMatchObject({ group: 'none', sort: { column: 'target', descending: false }, strip: 'quarters', filter: [{ field: 'text', text: 'ledger' }] })
  expect(read.columns).toContain('attention')
})

test('definitions are compared by what they say', () => {
  const [first, second] = builtInViews
  if (first === undefined || second === undefined) throw new Error('There are built-in views.')
  expect(isSameDefinition(first.definition, { ...first.definition, filter: [...first.definition.filter] })).toBe(true)
  expect(isSameDefinition(first.definition, second.definition)).toBe(false)
})
