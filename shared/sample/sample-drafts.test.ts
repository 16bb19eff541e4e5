import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { conflictBoard } from '#shared/assess/conflicts/board'
import type { ViewsOf } from '#shared/assess/conflicts/subjects-of'
import { factsOfRoot, worldOf } from '#shared/assess/conflicts/world-of'
import { openReadiness } from '#shared/assess/gate-progress'
import { levelAt } from '#shared/assess/risk-level'
import { changeStates, changeTypes } from '#shared/model/change'
import { entities, isKind, type Kind, rootKinds } from '#shared/model/entities'
import { idOf, kindOf } from '#shared/model/entity-id'
import { linkTypes } from '#shared/model/link'
import { releaseStates, releaseTypes } from '#shared/model/release'
import type { Rating } from '#shared/model/risk'
import { defaultsOf } from '#shared/model/view'
import { endsAt, startsAt } from '#shared/model/when'
import { Workspace } from '#shared/model/workspace'
import { schedulePlan } from '#shared/schedule/schedule-plan'
import { boardPeople } from './board'
import { sampleDrafts } from './sample-drafts'
import { sampleWorld } from './sample-world'

const zone = 'Europe/Copenhagen'
const now = Date.parse('2026-11-25T13:06:31Z')
const board = boardPeople.map((person, at) => ({ person, device: `board${at}xxxxxxxxxx`, publicKey: `key ${at}` }))
const writer = { device: 'annaxxxxxxxxxxxx', person: 'Anna Sample', board, sha256: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex') }
const drafts = sampleDrafts(now, zone, writer)
/** What every workspace is founded with. */
const founded = new Set(['workspace/this', 'calendar/main'])
const workspace = Workspace.parse({ id: 'this' })
const world = sampleWorld(drafts)
const operations = drafts.flatMap((draft) => draft.operations)
const created = new Set(operations.filter(({ field, value }) => field === 'removed' && value === false).map(({ entity }) => entity))
const standing = new Set(
  [...created].filter((entity) => !operations.some((operation) => operation.entity === entity && operation.field === 'removed' && operation.value === true)),
)

/** The conflicts of the sample as it stands; each root is known by its name alone. */
const viewsOfRoot: ViewsOf = ({ root }, kind) => world.views(kind).filter((view) => `${kind}/${view.id}` === root || ('of' in view && view.of === root))
const roots = Object.fromEntries(
  [...founded, ...standing].flatMap((entity) => (rootKinds.has(kindOf(entity)) ? [[entity, { root: entity, entities: {} }] as const] : [])),
)
const conflicts = conflictBoard(
  worldOf(roots, (record) => factsOfRoot(record, viewsOfRoot, zone), viewsOfRoot, zone, { kept: false, stateOf: () => 'none' }),
).all()

describe('the sample as entries', () => {
  test('is one import in parts that belong together, then single edits by many commands', () => {
    const parts = drafts.filter(({ command }) => command === 'import')
    const marks = operations.filter(({ entity, field }) => entity === 'import/sample' && field === 'part').map(({ value }) => value)
    expect(marks).toEqual(parts.map((_, at) => ({ number: at + 1, of: parts.length })))
    expect(Math.max(...parts.map((part) => part.operations.length))).toBeLessThanOrEqual(20_000)
    const edits = drafts.slice(parts.length)
    expect(edits.length).toBeGreaterThanOrEqual(40)
    expect(new Set(edits.map(({ command }) => command)).size).toBeGreaterThanOrEqual(12)
    expect(edits.every(({ summary, operations: made }) => summary !== '' && made.length > 0)).toBe(true)
  })

  test('sets no field twice in one entry', () => {
    for (const draft of drafts) expect(new Set(draft.operations.map(({ entity, field }) => `${entity} ${field}`)).size).toBe(draft.operations.length)
  })

  test('makes every entity once, and edits only what it made', () => {
    expect(created.size).toBe(operations.filter(({ field, value }) => field === 'removed' && value === false).length)
    expect(operations.filter(({ entity }) => !created.has(entity)).map(({ entity }) => entity)).toEqual([])
  })

  test('writes values that the model takes as they are, and in the import none that is the default', () => {
    const wrong = operations.filter(({ entity, field, value }) => {
      const kind = kindOf(entity)
      if (!isKind(kind)) return true
      const shape: Readonly<Record<string, { safeParse: (value: unknown) => { success: boolean; data?: unknown } }>> = entities[kind].schema.shape
      const parsed = shape[field]?.safeParse(value)
      return parsed?.success !== true || JSON.stringify(parsed.data) !== JSON.stringify(value)
    })
    expect(wrong).toEqual([])
    const idle = drafts
      .filter(({ command }) => command === 'import')
      .flatMap((draft) => draft.operations.filter(({ value, was }) => JSON.stringify(value) === JSON.stringify(was)))
    expect(idle.filter(({ entity }) => entity !== 'import/sample')).toEqual([])
  })

  test('is the same each time, and has readable names', () => {
    expect(sampleDrafts(now, zone, writer)).toEqual(drafts)
    expect([...created].filter((entity) => !/^[a-z-]+\/[a-z0-9-]+$/.test(entity))).toEqual([])
  })
})

describe('references of the sample', () => {
  const targets: readonly (readonly [kind: Kind, field: string, target: Kind | 'any'])[] = [
    ['gate', 'phase', 'phase'],
    ['criterion', 'gate', 'gate'],
    ['task', 'plan', 'plan'],
    ['task', 'parent', 'task'],
    ['link', 'plan', 'plan'],
    ['link', 'from', 'task'],
    ['link', 'to', 'task'],
    ['risk-action', 'risk', 'risk'],
    ['release-change', 'change', 'change'],
    ['release-dependency', 'needs', 'release'],
    ['affects', 'item', 'any'],
    ['ci', 'service', 'any'],
    ['ci', 'parent', 'any'],
    ['environment', 'service', 'any'],
    ['booking', 'environment', 'environment'],
    ['booking', 'release', 'release'],
    ['run', 'plan', 'plan'],
    ['run-note', 'run', 'run'],
    ['run-note', 'task', 'task'],
    ['baseline', 'plan', 'plan'],
    ['agenda-item', 'subject', 'any'],
    ['known-error', 'fixedIn', 'release'],
    ['release-unit', 'package', 'release-package'],
  ]

  test.each(targets)('%s.%s names something that is there', (kind, field, target) => {
    const named = operations.filter((operation) => kindOf(operation.entity) === kind && operation.field === field && operation.value !== '')
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(({ value }) => !standing.has(target === 'any' ? String(value) : `${target}/${value}`))).toEqual([])
  })

  test('everything that is part of something names a root that is there, and one only', () => {
    const rootsOf = new Map<string, string[]>()
    for (const { entity, field, value } of operations) if (field === 'of') rootsOf.set(entity, [...(rootsOf.get(entity) ?? []), String(value)])
    for (const entity of created) {
      const kind = kindOf(entity)
      const roots = rootsOf.get(entity) ?? []
      if (rootKinds.has(kind)) expect(roots).toEqual([])
      else {
        expect(roots, entity).toHaveLength(1)
        expect(founded.has(roots[0] ?? '') || standing.has(roots[0] ?? '') ? '' : roots[0]).toBe('')
      }
    }
  })

  test('owners are persons of the bank', () => {
    const names = new Set(world.views('person').map(({ name }) => name))
    const strangers = world.views('release').filter(({ owner, source }) => source === '' && !names.has(owner))
    expect(strangers.map(({ id }) => id)).toEqual([])
    expect([...new Set(world.views('task').map(({ who }) => who))].filter((who) => who !== '' && !names.has(who))).toEqual([])
    expect([...new Set(world.views('change').flatMap(({ assignedTo, requestedBy }) => [assignedTo, requestedBy]))].filter((who) => !names.has(who))).toEqual([])
  })
})

