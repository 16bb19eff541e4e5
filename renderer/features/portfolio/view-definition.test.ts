import { expect, test } from 'vitest'
import { viewOf } from '#shared/model/view'
import { builtInViews, isSameDefinition, keptDefinition, viewOfSaved } from './view-definition'

test('a saved view reads back as it was saved', () => {
  const [first] = builtInViews
  const saved = { ...viewOf('saved-view', 'v', { name: 'Mine', room: 'portfolio' }), definition: first === undefined ? {} : keptDefinition(first.definition) }
  expect(viewOfSaved(saved)).toMatchObject({ id: 'v', name: 'Mine', definition: first?.definition })
  expect(viewOfSaved(saved)).toBe(viewOfSaved(saved))
})

test('what a newer Slipway saved and this one cannot read is as usual, and the rest stays', () => {
  const definition = { group: 'colour', layout: 'wide', strip: 'quarters', filter: [{ field: 'text', text: 'ledger' }] }
  const { definition: read } = viewOfSaved(viewOf('saved-view', 'w', { definition }))
  expect(read).toMatchObject({
    group: 'none',
    layout: { sort: { column: 'target', descending: false } },
    strip: 'quarters',
    filter: [{ field: 'text', text: 'ledger' }],
  })
})

test('definitions are compared by what they show: folded groups and dragged widths are no change', () => {
  const [first, second] = builtInViews
  if (first === undefined || second === undefined) throw new Error('There are built-in views.')
  expect(isSameDefinition(first.definition, { ...first.definition, filter: [...first.definition.filter] })).toBe(true)
  expect(isSameDefinition(first.definition, second.definition)).toBe(false)
  const folded = { ...first.definition, layout: { ...first.definition.layout, folded: ['Payments'], widths: { name: 300 } } }
  expect(isSameDefinition(first.definition, folded)).toBe(true)
})
