import { readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { previewTable } from '#shared/exchange/table/preview-table'
import { readTable } from '#shared/exchange/table/read-table'
import { schedulePlan } from '#shared/schedule/schedule-plan'
import { hasSharedData, sharedData } from '#test/shared-data'
import { planContent } from '../plan-content'
import { runbookProject } from './runbook-project'

async function read(file: string) {
  const table = await readTable(new Uint8Array(readFileSync(sharedData('runbooks', file))), file, () => Promise.reject(new Error('no archive')))
  if (!table.ok) throw new Error(table.failure.message)
  // The reader's own zone is another: the headers say whose clock it is.
  const preview = previewTable(table.value, {}, { zone: 'America/New_York', today: '2026-11-26' })
  return { table: table.value, preview, project: runbookProject(preview, file) }
}
const expectedOf = (file: string) => JSON.parse(readFileSync(sharedData('runbooks', file), 'utf8'))

describe.skipIf(!hasSharedData)('runbooks as tables', () => {
  test('the sound one: all that is expected of it, from the file to the schedule', async () => {
    const { table, preview, project } = await read('cutover-120.csv')
    const expected = expectedOf('cutover-120.expected.json')
    const { plan, tasks, links } = planContent(project, { zone: 'UTC' })
    const schedule = schedulePlan(plan, tasks, links, plan.zone)
    const local = (at: number | undefined): string =>
      Temporal.Instant.fromEpochMilliseconds(at ?? 0)
        .toZonedDateTimeISO(plan.zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'second' })
    const sheet = table.sheets[0]
    const columns = sheet?.headers ?? []
    const unique = (field: (at: number) => string): string[] => [...new Set(tasks.map((_, at) => field(at)))].sort()
    const streams = preview.rows.map((row) => (row.kind === 'task' ? row.stream : ''))
    expect(preview.subject).toBe('tasks')
    expect({
      file: 'cutover-120.csv',
      origin: expected.origin,
      columns: columns.length,
      tasks: tasks.length,
      dependencies: links.length,
      error_row_count: preview.errors.length,
      milestones: tasks.filter(({ kind }) => kind === 'milestone').length,
      streams: unique((at) => streams[at] ?? ''),
      teams: unique((at) => tasks[at]?.role ?? ''),
      duration_form: expected.duration_form,
      output_fields_tail: columns.slice(columns.findIndex((name) => name.startsWith('Output fields'))),
      fixed_times: Object.fromEntries(tasks.flatMap(({ id, constraint }) => ('at' in constraint ? [[id, local(Date.parse(constraint.at))]] : []))),
      zone: plan.zone,
      start: local(schedule.start),
      finish: local(schedule.end),
      elapsed_minutes: (schedule.end - schedule.start) / 60_000,
      rule: expected.rule,
      critical_tasks: tasks.filter(({ id }) => schedule.times(id)?.critical).map(({ id }) => Number(id)),
      samples: expected.samples.map(({ task }: { task: number }) => {
        const times = schedule.times(String(task))
        return { task, earliest_start: local(times?.start), earliest_end: local(times?.finish), slack_minutes: times?.totalFloat }
      }),
      tasks_done_after_due: expected.tasks_done_after_due,
    }).toEqual(expected)
    expect(preview.warnings).toEqual([])
    expect(preview.questions).toEqual([])
    expect(tasks.find(({ id }) => id === '2')).toMatchObject({
      title: 'Check the backup of billing',
      code: '2',
      instructions: 'Sub Stream: Wave 2\nTask Level: Level 2\nSystem: billing\nEvidence required: yes',
    })
    expect(preview.notes.map(({ code }) => code)).toEqual(['output-fields', 'kept-columns'])
  })

  test('the faulty one: every row at fault with its code, one circle, one formula that stays text', async () => {
    const { table, preview, project } = await read('cutover-faulty-60.csv')
    const expected = expectedOf('cutover-faulty-60.expected.json')
    const circle = preview.notes.filter(({ code }) => code === 'cycle')
    expect({
      ...expected,
      records: table.sheets[0]?.rows.length,
      blank_records_at_end: Number(/^\d+/.exec(table.sheets[0]?.notes.find(({ code }) => code === 'blank-lines')?.message ?? '')?.[0]),
      errors: preview.errors.map(({ record, code }) => ({ record, task: Number(table.sheets[0]?.rows[record - 1]?.cells[0]?.toString().slice(1)), code })),
      error_row_count: new Set(preview.errors.map(({ record }) => record)).size,
      warnings: preview.warnings.map(({ record, code }) => ({ record, code })),
      rows_with_that_predecessor: preview.rows.filter((row) => row.kind === 'task' && row.links.some(({ number }) => number === '25')),
    }).toEqual(expected)
    expect(circle.map(({ message }) => message)).toEqual([
      'Tasks 41, 44 and 47 wait for each other in a circle: they have no time until one of these links is removed.',
    ])
    expect(preview.errors.map(({ column }) => column)).toEqual([
      'Title',
      'Predecessor IDs',
      'Predecessor IDs',
      'Task ID',
      'Planned Duration',
      'Planned Duration',
      'Task Type',
      'Predecessor IDs',
    ])
    const { tasks, links, plan } = planContent(project, { zone: 'UTC' })
    expect([tasks.length, tasks.find(({ id }) => id === '52')?.title]).toEqual([52, '=HYPERLINK("http://127.0.0.1","x")'])
    expect(schedulePlan(plan, tasks, links, plan.zone).problems).toMatchObject([{ code: 'cycle', tasks: ['41', '44', '47'] }])
  })

  test('streams become summaries where that is wanted', async () => {
    const { preview } = await read('cutover-120.csv')
    const { tasks } = planContent(runbookProject(preview, 'x', { asSummaries: true }), { zone: 'UTC' })
    expect(tasks.filter(({ kind }) => kind === 'summary').map(({ title, code }) => `${code} ${title}`)).toEqual([
      'S1 Preparation',
      'S2 Database',
      'S3 Application',
      'S4 Network',
      'S5 Integration',
      'S6 Validation',
      'S7 Communication',
    ])
    expect(tasks).toHaveLength(127)
  })
})
