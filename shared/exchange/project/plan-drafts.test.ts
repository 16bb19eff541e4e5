import { expect, test } from 'vitest'
import type { Draft } from '#shared/log/operation'
import { viewOf } from '#shared/model/view'
import { chosenProject } from './plan-choices'
import { planContent } from './plan-content'
import { planDrafts } from './plan-drafts'
import { planPreview } from './plan-preview'
import type { Project } from './project'
import { readProject } from './read-project'

const numbers = () => {
  let next = 0
  return () => `n${++next}`
}

function markdown(text: string): Project {
  const found = readProject(new TextEncoder().encode(text), 'steps.md')
  if (found?.ok !== true) throw new Error('not read')
  return found.value
}
const steps = markdown('# Night\n\n## Before\n- [ ] Stop\n- [x] Copy\n\n## After\n- [ ] Start\n')
const content = planContent(steps, { zone: 'Europe/Berlin' })

const values = (drafts: readonly Draft[], kind: string, field: string) =>
  drafts.flatMap(({ operations }) =>
    operations.filter((operation) => operation.entity.startsWith(`${kind}/`) && operation.field === field).map(({ value }) => value),
  )

test('a plan into a new release is one import of its release, plan and tasks', () => {
  const made = planDrafts(content, { kind: 'new-release', name: ' Night ' }, [], numbers(), 'steps.md')
  if (!made.ok) throw new Error(made.failure.message)
  const { drafts, summary, release } = made.value
  expect([drafts.length, summary]).toEqual([1, 'Imported the deployment plan of “Night” with 5 tasks from “steps.md”'])
  expect(values(drafts, 'release', 'name')).toEqual(['Night'])
  expect(values(drafts, 'task', 'title')).toEqual(['Before', 'Stop', 'Copy', 'After', 'Start'])
  expect(new Set(values(drafts, 'task', 'of'))).toEqual(new Set([`release/${release}`]))
  expect(new Set(values(drafts, 'task', 'parent')).size).toBe(2)
  expect(values(drafts, 'import', 'part')).toEqual([{ number: 1, of: 1 }])
})

test('a release that has a plan keeps it until somebody says what becomes of it, and a file without tasks brings nothing', () => {
  const release = viewOf('release', 'r', { name: 'Payments', version: '26.12', removed: false })
  expect(
    planDrafts(
      content,
      { kind: 'release', release, held: { plan: viewOf('plan', 'h', { of: `release/${release.id}` }), tasks: [], links: [], baselines: [] } },
      [],
      numbers(),
      'x',
    ),
  ).toMatchObject({
    ok: false,
    failure: { code: 'has-plan', message: '“Payments 26.12” has a deployment plan already. Say whether it is brought up to the file or replaced by it.' },
  })
  const into = planDrafts(content, { kind: 'release', release }, [], numbers(), 'x')
  expect(into.ok && into.value.release).toBe('r')
  expect(planDrafts({ ...content, tasks: [] }, { kind: 'new-release', name: 'x' }, [], numbers(), 'x')).toMatchObject({
    ok: false,
    failure: { code: 'no-tasks' },
  })
  expect(planDrafts(content, { kind: 'new-release', name: ' ' }, [], numbers(), 'x')).toMatchObject({ ok: false, failure: { code: 'no-name' } })
})

test('a working calendar with the same hours is used, another of the same name gets a number', () => {
  const hours = { zone: 'Europe/Berlin', week: { 1: '09:00-17:00' }, days: {}, removed: false }
  const calendar = viewOf('working-calendar', 'c', { name: 'Office', ...hours })
  const worked = { ...content, plan: { ...content.plan, calendar: 'c' }, calendars: [calendar] }
  const target = { kind: 'new-release', name: 'x' } as const
  const same = planDrafts(worked, target, [viewOf('working-calendar', 'held', { name: 'Office', ...hours })], numbers(), 'x')
  expect(same.ok && [values(same.value.drafts, 'working-calendar', 'name'), values(same.value.drafts, 'plan', 'calendar')]).toEqual([[], ['held']])
  const other = planDrafts(worked, target, [viewOf('working-calendar', 'held', { name: 'Office', zone: 'UTC', removed: false })], numbers(), 'x')
  expect(other.ok && values(other.value.drafts, 'working-calendar', 'name')).toEqual(['Office (2)'])
})

test('a plan of many links is written in parts of one import', () => {
  const many = { ...content, links: Array.from({ length: 5_000 }, (_, at) => viewOf('link', `l${at}`, { from: '4', to: '8', lag: at + 1, removed: false })) }
  const made = planDrafts(many, { kind: 'new-release', name: 'x' }, [], numbers(), 'x')
  if (!made.ok) throw new Error(made.failure.message)
  expect(made.value.drafts.length).toBeGreaterThan(1)
  expect(values(made.value.drafts, 'import', 'part')).toEqual(made.value.drafts.map((_, at) => ({ number: at + 1, of: made.value.drafts.length })))
  expect(values(made.value.drafts, 'link', 'lag')).toHaveLength(5_000)
})

test('what a person chooses: a start, and one task after the other', () => {
  const preview = planPreview(steps, content)
  expect([preview.saysStart, preview.saysZone, preview.start, preview.counts]).toEqual([
    false,
    false,
    undefined,
    { tasks: 3, summaries: 2, milestones: 0, links: 0, calendars: 0, baselines: 0 },
  ])
  const chosen = chosenProject(steps, { start: '2026-12-05T21:00:00Z', inOrder: true, zone: 'Europe/Berlin' }, 'UTC')
  const planned = planPreview(steps, planContent(chosen, { zone: 'UTC' }))
  expect(planned.tasks.map(({ title, before, start }) => [title, before, start === undefined ? '' : new Date(start).toISOString().slice(11, 16)])).toEqual([
    ['Before', '', '21:00'],
    ['Stop', '', '21:00'],
    ['Copy', '1.1', '21:15'],
    ['After', '', '21:30'],
    ['Start', '1.2', '21:30'],
  ])
  expect(planned.finish).toBe(Date.parse('2026-12-05T21:45:00Z'))
})