describe('what the sample shows', () => {
  const releases = world.views('release')
  const own = releases.filter(({ source }) => source === '')

  test('64 releases of the bank and 150 of products that it runs', () => {
    expect(releases).toHaveLength(214)
    expect(own).toHaveLength(64)
    expect(new Set(releases.map(({ name, version }) => `${name} ${version}`)).size).toBe(214)
    expect(releases.filter(({ endOfLife }) => endOfLife !== '').length).toBeGreaterThan(100)
  })

  test('every state, type and outcome of a release, one on hold', () => {
    expect(new Set(own.map(({ state }) => state))).toEqual(new Set(releaseStates))
    expect(new Set(own.map(({ type }) => type))).toEqual(new Set(releaseTypes))
    expect(new Set(own.map(({ outcome }) => outcome))).toEqual(new Set(['', 'successful', 'successful-with-issues', 'failed', 'backed-out']))
    expect(own.filter(({ onHold }) => onHold.held).map(({ id }) => id)).toEqual(['online-next'])
  })

  test('about 170 changes in every state and type, each told in full', () => {
    const changes = world.views('change')
    expect(changes.length).toBeGreaterThanOrEqual(150)
    expect(changes.length).toBeLessThanOrEqual(200)
    expect(new Set(changes.map(({ state }) => state))).toEqual(new Set(changeStates))
    expect(new Set(changes.map(({ type }) => type))).toEqual(new Set(changeTypes))
    expect(new Set(changes.map(({ number }) => number)).size).toBe(changes.length)
    const thin = changes.filter((change) =>
      [
        change.shortDescription,
        change.description,
        change.justification,
        change.implementationPlan,
        change.riskAndImpactAnalysis,
        change.backoutPlan,
        change.testPlan,
      ].some((text) => text.length < 5),
    )
    expect(thin.map(({ id }) => id)).toEqual([])
    expect(changes.filter(({ implementationPlan }) => /[{}]/.test(implementationPlan))).toEqual([])
    expect(
      changes.filter(
        ({ type, state }) => (type === 'standard' && (state === 'assess' || state === 'authorize')) || (type === 'emergency' && state === 'assess'),
      ),
    ).toEqual([])
    expect(changes.filter(({ state, closeCode }) => (state === 'closed') !== (closeCode !== ''))).toEqual([])
  })

  test('the board, the organisation and what is known', () => {
    const count = (kind: Kind): number => world.views(kind).length
    expect([count('person'), count('service'), count('ci'), count('environment')]).toEqual([30, 30, 66, 12])
    const rest: readonly Kind[] = [
      'freeze',
      'window',
      'booking',
      'key-date',
      'meeting',
      'note',
      'lesson',
      'known-error',
      'incident',
      'measure',
      'review',
      'run',
      'baseline',
      'message',
      'stakeholder',
      'work-item',
      'test-cycle',
      'release-package',
      'milestone',
    ]
    expect(rest.filter((kind) => count(kind) === 0)).toEqual([])
  })

  test('risks from very low to very high, one above appetite on the big cut-over, some occurred', () => {
    const risks = world.views('risk')
    expect(risks.length).toBeGreaterThan(100)
    expect(new Set(risks.map(({ number }) => number)).size).toBe(risks.length)
    expect(new Set(risks.map(({ state }) => state))).toEqual(new Set(['open', 'closed', 'occurred']))
    expect(world.view('risk', 'r-31')).toMatchObject({ inherent: { likelihood: 4, impact: 5 }, residual: { likelihood: 2, impact: 4 } })
    expect(risks.filter(({ of }) => of === 'release/payments-cutover')).toHaveLength(9)
    const level = (rating: Rating): number => (rating.kind === 'rated' ? levelAt(workspace, rating.likelihood, rating.impact) : 0)
    expect(risks.filter(({ residual }) => level(residual) > workspace.appetite).map(({ number }) => number)).toEqual(['R-27'])
    expect(new Set(risks.flatMap(({ inherent, residual }) => [level(inherent), level(residual)]))).toEqual(new Set([1, 2, 3, 4, 5]))
  })

  test('one environment booked twice, for eleven hours', () => {
    const twice = conflicts.filter(({ kind }) => kind === 'booked-twice')
    expect(twice.map(({ subject, other, from, to }) => [subject, other, (to - from) / 3_600_000])).toEqual([
      ['booking/card-dress-rehearsal', 'booking/ledger-8-4-test', 11],
    ])
  })

  test('releases in a soft freeze now and in the hard one at the end of the year', () => {
    const freezesOf = (id: string): readonly string[] =>
      conflicts.flatMap(({ kind, severity, subject, other }) => (kind === 'in-freeze' && subject === `release/${id}` ? [`${other} ${severity}`] : []))
    expect(freezesOf('clearing-3-7-2')).toEqual(['freeze/peak-trading soft'])
    expect(freezesOf('partner-network-2-3')).toEqual(['freeze/year-end hard'])
    expect(freezesOf('payments-cutover')).toEqual([])
  })

  test('readiness is open where the state says so: nothing that deploys or is out has an open criterion', () => {
    const gates = world.views('gate')
    const criteria = world.views('criterion')
    const openOf = (id: string): number =>
      openReadiness(
        gates.filter(({ of }) => of === `release/${id}`),
        criteria,
      )
    expect(openOf('payments-cutover')).toBe(1)
    expect(
      own.filter(({ id, state }) => ['deploying', 'early-life-support', 'review', 'closed'].includes(state) && openOf(id) > 0).map(({ id }) => id),
    ).toEqual([])
    expect(criteria.some(({ standing }) => standing.state === 'waived')).toBe(true)
  })
})

