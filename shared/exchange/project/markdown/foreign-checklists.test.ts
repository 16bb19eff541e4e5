import { expect, test } from 'vitest'
import { readProject } from '../read-project'

function read(text: string) {
  const found = readProject(new TextEncoder().encode(text), 'list.md')
  if (found?.ok !== true) throw new Error(found?.failure.message ?? 'This is no project.')
  return found.value.tasks
}
const titles = (text: string): readonly string[] => read(text).map(({ code, title }) => `${code} ${title}`)

test('durations in brackets and people with an @ at the end of a step are taken from it', () => {
  const text = '- [ ] Stop jobs (15 min) @ann\n- [x] Backup the database (1h)\n- [ ] Mail the users @ann @bo.b [~ 30m]\n- [ ] Keep (3) and (see below)\n'
  expect(read(text).map(({ title, minutes, who, percent }) => [title, minutes, who, percent])).toEqual([
    ['Stop jobs', 15, ['ann'], 0],
    ['Backup the database', 60, [], 100],
    ['Mail the users', 30, ['ann', 'bo.b'], 0],
    ['Keep (3) and (see below)', 15, [], 0],
  ])
})

test('numbered steps count among boxes, and in a section that has no box; plain bullets beside boxes are notes', () => {
  expect(
    titles('## Cutover\n1. [ ] Deploy\n2. [ ] Migrate\n   1. [ ] Schema\n3. Verify\n- aside\n\n## After\n1) Open\n2) Tell\n\n## Notes\n- some words\n'),
  ).toEqual(['1 Cutover', '1.1 Deploy', '1.2 Migrate', '1.2.1 Schema', '1.3 Verify', '2 After', '2.1 Open', '2.2 Tell'])
})

test('what stands outside every step is named as not kept', () => {
  const found = readProject(new TextEncoder().encode('# Cutover\nRead this first.\n- an aside\n- [ ] Deploy\n  - kept below it\n'), 'list.md')
  if (found?.ok !== true) throw new Error('This is no project.')
  expect(found.value.tasks.map(({ title, instructions }) => [title, instructions])).toEqual([['Deploy', '• kept below it']])
  expect(found.value.losses).toContainEqual(expect.objectContaining({ entity: 'text', field: 'line', count: 2 }))
})

test('boxes of other programs: half done is open, given up and struck out is not to be done', () => {
  expect(read('- [/] Half\n- [>] Later\n- [-] No more\n- [ ] ~~Old step~~\n- [X] ~~Done anyway~~\n').map(({ title, inactive }) => [title, inactive])).toEqual([
    ['Half', false],
    ['Later', false],
    ['No more', true],
    ['Old step', true],
    ['Done anyway', false],
  ])
})

test('headings underlined, tabs as indents and lines of another system', () => {
  expect(titles('Release\r\n=======\r\n\r\nDeploy\r\n------\r\n\r\n* [ ] Push\r\n\t* [ ] Tag\r\n')).toEqual(['1 Deploy', '1.1 Push', '1.1.1 Tag'])
})

test('Markdown without anything to do is refused, and says what could be done with a table in it', () => {
  for (const text of ['# Plan\n\nSome words only.\n', '| Step | Task |\n|---|---|\n| 1 | Stop |\n'])
    expect(readProject(new TextEncoder().encode(text), 'list.md')).toMatchObject({ ok: false, failure: { code: 'no-steps' } })
})
