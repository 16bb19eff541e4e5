import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holdProperty, lawTimeout } from '#test/torture/laws'
import type { ScheduleInput } from './input'
import { constraintOf, type DrawnLink, drawnLink, plans, type Wanted } from './random-networks'
import { reschedule } from './reschedule'
import { type Schedule, schedule } from './schedule'

type Edit =
  | { readonly kind: 'duration'; readonly task: number; readonly duration: number }
  | { readonly kind: 'constraint'; readonly task: number; readonly constraint: ScheduleInput['tasks'][number]['constraint'] }
  | { readonly kind: 'link'; readonly link: DrawnLink; readonly backwards: boolean }
  | { readonly kind: 'unlink'; readonly link: number }
  | { readonly kind: 'lag'; readonly link: number; readonly lag: number }
  | { readonly kind: 'parent'; readonly task: number }

const dated = [
  'as-soon-as-possible',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
  'must-start-on',
  'must-finish-on',
] as const

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('duration' as const), task: fc.nat(), duration: fc.oneof(fc.constant(0), fc.nat(900)) }),
  fc.record({ kind: fc.constant('constraint' as const), task: fc.nat(), constraint: constraintOf(dated) }),
  fc.record({ kind: fc.constant('link' as const), link: drawnLink(1000), backwards: fc.nat(4).map((n) => n === 0) }),
  fc.record({ kind: fc.constant('unlink' as const), link: fc.nat() }),
  fc.record({ kind: fc.constant('lag' as const), link: fc.nat(), lag: fc.integer({ min: -200, max: 200 }) }),
  fc.record({ kind: fc.constant('parent' as const), task: fc.nat() }),
)

function edited(input: ScheduleInput, edit: Edit, turn: number): ScheduleInput {
  const { tasks, links } = input
  const pick = <T>(list: readonly T[], at: number): number => (list.length === 0 ? -1 : at % list.length)
  switch (edit.kind) {
    case 'duration':
      return { ...input, tasks: tasks.map((task, i) => (i === pick(tasks, edit.task) ? { ...task, duration: edit.duration } : task)) }
    case 'constraint':
      return { ...input, tasks: tasks.map((task, i) => (i === pick(tasks, edit.task) ? { ...task, constraint: edit.constraint } : task)) }
    case 'parent':
      return edit.task % 9 === 0 ? { ...input, tasks: tasks.map((task, i) => (i === pick(tasks, edit.task) ? { ...task, parent: '' } : task)) } : input
    case 'unlink':
      return { ...input, links: links.filter((_, i) => i !== pick(links, edit.link)) }
    case 'lag':
      return { ...input, links: links.map((link, i) => (i === pick(links, edit.link) ? { ...link, lag: edit.lag } : link)) }
    case 'link': {
      const [a, b] = [edit.link.a % tasks.length, edit.link.b % tasks.length]
      const [from, to] = a < b !== edit.backwards ? [a, b] : [b, a]
      const link = { id: `e${turn}`, from: `t${from}`, to: `t${to}`, type: edit.link.type, lag: edit.link.lag }
      return a === b ? input : { ...input, links: [...links, link] }
    }
  }
}

const told = ({ columns, start, end, backOutEnd, problems, why }: Schedule, task: string): string =>
  JSON.stringify([Object.entries(columns).map(([name, column]) => [name, column.join(' ')]), start, end, backOutEnd, problems, why(task)])

/** Follows edits one upon another, now and then from a schedule two edits old, and holds each against the whole pass. */
function follows(wanted: Wanted, most: number): fc.IAsyncProperty<[ScheduleInput, Edit[]]> {
  return fc.asyncProperty(plans(wanted), fc.array(edits, { minLength: 1, maxLength: most }), async (first, list) => {
    const inputs = [first]
    const made = [schedule(first)]
    for (const [turn, edit] of list.entries()) {
      const back = turn % 4 === 3 ? 2 : 1
      const base = inputs.at(-back)
      const before = made.at(-back)
      if (base === undefined || before === undefined) continue
      const input = edited(base, edit, turn)
      const quick = reschedule(before, input)
      const whole = schedule(input)
      const task = input.tasks[turn % input.tasks.length]?.id ?? ''
      // As text: a hundred times faster to compare than column by column.
      expect(told(quick, task)).toBe(told(whole, task))
      inputs.push(input)
      made.push(quick)
    }
  })
}

/** At commit 2,500 networks with some 12,000 edits. */
const law = (commit: number) => ({ number: 'S1', commit, night: 40 * commit })
const plain = { tasks: 14, constraints: dated }

describe('S1', { timeout: lawTimeout }, () => {
  test('after any edits the incremental schedule equals the whole one', async () => {
    expect(await holdProperty(law(1000), follows(plain, 10))).toBeGreaterThan(0)
  })

  test('so it does with stages, a back-out and tasks as late as possible', async () => {
    const nested = { ...plain, nested: true, backOut: true }
    expect(await holdProperty(law(500), follows({ ...nested, constraints: [...dated, 'as-late-as-possible'] }, 8))).toBeGreaterThan(0)
    expect(await holdProperty(law(500), follows(nested, 8))).toBeGreaterThan(0)
  })

  test('and with working calendars', async () => {
    const timed = { ...plain, tasks: 12, nested: true, backOut: true, calendars: ['office', 'night', 'weekend'] }
    expect(await holdProperty(law(500), follows(timed, 8))).toBeGreaterThan(0)
  })
})