describe('plans of the sample', () => {
  const planned = (id: string) => {
    const tasks = world.views('task').filter(({ plan }) => plan === id)
    const links = world.views('link').filter(({ plan }) => plan === id)
    return { plan: world.view('plan', id), tasks, links, schedule: schedulePlan(world.view('plan', id), tasks, links, zone) }
  }

  test('schedule without a problem: no cycle, no loose link', () => {
    for (const { id } of world.views('plan')) expect([id, planned(id).schedule.problems]).toEqual([id, []])
  })

  test('the cut-over has all link types with lags and leads, ends at 02:30, and its back-out inside the window', () => {
    const { plan, tasks, links, schedule } = planned('payments-cutover-plan')
    expect(tasks.filter(({ kind }) => kind !== 'summary').length).toBeGreaterThanOrEqual(30)
    expect(new Set(links.map(({ type }) => type))).toEqual(new Set(linkTypes))
    expect([links.some(({ lag }) => lag > 0), links.some(({ lag }) => lag < 0)]).toEqual([true, true])
    const clock = (at: number | undefined): string => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at)
    const spans = new Map(tasks.map(({ id, code }) => [code, schedule.times(id)]))
    expect(clock(spans.get('B1')?.start)).toBe('22:10')
    expect(clock(spans.get('D5')?.finish)).toBe('02:30')
    expect(clock(schedule.end)).toBe('02:30')
    expect(clock(spans.get('X3')?.finish)).toBe('03:15')
    expect(spans.get('X3')?.finish).toBeLessThan(endsAt(plan.windowEnd, zone) ?? 0)
    expect([clock(startsAt(plan.windowStart, zone)), clock(endsAt(plan.windowEnd, zone))]).toEqual(['22:00', '04:00'])
  })
})

