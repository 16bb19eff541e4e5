import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportBundle } from '#electron/bundle/content/export-bundle'
import { realDisk } from '#electron/disk/disk'
import { forkedParser } from '#electron/parser/forked-parser'
import { combine, create, edit } from '#shared/commands/edit'
import { viewOf } from '#shared/model/view'
import { madeWorkspace, quiet, writeTwoReleases } from '#test/fixtures/bundle/made-release'
import { buildParser } from '#test/fixtures/tables/build-parser'
import { hasSharedData, sharedData } from '#test/shared-data'
import { schedule } from './schedule'

let folder = ''
let parser = ''
const of = 'release/payments'

beforeAll(async () => {
  folder = fs.mkdtempSync(join(tmpdir(), 'slipway-schedule-'))
  parser = await buildParser(folder)
}, 60_000)
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const status = await schedule(args, { out: (text) => out.push(text), err: (text) => err.push(text), startParser: forkedParser(parser) })
  return { status, out: out.join('\n'), err: err.join('\n') }
}
interface Answer {
  readonly start: string
  readonly finish: string
  readonly lengthMinutes: number
  readonly tasks: readonly {
    readonly id: string
    readonly name: string
    readonly start: string
    readonly finish: string
    readonly durationMinutes: number
    readonly totalFloatMinutes: number
    readonly freeFloatMinutes: number
    readonly critical: boolean
    readonly lateStart: string
    readonly lateFinish: string
  }[]
  readonly problems: readonly { readonly code: string; readonly message: string; readonly tasks: readonly string[] }[]
}
const answerOf = (out: string): Answer => JSON.parse(out)

test('the plan of a bundle is scheduled from its start, or from the one that is named', async () => {
  const made = madeWorkspace()
  writeTwoReleases(made)
  made.write(
    combine('add-task', 'Added two tasks', [
      create('task', 't2', { of, plan: 'p', title: 'Switch', duration: 45 }),
      create('task', 't3', { of, plan: 'p', title: 'Tell', duration: 5 }),
      create('link', 'l1', { of, plan: 'p', from: 't1', to: 't2', type: 'FS', lag: 10 }),
    ]),
  )
  const file = join(folder, 'payments.slipway')
  await exportBundle(file, { source: made.source, release: of, key: made.key, disk: realDisk, job: quiet })
  const told = await run(file, '--json', '--zone', 'Europe/Copenhagen')
  expect([told.status, told.err]).toEqual([0, ''])
  const answer = answerOf(told.out)
  expect([answer.start, answer.finish, answer.lengthMinutes, answer.problems]).toEqual(['2026-07-04T22:00:00+02:00', '2026-07-04T23:25:00+02:00', 85, []])
  const byId = Object.fromEntries(answer.tasks.map((task) => [task.id, [task.name, task.durationMinutes, task.totalFloatMinutes, task.critical]]))
  expect(byId).toEqual({ t1: ['Drain queues', 30, 0, true], t2: ['Switch', 45, 0, true], t3: ['Tell', 5, 80, false] })
  expect(JSON.parse(told.out).criticalPaths).toEqual({ count: 1, paths: [{ tasks: ['t1', 't2'], finish: '2026-07-04T23:25:00+02:00' }] })
  const moved = answerOf((await run(file, '--json', '--start', '2026-07-05T01:00', '--zone', 'Europe/Copenhagen')).out)
  expect([moved.start, moved.finish]).toEqual(['2026-07-05T01:00:00+02:00', '2026-07-05T02:25:00+02:00'])
  expect(answerOf((await run(file, '--json', '--start', '2026-07-05T01:00Z')).out).start).toBe('2026-07-05T01:00:00+00:00')

  // Saturday evening: with business hours the plan waits for Monday, on the command line as in the app.
  made.write(
    create('working-calendar', 'office', { of: 'calendar/main', name: 'Office', zone: 'Europe/Copenhagen', week: { '1': '09:00-17:00' } }),
    edit('plan', viewOf('plan', 'p', { title: 'Cut-over' }), { calendar: 'office' }),
  )
  const weekday = join(folder, 'weekday.slipway')
  await exportBundle(weekday, { source: made.source, release: of, key: made.key, disk: realDisk, job: quiet })
  const kept = answerOf((await run(weekday, '--json', '--zone', 'Europe/Copenhagen')).out)
  expect([kept.tasks.find(({ id }) => id === 't1')?.start, kept.finish, kept.problems]).toEqual(['2026-07-06T09:00:00+02:00', '2026-07-06T10:25:00+02:00', []])
  made.write(edit('plan', viewOf('plan', 'p', { title: 'Cut-over', calendar: 'office' }), { calendar: '' }))

  made.write(create('link', 'l2', { of, plan: 'p', from: 't2', to: 't1', type: 'FS', lag: 0 }))
  const cyclic = join(folder, 'cycle.slipway')
  await exportBundle(cyclic, { source: made.source, release: of, key: made.key, disk: realDisk, job: quiet })
  const wrong = await run(cyclic, '--json')
  expect(wrong.status).toBe(1)
  expect(answerOf(wrong.out).problems).toMatchObject([
    { code: 'cycle', tasks: ['t1', 't2'], message: expect.stringContaining('Drain queues, Switch wait for each other') },
  ])
  const words = await run(cyclic)
  expect([words.status, words.out.split('\n').at(-1)]).toEqual([1, answerOf(wrong.out).problems[0]?.message])
  fs.rmSync(made.folder, { recursive: true, force: true })
})

