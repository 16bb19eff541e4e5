export { type Condition, type Filter, type FilterContext, matcher, matches } from './filter'
export { filterSet, selectFilter } from './filter-slice'
export type { ReleaseRow, RowContext } from './release-row'
export { useFilterContext, useFilteredReleases, useReleaseRows, useRowContext } from './use-release-rows'
