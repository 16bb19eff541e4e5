import { occurrencesWithin } from '../../calendar/recurrence'
import type { Change } from '../../model/change'
import { nameId } from '../../model/entity-id'
import type { Affects } from '../../model/scope'
import { type Fact, fact } from '../../model/verdict'
import { endsAt, isDay, startsAt } from '../../model/when'
import { binds, liesInside } from '../conflicts/in-windows'
import type { FactName } from './fact-list'
import type { FactValue } from './rule-test'
import type { Surroundings } from './surroundings'

/** A change and what it touches. */
export interface AssessedChange {
  readonly change: Change
  readonly affects: readonly Affects[]
}

/** A fact of a change as a rule asks for it, and the fields it was read from. */
export interface ChangeFact {
  readonly value: FactValue
  readonly because: readonly Fact[]
}

/** The facts of a change, each worked out when it is first asked for: most rules ask for few. */
export function changeFacts(assessed: AssessedChange, around: Surroundings): (name: FactName) => ChangeFact {
  const known = new Map<FactName, ChangeFact>()
  return (name) => {
    const held = known.get(name) ?? facts[name](assessed, around)
    known.set(name, held)
    return held
  }
}

type Read = (assessed: AssessedChange, around: Surroundings) => ChangeFact

const own =
  (field: keyof Change & string, value: (change: Change) => FactValue): Read =>
  ({ change }) => {
    const read = value(change)
    return { value: read, because: [fact(`change/${change.id}`, field, typeof read === 'number' ? read : (read ?? []).join(', '))] }
  }
const words = (text: string): FactValue => (text === '' ? undefined : [text])
const written = (field: 'backoutPlan' | 'testPlan' | 'implementationPlan' | 'justification'): Read =>
  own(field, (change) => [change[field].trim() === '' ? 'empty' : 'written'])

/** Of what a change affects, and of all above it, what `read` finds. */
const touched =
  (read: (item: string, around: Surroundings) => string | undefined, withAbove = true): Read =>
  ({ affects }, around) => {
    const found = affects.flatMap(({ id, item }) =>
      [item, ...(withAbove ? around.above(item) : [])].flatMap((place) => {
        const value = read(place, around)
        return value === undefined || value === '' ? [] : [{ value, because: fact(`affects/${id}`, 'item', item) }]
      }),
    )
    return { value: [...new Set(found.map(({ value }) => value))], because: found.map(({ because }) => because) }
  }

const facts: Readonly<Record<FactName, Read>> = {
  type: own('type', ({ type }) => [type]),
  impact: own('impact', ({ impact }) => words(impact)),
  'stated-risk': own('risk', ({ risk }) => words(risk)),
  category: own('category', ({ category }) => words(category)),
  priority: own('priority', ({ priority }) => words(priority)),
  'assignment-group': own('assignmentGroup', ({ assignmentGroup }) => words(assignmentGroup)),
  environment: own('environment', ({ environment }) => words(environment)),
  'environment-purpose': ({ change }, { environments }) => {
    const environment = environments.get(`environment/${nameId(change.environment)}`)
    return {
      value: environment === undefined ? undefined : words(environment.purpose),
      because: [
        fact(`change/${change.id}`, 'environment', change.environment),
        ...(environment === undefined ? [] : [fact(`environment/${environment.id}`, 'purpose', environment.purpose)]),
      ],
    }
  },
  service: touched((item, { services }) => (item.startsWith('service/') ? (services.get(item)?.name ?? item.slice('service/'.length)) : undefined)),
  area: touched((item, { services }) => services.get(item)?.area),
  ci: touched((item, { items }) => (item.startsWith('ci/') ? (items.get(item)?.name ?? item.slice('ci/'.length)) : undefined), false),
  'ci-class': touched((item, { items }) => items.get(item)?.class, false),
  'affected-items': ({ change, affects }) => {
    const count = new Set(affects.map(({ item }) => item)).size
    return { value: count, because: [fact(`change/${change.id}`, 'affects', count)] }
  },
  'duration-minutes': (assessed, around) => {
    const span = spanOf(assessed.change, around.zone)
    return { value: span === undefined ? undefined : (span.to - span.from) / 60_000, because: ends(assessed.change) }
  },
  freeze: inFreeze,
  window: inWindow,
  'back-out-plan': written('backoutPlan'),
  'test-plan': written('testPlan'),
  'implementation-plan': written('implementationPlan'),
  justification: written('justification'),
}

const ends = ({ id, plannedStart, plannedEnd }: Change): readonly Fact[] => [
  fact(`change/${id}`, 'plannedStart', plannedStart),
  fact(`change/${id}`, 'plannedEnd', plannedEnd),
]

/** Planned start and end in epoch milliseconds; undefined unless both are given and in order. */
export function spanOf(
  { plannedStart, plannedEnd }: Change,
  zone: string,
): { readonly from: number; readonly to: number; readonly wholeDays: boolean } | undefined {
  const from = startsAt(plannedStart, zone)
  const to = endsAt(plannedEnd, zone)
  return from === undefined || to === undefined || to <= from ? undefined : { from, to, wholeDays: isDay(plannedStart) && isDay(plannedEnd) }
}

/** What a freeze or window that names places is asked about: what the change touches, all above that, its environment. */
function placesOf({ change, affects }: AssessedChange, around: Surroundings): ReadonlySet<string> {
  const items = affects.flatMap(({ item }) => [item, ...around.above(item)])
  return new Set(change.environment === '' ? items : [...items, `environment/${nameId(change.environment)}`])
}

const concerns = (scope: Readonly<Record<string, true>>, places: ReadonlySet<string>): boolean => Object.keys(scope).some((place) => places.has(place))

/** `hard`, else `soft`, else `none`: an exception lets a change go out, and makes the time no safer. */
function inFreeze(assessed: AssessedChange, around: Surroundings): ChangeFact {
  const span = spanOf(assessed.change, around.zone)
  if (span === undefined) return { value: undefined, because: ends(assessed.change) }
  const places = placesOf(assessed, around)
  const over = around.freezes.filter(
    (freeze) =>
      (Object.keys(freeze.appliesTo).length === 0 || concerns(freeze.appliesTo, places)) &&
      occurrencesWithin(freeze, span.from, span.to, around.zone).length > 0,
  )
  const worst = over.find(({ severity }) => severity === 'hard') ?? over[0]
  return {
    value: [worst?.severity ?? 'none'],
    because: [...ends(assessed.change), ...(worst === undefined ? [] : [fact(`freeze/${worst.id}`, 'title', worst.title)])],
  }
}

/** Whether it lies in its maintenance windows (those of the places it touches, else those for everything), or has none around that time. */
function inWindow(assessed: AssessedChange, around: Surroundings): ChangeFact {
  const span = spanOf(assessed.change, around.zone)
  if (span === undefined) return { value: undefined, because: ends(assessed.change) }
  const places = placesOf(assessed, around)
  const binding = around.windows.filter((window) => window.kind === 'maintenance' && binds(window, span, around.zone))
  const named = binding.filter(({ appliesTo }) => concerns(appliesTo, places))
  const asked = named.length > 0 ? named : binding.filter(({ appliesTo }) => Object.keys(appliesTo).length === 0)
  return {
    value: [asked.length === 0 ? 'none' : liesInside(span, asked, around.zone) ? 'inside' : 'outside'],
    because: [...ends(assessed.change), ...asked.map(({ id, title }) => fact(`window/${id}`, 'title', title))],
  }
}
