import { readdirSync, readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { hasSharedData, sharedData } from '#test/shared-data'
import type { LinkType } from '../model/link'
import { schedule } from './schedule'
import { readPlainMspdi, readRcp, readRunbook, readSm } from './test-networks'

const minute = 60_000
const read = (...path: string[]): string => readFileSync(sharedData('scheduling', ...path), 'utf8')
const table = (text: string): Record<string, string>[] => {
  const [head = '', ...lines] = text.trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
}

describe.skipIf(!hasSharedData)('networks with known answers', () => {
  test('PSPLIB: length and critical jobs of all 40 instances', () => {
    const expected = table(read('psplib', 'expected_cpm.csv'))
    expect(expected).toHaveLength(40)
    for (const row of expected) {
      const file = row['file'] ?? ''
      const folder = readdirSync(sharedData('scheduling', 'psplib')).find((name) => file.startsWith(name) && name.startsWith('j')) ?? ''
      const input = readSm(read('psplib', folder, file))
      const computed = schedule(input)
      expect([file, computed.end / minute, computed.problems]).toEqual([file, Number(row['cpm_length']), []])
      const critical = input.tasks.filter(({ id }) => computed.times(id)?.critical === true).map(({ id }) => id)
      expect([file, critical.length, critical.join(' ')]).toEqual([file, Number(row['critical_jobs_count']), row['critical_jobs']])
      expect([file, input.tasks.length, input.links.length, computed.end / minute]).toEqual([
        file,
        Number(row['jobs_incl_dummies']),
        Number(row['precedence_links']),
        Number(row['mpm_time']),
      ])
    }
  })

  test('Patterson and RanGen: the longest path without resource limits', () => {
    const expected = table(read('expected_rcp_sch.csv')).filter(({ file }) => file?.endsWith('.rcp'))
    expect(expected).toHaveLength(17)
    for (const row of expected) {
      const input = readRcp(read(...(row['file'] ?? '').split('/')))
      expect([row['file'], input.tasks.length, input.links.length, schedule(input).end / minute]).toEqual([
        row['file'],
        Number(row['nodes_incl_dummies']),
        Number(row['arcs']),
        Number(row['time_only_longest_path']),
      ])
    }
  })

  test('textbook: all link types and lags, with nothing before the start', () => {
    interface Case {
      readonly name: string
      readonly tasks: readonly { readonly id: number; readonly duration: number }[]
      readonly links: readonly { readonly pred: number; readonly succ: number; readonly type: LinkType; readonly lag: number }[]
      readonly expected: Readonly<Record<string, Readonly<Record<string, number>>>>
      readonly unclamped_forward_pass_agrees: boolean
      readonly clamped_at_zero: { readonly duration: number; readonly early_start: Readonly<Record<string, number>> }
    }
    const cases: readonly Case[] = JSON.parse(read('textbook', 'link_types_with_lag_expected.json'))
    expect(cases).toHaveLength(18)
    let lateDatesSeen = 0
    for (const one of cases) {
      const computed = schedule({
        start: 0,
        tasks: one.tasks.map(({ id, duration }) => ({ id: String(id), parent: '', duration, branch: 'main', constraint: { kind: 'as-soon-as-possible' } })),
        links: one.links.map(({ pred, succ, type, lag }, i) => ({ id: `l${i}`, from: String(pred), to: String(succ), type, lag })),
      })
      const starts = Object.fromEntries(one.tasks.map(({ id }) => [String(id), (computed.times(String(id))?.start ?? -1) / minute]))
      expect([one.name, computed.end / minute, starts]).toEqual([one.name, one.clamped_at_zero.duration, one.clamped_at_zero.early_start])
      // Late dates are only given for the unclamped rule; and the package behind them lets a task with no finish-bound
      // successor end after the project does (late finish 7 of a project 6 long), which a late date by definition can't.
      const asExpected = Object.entries(one.expected).every(
        ([id, dates]) => dates['early_start'] === starts[id] && (dates['late_finish'] ?? 0) <= computed.end / minute,
      )
      if (!asExpected) continue
      lateDatesSeen++
      for (const [id, dates] of Object.entries(one.expected)) {
        const times = computed.times(id)
        expect([one.name, id, (times?.finish ?? -1) / minute, (times?.lateStart ?? -1) / minute, (times?.lateFinish ?? -1) / minute]).toEqual([
          one.name,
          id,
          dates['early_finish'],
          dates['late_start'],
          dates['late_finish'],
        ])
      }
    }
    expect(lateDatesSeen).toBeGreaterThanOrEqual(10)
  })

  test('textbook: Vanhoucke’s network is 11 long with its published critical path', () => {
    const one = JSON.parse(read('textbook', 'vanhoucke2014_p6_cost_information_system.json'))
    const computed = schedule({
      start: 0,
      tasks: one.tasks.map(({ id, duration }: { id: number; duration: number }) => ({
        id: String(id),
        parent: '',
        duration,
        branch: 'main',
        constraint: { kind: 'as-soon-as-possible' },
      })),
      links: one.links.map(({ pred, succ }: { pred: number; succ: number }, i: number) => ({
        id: `l${i}`,
        from: String(pred),
        to: String(succ),
        type: 'FS',
        lag: 0,
      })),
    })
    expect(computed.end / minute).toBe(11)
    const critical = one.tasks.filter(({ id }: { id: number }) => computed.times(String(id))?.critical).map(({ id }: { id: number }) => id)
    expect(critical).toEqual([1, 2, 4, 11, 16])
    expect(critical).toEqual(one.published.critical)
    const told = (which: 'start' | 'lateStart') =>
      Object.fromEntries(one.tasks.map(({ id }: { id: number }) => [id, (computed.times(String(id))?.[which] ?? -1) / minute]))
    expect([told('start'), told('lateStart')]).toEqual([one.recomputed.es, one.recomputed.ls])
  })

  test('project XML with one calendar: length, critical tasks and the sum of float', () => {
    const expected = table(read('mspdi', 'expected.csv'))
    expect(expected).toHaveLength(10)
    for (const row of expected) {
      const input = readPlainMspdi(read('mspdi', row['file'] ?? ''))
      const computed = schedule(input)
      const critical = input.tasks.filter(({ id }) => computed.times(id)?.critical === true).map(({ id }) => id)
      const float = input.tasks.reduce((sum, { id }) => sum + (computed.times(id)?.totalFloat ?? 0), 0)
      expect([row['file'], computed.end / minute, critical.join(' '), float]).toEqual([
        row['file'],
        Number(row['lengthMinutes']),
        row['criticalUids'],
        Number(row['totalFloatMinutesSummed']),
      ])
    }
  })

  test('project XML with all link types and lags: early and late dates of every task', () => {
    const expected: Record<string, { lengthMinutes: number; schedule: Record<string, number[]> }> = JSON.parse(read('mspdi-links', 'expected.json'))
    const files = Object.entries(expected)
    expect(files).toHaveLength(10)
    for (const [file, { lengthMinutes, schedule: dates }] of files) {
      const computed = schedule(readPlainMspdi(read('mspdi-links', file)))
      expect([file, computed.end / minute]).toEqual([file, lengthMinutes])
      for (const [id, row] of Object.entries(dates)) {
        const times = computed.times(id)
        const found = [times?.start, times?.finish, times?.lateStart, times?.lateFinish].map((at) => (at ?? -1) / minute)
        expect([file, id, found]).toEqual([file, id, row])
      }
    }
  })

  test('a runbook of 120 tasks: finish, critical tasks, and times and slack of the sampled ones', () => {
    interface Expected {
      readonly tasks: number
      readonly dependencies: number
      readonly zone: string
      readonly start: string
      readonly finish: string
      readonly elapsed_minutes: number
      readonly critical_tasks: readonly number[]
      readonly samples: readonly { readonly task: number; readonly earliest_start: string; readonly earliest_end: string; readonly slack_minutes: number }[]
    }
    const expected: Expected = JSON.parse(readFileSync(sharedData('runbooks', 'cutover-120.expected.json'), 'utf8'))
    const input = readRunbook(readFileSync(sharedData('runbooks', 'cutover-120.csv'), 'utf8'), expected.zone)
    const computed = schedule(input)
    const local = (at: number | undefined): string =>
      Temporal.Instant.fromEpochMilliseconds(at ?? 0)
        .toZonedDateTimeISO(expected.zone)
        .toPlainDateTime()
        .toString()
    expect([input.tasks.length, input.links.length, computed.problems]).toEqual([expected.tasks, expected.dependencies, []])
    expect([local(computed.start), local(computed.end), (computed.end - computed.start) / minute]).toEqual([
      expected.start,
      expected.finish,
      expected.elapsed_minutes,
    ])
    expect(input.tasks.filter(({ id }) => computed.times(id)?.critical).map(({ id }) => Number(id))).toEqual(expected.critical_tasks)
    for (const sample of expected.samples) {
      const times = computed.times(String(sample.task))
      expect({ task: sample.task, earliest_start: local(times?.start), earliest_end: local(times?.finish), slack_minutes: times?.totalFloat }).toEqual(sample)
    }
  })
})