describe.each([
  ['a Monday in spring', '2027-03-29T06:00:00Z', 'Europe/Helsinki'],
  ['a Sunday evening', '2026-12-06T22:50:00Z', 'America/New_York'],
  ['New Year', '2027-01-01T10:00:00Z', 'UTC'],
  ['a leap day', '2028-02-29T12:00:00Z', 'Asia/Kolkata'],
])('on %s', (_, at, here) => {
  const today = Date.parse(at)
  const then = sampleWorld(sampleDrafts(today, here, writer))
  const own = then.views('release').filter(({ source }) => source === '')

  test('what is out lies behind, what is to come lies ahead', () => {
    const ahead = own.filter(
      ({ state, target }) => ['draft', 'planning', 'build-and-test'].includes(state) && (startsAt(target, here) ?? 0) < today - 86_400_000,
    )
    const behind = own.filter(
      ({ state, target }) => ['deploying', 'early-life-support', 'review', 'closed'].includes(state) && (startsAt(target, here) ?? 0) > today,
    )
    // The two that aim at the year-end are late or far away, as the calendar has it.
    expect(ahead.map(({ id }) => id).filter((id) => id !== 'partner-network-2-3' && id !== 'ledger-8-3-5')).toEqual([])
    expect(behind.map(({ id }) => id)).toEqual([])
    expect(own.filter(({ actual }) => actual !== '' && Date.parse(actual) > today).map(({ id }) => id)).toEqual([])
  })

  test('phases of a release follow each other', () => {
    const phases = then.views('phase')
    for (const { id } of own) {
      const spans = phases.filter(({ of }) => of === `release/${id}`).map(({ start, end }) => [startsAt(start, here) ?? 0, endsAt(end, here) ?? 0] as const)
      expect(spans.length).toBeGreaterThanOrEqual(4)
      for (const [place, [start, end]] of spans.entries()) {
        expect(end, id).toBeGreaterThan(start)
        expect(start, id).toBeGreaterThanOrEqual(spans[place - 1]?.[0] ?? 0)
      }
    }
  })

  test('nothing was done, met or sent in the future', () => {
    const late = [
      ...then.views('criterion').filter(({ standing: { state, ...rest } }) => state !== 'open' && 'at' in rest && Date.parse(rest.at) > today),
      ...then
        .views('change')
        .filter(({ actualStart, actualEnd, state }) => state !== 'implement' && Math.max(Date.parse(actualStart) || 0, Date.parse(actualEnd) || 0) > today),
      ...then.views('message').filter(({ sent }) => sent.state === 'sent' && Date.parse(sent.at) > today),
      ...then.views('risk-action').filter(({ progress }) => progress.state === 'done' && Date.parse(progress.at) > today),
      ...then.views('task').filter(({ progress }) => 'at' in progress && Date.parse(progress.at) > today),
      ...then.views('gate').filter(({ decision }) => 'at' in decision && Date.parse(decision.at) > today),
    ]
    expect(late.map(({ id }) => id)).toEqual([])
  })

  test('names of releases stay apart', () => {
    const names = own.map(({ name, version }) => `${name} ${version}`)
    expect(new Set(names).size).toBe(names.length)
  })
})

test('a default is what nobody writes: the model’s own', () => {
  expect(defaultsOf('release')['type']).toBe('minor')
  expect(world.view('release', 'fraud-9').type).toBe('minor')
  expect(operations.filter(({ entity, field }) => entity === 'release/fraud-9' && field === 'type')).toEqual([])
  expect(idOf('release/fraud-9')).toBe('fraud-9')
})
