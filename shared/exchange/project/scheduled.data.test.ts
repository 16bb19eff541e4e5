import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { schedulePlan } from '#shared/schedule/schedule-plan'
import { hasSharedData, sharedData } from '#test/shared-data'
import { localText } from './clock'
import { planContent } from './plan-content'
import { readProject } from './read-project'

const minute = 60_000

function scheduled(folder: string, file: string) {
  const found = readProject(new Uint8Array(readFileSync(sharedData('scheduling', folder, file))), file)
  if (found?.ok !== true) throw new Error(file)
  const { plan, tasks, links, calendars, losses } = planContent(found.value, { zone: 'Europe/Berlin' })
  expect([file, plan.calendar, calendars, losses, found.value.problems]).toEqual([file, '', [], [], []])
  return { schedule: schedulePlan(plan, tasks, links, plan.zone), tasks, links }
}

describe.skipIf(!hasSharedData)('project XML without dates, from the file to the schedule', () => {
  test('length, critical tasks and the sum of float of ten networks', () => {
    const lines = readFileSync(sharedData('scheduling', 'mspdi', 'expected.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
    const names = (lines[0] ?? '').split(',')
    expect(lines).toHaveLength(11)
    for (const line of lines.slice(1)) {
      const row = Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell]))
      const file = row['file'] ?? ''
      const { schedule, tasks, links } = scheduled('mspdi', file)
      const times = tasks.map(({ id }) => ({ id, ...schedule.times(id) }))
      expect([
        file,
        tasks.length,
        links.length,
        (schedule.end - schedule.start) / minute,
        times
          .filter(({ critical }) => critical)
          .map(({ id }) => id)
          .join(' '),
        times.reduce((sum, { totalFloat = 0 }) => sum + totalFloat, 0),
      ]).toEqual([file, Number(row['tasks']), Number(row['links']), Number(row['lengthMinutes']), row['criticalUids'], Number(row['totalFloatMinutesSummed'])])
    }
  })

  test('early and late dates of every task with all link types and lags', () => {
    const expected: Record<string, { lengthMinutes: number; schedule: Record<string, number[]> }> = JSON.parse(
      readFileSync(sharedData('scheduling', 'mspdi-links', 'expected.json'), 'utf8'),
    )
    expect(Object.keys(expected).sort()).toEqual(readdirSync(sharedData('scheduling', 'mspdi-links')).filter((name) => name.endsWith('.xml')))
    for (const [file, { lengthMinutes, schedule: dates }] of Object.entries(expected)) {
      const { schedule, tasks } = scheduled('mspdi-links', file)
      expect([file, (schedule.end - schedule.start) / minute, tasks.length]).toEqual([file, lengthMinutes, Object.keys(dates).length])
      const found = Object.fromEntries(
        tasks.map(({ id }) => {
          const times = schedule.times(id)
          return [id, [times?.start, times?.finish, times?.lateStart, times?.lateFinish].map((at) => ((at ?? Number.NaN) - schedule.start) / minute)]
        }),
      )
      expect([file, found]).toEqual([file, dates])
    }
  })
})

/** Plans that nobody has levelled, split or made progress on: there MS Project's own dates are what its links and calendars give. */
const asComputed: readonly (readonly [file: string, tasks: number])[] = [
  ['converted_from_mpp/ConstraintMustStartOn.xml', 14],
  ['converted_from_mpp/Microsoft_Office_Project_2003_deployment.xml', 250],
  ['converted_from_mpp/NewProductDev.xml', 21],
  ['converted_from_mpp/New_Product.xml', 36],
  ['converted_from_mpp/Software_Development_Plan.xml', 74],
  ['converted_from_mpp/TestRecurringTask2016.xml', 13],
  ['converted_from_mpp/taskFlags-mpp14Project2013.xml', 58],
  ['native/mpxj_assignment-assignments-project2013-mspdi.xml', 3],
  ['native/mpxj_mspdiduration.xml', 10],
  ['native/mpxj_mspdinulltasks.xml', 3],
  ['native/mpxj_task-dates-project2010-mspdi.xml', 10],
  ['native/mpxj_task-durations-project2007-mspdi.xml', 110],
  ['native/mpxj_task-links-project2003-mspdi.xml', 16],
  ['native/mpxj_task-links-project2016-mspdi.xml', 16],
  ['native/projectlibre_New_Product.xml', 36],
  ['gan/task-with-dependencies.gan', 5],
  ['gan/task-crossing-one-off-holiday.gan', 1],
  ['gan/task-with-expanded-subtasks.gan', 3],
]

test.skipIf(!hasSharedData)('the dates that other programs had worked out come out again: their calendars, links, lags and manual tasks are understood', () => {
  for (const [file, count] of asComputed) {
    const found = readProject(new Uint8Array(readFileSync(sharedData('mspdi', ...file.split('/')))), file)
    if (found?.ok !== true) throw new Error(file)
    const { plan, tasks, links, calendars } = planContent(found.value, { zone: 'UTC' })
    const schedule = schedulePlan(plan, tasks, links, 'UTC', 0, { calendars })
    const steps = found.value.tasks.filter(({ id, kind, start }) => kind !== 'summary' && start !== '' && schedule.times(id) !== undefined)
    const ours = steps.map(({ id }) => `${id} ${localText(schedule.times(id)?.start ?? 0, 'UTC')} ${localText(schedule.times(id)?.finish ?? 0, 'UTC')}`)
    expect([file, ours.length, ours]).toEqual([file, count, steps.map(({ id, start, finish }) => `${id} ${start} ${finish}`)])
  }
})
