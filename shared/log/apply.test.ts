import { expect, test } from 'vitest'
import { apply, type Roots, waiting } from './apply'
import { inverse } from './inverse'
import type { Entry, Operation } from './operation'

const op = (entity: string, field: string, value: Operation['value'], was: Operation['was'] = ''): Operation => ({ entity, field, value, was })
const entry = (stamp: string, operations: readonly Operation[], roots = ['release/a']): Entry => ({
  command: 'edit',
  summary: stamp,
  operations,
  stamp,
  hash: stamp,
  device: 'anna',
  sequence: 1,
  who: 'Anna',
  at: '',
  roots,
})
const held = (roots: Roots, root: string, entity: string, field: string) => roots[root]?.entities[entity]?.[field]?.[0]
const task = (stamp: string, root = 'release/a') =>
  entry(stamp, [op('task/t', 'removed', false, true), op('task/t', 'of', root), op('task/t', 'title', 'New')], [root])

test('the later stamp wins, whichever came last', () => {
  const anna = entry('01 anna', [op('release/a', 'name', 'Anna’s')])
  const ben = entry('02 ben', [op('release/a', 'name', 'Ben’s')])
  expect(held(apply(apply({}, [ben]), [anna]), 'release/a', 'release/a', 'name')).toBe('Ben’s')
  expect(held(apply(apply({}, [anna]), [ben]), 'release/a', 'release/a', 'name')).toBe('Ben’s')
})

test('at the same clock the device decides, then the hash', () => {
  const same = ['05 anna aa', '05 anna bb', '05 ben 00'].map((stamp) => entry(stamp, [op('release/a', 'name', stamp)]))
  expect(held(apply({}, same), 'release/a', 'release/a', 'name')).toBe('05 ben 00')
  expect(held(apply({}, same.slice(0, 2).reverse()), 'release/a', 'release/a', 'name')).toBe('05 anna bb')
})

test('fields of one entity merge apart from each other', () => {
  const roots = apply({}, [entry('02', [op('release/a', 'name', 'B')]), entry('01', [op('release/a', 'name', 'A'), op('release/a', 'version', '1')])])
  expect(held(roots, 'release/a', 'release/a', 'name')).toBe('B')
  expect(held(roots, 'release/a', 'release/a', 'version')).toBe('1')
})

test('an edit that comes before its entity waits, and is there with it', () => {
  const edit = entry('09', [op('task/t', 'title', 'Edited')])
  const early = apply({}, [edit])
  expect(held(early, waiting, 'task/t', 'title')).toBe('Edited')
  const both = apply(early, [task('01')])
  expect(held(both, 'release/a', 'task/t', 'title')).toBe('Edited')
  expect(both[waiting]).toBeUndefined()
  expect(both).toEqual(apply({}, [task('01'), edit]))
})

test('an entity never moves to another root: an operation on `of` after creation is void', () => {
  const moved = apply({}, [task('01'), entry('05', [op('task/t', 'of', 'release/b', 'release/a')], ['release/a', 'release/b'])])
  expect(held(moved, 'release/a', 'task/t', 'of')).toBe('release/a')
  expect(moved['release/b']).toBeUndefined()
})

test('a root stays its own root, whatever an entry says of it', () => {
  const roots = apply({}, [entry('01', [op('release/a', 'removed', false, true), op('release/a', 'of', 'release/b'), op('release/a', 'name', 'A')])])
  expect(Object.keys(roots)).toEqual(['release/a'])
  expect(held(roots, 'release/a', 'release/a', 'of')).toBeUndefined()
})

const anna = 'annaxxxxxxxxxxxx'
const vote = (stamp: string, device: string, fields: Record<string, string>, root = 'meeting/m'): Entry => ({
  ...entry(
    stamp,
    [
      op(`vote/${anna}-1`, 'removed', false, true),
      op(`vote/${anna}-1`, 'of', root),
      ...Object.entries(fields).map(([field, value]) => op(`vote/${anna}-1`, field, value)),
    ],
    [root],
  ),
  device,
})
const cast = vote('05', anna, { choice: 'reject', comment: 'Too early' })

