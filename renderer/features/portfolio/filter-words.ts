import { dateText, listText } from '#app/format'
import type { releaseTypes } from '#shared/model/release'
import { attentionWords } from './attention'
import { quarterText } from './calendar-span'
import { type ChoiceField, type Condition, type DateRange, type FilterContext, me, spanOf } from './filter'

const fieldWords: Readonly<Record<Condition['field'], string>> = {
  state: 'State',
  type: 'Type',
  area: 'Service area',
  service: 'Service',
  team: 'Team',
  owner: 'Owner',
  risk: 'Risk',
  attention: 'Attention',
  target: 'Target',
  out: 'Went out',
  text: 'Text',
}
export const wordsOfField = (field: Condition['field']): string => fieldWords[field]

export const typeWords: Readonly<Record<(typeof releaseTypes)[number], string>> = { major: 'Major', minor: 'Minor', patch: 'Patch', emergency: 'Emergency' }

const states: Readonly<Record<string, string>> = {
  draft: 'Draft',
  planning: 'Planning',
  'build-and-test': 'Build & test',
  ready: 'Ready',
  deploying: 'Deploying',
  'early-life-support': 'Early life support',
  review: 'Review',
  closed: 'Closed',
  cancelled: 'Cancelled',
  'on-hold': 'On hold',
  failed: 'Failed',
  'backed-out': 'Backed out',
}
export const filterStates: readonly string[] = Object.keys(states)

/** A state or type as a group's head writes it. */
export const stateText = (value: string): string => states[value] ?? (typeWords as Readonly<Record<string, string>>)[value] ?? value

/** A value of a choice as a chip and a menu write it. `levels` are the workspace's words of risk levels. */
export function valueWords(field: ChoiceField, value: string, levels: readonly string[]): string {
  if (value === '') return field === 'risk' ? 'not rated' : 'none'
  switch (field) {
    case 'state':
      return states[value] ?? value
    case 'type':
      return typeWords[value as (typeof releaseTypes)[number]] ?? value
    case 'risk':
      return `${value} ${levels[Number(value) - 1] ?? ''}`.trim()
    case 'attention':
      return (attentionWords as Readonly<Record<string, string>>)[value] ?? value
    case 'owner':
      return value === me ? 'me' : value
    default:
      return value
  }
}

export interface ConditionWords {
  readonly field: string
  /** What the chip says in bold: "is not Closed, Cancelled". */
  readonly value: string
}

export function conditionWords(condition: Condition, context: FilterContext, levels: readonly string[]): ConditionWords {
  const field = wordsOfField(condition.field)
  switch (condition.field) {
    case 'text':
      return { field, value: `has ${condition.text}` }
    case 'target':
    case 'out':
      return { field, value: rangeWords(condition.range, context) }
    default: {
      const { field: name, is, values } = condition
      if (name === 'attention' && !is && values.length === 1 && values[0] === '') return { field, value: 'is any' }
      return { field, value: `${is ? 'is' : 'is not'} ${values.map((value) => valueWords(name, value, levels)).join(', ')}` }
    }
  }
}

/** `before 18 Feb 2027`, `in Q4 2026`, `from 25 Nov to 23 Dec`. */
export function rangeWords(range: DateRange, context: Pick<FilterContext, 'now' | 'zone'>): string {
  const { now, zone } = context
  if (range.kind === 'none') return 'is not given'
  if (range.kind === 'past') return 'has passed'
  const { from, to } = spanOf(range, context)
  if (range.kind === 'this-quarter' || range.kind === 'next-quarter') return `in ${quarterText(from, zone)}`
  const date = (at: number): string => dateText(at, zone, { now })
  if (from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY) return 'is any'
  if (from === Number.NEGATIVE_INFINITY) return `before ${date(to)}`
  if (to === Number.POSITIVE_INFINITY) return `from ${date(from)}`
  return `from ${date(from)} to ${date(to - 1)}`
}

/** The whole filter in one line, for the message of an empty view. */
export const filterWords = (filter: readonly Condition[], context: FilterContext, levels: readonly string[]): string =>
  listText(
    filter.map((condition) => {
      const { field, value } = conditionWords(condition, context, levels)
      return `${field} ${value}`
    }),
  )
