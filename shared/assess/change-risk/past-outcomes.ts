import type { Change } from '../../model/change'
import { fact, type Verdict } from '../../model/verdict'
import { startsAt } from '../../model/when'
import type { Level } from '../risk-level'
import type { AssessedChange } from './change-facts'
import type { PastChange, PastChanges } from './past-changes'
import type { Surroundings } from './surroundings'

/** What makes two changes alike, the nearest first. */
export type Likeness = 'ci' | 'service' | 'category'

export interface SimilarChange {
  readonly change: string
  readonly number: string
  readonly title: string
  readonly closeCode: Change['closeCode']
  readonly closeNotes: string
  /** Epoch milliseconds. */
  readonly endedAt: number
  readonly likeness: Likeness
}

export interface HistoryOutcome {
  readonly level: Level | undefined
  /** `too-few` below `fewest`: they are shown and give no level. */
  readonly state: 'told' | 'too-few' | 'none'
  /** The newest first. */
  readonly similar: readonly SimilarChange[]
  readonly successful: number
  readonly withIssues: number
  readonly unsuccessful: number
  /** Sum of their points; the level follows from its mean. */
  readonly points: number
  /** The instants between which they ended, in epoch milliseconds. */
  readonly from: number
  readonly to: number
}

/** Points of an outcome (field.md 2.5: ServiceNow, success score). */
export const outcomePoints = { successful: 3, 'successful-with-issues': -2, unsuccessful: -5 } as const
/** Fewer than these say nothing. */
export const fewest = 3
/** With as many alike in a nearer way, those alike in a farther way are not asked. */
export const enough = 5
const months = 24
/** A mean of points of at least this gives the level; below the last it is 5. Ours: ServiceNow documents none. */
export const levelBounds: readonly (readonly [mean: number, level: Level])[] = [
  [2.5, 1],
  [1.5, 2],
  [0, 3],
  [-2, 4],
]

/**
 * How changes like this one ended in the 24 months before its planned start (without one: before the last that ended). Alike is
 * what touched the same configuration items; with fewer than five of these also what touched the same services, and then
 * what has the same category.
 */
export function pastOutcomes(assessed: AssessedChange, past: PastChanges, around: Surroundings): Verdict<HistoryOutcome, 'risk-past-outcomes'> {
  const { change } = assessed
  const others = (one: PastChange): boolean => one.change.id !== change.id
  const to = startsAt(change.plannedStart, around.zone) ?? past.all.reduce((latest, { endedAt }) => Math.max(latest, endedAt), 0)
  const from = monthsBefore(to, months)
  const similar = similarTo(assessed, past, around)
    .filter(({ past: one }) => others(one) && one.endedAt <= to && one.endedAt > from)
    .sort((a, b) => b.past.endedAt - a.past.endedAt || (a.past.change.id < b.past.change.id ? -1 : 1))
  const kept = nearestOf(similar)
  const count = (code: Change['closeCode']): number => kept.filter(({ past: one }) => one.change.closeCode === code).length
  const [successful, withIssues, unsuccessful] = [count('successful'), count('successful-with-issues'), count('unsuccessful')]
  const points = successful * outcomePoints.successful + withIssues * outcomePoints['successful-with-issues'] + unsuccessful * outcomePoints.unsuccessful
  const isTold = kept.length >= fewest
  return {
    outcome: {
      level: isTold ? levelOfMean(points, kept.length) : undefined,
      state: isTold ? 'told' : kept.length === 0 ? 'none' : 'too-few',
      similar: kept.map(({ past: { change: one, endedAt }, likeness }) => ({
        change: one.id,
        number: one.number,
        title: one.shortDescription,
        closeCode: one.closeCode,
        closeNotes: one.closeNotes,
        endedAt,
        likeness,
      })),
      successful,
      withIssues,
      unsuccessful,
      points,
      from,
      to,
    },
    rule: 'risk-past-outcomes',
    because: [
      fact(`change/${change.id}`, 'plannedStart', change.plannedStart),
      ...kept.map(({ past: one }) => fact(`change/${one.change.id}`, 'closeCode', one.change.closeCode)),
    ],
  }
}

/** The level of a mean of points, compared without dividing. */
export const levelOfMean = (points: number, count: number): Level => levelBounds.find(([mean]) => points >= mean * count)?.[1] ?? 5

interface Alike {
  readonly past: PastChange
  readonly likeness: Likeness
}

const order: readonly Likeness[] = ['ci', 'service', 'category']

/** Of the nearest kind all, of a farther one only as long as there are not enough. */
function nearestOf(alike: readonly Alike[]): readonly Alike[] {
  let reach = 0
  while (reach < order.length - 1 && alike.filter(({ likeness }) => order.indexOf(likeness) <= reach).length < enough) reach++
  return alike.filter(({ likeness }) => order.indexOf(likeness) <= reach)
}

function similarTo({ change, affects }: AssessedChange, past: PastChanges, around: Surroundings): readonly Alike[] {
  const found = new Map<PastChange, Likeness>()
  const take = (ones: readonly PastChange[] | undefined, likeness: Likeness): void => {
    for (const one of ones ?? []) if (!found.has(one)) found.set(one, likeness)
  }
  const items = affects.map(({ item }) => item)
  for (const item of items) if (item.startsWith('ci/')) take(past.byItem.get(item), 'ci')
  const services = new Set(items.flatMap((item) => [item, ...around.above(item)]).filter((item) => item.startsWith('service/')))
  for (const service of services) take(past.byItem.get(service), 'service')
  if (change.category !== '') take(past.byCategory.get(change.category), 'category')
  return [...found].map(([one, likeness]) => ({ past: one, likeness }))
}

/** The same day and time so many months earlier in UTC, on the last of the month where that day is missing: an edge of two years needs no zone. */
function monthsBefore(at: number, count: number): number {
  const date = new Date(at)
  const target = new Date(at)
  target.setUTCDate(1)
  target.setUTCMonth(target.getUTCMonth() - count)
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(date.getUTCDate(), last))
  return target.getTime()
}
