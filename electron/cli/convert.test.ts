import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forkedParser } from '#electron/parser/forked-parser'
import { entityId } from '#shared/model/entity-id'
import { buildParser } from '#test/fixtures/tables/build-parser'
import { hasSharedData, sharedData } from '#test/shared-data'
import { conflicts } from './conflicts'
import { convert } from './convert'
import { info } from './info'
import { schedule } from './schedule'
import { verify } from './verify'

const fixture = (name: string): string => join(process.cwd(), 'test', 'fixtures', name)
let folder = ''
let parser = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-convert-test-'))
  parser = await buildParser(folder)
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
const newId = (): string => entityId(new Uint8Array(16).fill(made++ % 31).map((byte, at) => (at < 8 ? byte : Math.floor(made / (at + 1)) % 256)))

async function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const status = await convert(args, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    startParser: forkedParser(parser),
    now: Date.parse('2026-11-26T00:00:00Z'),
    newId,
  })
  return { status, out: out.join('\n'), err: err.join('\n') }
}
const to = (name: string): string => join(folder, name)
const answer = async (...args: string[]) => {
  const { status, out, err } = await run(...args, '--json')
  expect([status, err]).toEqual([0, ''])
  return JSON.parse(out) as { read: number; written: number; losses: { entity: string; field: string; count: number; message: string }[] }
}
const scheduled = async (file: string) => {
  const out: string[] = []
  const status = await schedule([file, '--json', '--zone', 'Europe/Berlin'], {
    out: (text) => out.push(text),
    err: () => undefined,
    startParser: forkedParser(parser),
  })
  const { tasks, lengthMinutes, start, finish } = JSON.parse(out.join('\n')) as {
    tasks: { name: string; start: string; totalFloatMinutes: number }[]
    lengthMinutes: number
    start: string
    finish: string
  }
  return { status, lengthMinutes, start, finish, tasks: tasks.map(({ name, start, totalFloatMinutes }) => `${name} ${start} ${totalFloatMinutes}`) }
}

test.skipIf(!hasSharedData)(
  'a runbook goes through every form that holds a plan, and its schedule stays',
  async () => {
    const source = sharedData('runbooks', 'cutover-120.csv')
    const before = await scheduled(source)
    expect([before.status, before.lengthMinutes, before.finish]).toEqual([0, 2_610, '2026-05-17T15:30:00+02:00'])
    const xml = await answer(source, to('plan.xml'))
    expect([xml.read, xml.written, xml.losses.map(({ entity, field }) => `${entity}.${field}`)]).toEqual([120, 120, ['task.stream', 'release.all']])
    for (const [from, name] of [
      ['plan.xml', 'again.csv'],
      ['again.csv', 'plan.xlsx'],
      ['plan.xlsx', 'plan.json'],
      ['plan.json', 'plan.slipway'],
      ['plan.slipway', 'last.xml'],
    ] as const) {
      const step = await answer(to(from), to(name), '--zone', 'Europe/Berlin')
      expect([name, step.written >= 120]).toEqual([name, true])
      expect([name, await scheduled(to(name.endsWith('.json') ? from : name))]).toEqual([name, before])
    }
  },
  120_000,
)

test('releases, changes and risks keep their fields through a table, a workbook and JSON', async () => {
  for (const [file, rows] of [
    ['sample-releases.csv', 64],
    ['sample-changes.csv', 56],
    ['sample-risks.csv', 38],
  ] as const) {
    const first = await answer(fixture(file), to('one.json'), '--zone', 'Europe/Berlin')
    expect([file, first.read >= rows - 10]).toEqual([file, true])
    await answer(to('one.json'), to('one.csv'), '--zone', 'Europe/Berlin')
    await answer(to('one.csv'), to('two.xlsx'), '--zone', 'Europe/Berlin')
    await answer(to('two.xlsx'), to('two.json'), '--zone', 'Europe/Berlin')
    await answer(to('two.json'), to('two.csv'), '--zone', 'Europe/Berlin')
    expect([file, readFileSync(to('two.csv'), 'utf8')]).toEqual([file, readFileSync(to('one.csv'), 'utf8')])
  }
}, 60_000)

