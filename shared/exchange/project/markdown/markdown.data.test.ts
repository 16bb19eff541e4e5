import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hasSharedData, sharedData } from '#test/shared-data'
import { planContent } from '../plan-content'
import { readProject } from '../read-project'

interface Expected {
  readonly lines: number
  readonly task_boxes: number
  readonly nested_task_boxes: number
  readonly headings: number
  readonly plain_bullets: number
  readonly front_matter: boolean
  readonly html_comments: number
  readonly code_fences: number
  readonly first_box?: string
  readonly last_box?: string
}

function read(file: string) {
  const found = readProject(new Uint8Array(readFileSync(sharedData('runbooks', file))), file)
  if (found?.ok !== true) throw new Error(file)
  return found.value
}
const titles = (file: string): string[] => read(file).tasks.map(({ title }) => title)

describe.skipIf(!hasSharedData)('checklists in Markdown', () => {
  test('lines, boxes, headings and bullets of every file are those expected', () => {
    const all = Object.entries(JSON.parse(readFileSync(sharedData('runbooks', 'markdown.expected.json'), 'utf8')) as Record<string, Expected>)
    const files = all.filter(([file]) => file.endsWith('.md'))
    expect(files).toHaveLength(5)
    for (const [file, expected] of files) {
      const { inventory } = read(file)
      const { first_box: first = '', last_box: last = '', ...counts } = expected
      expect([file, inventory]).toEqual([
        file,
        {
          lines: counts.lines,
          taskBoxes: counts.task_boxes,
          nestedTaskBoxes: counts.nested_task_boxes,
          headings: counts.headings,
          plainBullets: counts.plain_bullets,
          frontMatter: counts.front_matter,
          htmlComments: counts.html_comments,
          codeFences: counts.code_fences,
          firstBox: expect.stringMatching(''),
          lastBox: expect.stringMatching(''),
        },
      ])
      expect([file, String(inventory['firstBox']).slice(0, first.length), String(inventory['lastBox']).slice(0, last.length)]).toEqual([file, first, last])
    }
  })

  test('every box becomes a task, whatever it stands in, below its headings', () => {
    for (const [file, boxes] of [
      ['jenkins-lts-release-checklist.md', 61],
      ['kubernetes-cut-release.md', 21],
      ['kubernetes-release-team-lead.md', 112],
    ] as const) {
      const { tasks } = read(file)
      const source = readFileSync(sharedData('runbooks', file), 'utf8').split('\n')
      expect([file, tasks.filter(({ line }) => /\[[ xX]\]/.test(source[line - 1] ?? '')).length]).toEqual([file, boxes])
    }
    const { tasks, warnings, title } = read('kubernetes-cut-release.md')
    expect(title).toBe('Cut v1.x.y-{alpha,beta,rc}.z release')
    const byId = new Map(tasks.map((task) => [task.id, task]))
    const stage = tasks.find(({ title, line }) => title === 'Stage' && line === 85)
    expect([stage?.code, byId.get(stage?.parent ?? '')?.title, byId.get(byId.get(stage?.parent ?? '')?.parent ?? '')?.title]).toEqual([
      '2.6.1',
      'NoMock Run',
      'Release Steps',
    ])
    expect(warnings.map(({ row }) => row)).toEqual([21, 22, 81, 82, 132, 133, 134, 148, 149, 150])
  })

  test('a title has its words, and its links and what is written below it are its instructions', () => {
    const [prep, first] = read('jenkins-lts-release-checklist.md').tasks
    expect([prep?.title, prep?.kind, first?.title]).toEqual([
      'Prep work',
      'summary',
      'LTS baseline discussed and selected in the Jenkins developers mailing list.',
    ])
    expect(first?.instructions.split('\n')).toEqual([
      'If the last release of the preceding LTS line is a security release, consider making the matching weekly release the new LTS baseline. (https://groups.google.com/g/jenkinsci-dev/c/ca7Lp0x6Kqs/m/QwHj66hZAgAJ)',
      'For example, 2.462.3 LTS and 2.479 were security releases and it is simpler to use 2.479 as baseline than 2.477.',
      'Jenkins developers mailing list: https://groups.google.com/g/jenkinsci-dev',
    ])
  })

  test('without boxes the bullets are the tasks, and without bullets the headings', () => {
    expect(titles('checklist-high-risk.md')).toHaveLength(10)
    expect(read('checklist-high-risk.md')).toMatchObject({ title: 'High-Risk AI Release Checklist' })
    const template = read('run-book-template.md')
    // The first of 65 names the whole.
    expect([template.title, template.tasks.length]).toEqual(['Run Book / System Operation Manual', 64])
    const { tasks, links } = planContent(template, { zone: 'UTC' })
    expect([tasks.length, links.length]).toEqual([64, 0])
  })
})
