import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hasSharedData, sharedData } from '#test/shared-data'
import { planContent } from '../plan-content'
import type { Project } from '../project'
import { readProject } from '../read-project'

const bytesOf = (...path: string[]): Uint8Array => new Uint8Array(readFileSync(sharedData('mspdi', ...path)))

function read(...path: string[]): Project {
  const found = readProject(bytesOf(...path), path.at(-1) ?? '')
  if (found?.ok !== true) throw new Error(`${path.join('/')}: ${found?.failure.message ?? 'no project'}`)
  return found.value
}

const countsIn = (text: string): string => text.split(' ').sort().join(' ')

describe.skipIf(!hasSharedData)('project XML of many programs', () => {
  const lines = hasSharedData ? readFileSync(sharedData('mspdi', 'inventory.csv'), 'utf8').trim().split(/\r?\n/).slice(1) : []
  const expected = lines.map((line) => line.split(','))

  test('every file of the inventory is read, and holds what the inventory says', () => {
    expect(expected).toHaveLength(30)
    for (const row of expected) {
      const [file = '', , ...cells] = row
      const project = read(...file.split('/'))
      const { inventory: found } = project
      expect([
        file,
        found['tasks'],
        found['summaries'],
        found['milestones'],
        found['critical'],
        found['nullTasks'],
        found['resources'],
        found['assignments'],
        found['calendars'],
        found['exceptions'],
        countsIn(String(found['links'])),
        `+${found['lagsPositive']}/-${found['lagsNegative']}`,
        String(found['constraints']),
        found['start'],
        found['finish'],
      ]).toEqual([file, ...cells.slice(0, 9).map(Number), countsIn(cells[9] ?? ''), cells[10], cells[11], cells[12], cells[13]])
      expect([file, project.problems]).toEqual([file, []])
    }
  })

  test('each becomes a plan, and what is in no plan is listed', () => {
    for (const [file = ''] of expected) {
      const project = read(...file.split('/'))
      const content = planContent(project, { zone: 'Europe/Berlin' })
      const left = (field: string): number => content.losses.find((loss) => loss.field === field && loss.how === 'left-out')?.count ?? 0
      const { inventory } = project
      const ownTask = Number(inventory['tasks']) - left('IsNull') - left('Active') - content.tasks.length
      // Task 0 is the project itself; some programs write none.
      expect([file, ownTask === 0 || ownTask === 1]).toEqual([file, true])
      const links =
        String(inventory['links'])
          .match(/\d+/g)
          ?.reduce((sum, count) => sum + Number(count), 0) ?? 0
      expect([file, content.links.length + left('CrossProject') + left('Manual')]).toEqual([file, links])
      const ids = new Set(content.tasks.map(({ id }) => id))
      for (const task of content.tasks) expect([file, task.id, task.parent === '' || ids.has(task.parent)]).toEqual([file, task.id, true])
    }
  })

  test('files of other programs are refused in one sentence that names the format', () => {
    const refused = Object.fromEntries(
      readdirSync(sharedData('mspdi', 'wrong_format')).map((name) => {
        const found = readProject(bytesOf('wrong_format', name), name)
        return [name, found === undefined || found.ok ? 'read' : found.failure.code]
      }),
    )
    expect(refused).toEqual({
      'MSProject_New_Product.mpp': 'mpp',
      'ProjectLibre_New_Product.pod': 'pod',
      'gnome_planner.xml': 'planner',
      'mpx_german_latin1.mpx': 'mpx',
      'primavera_pmxml_not_mspdi.xml': 'primavera',
    })
  })
})