test('a whole portfolio goes into one bundle that verifies, and comes out of it as it was', async () => {
  await answer(fixture('sample-releases.csv'), to('portfolio.json'), '--zone', 'Europe/Berlin')
  const { read, written, losses } = await answer(to('portfolio.json'), to('Spring.slipway'))
  expect([written, losses]).toEqual([read, []])
  const judged: string[] = []
  const surroundings = { out: (text: string) => judged.push(text), err: (text: string) => judged.push(text), startParser: forkedParser(parser) }
  expect(await verify([to('Spring.slipway')], surroundings)).toBe(0)
  const [first = ''] = judged
  expect(first).toMatch(/Spring\.slipway: intact \(Spring, \d\d releases\)/)
  expect(await info([to('Spring.slipway'), '--json'], { ...surroundings, today: '2026-11-26' })).toBe(0)
  expect(JSON.parse(judged.at(-1) ?? '')).toMatchObject({ format: 'bundle', releases: Number(/(\d+) releases/.exec(first)?.[1]), problems: [] })
  await answer(to('Spring.slipway'), to('again.json'))
  expect(sorted(to('again.json'))).toEqual(sorted(to('portfolio.json')))
}, 60_000)

test('what stands beside one release goes into the bundle too, and what is signed by others is named as lost', async () => {
  const file = to('beside.json')
  const release = { id: 'r', name: 'Payments', state: 'planning' }
  const freeze = { id: 'f', of: 'calendar/main', title: 'Year end', start: '2026-12-20', end: '2027-01-02' }
  const change = { id: 'c', number: 'CHG1', shortDescription: 'Alone', plannedStart: '2026-12-20T21:00:00Z', plannedEnd: '2026-12-20T22:00:00Z' }
  const vote = { id: 'aaaaaaaaaaaaaaaa-1', of: 'meeting/m', subject: 'change/c' }
  const write = (more: object) => writeFileSync(file, JSON.stringify({ format: 'slipway-portfolio', version: 1, release: [release], ...more }))
  write({ freeze: [freeze], change: [change], vote: [vote], admission: [{ id: 'x', of: 'workspace/this', role: 'admin' }] })
  const beside = await answer(file, to('beside.slipway'))
  expect(beside).toMatchObject({ read: 4, written: 3, losses: [{ entity: 'vote', field: 'all', count: 1 }] })
  const out: string[] = []
  const surroundings = { out: (text: string) => out.push(text), err: () => undefined, startParser: forkedParser(parser) }
  let made = 0
  const judging = { ...surroundings, now: Date.parse('2026-11-26T12:00:00Z'), newId: () => `id-${made++}` }
  expect(await conflicts([to('beside.slipway'), '--json'], judging)).toBe(1)
  expect(JSON.parse(out.join(''))).toMatchObject({ conflicts: [{ kind: 'in-freeze', subjects: [{ entity: 'change/c' }, { entity: 'freeze/f' }] }] })
  write({})
  await answer(file, to('alone.slipway'))
  expect(await info([to('alone.slipway')], { ...surroundings, today: '2026-11-26' })).toBe(0)
  expect(out.at(-1)).toContain('bundle of Payments, whole')
})

/** Each kind's records by id: a bundle keeps no order of them. */
const sorted = (file: string): unknown =>
  Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)
    .map(([kind, records]) => [kind, Array.isArray(records) ? [...(records as { id: string }[])].sort((a, b) => (a.id < b.id ? -1 : 1)) : records])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))

test('what a form has no place for is told per field, with a count', async () => {
  const file = to('notes.json')
  writeFileSync(
    file,
    JSON.stringify({
      format: 'slipway-portfolio',
      version: 1,
      release: [{ id: 'r', name: 'Payments', outcome: 'successful' }],
      note: [{ id: 'n', of: 'release/r', title: 'Why' }],
      nonsense: [{ id: 'x' }],
    }),
  )
  const { losses, read, written } = await answer(file, to('notes.csv'))
  expect([read, written]).toEqual([2, 1])
  expect(losses).toEqual([
    { entity: 'release', field: 'outcome', count: 1, message: 'The table has no column for it.' },
    { entity: 'note', field: 'all', count: 1, message: 'There is no table of these here: note.' },
  ])
  expect((await run(file, to('notes.csv'))).out).toContain('release.outcome: 1. The table has no column for it.')
})

test('a profile says how a table is read where it can’t be told', async () => {
  const file = to('ambiguous.csv')
  writeFileSync(file, 'Number,Short description,Planned start date\nCHG1,Swap,03/04/2026 22:00\n')
  expect(await run(file, to('x.json'))).toMatchObject({ status: 2, out: '' })
  expect((await run(file, to('x.json'))).err).toContain('--map FILE with {"dateOrders"')
  writeFileSync(to('profile.json'), JSON.stringify({ dateOrders: { 'Planned start date': 'day-first' }, zone: 'Europe/Berlin' }))
  await answer(file, to('x.json'), '--map', to('profile.json'))
  expect(JSON.parse(readFileSync(to('x.json'), 'utf8')).change).toMatchObject([{ number: 'CHG1', plannedStart: '2026-04-03T20:00:00Z' }])
  writeFileSync(to('profile.json'), JSON.stringify({ nonsense: 1 }))
  expect((await run(file, to('x.json'), '--map', to('profile.json'))).err).toContain('is no profile')
})

