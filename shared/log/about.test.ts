import { expect, test } from 'vitest'
import { admission, type Device, device, found, receive, signer, write } from '#test/torture/world'
import { create, edit } from '../commands/edit'
import { viewOf } from '../model/view'
import { aboutOf, emptyAboutIndex, indexEntry, missingAbout, rootIn, tipsOf } from './about'
import type { ReadEntry } from './entry'

const rename = (name: string) => edit('release', viewOf('release', 'a', {}), { name })
const task = create('task', 't', { of: 'release/a', title: 'T' })
const retitle = edit('task', viewOf('task', 't', {}), { title: 'Other' })
const sorted = (texts: readonly string[]) => [...texts].sort()

/** Two devices that write about one release without knowing of each other, then meet. */
function apart(): { readonly founder: Device; readonly ben: Device; readonly left: ReadEntry; readonly right: ReadEntry } {
  const { ws, founder } = found('Anna')
  write(founder, create('release', 'a', { name: 'A' }))
  write(founder, admission('ben', signer('Ben'), 'Ben', 'manager'))
  const ben = device('Ben', ws)
  receive(ben, [...founder.held.values()])
  const left = write(founder, rename('L'))
  const right = write(ben, rename('R'))
  receive(founder, [right])
  receive(ben, [left])
  return { founder, ben, left, right }
}

test('an entry names the newest entry about its root; the first one names none', () => {
  const { founder, founding } = found('Anna')
  const made = write(founder, create('release', 'a', { name: 'A' }))
  const next = write(founder, rename('B'))
  expect(founding.file.about).toEqual({ 'workspace/this': [] })
  expect(made.file.about).toEqual({ 'release/a': [] })
  expect(next.file.about).toEqual({ 'release/a': [made.hash] })
})

test('an entry names the root of what it touches, each root once', () => {
  const { founder } = found('Anna')
  write(founder, create('release', 'a', { name: 'A' }))
  const created = write(founder, task)
  const both = write(founder, { ...retitle, operations: [...retitle.operations, ...rename('B').operations] })
  expect(both.file.about).toEqual({ 'release/a': [created.hash] })
})

test('after two devices wrote apart, the next entry names both and joins them', () => {
  const { founder, left, right } = apart()
  expect(sorted(tipsOf(founder.about, 'release/a'))).toEqual(sorted([left.hash, right.hash]))
  const joined = write(founder, rename('Joined'))
  expect(sorted(joined.file.about['release/a'] ?? [])).toEqual(sorted([left.hash, right.hash]))
  expect(tipsOf(founder.about, 'release/a')).toEqual([joined.hash])
})

test('the index is the same in whatever order the entries came', () => {
  const { founder } = apart()
  write(founder, rename('Joined'))
  write(founder, task)
  write(founder, retitle)
  const entries = [...founder.held.values()]
  for (const order of [entries, [...entries].reverse(), [...entries.slice(3), ...entries.slice(0, 3)], [...entries, ...entries]]) {
    const index = emptyAboutIndex()
    for (const entry of order) indexEntry(index, entry)
    expect(sorted(tipsOf(index, 'release/a'))).toEqual(sorted(tipsOf(founder.about, 'release/a')))
    expect(tipsOf(index, 'workspace/this')).toEqual(tipsOf(founder.about, 'workspace/this'))
    expect(rootIn(index, 'task/t')).toBe('release/a')
    expect(index.awaited.size).toBe(0)
  }
})

test('what nobody has created has no root, and a draft about it names what is unknown', () => {
  const { founder } = found('Anna')
  expect(rootIn(founder.about, 'task/t')).toBeUndefined()
  expect(aboutOf(founder.about, retitle)).toEqual({ about: {}, unknown: ['task/t'] })
  expect(rootIn(founder.about, 'release/never')).toBe('release/never')
})

test('an index looks ahead over another without changing it', () => {
  const { founder } = found('Anna')
  const made = write(founder, create('release', 'a', { name: 'A' }))
  const ahead = emptyAboutIndex(founder.about)
  const other = device('Anna', founder.ws)
  receive(other, [...founder.held.values()])
  const created = write(other, task)
  indexEntry(ahead, created)
  expect(aboutOf(ahead, retitle)).toEqual({ about: { 'release/a': [created.hash] }, unknown: [] })
  expect(aboutOf(founder.about, retitle).unknown).toEqual(['task/t'])
  expect(tipsOf(founder.about, 'release/a')).toEqual([made.hash])
})

test('an entry missing from the middle of a root’s history is found by the one that names it, the last one only by a seal', () => {
  const { founder } = found('Anna')
  const [first, second, third] = [create('release', 'a', { name: 'A' }), rename('B'), rename('C')].map((draft) => write(founder, draft))
  if (first === undefined || second === undefined || third === undefined) throw new Error('nothing written')
  expect(missingAbout('release/a', [first, second, third], [third.hash])).toEqual([])
  expect(missingAbout('release/a', [first, third])).toEqual([{ hash: second.hash, namedBy: [third.hash] }])
  expect(missingAbout('release/a', [first, second])).toEqual([])
  expect(missingAbout('release/a', [first, second], [third.hash])).toEqual([{ hash: third.hash, namedBy: ['seal'] }])
  expect(missingAbout('release/b', [first, third])).toEqual([])
})