test('nobody edits, removes, makes or overtakes another’s vote, with whatever clock', () => {
  const others = ['01', '09'].flatMap((stamp) => [
    { ...entry(`${stamp} edit`, [op(`vote/${anna}-1`, 'choice', 'approve', 'reject')], ['meeting/m']), device: 'benxxxxxxxxxxxxx' },
    { ...entry(`${stamp} gone`, [op(`vote/${anna}-1`, 'removed', true, false)], ['meeting/m']), device: 'benxxxxxxxxxxxxx' },
    vote(`${stamp} made`, 'benxxxxxxxxxxxxx', { choice: 'approve' }),
    vote(`${stamp} moved`, 'benxxxxxxxxxxxxx', { choice: 'approve' }, 'meeting/other'),
  ])
  expect(apply({}, [...others, cast])).toEqual(apply({}, [cast]))
  expect(apply({}, others)).toEqual({})
})

test('a vote is written once: its own device edits it no more either, and of two under one name the earlier is the whole', () => {
  const edit = { ...entry('07', [op(`vote/${anna}-1`, 'comment', 'Never mind', 'Too early')], ['meeting/m']), device: anna }
  const again = vote('08', anna, { choice: 'approve', by: 'Anna' })
  for (const order of [
    [cast, edit, again],
    [again, edit, cast],
  ])
    expect(order.reduce((roots, each) => apply(roots, [each]), {})).toEqual(apply({}, [cast]))
})

test('an admission is added, never edited: no later entry says who a device belongs to', () => {
  const admit = entry(
    '02',
    [op('admission/a', 'removed', false, true), op('admission/a', 'of', 'workspace/this'), op('admission/a', 'person', 'Anna')],
    ['workspace/this'],
  )
  const edited = entry('03', [op('admission/a', 'person', 'Ben', 'Anna')], ['workspace/this'])
  expect(held(apply({}, [edited, admit]), 'workspace/this', 'admission/a', 'person')).toBe('Anna')
})

test('undo takes back nothing that is written once', () => {
  const { draft, leftAlone } = inverse(cast, apply({}, [cast]))
  expect(draft.operations).toEqual([])
  expect(leftAlone).toHaveLength(3)
})

test('entries that change nothing leave every record the same', () => {
  const roots = apply({}, [task('05'), entry('06', [op('release/b', 'name', 'B')], ['release/b'])])
  const again = apply(roots, [task('05'), entry('01', [op('task/t', 'title', 'Older')])])
  expect(again['release/a']).toBe(roots['release/a'])
  const next = apply(roots, [entry('07', [op('release/b', 'name', 'C')], ['release/b'])])
  expect(next['release/a']).toBe(roots['release/a'])
  expect(roots['release/b']?.entities['release/b']?.['name']).toEqual(['B', '06'])
})

test('undo leaves alone what a colleague has changed since, and says so', () => {
  const mine = entry('01 anna', [op('release/a', 'name', 'B', 'A'), op('release/a', 'version', '2', '1')])
  const theirs = entry('02 ben', [op('release/a', 'name', 'C', 'B')])
  const { draft, leftAlone } = inverse(mine, apply({}, [mine, theirs]))
  expect(draft).toMatchObject({ command: 'undo', undoes: '01 anna', operations: [op('release/a', 'version', '1', '2')] })
  expect(leftAlone).toEqual([{ entity: 'release/a', field: 'name' }])
})

test('undo of a creation removes the entity and never touches its root; redo brings it back', () => {
  const created = task('01')
  const roots = apply({}, [created])
  const { draft } = inverse(created, roots)
  expect(draft.operations).toEqual([op('task/t', 'removed', true, false), op('task/t', 'title', '', 'New')])
  const undone = entry('02', draft.operations)
  const after = apply(roots, [undone])
  expect(held(after, 'release/a', 'task/t', 'removed')).toBe(true)
  expect(held(after, 'release/a', 'task/t', 'of')).toBe('release/a')
  const redone = apply(after, [entry('03', inverse(undone, after).draft.operations)])
  expect(held(redone, 'release/a', 'task/t', 'removed')).toBe(false)
  expect(held(redone, 'release/a', 'task/t', 'title')).toBe('New')
})

test('undo of an import that touched thousands of roots looks at each once', () => {
  const names = Array.from({ length: 5_000 }, (_, number) => `release/r${number}`)
  const operations = names.flatMap((root, number) => [
    op(root, 'removed', false, true),
    ...Array.from({ length: 8 }, (__, part) => [
      op(`phase/p${number}-${part}`, 'removed', false, true),
      op(`phase/p${number}-${part}`, 'of', root),
      op(`phase/p${number}-${part}`, 'title', 'Phase'),
    ]).flat(),
  ])
  const imported = entry('01', operations, names)
  const { draft, leftAlone } = inverse(imported, apply({}, [imported]))
  expect(draft.operations).toHaveLength(5_000 * 17)
  expect(leftAlone).toEqual([])
})
