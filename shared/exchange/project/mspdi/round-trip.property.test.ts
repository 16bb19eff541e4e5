import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linkTypes } from '#shared/model/link'
import { type Constraint, type Progress, type Task, taskKinds } from '#shared/model/task'
import { viewOf } from '#shared/model/view'
import { instant } from '#shared/model/when'
import { schedulePlan } from '#shared/schedule/schedule-plan'
import { planAsEqual } from '#test/fixtures/plans-as-equal'
import { hasSharedData, sharedData } from '#test/shared-data'
import { orderKey } from '../../table/order-key'
import { writable } from '../../xml/write-xml'
import { hoursOf, type Span } from '../hours'
import { type PlanContent, planContent } from '../plan-content'
import { readProject } from '../read-project'
import { writeMspdi } from './write-mspdi'

const zone = 'Europe/Berlin'
/** Times around the change to winter time, where a clock shows one hour twice, and others; some with parts of a second. */
const instants = fc.oneof(
  fc.integer({ min: Date.parse('2026-10-24T22:00:00Z') / 60_000, max: Date.parse('2026-10-25T03:00:00Z') / 60_000 }).map((minute) => instant(minute * 60_000)),
  fc.integer({ min: Date.parse('2026-01-01T00:00:00Z') / 1_000, max: Date.parse('2028-01-01T00:00:00Z') / 1_000 }).map((second) => instant(second * 1_000)),
  fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2028-01-01T00:00:00Z') }).map(instant),
)
const days = fc.integer({ min: 20_500, max: 21_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const when = fc.oneof(instants, days)
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '',
      ' two  spaces ',
      'a\r\nb\nc\r',
      '<b>&amp;</b> ]]>',
      '\u2014 Slipway: role \u2014',
      'x\n\u2014\u2014 Slipway: role \u2014\n',
      'ü'.repeat(300),
      '=1+1',
    ),
  )
  .map(writable)
const progress: fc.Arbitrary<Progress> = fc.oneof(
  fc.constant({ state: 'planned' } as const),
  instants.map((since) => ({ state: 'in-progress', since }) as const),
  fc.tuple(instants, instants).map(([since, at]) => ({ state: 'done', since, at }) as const),
  fc.tuple(instants, instants).map(([since, at]) => ({ state: 'failed', since, at, reason: 'broke' }) as const),
  instants.map((at) => ({ state: 'skipped', at, reason: 'not needed' }) as const),
)
const constraint: fc.Arbitrary<Constraint> = fc.oneof(
  fc.constantFrom({ kind: 'as-soon-as-possible' } as const, { kind: 'as-late-as-possible' } as const),
  fc
    .tuple(
      fc.constantFrom('start-no-earlier-than', 'start-no-later-than', 'finish-no-earlier-than', 'finish-no-later-than', 'must-start-on', 'must-finish-on'),
      when,
    )
    .map(([kind, at]) => ({ kind, at }) as Constraint),
)
const hours = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 600 })), { maxLength: 3 })
  .map((spans) => hoursOf(spans.map(([from, length]): Span => [from, Math.min(1_440, from + length)])))
const calendar = fc
  .record({
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((name) => writable(name).trim() || 'Hours'),
    week: fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), hours),
    days: fc.dictionary(days, hours, { maxKeys: 5 }),
    called: fc.array(text, { minLength: 5, maxLength: 5 }),
  })
  .map(({ called, ...fields }) => ({ ...fields, dayNames: Object.fromEntries(Object.keys(fields.days).map((day, at) => [day, called[at] ?? ''])) }))

