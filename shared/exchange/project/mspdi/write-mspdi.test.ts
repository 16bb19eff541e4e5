import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { viewOf } from '#shared/model/view'
import { schedulePlan } from '#shared/schedule/schedule-plan'
import { hasSharedData, sharedData } from '#test/shared-data'
import { walkXmlText } from '../../xml/walk-xml'
import { planContent } from '../plan-content'
import { readProject } from '../read-project'
import { type PlanToWrite, writeMspdi } from './write-mspdi'

const zone = 'Europe/Berlin'
const weekday = '09:00-12:00 13:00-17:00'
const night: PlanToWrite = {
  zone,
  plan: viewOf('plan', 'p', { title: 'Night', start: '2026-12-05T21:00:00Z', zone, removed: false }),
  tasks: [
    viewOf('task', 'a', { plan: 'p', code: 'A', title: 'Stop <the> shop', kind: 'summary', order: 'a0', removed: false }),
    viewOf('task', 'b', {
      plan: 'p',
      parent: 'a',
      code: 'A1',
      title: 'Drain',
      duration: 95,
      who: 'Anna, Ben',
      role: 'Operations',
      instructions: 'Look & wait.\nThen go on.',
      progress: { state: 'done', since: '2026-12-05T21:00:00Z', at: '2026-12-05T22:30:00Z' },
      order: 'a1',
      removed: false,
    }),
    viewOf('task', 'c', { plan: 'p', code: 'B', title: 'Go', kind: 'milestone', order: 'a2', removed: false }),
  ],
  links: [viewOf('link', 'l', { plan: 'p', from: 'b', to: 'c', type: 'FS', lag: -15, removed: false })],
  calendars: [],
  baselines: [
    viewOf('baseline', 'x', {
      plan: 'p',
      title: 'As agreed',
      spans: { b: { start: Date.parse('2026-12-05T21:00:00Z'), end: Date.parse('2026-12-05T22:35:00Z') } },
      removed: false,
    }),
  ],
}

/** All places of elements below one, in the order in which they first stand there. */
function orderOf(xml: string, parent: string): string[][] {
  const path: string[] = []
  const lists: string[][] = []
  walkXmlText([xml], {
    open: ({ name }) => {
      if (path.at(-1) === parent) lists.at(-1)?.push(name)
      path.push(name)
      if (name === parent) lists.push([])
    },
    close: () => void path.pop(),
  })
  return lists
}

test('a night has a calendar of 24 hours, so that its durations keep', () => {
  const { xml } = writeMspdi(night)
  expect(xml).toContain('<Name>24 Hours</Name>')
  expect(xml).toContain('<MinutesPerDay>1440</MinutesPerDay>')
  expect(xml.match(/<FromTime>00:00:00<\/FromTime>\s*<ToTime>00:00:00<\/ToTime>/g)).toHaveLength(7)
  expect(xml).toContain('<Duration>PT1H35M0S</Duration>')
})

test('times are those of the plan’s clock, lags tenths of a minute, people resources, progress actuals', () => {
  const schedule = schedulePlan(night.plan, night.tasks, night.links, zone)
  const { xml, losses } = writeMspdi({ ...night, times: schedule.times })
  expect(losses).toEqual([])
  for (const written of [
    '<StartDate>2026-12-05T22:00:00</StartDate>',
    '<FinishDate>2026-12-05T23:35:00</FinishDate>',
    '<LinkLag>-150</LinkLag>',
    '<Name>Anna</Name>',
    '<Name>Ben</Name>',
    '<ActualStart>2026-12-05T22:00:00</ActualStart>',
    '<ActualFinish>2026-12-05T23:30:00</ActualFinish>',
    '<PercentComplete>100</PercentComplete>',
    '<ActualWork>PT1H35M0S</ActualWork>',
    '<Name>Stop &lt;the&gt; shop</Name>',
    '<Alias>Slipway role</Alias>',
  ])
    expect(xml).toContain(written)
})

test('hours of a phase are written with their holidays, days in a row as one', () => {
  const calendars = [
    viewOf('working-calendar', 'w', {
      name: 'Office',
      zone,
      week: { 1: weekday, 2: weekday, 3: weekday, 4: weekday, 5: weekday },
      days: { '2026-12-24': '', '2026-12-25': '', '2026-12-31': '09:00-12:00' },
      removed: false,
    }),
  ]
  const { xml } = writeMspdi({ ...night, plan: { ...night.plan, calendar: 'w' }, calendars })
  expect(xml.match(/<Exception>/g)).toHaveLength(2)
  expect(xml).toContain('<MinutesPerWeek>2100</MinutesPerWeek>')
  expect(xml).not.toContain('24 Hours')
})

test('what can’t be written is told: a state, control characters, a twelfth baseline', () => {
  const { losses, xml } = writeMspdi({
    ...night,
    plan: { ...night.plan, state: 'approved', title: 'Ni\u0007ght' },
    baselines: Array.from({ length: 13 }, (_, at) => viewOf('baseline', `b${at}`, { title: `B${at}`, removed: false })),
  })
  expect(losses.map(({ entity, field, count }) => [entity, field, count])).toEqual([
    ['plan', 'state', 1],
    ['baseline', 'title', 2],
    ['text', 'control characters', 3],
  ])
  expect(readProject(new TextEncoder().encode(xml), 'x.xml')).toMatchObject({ ok: true, value: { title: 'Night' } })
})

test.skipIf(!hasSharedData)('elements stand in the order in which MS Project writes them', () => {
  const schedule = schedulePlan(night.plan, night.tasks, night.links, zone)
  const { xml } = writeMspdi({ ...night, times: schedule.times })
  const files = readdirSync(sharedData('mspdi', 'native')).filter((file) => file.startsWith('mpxj_') && file.includes('project'))
  expect(files.length).toBeGreaterThan(5)
  for (const parent of ['Project', 'Task', 'Calendar', 'WeekDay', 'Exception', 'PredecessorLink', 'Resource', 'Assignment', 'Baseline', 'ExtendedAttribute']) {
    const ours = orderOf(xml, parent)
    for (const file of files)
      for (const theirs of orderOf(readFileSync(sharedData('mspdi', 'native', file), 'utf8').replace(/^\ufeff/, ''), parent)) {
        const place = new Map(theirs.map((name, at) => [name, at]))
        for (const names of ours) {
          const places = names.flatMap((name) => place.get(name) ?? [])
          expect([file, parent, [...places].sort((a, b) => a - b)]).toEqual([file, parent, places])
        }
      }
  }
})

test('what comes back of a plan that another program has worked on: its own fields spoilt, the others are kept', () => {
  const { xml } = writeMspdi(night)
  const spoilt = xml.replace('<Value>Operations</Value>', '<Value>Night shift</Value>').replace(/<Value>\{&quot;0.*<\/Value>/, '<Value>{"0": </Value>')
  const found = readProject(new TextEncoder().encode(spoilt), 'x.xml')
  if (found?.ok !== true) throw new Error('not read')
  const { tasks, baselines } = planContent(found.value, { zone })
  expect([tasks[1]?.role, baselines[0]?.title]).toEqual(['Night shift', 'Baseline'])
})
