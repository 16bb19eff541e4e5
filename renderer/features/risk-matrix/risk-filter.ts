import type { Place } from '#app/router'
import { type RiskRow, workspacePlace } from './risk-rows'

/** What a risk can be filtered by, in the order of the menu. */
export const filterFields = ['release', 'state', 'category', 'owner', 'level', 'appetite'] as const
export type FilterField = (typeof filterFields)[number]

/** Values by field; a field without a value lets everything through. Kept in the place, so that Back and links bring it back. */
export type RiskFilter = Readonly<Partial<Record<FilterField, string>>>

/** What the filter bar calls them: "State is open". */
export const filterWords: Readonly<Record<FilterField, string>> = {
  release: 'Release',
  state: 'State',
  category: 'Category',
  owner: 'Owner',
  level: 'Level',
  appetite: 'Appetite',
}

/** Where the place says nothing about the state, open risks are shown: the others need no one. */
const anyState = 'any'

export function filterOf(params: Place['params']): RiskFilter {
  const found: Partial<Record<FilterField, string>> = {}
  for (const field of filterFields) {
    const value = params[field] ?? (field === 'state' ? 'open' : '')
    if (value !== '' && !(field === 'state' && value === anyState)) found[field] = value
  }
  return found
}

/** The place's parameters for a filter; every field is named, so that what was left out goes. */
export function paramsOf(filter: RiskFilter): Record<FilterField, string> {
  const at = (field: FilterField): string => filter[field] ?? ''
  return {
    release: at('release'),
    state: filter.state ?? anyState,
    category: at('category'),
    owner: at('owner'),
    level: at('level'),
    appetite: at('appetite'),
  }
}

/** '-' stands for "none": a risk of the workspace, without owner, without category, not rated. */
export const noValue = '-'

export function filterValueOf(row: RiskRow, field: FilterField): string {
  const { risk, counts } = row
  switch (field) {
    case 'release':
      return row.release || noValue
    case 'state':
      return risk.state
    case 'category':
      return risk.category || noValue
    case 'owner':
      return risk.owner || noValue
    case 'level':
      return counts === undefined ? noValue : String(counts.level)
    case 'appetite':
      return counts === undefined ? noValue : counts.aboveAppetite ? 'above' : 'within'
  }
}

export function filtered(rows: readonly RiskRow[], filter: RiskFilter): readonly RiskRow[] {
  const wanted = filterFields.flatMap((field) => {
    const value = filter[field]
    return value === undefined ? [] : [{ field, value }]
  })
  return wanted.length === 0 ? rows : rows.filter((row) => wanted.every(({ field, value }) => filterValueOf(row, field) === value))
}

/** How a value reads in a chip and in its menu. */
export function valueWords(field: FilterField, value: string, nameOf: (release: string) => string, levelWords: readonly string[]): string {
  if (field === 'release') return value === noValue ? workspacePlace : nameOf(value)
  if (field === 'level') return value === noValue ? 'not rated' : `${value} ${levelWords[Number(value) - 1] ?? ''}`
  if (field === 'appetite') return value === 'above' ? 'above' : value === 'within' ? 'within' : 'not rated'
  if (value === noValue) return 'none'
  return value
}

/** The whole filter in words, for paper: "Release Payments 26.12, State is open". */
export function spokenFilter(filter: RiskFilter, rows: readonly RiskRow[], levelWords: readonly string[]): string {
  const names = new Map(rows.map(({ release, place }) => [release, place]))
  return filterFields
    .flatMap((field) => {
      const value = filter[field]
      if (value === undefined) return []
      return [`${filterWords[field]} ${field === 'release' ? '' : 'is '}${valueWords(field, value, (release) => names.get(release) ?? release, levelWords)}`]
    })
    .join(', ')
}