test('wrong usage and files without a plan end with 2, and say why on standard error', async () => {
  expect(await run()).toMatchObject({ status: 2, out: '', err: expect.stringContaining('Usage: slipway schedule') })
  expect(await run('a', 'b')).toMatchObject({ status: 2, err: expect.stringContaining('Name one file.') })
  expect(await run('x.xml', '--zone', 'Mars/Olympus')).toMatchObject({ status: 2, err: expect.stringContaining('no known time zone') })
  expect(await run('x.xml', '--start', 'tomorrow')).toMatchObject({ status: 2, err: expect.stringContaining('is no time') })
  expect(await run(join(folder, 'none.xml'))).toMatchObject({ status: 2, out: '' })
  const table = join(folder, 'plain.csv')
  fs.writeFileSync(table, 'Name,Colour\nA,red\n')
  expect(await run(table, '--json')).toMatchObject({ status: 2, out: '', err: expect.stringContaining('plain.csv: ') })
})

test('a constraint that cannot be met is told with the tasks that hold it', async () => {
  const file = join(folder, 'late.xml')
  const task = (uid: number, more: string): string => `<Task><UID>${uid}</UID><Name>T${uid}</Name><Duration>PT2H0M0S</Duration>${more}</Task>`
  const after = '<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink>'
  const by = '<ConstraintType>7</ConstraintType><ConstraintDate>2026-03-02T03:00:00</ConstraintDate>'
  fs.writeFileSync(
    file,
    `<?xml version="1.0"?><Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-03-02T00:00:00</StartDate><Tasks>${task(1, '')}${task(2, by + after)}</Tasks></Project>`,
  )
  const told = await run(file, '--json')
  expect(told.status).toBe(1)
  expect(answerOf(told.out).problems).toEqual([
    { code: 'constraint-broken', tasks: ['1', '2'], message: 'T2 misses “finish no later than” by 60 minutes: T1 holds it.' },
  ])
})