test('wrong usage, unknown endings and files without what a form holds end with 2, and nothing is written', async () => {
  expect((await run('one')).status).toBe(2)
  expect((await run('a.csv', 'b.docx')).err).toContain('names no form')
  expect((await run('a.csv', 'b.csv', '--zone', 'Nowhere')).status).toBe(2)
  expect(await run(to('not-there.csv'), to('b.csv'))).toMatchObject({ status: 2, out: '' })
  const none = await run(fixture('sample-risks.csv'), to('b.xml'))
  expect([none.status, none.err]).toEqual([2, 'b.xml: There is no deployment plan in it, and project XML holds nothing else. Nothing was written.'])
  expect((await run(fixture('sample-risks.csv'), join(folder, 'no', 'such', 'b.csv'))).err).toContain('can’t be written there')
})

test('info tells what a project’s file holds and what is not kept of it', async () => {
  const file = to('project.xml')
  writeFileSync(
    file,
    '<Project xmlns="http://schemas.microsoft.com/project"><Title>Night</Title><StartDate>2026-12-05T22:00:00</StartDate><Tasks><Task><UID>1</UID><Name>A</Name><Duration>PT1H0M0S</Duration><Deadline>2026-12-06T00:00:00</Deadline></Task><Task><UID>2</UID><Name>B</Name><Duration>x</Duration></Task><Task><UID>3</UID><Name>C</Name><Start>2026-12-05T22:00:00</Start><Finish>2026-12-05T23:00:00</Finish></Task></Tasks></Project>',
  )
  const out: string[] = []
  const err: string[] = []
  const surroundings = { out: (text: string) => out.push(text), err: (text: string) => err.push(text), startParser: forkedParser(parser), today: '2026-11-26' }
  expect(await info([file, '--json', '--zone', 'Europe/Berlin'], surroundings)).toBe(0)
  expect(JSON.parse(out.join('\n'))).toMatchObject({
    format: 'mspdi',
    releases: 0,
    changes: 0,
    tasks: 3,
    risks: 0,
    from: '2026-12-05T21:00:00Z',
    to: '2026-12-05T22:00:00Z',
    problems: [
      { row: 1, column: 'Duration', code: 'unreadable-duration' },
      { row: 1, column: 'Duration', code: 'no-duration' },
    ],
    losses: [{ field: 'Deadline' }, { field: 'Finish' }, { field: 'Start' }].map(({ field }) => ({ entity: 'task', field, count: 1 })),
  })
  expect(await info([file, '--zone', 'Europe/Berlin'], surroundings)).toBe(0)
  expect(out.at(-1)).toContain('project.xml: MS Project XML, 3 tasks, 0 links, from 2026-12-05T21:00:00Z to 2026-12-05T22:00:00Z')
})

test('info tells of a calendar what would come, what is cancelled, and what is taken otherwise than it is written', async () => {
  const file = to('freezes.ics')
  const event = (uid: string, ...lines: readonly string[]): readonly string[] => ['BEGIN:VEVENT', `UID:${uid}`, `SUMMARY:${uid}`, ...lines, 'END:VEVENT']
  const lines = [
    'BEGIN:VCALENDAR',
    ...event('Here', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'),
    ...event('Gone', 'DTSTART;VALUE=DATE:20270101', 'STATUS:CANCELLED'),
    ...event('Mars', 'DTSTART;TZID=Mars/Olympus:20261228T100000', 'DURATION:PT1H'),
    'END:VCALENDAR',
  ]
  writeFileSync(file, lines.join('\r\n'))
  const out: string[] = []
  const surroundings = { out: (text: string) => out.push(text), err: () => {}, startParser: forkedParser(parser), today: '2026-11-26' }
  expect(await info([file, '--json', '--zone', 'Europe/Berlin'], surroundings)).toBe(0)
  expect(JSON.parse(out.join('\n'))).toMatchObject({
    entries: 2,
    cancelled: 1,
    from: '2026-12-24',
    to: '2026-12-28T10:00:00Z',
    warnings: [{ row: 3, column: 'Zone' }],
  })
  expect(await info([file, '--zone', 'Europe/Berlin'], surroundings)).toBe(0)
  expect(out.at(-1)?.split('\n')).toEqual([
    'freezes.ics: ICS, 3 rows, utf-8',
    'Would be imported: 2 freezes, windows and dates for everybody, from 2026-12-24 to 2026-12-28T10:00:00Z',
    'Marked as cancelled, and left out: 1.',
    'row 3, Zone: The zone “Mars/Olympus” is not known; its times are taken in Europe/Berlin.',
  ])
})