const plans: fc.Arbitrary<PlanContent> = fc
  .record({
    count: fc.integer({ min: 1, max: 12 }),
    calendars: fc.uniqueArray(calendar, { maxLength: 2, selector: ({ name }) => name }),
    hasCalendar: fc.boolean(),
    title: text.filter((title) => title.trim() !== ''),
    plan: fc.record({
      start: fc.oneof(fc.constant(''), when),
      windowStart: fc.oneof(fc.constant(''), when),
      windowEnd: fc.oneof(fc.constant(''), when),
      environment: text,
      backOutCheck: fc.nat(500),
      rehearsal: fc.boolean(),
    }),
  })
  .chain(({ count, calendars, hasCalendar, title, plan }) => {
    const ids = Array.from({ length: count }, (_, at) => `t${at}`)
    const names = calendars.map((_, at) => `c${at}`)
    const task = (at: number): fc.Arbitrary<Task> =>
      fc
        .record({
          parent: fc.constantFrom('', ...ids.slice(0, at)),
          code: text,
          title: text,
          kind: fc.constantFrom(...taskKinds),
          duration: fc.nat(100_000),
          estimate: fc.oneof(fc.constant('' as const), fc.record({ low: fc.nat(100), high: fc.nat(1_000) })),
          calendar: fc.constantFrom('', ...names),
          constraint,
          who: fc.oneof(text, fc.constantFrom('Anna, Ben', 'Anna', 'Anna,Ben', 'A [x]')),
          role: text,
          environment: text,
          instructions: text,
          expectedResult: text,
          backOut: text,
          backOutDuration: fc.nat(300),
          branch: fc.constantFrom('main' as const, 'back-out' as const),
          progress,
        })
        .map((fields) => viewOf('task', `t${at}`, { ...fields, plan: 'p', removed: false, order: orderKey(at) }))
    return fc
      .record({
        tasks: fc.tuple(...ids.map((_, at) => task(at))),
        links: fc.array(
          fc.record({
            from: fc.constantFrom(...ids),
            to: fc.constantFrom(...ids),
            type: fc.constantFrom(...linkTypes),
            lag: fc.integer({ min: -9_000, max: 9_000 }),
          }),
          { maxLength: 12 },
        ),
        baselines: fc.array(
          fc.record({
            title: text,
            taken: fc.oneof(fc.constant(''), when),
            spans: fc.dictionary(
              fc.constantFrom(...ids),
              fc.tuple(instants, instants).map(([a, b]) => ({ start: Date.parse(a), end: Date.parse(b) })),
            ),
          }),
          { maxLength: 3 },
        ),
      })
      .map(({ tasks, links, baselines }) => ({
        plan: viewOf('plan', 'p', { ...plan, title, zone, calendar: hasCalendar ? (names[0] ?? '') : '', removed: false }),
        tasks,
        links: links
          .filter(({ from, to, type }, at) => from !== to && links.findIndex((other) => other.from === from && other.to === to && other.type === type) === at)
          .map((link, at) => viewOf('link', `l${at}`, { ...link, plan: 'p', removed: false })),
        calendars: calendars.map((fields, at) => viewOf('working-calendar', names[at] ?? '', { ...fields, zone, removed: false })),
        baselines: baselines.map((fields, at) => viewOf('baseline', `b${at}`, { ...fields, plan: 'p', removed: false })),
        losses: [],
      }))
  })

function readBack(xml: string): PlanContent {
  const found = readProject(new TextEncoder().encode(xml), 'plan.xml')
  if (found?.ok !== true) throw new Error(found?.failure.message ?? 'no project')
  expect(found.value.problems).toEqual([])
  return planContent(found.value, { zone: 'UTC' })
}

test('a plan that is written and read is the same plan', () => {
  fc.assert(
    fc.property(plans, fc.boolean(), (content, scheduled) => {
      const schedule = schedulePlan(content.plan, content.tasks, [], zone, Date.parse('2026-06-01T00:00:00Z'))
      const written = writeMspdi({ ...content, zone, ...(scheduled ? { times: schedule.times } : {}) })
      expect(written.losses).toEqual([])
      const again = readBack(written.xml)
      expect(planAsEqual(again)).toEqual(planAsEqual(content))
      expect(again.losses.filter(({ how }) => how !== 'computed-here')).toEqual([])
    }),
    { numRuns: 100 },
  )
}, 60_000)

test.skipIf(!hasSharedData)('what was read of every program’s file, written and read again, is the same plan', () => {
  for (const folder of ['native', 'converted_from_mpp', 'gan'])
    for (const file of readdirSync(sharedData('mspdi', folder))) {
      if (!/\.(?:xml|gan)$/.test(file)) continue
      const found = readProject(new Uint8Array(readFileSync(sharedData('mspdi', folder, file))), file)
      if (found?.ok !== true) throw new Error(file)
      const first = planContent(found.value, { zone })
      const again = readBack(writeMspdi({ ...first, zone }).xml)
      expect([file, planAsEqual(again)]).toEqual([file, planAsEqual(first)])
    }
})
