import { expect, test } from 'vitest'
import type { Draft } from '#shared/log/operation'
import { idOf, kindOf } from '#shared/model/entity-id'
import { viewOf } from '#shared/model/view'
import type { HeldPlan } from './merge-plan'
import { planContent } from './plan-content'
import { planDrafts } from './plan-drafts'
import { readProject } from './read-project'

const release = viewOf('release', 'r', { name: 'Payments', removed: false })
const of = 'release/r'
const task = (id: string, order: string, fields: Readonly<Record<string, string | number>>) =>
  viewOf('task', id, { of, plan: 'p', order, removed: false, ...fields })
const held: HeldPlan = {
  plan: viewOf('plan', 'p', { of, title: 'Night', start: '2026-12-05T21:00:00Z', removed: false }),
  tasks: [
    task('stop', 'a0', { code: '1', title: 'Stop', duration: 40, who: 'Ann' }),
    task('extra', 'a1', { code: 'X', title: 'Only here', duration: 5 }),
    task('copy', 'a2', { code: '2', title: 'Copy the data', duration: 10 }),
  ],
  links: [
    viewOf('link', 'old', { of, plan: 'p', from: 'stop', to: 'copy', type: 'SS' }),
    viewOf('link', 'gone', { of, plan: 'p', from: 'copy', to: 'stop' }),
    viewOf('link', 'other', { of, plan: 'p', from: 'stop', to: 'extra' }),
  ],
  baselines: [viewOf('baseline', 'b', { of, plan: 'p', title: 'At approval' })],
}

const xml = `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-12-06T08:00:00</StartDate><Tasks>
<Task><UID>1</UID><ID>1</ID><Name>Stop</Name><Duration>PT1H0M0S</Duration></Task>
<Task><UID>2</UID><ID>2</ID><Name>Copy everything</Name><Duration>PT2H0M0S</Duration><PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task>
<Task><UID>3</UID><ID>3</ID><Name>Check</Name><Duration>PT0H30M0S</Duration><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks></Project>`

function content() {
  const project = readProject(new TextEncoder().encode(xml), 'plan.xml')
  if (project?.ok !== true) throw new Error('The project does not read.')
  const read = planContent(project.value, { zone: 'UTC' })
  return { ...read, tasks: read.tasks.map((one) => ({ ...one, code: one.title === 'Stop' ? '1' : one.title === 'Check' ? '3' : '2' })) }
}
let made = 0
const newId = (): string => {
  made += 1
  return `new${made}`
}
function drafts(way: 'merge' | 'replace', plan: HeldPlan = held) {
  const imported = planDrafts(content(), { kind: 'release', release, held: plan, way }, [], newId, 'plan.xml')
  if (!imported.ok) throw new Error(imported.failure.message)
  return imported.value
}
const set = (all: readonly Draft[], entity: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(all.flatMap(({ operations }) => operations.flatMap((one) => (one.entity === entity ? [[one.field, one.value]] : []))))
const removedIn = (all: readonly Draft[]): readonly string[] =>
  all.flatMap(({ operations }) => operations.flatMap(({ entity, field, value }) => (field === 'removed' && value === true ? [entity] : [])))
const createdIn = (all: readonly Draft[], kind: string): readonly string[] =>
  all.flatMap(({ operations }) =>
    operations.flatMap(({ entity, field, value }) => (kindOf(entity) === kind && field === 'removed' && value === false ? [idOf(entity)] : [])),
  )

test('a plan that is brought up to a file takes what the file says, keeps what only it has, and its own start', () => {
  const { drafts: all, summary } = drafts('merge')
  expect(summary).toBe('Brought the deployment plan of “Payments” up to “plan.xml”: 2 changed, 1 new, 1 only here')
  expect(set(all, 'task/stop')).toMatchObject({ duration: 60 })
  expect(set(all, 'task/stop')).not.toHaveProperty('who')
  expect(set(all, 'task/copy')).toMatchObject({ title: 'Copy everything', duration: 120 })
  expect(Object.keys(set(all, 'task/extra'))).toEqual(['order'])
  expect(set(all, 'plan/p')).toEqual({})
  const [check] = createdIn(all, 'task')
  expect(set(all, `task/${check}`)).toMatchObject({ title: 'Check', plan: 'p', of })
  // The order is that of the file, and what it does not have stands behind.
  const orders = ['stop', 'copy', check, 'extra'].map((id) => set(all, `task/${id}`)['order'] ?? held.tasks.find((one) => one.id === id)?.order)
  expect([...orders].sort()).toEqual(orders)
})

test('links hold as the file has them between its tasks, and those to others stay', () => {
  const { drafts: all } = drafts('merge')
  expect(set(all, 'link/old')).toEqual({ type: 'FS' })
  expect(removedIn(all)).toEqual(['link/gone'])
  const [link] = createdIn(all, 'link')
  expect(set(all, `link/${link}`)).toMatchObject({ from: 'copy', to: createdIn(all, 'task')[0] })
})

test('a plan that is replaced goes with its tasks, links and baselines, in the import that brings the other', () => {
  const { drafts: all, summary } = drafts('replace')
  expect([...removedIn(all)].sort()).toEqual(['baseline/b', 'link/gone', 'link/old', 'link/other', 'plan/p', 'task/copy', 'task/extra', 'task/stop'])
  expect(createdIn(all, 'task')).toHaveLength(3)
  expect(new Set(all.map(({ command }) => command))).toEqual(new Set(['import-plan']))
  expect(summary).toBe('Imported the deployment plan of “Payments” with 3 tasks from “plan.xml”, in place of the one with 3')
})

test('a locked plan is neither', () => {
  const locked = { ...held, plan: { ...held.plan, state: 'approved' as const } }
  for (const way of ['merge', 'replace'] as const)
    expect(planDrafts(content(), { kind: 'release', release, held: locked, way }, [], newId, 'x')).toMatchObject({
      ok: false,
      failure: { code: 'plan-locked' },
    })
})
