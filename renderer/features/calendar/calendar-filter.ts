import { createSlice, type PayloadAction, type WithSlice } from '@reduxjs/toolkit'
import { rootReducer } from '#data/store'
import type { CalendarItem } from './calendar-item'

/** Each field's chosen values; none chosen lets all through. */
export interface CalendarFilter {
  /** Names of entities: `service/x`. */
  readonly service: readonly string[]
  readonly environment: readonly string[]
  readonly type: readonly string[]
  /** Levels 1 to 5 as text; `0` is not rated. */
  readonly risk: readonly string[]
  /** Whether of the releases those alone are shown that the portfolio shows: its filter goes along. */
  readonly asPortfolio: boolean
}
export type FilterField = Exclude<keyof CalendarFilter, 'asPortfolio'>
export const filterFields: readonly FilterField[] = ['service', 'environment', 'type', 'risk']

const none: CalendarFilter = { service: [], environment: [], type: [], risk: [], asPortfolio: false }

const calendarFilter = createSlice({
  name: 'calendarFilter',
  initialState: none,
  reducers: {
    fieldFiltered: (state, { payload }: PayloadAction<{ readonly field: FilterField; readonly values: readonly string[] }>) => ({
      ...state,
      [payload.field]: payload.values,
    }),
    portfolioFollowed: (state, { payload }: PayloadAction<boolean>) => ({ ...state, asPortfolio: payload }),
    filterCleared: () => none,
  },
  selectors: { selectCalendarFilter: (state) => state },
})

declare module '#data/store' {
  interface ScreenSlices extends WithSlice<typeof calendarFilter> {}
}

export const { fieldFiltered, portfolioFollowed, filterCleared } = calendarFilter.actions
export const { selectCalendarFilter } = calendarFilter.injectInto(rootReducer).selectors

export const isFiltered = (filter: CalendarFilter): boolean => filter.asPortfolio || filterFields.some((field) => filter[field].length > 0)

/**
 * Whether an item passes. A freeze or window without a scope is for everything, so it passes every service; what has no
 * environment of its own (a key date, a freeze) passes every environment, since it holds there too.
 */
export function passes(item: CalendarItem, { service, environment, type, risk }: CalendarFilter): boolean {
  const isForAll = item.affects.length === 0 && (item.kind === 'freeze' || item.kind === 'window' || item.kind === 'key-date')
  if (service.length > 0 && !isForAll && !item.affects.some((name) => service.includes(name))) return false
  if (environment.length > 0 && item.environment !== '' && !environment.includes(item.environment)) return false
  if (environment.length > 0 && item.environment === '' && (item.kind === 'booking' || item.kind === 'change' || item.kind === 'emergency')) return false
  // Types and risks belong to releases and changes: all else stays, so that a freeze over a major release is still seen.
  const isRated = item.kind === 'release' || item.kind === 'change' || item.kind === 'emergency'
  if (type.length > 0 && isRated && !type.includes(item.type)) return false
  return risk.length === 0 || !isRated || risk.includes(String(item.risk))
}
