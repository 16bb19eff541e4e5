import * as z from 'zod'
import { TableLayout, usualLayout } from '#features/table'
import { type Json, sameJson } from '#shared/model/json'
import type { SavedView } from '#shared/model/workspace'
import { Filter, me } from './filter'

export const groupings = ['none', 'area', 'team', 'state', 'type', 'quarter'] as const
export type Grouping = (typeof groupings)[number]
export const strips = ['weeks', 'quarters', 'none'] as const
export type Strip = (typeof strips)[number]

const byTarget = { column: 'target', descending: false }

/** What a view shows and how: kept in a saved view under these names, so never renamed. What cannot be read is as usual. */
export const ViewDefinition = z.object({
  filter: Filter.catch([]),
  group: z.enum(groupings).catch('none'),
  layout: TableLayout.catch({ ...usualLayout, sort: byTarget }),
  strip: z.enum(strips).catch('weeks'),
})
export interface ViewDefinition extends z.infer<typeof ViewDefinition> {}

export interface PortfolioView {
  readonly id: string
  readonly name: string
  readonly definition: ViewDefinition
  /** The entity it is kept in; the built-in views have none. */
  readonly saved?: SavedView
}

const view = (id: string, name: string, filter: ViewDefinition['filter'], more: Partial<ViewDefinition> = {}): PortfolioView => ({
  id,
  name,
  definition: { ...ViewDefinition.parse({}), filter, ...more },
})

const isOpen: ViewDefinition['filter'][number] = { field: 'state', is: false, values: ['closed', 'cancelled'] }

export const builtInViews: readonly PortfolioView[] = [
  view('open', 'Open, next 12 weeks', [isOpen, { field: 'target', range: { kind: 'before-12-weeks' } }], { group: 'area' }),
  view('mine', 'Needs me', [isOpen, { field: 'owner', is: true, values: [me] }, { field: 'attention', is: false, values: [''] }]),
  view('emergency', 'Emergency', [{ field: 'type', is: true, values: ['emergency'] }], {
    layout: { ...usualLayout, sort: { column: 'target', descending: true } },
  }),
  view(
    'closed',
    'Closed this quarter',
    [
      { field: 'state', is: true, values: ['closed'] },
      { field: 'out', range: { kind: 'this-quarter' } },
    ],
    {
      layout: {
        ...usualLayout,
        sort: { column: 'actual', descending: true },
        shown: { target: false, gate: false, attention: false, actual: true, owner: true, team: true },
      },
    },
  ),
  view('all', 'All releases', [], { strip: 'quarters', layout: { ...usualLayout, sort: { column: 'target', descending: true } } }),
]

const parsed = new WeakMap<SavedView, PortfolioView>()

/** A saved view as it reads here; the same one for the same entity. */
export function viewOfSaved(saved: SavedView): PortfolioView {
  const known = parsed.get(saved)
  if (known !== undefined) return known
  const made = { id: saved.id, name: saved.name, definition: ViewDefinition.parse(saved.definition), saved }
  parsed.set(saved, made)
  return made
}

/** Whether two definitions show the same; which groups are folded and how wide columns are dragged is no change of a view. */
export const isSameDefinition = (a: ViewDefinition, b: ViewDefinition): boolean => sameJson(essence(a), essence(b))

const essence = ({ filter, group, strip, layout }: ViewDefinition): Json => {
  const { sort, order, shown } = layout
  return { filter: plainFilter(filter), group, strip, order, shown, sort: sort ?? '' }
}

/** Conditions are JSON by their schema; spreading makes types of plain objects of them. */
const plainFilter = (filter: ViewDefinition['filter']): readonly Json[] => filter.map((condition) => ({ ...condition }))

/** A definition as a saved view keeps it: JSON, which has no undefined. */
export function keptDefinition({ filter, group, strip, layout: { sort, ...layout } }: ViewDefinition): SavedView['definition'] {
  return { filter: filter.map((condition) => ({ ...condition })), group, strip, layout: { ...layout, folded: [], ...(sort === undefined ? {} : { sort }) } }
}