describe.skipIf(!hasSharedData)('the shared data, by the command line', () => {
  test('project XML: length, finish, critical tasks and float of each network', async () => {
    const [head = '', ...lines] = fs
      .readFileSync(sharedData('scheduling', 'mspdi', 'expected.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
    const names = head.split(',')
    expect(lines).toHaveLength(10)
    for (const line of lines) {
      const row = Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell]))
      const told = await run(sharedData('scheduling', 'mspdi', row['file'] ?? ''), '--json')
      const { start, finish, lengthMinutes, tasks, problems } = answerOf(told.out)
      const critical = tasks.filter((task) => task.critical).map(({ id }) => id)
      const float = tasks.reduce((sum, { totalFloatMinutes }) => sum + totalFloatMinutes, 0)
      expect([told.status, start, finish, lengthMinutes, tasks.length, critical.length, critical.join(' '), float, problems]).toEqual([
        0,
        `${row['start']}+00:00`,
        `${row['finish']}+00:00`,
        Number(row['lengthMinutes']),
        Number(row['tasks']),
        Number(row['criticalTasks']),
        row['criticalUids'],
        Number(row['totalFloatMinutesSummed']),
        [],
      ])
    }
  })

  test('project XML with all link types: early and late dates of every task', async () => {
    const expected: Record<string, { lengthMinutes: number; schedule: Record<string, number[]> }> = JSON.parse(
      fs.readFileSync(sharedData('scheduling', 'mspdi-links', 'expected.json'), 'utf8'),
    )
    expect(Object.keys(expected)).toHaveLength(10)
    for (const [file, { lengthMinutes, schedule: dates }] of Object.entries(expected)) {
      const { start, lengthMinutes: length, tasks } = answerOf((await run(sharedData('scheduling', 'mspdi-links', file), '--json')).out)
      const minutes = (iso: string): number => (Date.parse(iso) - Date.parse(start)) / 60_000
      const found = Object.fromEntries(tasks.map((task) => [task.id, [task.start, task.finish, task.lateStart, task.lateFinish].map(minutes)]))
      expect([file, length, found]).toEqual([file, lengthMinutes, dates])
    }
  })

  test('a runbook of 120 tasks: start, finish, critical tasks, and times and slack of the sampled ones', async () => {
    interface Expected {
      readonly tasks: number
      readonly milestones: number
      readonly error_row_count: number
      readonly zone: string
      readonly start: string
      readonly finish: string
      readonly elapsed_minutes: number
      readonly fixed_times: Readonly<Record<string, string>>
      readonly critical_tasks: readonly number[]
      readonly samples: readonly { readonly task: number; readonly earliest_start: string; readonly earliest_end: string; readonly slack_minutes: number }[]
    }
    const expected: Expected = JSON.parse(fs.readFileSync(sharedData('runbooks', 'cutover-120.expected.json'), 'utf8'))
    const told = await run(sharedData('runbooks', 'cutover-120.csv'), '--json', '--zone', expected.zone)
    const { start, finish, lengthMinutes, tasks, problems } = answerOf(told.out)
    const local = (iso: string | undefined): string => iso?.replace(/[+-]\d\d:\d\d$/, '') ?? ''
    expect([told.status, problems, problems.length]).toEqual([0, [], expected.error_row_count])
    expect([tasks.length, local(start), local(finish), lengthMinutes]).toEqual([expected.tasks, expected.start, expected.finish, expected.elapsed_minutes])
    expect(tasks.filter(({ durationMinutes }) => durationMinutes === 0)).toHaveLength(expected.milestones)
    expect(tasks.filter(({ critical }) => critical).map(({ id }) => Number(id))).toEqual(expected.critical_tasks)
    const startOf = (id: string): number => Date.parse(`${local(tasks.find((task) => task.id === id)?.start)}Z`)
    for (const [id, at] of Object.entries(expected.fixed_times)) expect(startOf(id)).toBeGreaterThanOrEqual(Date.parse(`${at}Z`))
    for (const sample of expected.samples) {
      const task = tasks.find(({ id }) => Number(id) === sample.task)
      expect({ task: sample.task, earliest_start: local(task?.start), earliest_end: local(task?.finish), slack_minutes: task?.totalFloatMinutes }).toEqual(
        sample,
      )
    }
  })

  test('a faulty runbook: its error rows by their codes and its cycle in one message, and the rest is scheduled', async () => {
    const expected: { readonly errors: readonly { readonly record: number; readonly code: string }[]; readonly cycle: readonly number[] } = JSON.parse(
      fs.readFileSync(sharedData('runbooks', 'cutover-faulty-60.expected.json'), 'utf8'),
    )
    const told = await run(sharedData('runbooks', 'cutover-faulty-60.csv'), '--json', '--zone', 'Europe/Berlin')
    const { tasks, problems } = answerOf(told.out)
    expect(told.status).toBe(1)
    expect(
      problems
        .filter(({ code }) => code !== 'cycle')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(expected.errors.map(({ code }) => code).sort())
    const cycles = problems.filter(({ code }) => code === 'cycle')
    expect(cycles.map(({ tasks: inside }) => inside.map(Number))).toEqual([expected.cycle])
    for (const task of expected.cycle) expect(cycles[0]?.message).toContain(tasks.find(({ id }) => Number(id) === task)?.name)
    expect(tasks.length).toBe(60 - expected.errors.length)
  })
})
