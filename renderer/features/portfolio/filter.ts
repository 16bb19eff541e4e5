import * as z from 'zod'
import { attentionKindOf } from './attention'
import { day, monthsLater, quarterOf, type Span } from './calendar-span'
import type { ReleaseRow } from './release-row'

/** Fields with a few values to choose among. */
export const choiceFields = ['state', 'type', 'area', 'service', 'team', 'owner', 'risk', 'attention'] as const
export type ChoiceField = (typeof choiceFields)[number]

export const rangeNames = ['before-12-weeks', 'next-4-weeks', 'this-quarter', 'next-quarter', 'past', 'none'] as const
export const DateRange = z.union([
  z.object({ kind: z.enum(rangeNames) }),
  /** Days, both inside; '' is open. */
  z.object({ kind: z.literal('days'), from: z.string(), to: z.string() }),
])
export type DateRange = z.infer<typeof DateRange>

/** One chip of the filter bar: "Field is value". */
export const Condition = z.discriminatedUnion('field', [
  z.object({ field: z.enum(choiceFields), is: z.boolean(), values: z.array(z.string()) }),
  z.object({ field: z.enum(['target', 'out']), range: DateRange }),
  z.object({ field: z.literal('text'), text: z.string() }),
])
export type Condition = z.infer<typeof Condition>
export type ChoiceCondition = Extract<Condition, { field: ChoiceField }>
export type RangeCondition = Extract<Condition, { field: 'target' | 'out' }>

/** All conditions must hold; none lets everything through. */
export const Filter = z.array(Condition)
export type Filter = readonly Condition[]

/** Stands among owners for whoever works on this device. */
export const me = '@me'

/** What a filter is read by, beside the row. */
export interface FilterContext {
  readonly now: number
  readonly zone: string
  /** The name of whoever works on this device. */
  readonly person: string
}

/** Whether a release passes the filter. For many rows make a `matcher` once. */
export const matches = (filter: Filter, row: ReleaseRow, context: FilterContext): boolean => matcher(filter, context)(row)

/** The filter as a function, with its dates computed once. */
export function matcher(filter: Filter, context: FilterContext): (row: ReleaseRow) => boolean {
  const tests = filter.map((condition) => testOf(condition, context))
  return (row) => tests.every((test) => test(row))
}

function testOf(condition: Condition, context: FilterContext): (row: ReleaseRow) => boolean {
  switch (condition.field) {
    case 'text': {
      const words = condition.text
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word !== '')
      return (row) => words.every((word) => row.words.includes(word))
    }
    case 'target':
    case 'out': {
      const { field, range } = condition
      if (range.kind === 'none') return (row) => row[field] === undefined
      const { from, to } = spanOf(range, context)
      return (row) => {
        const at = row[field]
        return at !== undefined && at >= from && at < to
      }
    }
    default: {
      const { field, is } = condition
      const wanted = new Set(condition.values.map((value) => (value === me ? context.person : value)))
      return (row) => valuesOf(row, field).some((value) => wanted.has(value)) === is
    }
  }
}

/** The values of a row that a choice may name; '' stands for "none". A hold is a flag beside the state: both count. */
export function valuesOf(row: ReleaseRow, field: ChoiceField): readonly string[] {
  switch (field) {
    case 'state':
      return row.state === row.release.state ? [row.state] : [row.state, row.release.state]
    case 'type':
      return [row.release.type]
    case 'area':
      return orNone(row.areas)
    case 'service':
      return orNone(row.services)
    case 'team':
      return [row.release.team]
    case 'owner':
      return [row.release.owner]
    case 'risk':
      return [row.level === 0 ? '' : String(row.level)]
    case 'attention':
      return orNone(row.attention.map(attentionKindOf))
  }
}

const orNone = (values: readonly string[]): readonly string[] => (values.length === 0 ? [''] : values)

/** The instants that a range covers, from (inside) to (outside). */
export function spanOf(range: DateRange, { now, zone }: Pick<FilterContext, 'now' | 'zone'>): Span {
  switch (range.kind) {
    case 'before-12-weeks':
      return { from: Number.NEGATIVE_INFINITY, to: day(now, zone, 12 * 7) }
    case 'next-4-weeks':
      return { from: day(now, zone, 0), to: day(now, zone, 4 * 7) }
    case 'this-quarter':
      return quarterOf(now, zone)
    case 'next-quarter':
      return quarterOf(monthsLater(now, zone, 3), zone)
    case 'past':
      return { from: Number.NEGATIVE_INFINITY, to: now }
    case 'days':
      return {
        from: range.from === '' ? Number.NEGATIVE_INFINITY : day(range.from, zone, 0),
        to: range.to === '' ? Number.POSITIVE_INFINITY : day(range.to, zone, 1),
      }
    default:
      return { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
  }
}

/** The filter with a condition put in place of the one on the same field, or at its end. */
export function withCondition(filter: Filter, condition: Condition): Filter {
  const at = filter.findIndex(({ field }) => field === condition.field)
  return at === -1 ? [...filter, condition] : filter.with(at, condition)
}

export const withoutField = (filter: Filter, field: Condition['field']): Filter => filter.filter((condition) => condition.field !== field)
