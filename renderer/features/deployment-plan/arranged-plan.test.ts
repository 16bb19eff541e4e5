import { describe, expect, it } from 'vitest'
import { viewOf } from '#shared/model/view'
import { schedule } from '#shared/schedule/schedule'
import { planInput } from '#shared/schedule/schedule-plan'
import { arrangedColumns, arrangedEdits, arrangedPlan } from './arranged-plan'
import type { PlanData } from './use-plan'

const tasks = [
  viewOf('task', 'a', { title: 'Prepare', code: 'A', kind: 'summary' }),
  viewOf('task', 'a1', { title: 'Drain queues', code: 'A1', parent: 'a', duration: 30, who: 'Jens', environment: 'PROD-2' }),
  viewOf('task', 'a2', { title: 'Tell partners', code: 'A2', parent: 'a', duration: 10, who: 'Ada' }),
  viewOf('task', 'b', { title: 'Migrate', code: 'B', kind: 'summary' }),
  viewOf('task', 'b1', { title: 'Migrate ledger', code: 'B1', parent: 'b', duration: 60, who: 'Jens', environment: 'PROD-1' }),
]
const plan = viewOf('plan', 'p', { start: '2026-12-05T20:00:00Z' })
const links = [viewOf('link', 'l', { from: 'a1', to: 'b1' })]
const input = planInput(plan, tasks, links, 'UTC', 0)
const data: PlanData = {
  release: viewOf('release', 'r', {}),
  plan,
  tasks,
  rows: tasks,
  links,
  input,
  schedule: schedule(input),
  freezes: [],
  windows: [],
  calendars: [],
  baselines: [],
  zone: 'UTC',
}
const titles = (of: PlanData) => of.rows.map(({ title }) => title)

describe('arranged rows of a plan', () => {
  it('are the plan’s own where nothing is asked', () => {
    expect(arrangedPlan(data, { grouping: 'stage', text: '' }).data).toBe(data)
  })
  it('keep what a filter finds with the stages above it', () => {
    const found = arrangedPlan(data, { grouping: 'stage', text: 'jens LEDGER' })
    expect(titles(found.data)).toEqual(['Migrate', 'Migrate ledger'])
    expect(found.hidden).toBe(3)
  })
  it('stand below their environment or owner, what has none last, with the times that they have', () => {
    const byEnvironment = arrangedPlan(data, { grouping: 'environment', text: '' })
    expect(titles(byEnvironment.data)).toEqual(['PROD-1', 'Migrate ledger', 'PROD-2', 'Drain queues', 'No environment', 'Tell partners'])
    expect([0, 1, 2, 3, 4, 5, 6].filter(byEnvironment.isGroup)).toEqual([1, 3, 5])
    const byOwner = arrangedPlan(data, { grouping: 'owner', text: '' })
    expect(titles(byOwner.data)).toEqual(['Ada', 'Tell partners', 'Jens', 'Drain queues', 'Migrate ledger'])
    const [, , jens] = byOwner.data.rows
    const span = byOwner.data.schedule.times(jens?.id ?? '')
    expect([span?.start, span?.finish, span?.summary]).toEqual([Date.parse('2026-12-05T20:00:00Z'), Date.parse('2026-12-05T21:30:00Z'), true])
    expect(byOwner.data.schedule.times('b1')).toEqual(data.schedule.times('b1'))
  })
  it('let nobody edit a group, nor where a task stands', () => {
    const arranged = arrangedPlan(data, { grouping: 'owner', text: '' })
    const done: string[] = []
    const edits = arrangedEdits(
      {
        onMove: () => {},
        onResize: () => {},
        onLink: () => {},
        onStep: (row) => void done.push(`step ${row}`),
        onStretch: () => {},
        onReorder: () => {},
        onIndent: () => {},
        onRemove: (row) => void done.push(`remove ${row}`),
        allowed: () => ({ move: true, resize: true, link: true }),
      },
      arranged,
    )
    expect(edits.onReorder).toBeUndefined()
    expect(edits.onIndent).toBeUndefined()
    for (const row of [1, 2]) {
      edits.onStep(row, 1)
      edits.onRemove?.(row)
    }
    expect(done).toEqual(['step 2', 'remove 2'])
    expect([edits.allowed(1).move, edits.allowed(2).move]).toEqual([false, true])
    const [title, who] = arrangedColumns(
      [
        {
          id: 'title',
          head: 'Task',
          width: 1,
          tree: true,
          spare: 0,
          cell: (row) => `task ${row}`,
          edit: { allowed: () => true, text: () => '', commit: () => Promise.resolve(undefined) },
        },
        { id: 'who', head: 'Who', width: 1, spare: 0, cell: (row) => `who ${row}` },
      ],
      arranged,
    )
    expect([title?.cell(1), title?.cell(2), who?.cell(1), who?.cell(2)]).toEqual(['Ada', 'task 2', '', 'who 2'])
    expect([title?.edit?.allowed(1), title?.edit?.allowed(2)]).toEqual([false, true])
  })
})
