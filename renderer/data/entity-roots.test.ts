import { expect, test } from 'vitest'
import { type Roots, waiting } from '#shared/log/apply'
import type { Entry } from '#shared/log/operation'
import { heldValue, indexEntries, indexRoots, indexSome, rootOfEntity } from './entity-roots'
import { recordText } from './projection-text'
import { storedRecord } from './stored-records'

const record = (root: string, entities: readonly string[]) =>
  storedRecord(root, recordText({ root, entities: Object.fromEntries(entities.map((entity) => [entity, { removed: [false, 's'], title: [entity, 's'] }])) }))
const roots: Roots = {
  [waiting]: record(waiting, ['phase/late']),
  'release/a': record('release/a', ['release/a', 'phase/1', 'phase/2']),
  'release/b': record('release/b', ['release/b', 'phase/3']),
}
const creating = { operations: [{ entity: 'phase/late', field: 'of', value: 'release/b', was: '' }] } as unknown as Entry

test('a root is found before the index has been read to its end, and after', () => {
  indexRoots(roots)
  expect(['phase/3', 'phase/1', 'release/b', 'phase/none'].map(rootOfEntity)).toEqual(['release/b', 'release/a', 'release/b', undefined])
  indexRoots(roots)
  while (indexSome(1));
  expect(rootOfEntity('phase/2')).toBe('release/a')
  expect(heldValue(roots, 'phase/2', 'title')).toBe('phase/2')
})

test('what is created while the index is being read stays with its root', () => {
  indexRoots(roots)
  indexEntries([creating])
  while (indexSome(1));
  expect(rootOfEntity('phase/late')).toBe('release/b')
})

test('of another workspace nothing is known', () => {
  indexRoots(roots)
  while (indexSome(1));
  indexRoots({})
  expect(rootOfEntity('phase/1')).toBeUndefined()
})
