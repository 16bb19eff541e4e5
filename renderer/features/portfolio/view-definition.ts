import * as z from 'zod'
import { sameJson } from '#shared/model/json'
import type { SavedView } from '#shared/model/workspace'
import { Filter, me } from './filter'

export const columnIds = ['type', 'state', 'target', 'gate', 'risk', 'changes', 'attention', 'owner', 'team', 'area', 'start', 'actual', 'endOfLife'] as const
export type ColumnId = (typeof columnIds)[number]
export const groupings = ['none', 'area', 'team', 'state', 'type', 'quarter'] as const
export type Grouping = (typeof groupings)[number]
export const strips = ['weeks', 'quarters', 'none'] as const
export type Strip = (typeof strips)[number]

const usualColumns: readonly ColumnId[] = ['type', 'state', 'target', 'gate', 'risk', 'changes', 'attention']

/** What a view shows and how: kept in a saved view under these names, so never renamed. What cannot be read is as usual. */
export const ViewDefinition = z.object({
  filter: Filter.catch([]),
  group: z.enum(groupings).catch('none'),
  sort: z.object({ column: z.enum(['name', ...columnIds]), descending: z.boolean() }).catch({ column: 'target', descending: false }),
  columns: z.array(z.enum(columnIds)).catch([...usualColumns]),
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
  view('emergency', 'Emergency', [{ field: 'type', is: true, values: ['emergency'] }], { sort: { column: 'target', descending: true } }),
  view(
    'closed',
    'Closed this quarter',
    [
      { field: 'state', is: true, values: ['closed'] },
      { field: 'out', range: { kind: 'this-quarter' } },
    ],
    { sort: { column: 'actual', descending: true }, columns: ['type', 'state', 'actual', 'risk', 'changes', 'owner', 'team'] },
  ),
  view('all', 'All releases', [], { strip: 'quarters' }),
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

export const isSameDefinition = (a: ViewDefinition, b: ViewDefinition): boolean => sameJson({ ...a }, { ...b })
