import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { schedulePlan } from '#shared/schedule/schedule-plan'
import { hasSharedData, sharedData } from '#test/shared-data'
import { planContent } from './plan-content'
import { readProject } from './read-project'

const minute = 60_000

function scheduled(folder: string, file: string) {
  const found = readProject(new Uint8Array(readFileSync(sharedData('scheduling', folder, file))), file)
  if (found?.ok !== true) throw new Error(file)
  const { plan, tasks, links, calendars, losses } = planContent(found.value, { zone: 'Europe/Berlin' })
  expect([file, plan.calendar, calendars, losses.filter(({ field }) => field !== 'Type'), found.value.problems]).toEqual([file, '', [], [], []])
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
