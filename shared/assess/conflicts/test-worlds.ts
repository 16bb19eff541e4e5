import fc from 'fast-check'
import { fact } from '../../model/verdict'
import { viewOf } from '../../model/view'
import { instant } from '../../model/when'
import type { Subject } from './subject'
import type { Approvals, World } from './world'

/** Random calendars of a few days, for tests alone. */
export const base = Date.UTC(2027, 0, 4)
export const quarter = 900_000
const estate = {
  above: new Map([
    ['service/a', []],
    ['service/b', []],
    ['ci/1', ['service/a']],
    ['ci/2', ['ci/1', 'service/a']],
    ['ci/3', ['ci/2', 'service/b']],
    ['ci/4', ['service/b']],
    // Somebody has set parents in a circle.
    ['ci/5', ['ci/6']],
    ['ci/6', ['ci/5']],
  ]),
  shared: new Set(['environment/lab']),
}
const places = ['service/a', 'service/b', 'ci/1', 'ci/2', 'ci/3', 'ci/4', 'ci/5', 'ci/6', 'ci/unknown', 'environment/prd', 'environment/lab']
const items = places.filter((place) => !place.startsWith('environment/'))

const span = fc
  .record({ at: fc.integer({ min: 0, max: 300 }), length: fc.integer({ min: 1, max: 60 }) })
  .map(({ at, length }) => ({ from: base + at * quarter, to: base + (at + length) * quarter }))
const days = fc
  .record({ at: fc.integer({ min: 0, max: 5 }), length: fc.integer({ min: 1, max: 2 }) })
  .map(({ at, length }) => ({ from: base + at * 96 * quarter, to: base + (at + length) * 96 * quarter }))

const subjects: fc.Arbitrary<readonly Subject[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('release' as const, 'change' as const, 'change' as const, 'booking' as const),
      time: fc.oneof(
        { weight: 5, arbitrary: span.map((one) => ({ ...one, wholeDays: false })) },
        { weight: 1, arbitrary: days.map((one) => ({ ...one, wholeDays: true })) },
      ),
      items: fc.subarray(items, { maxLength: 3 }),
      environment: fc.constantFrom('', 'environment/prd', 'environment/lab'),
      purpose: fc.constantFrom('Acceptance', 'Rehearsal 2', ''),
      people: fc.array(fc.record({ person: fc.constantFrom('Ann', 'Bo', 'ann'), time: span }), { maxLength: 3 }),
      judged: fc.boolean(),
      needs: fc.subarray([0, 1, 2, 3], { maxLength: 2 }),
      approval: fc.constantFrom('not-needed' as const, 'needed' as const, 'needed-afterwards' as const),
      plan: fc.option(fc.record({ end: fc.nat(200), window: fc.nat(200), backOut: fc.nat(30) }), { nil: undefined }),
      release: fc.constantFrom('', 'release/s0', 'release/s1'),
    }),
    { maxLength: 8 },
  )
  .map((made) =>
    made.map(({ kind, time, people, needs, plan, release, ...one }, at): Subject => {
      const entity = `${kind}/s${at}`
      const isBooking = kind === 'booking'
      return {
        ...one,
        ...time,
        // A release is long enough that changes go out inside of it.
        ...(kind === 'release' && !time.wholeDays ? { to: time.from + 4 * (time.to - time.from) } : {}),
        entity,
        kind,
        start: fact(entity, 'start', instant(time.from)),
        end: fact(entity, 'end', instant(time.to)),
        items: isBooking ? [] : one.items,
        people: people.map(({ person, time: { from, to } }, n) => ({ person, from, to, entity: `${entity}/${n}`, field: 'who' })),
        groups: kind === 'release' ? [entity] : isBooking && release !== '' ? [release] : [],
        movable: true,
        judged: one.judged && !isBooking,
        needs: kind === 'release' ? needs.map((n) => `release/s${n}`).filter((needed) => needed !== entity) : [],
        approval: kind === 'change' ? one.approval : 'not-needed',
        ...(plan === undefined || kind !== 'release' ? {} : { plan: planOf(at, plan) }),
      }
    }),
  )

const planOf = (at: number, { end, window, backOut }: { end: number; window: number; backOut: number }): NonNullable<Subject['plan']> => ({
  entity: `plan/p${at}`,
  start: base,
  end: base + end * quarter,
  backOutEnd: base + (end + backOut) * quarter,
  backOutMinutes: backOut * 15,
  checkMinutes: 0,
  windowFrom: base,
  windowTo: base + window * quarter,
  window: [fact(`plan/p${at}`, 'windowStart', ''), fact(`plan/p${at}`, 'windowEnd', '')],
  late: [],
})

/** Bands are made once and chosen from: to expand a rule costs more than all the rest of a case. */
const bands = Array.from({ length: 60 }, (_, n) => {
  const at = base + ((n * 7_919) % 400) * quarter - 20 * 86_400_000 * (n % 2)
  const scope = n % 4 === 0 ? [] : [places[(n * 5) % places.length], places[(n * 3 + 1) % places.length]]
  const rule = ['', '', 'FREQ=WEEKLY', 'FREQ=DAILY;COUNT=9', 'FREQ=WEEKLY;COUNT=3'][n % 5] ?? ''
  const isOfDays = n % 7 === 0
  const start = isOfDays ? instant(at).slice(0, 10) : instant(at)
  const length = ((n * 13) % 50) + 1
  return {
    title: `Band ${n}`,
    start,
    end: isOfDays ? start : instant(at + length * quarter),
    severity: n % 3 === 0 ? ('soft' as const) : ('hard' as const),
    appliesTo: Object.fromEntries(scope.flatMap((place) => (place === undefined ? [] : [[place, true as const]]))),
    recurrence: rule,
    exceptions: n % 6 === 2 ? { [isOfDays ? start : instant(at)]: true as const } : {},
    zone: 'UTC',
  }
})
const freezes = bands.map((band, n) => viewOf('freeze', `f${n}`, band))
const windows = bands.map((band, n) => viewOf('window', `w${n}`, { ...band, kind: n % 3 === 1 ? 'deployment' : 'maintenance' }))

export const worlds: fc.Arbitrary<World> = fc.record({
  subjects,
  estate: fc.constant(estate),
  freezes: fc.subarray(freezes, { maxLength: 4 }),
  windows: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: fc.subarray(windows, { maxLength: 3 }) }),
  exceptions: fc.array(
    fc
      .record({ freeze: fc.constantFrom(...freezes), who: fc.nat(7), kind: fc.constantFrom('change', 'release'), once: fc.boolean() })
      .map(({ freeze, who, kind, once }) =>
        viewOf('freeze-exception', `x${who}`, { freeze: freeze.id, subject: `${kind}/s${who}`, occurrence: once ? freeze.start : '' }),
      ),
    { maxLength: 3 },
  ),
  acceptances: fc.constant([]),
  approvals: fc
    .tuple(fc.boolean(), fc.subarray(['change/s0', 'change/s1', 'change/s2']))
    .map(([kept, valid]): Approvals => ({ kept, stateOf: (subject) => (valid.includes(subject) ? 'valid' : 'none') })),
  scopes: fc
    .subarray(['change/s0', 'change/s1', 'change/s2', 'change/s3', 'change/s4'])
    .map((changes) => new Map(changes.map((change, n) => [change, [n % 2 === 0 ? 'release/s0' : 'release/s1']]))),
  zone: fc.constant('UTC'),
})
