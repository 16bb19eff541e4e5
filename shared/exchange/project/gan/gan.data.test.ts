import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hasSharedData, sharedData } from '#test/shared-data'
import { planContent } from '../plan-content'
import { readProject } from '../read-project'

function read(file: string) {
  const found = readProject(new Uint8Array(readFileSync(sharedData('mspdi', 'gan', file))), file)
  if (found?.ok !== true) throw new Error(file)
  expect([file, found.value.format, found.value.problems]).toEqual([file, 'gan', []])
  return { project: found.value, content: planContent(found.value, { zone: 'Europe/Berlin' }) }
}

describe.skipIf(!hasSharedData)('GanttProject’s files', () => {
  test('the house: tasks in their outline, links, who does what, notes, and what is not kept', () => {
    const { project, content } = read('HouseBuildingSample.gan')
    expect(project.inventory).toEqual({
      tasks: 20,
      summaries: 4,
      milestones: 4,
      links: 'SS:0 FS:17 FF:0 SF:0',
      resources: 7,
      assignments: 30,
      baselines: 0,
      exceptions: 1,
    })
    const byTitle = new Map(content.tasks.map((task) => [task.title, task]))
    const draft = byTitle.get('Create draft of architecture')
    expect(draft).toMatchObject({ code: '1.1', duration: 14_400, parent: byTitle.get('Architectural design')?.id, who: 'Michelangelo, Jack House' })
    expect(byTitle.get('Equipment planning')?.instructions).toBe('Embedded devices, kitchen, washing machine, dryer etc')
    expect(content.tasks.find(({ title }) => title.startsWith('Agreement on'))).toMatchObject({ kind: 'milestone', duration: 0 })
    expect(content.plan).toMatchObject({ start: '2024-05-26T22:00:00Z', calendar: 'calendar' })
    expect(content.calendars[0]).toMatchObject({ week: { 5: '00:00-24:00', 6: '', 7: '' }, days: { '2006-02-14': '' } })
    expect(content.losses.map(({ entity, field, count }) => `${entity} ${field} ${count}`)).toEqual([
      'task PercentComplete 1',
      'task Is done 2',
      'resource function 7',
      'resource phone 7',
      'resource rate 6',
      'resource vacation 1',
      'allocation function 30',
      'allocation load 4',
    ])
  })

  test('four types of links with a lag in days, from the task before to the one that waits', () => {
    const { content } = read('task-with-dependencies.gan')
    expect(content.links.map(({ from, to, type, lag }) => [from, to, type, lag])).toEqual([
      ['0', '1', 'SS', 0],
      ['1', '2', 'FS', 0],
      ['2', '3', 'FF', -1_440],
      ['3', '4', 'SF', 0],
    ])
    // The first waits for nothing, and the third for a link that gives way: both keep their day.
    expect(content.tasks.map(({ constraint }) => ('at' in constraint ? constraint.at : ''))).toEqual([
      '2024-01-03T23:00:00Z',
      '',
      '2024-01-04T23:00:00Z',
      '',
      '',
    ])
  })

  test('a holiday and a weekend lie between the days of a task and of a baseline', () => {
    const { project } = read('task-crossing-one-off-holiday.gan')
    expect(project.tasks[0]).toMatchObject({ start: '2024-01-02T00:00:00', finish: '2024-01-05T00:00:00', minutes: 2_880 })
    const { content } = read('basic-baseline.gan')
    expect(content.baselines).toMatchObject([
      { title: 'baseline A', spans: { 0: { start: Date.parse('2024-01-03T23:00:00Z'), end: Date.parse('2024-01-05T23:00:00Z') } } },
    ])
  })

  test('subtasks and a milestone', () => {
    expect(read('task-with-expanded-subtasks.gan').content.tasks.map(({ id, parent, kind, code }) => [id, parent, kind, code])).toEqual([
      ['0', '', 'summary', '1'],
      ['1', '0', 'manual', '1.1'],
      ['5', '0', 'summary', '1.2'],
      ['7', '5', 'manual', '1.2.1'],
      ['4', '', 'summary', '2'],
      ['6', '4', 'manual', '2.1'],
    ])
    expect(read('milestone-task.gan').content.tasks).toMatchObject([{ kind: 'milestone', duration: 0 }])
  })
})
