import type { Kind, View } from '#shared/model/entities'
import type { Rating } from '#shared/model/risk'
import { allOf, type Portfolio } from './portfolio'

/** A cell as it is written: text, or a number that stays one. */
export type OutCell = string | number

/** A column of a written table: its header is one that the import knows again, `takes` the fields that it carries. */
export interface OutColumn<K extends Kind> {
  readonly header: string
  readonly takes: readonly (keyof View<K> & string)[]
  readonly cell: (view: View<K>) => OutCell
}

type Texts<V> = { [F in keyof V]: V[F] extends string | number ? F : never }[keyof V] & string

const plain = <K extends Kind>(header: string, field: Texts<View<K>>): OutColumn<K> => ({
  header,
  takes: [field],
  cell: (view) => view[field] as unknown as OutCell,
})

/** What columns look up beside the entity itself. */
export interface Lookups {
  readonly releaseOf: (root: string) => string
  readonly itemsOf: (root: string, kind: 'service' | 'ci') => string
  readonly nameOf: (item: string) => string
}

export function lookups(portfolio: Portfolio): Lookups {
  const releases = new Map(
    allOf(portfolio, 'release').map(({ id, number, name, version }) => [`release/${id}`, number || [name, version].filter((part) => part !== '').join(' ')]),
  )
  const names = new Map<string, string>()
  for (const kind of ['service', 'ci', 'environment'] as const) for (const { id, name } of allOf(portfolio, kind)) names.set(`${kind}/${id}`, name || id)
  const affects = new Map<string, string[]>()
  for (const { of, item } of allOf(portfolio, 'affects')) affects.set(of, [...(affects.get(of) ?? []), item])
  const nameOf = (item: string): string => names.get(item) ?? item.slice(item.indexOf('/') + 1)
  return {
    releaseOf: (root) => releases.get(root) ?? '',
    itemsOf: (root, kind) =>
      (affects.get(root) ?? [])
        .filter((item) => item.startsWith(`${kind}/`))
        .map(nameOf)
        .join('; '),
    nameOf,
  }
}

export const releaseColumns = ({ itemsOf }: Lookups): readonly OutColumn<'release'>[] => [
  plain('Release number', 'number'),
  plain('Release name', 'name'),
  plain('Version', 'version'),
  plain('Release type', 'type'),
  plain('State', 'state'),
  plain('Team', 'team'),
  plain('Owner', 'owner'),
  plain('Planned start', 'plannedStart'),
  plain('Target date', 'target'),
  plain('Actual date', 'actual'),
  plain('End of life', 'endOfLife'),
  { header: 'Services', takes: [], cell: ({ id }) => itemsOf(`release/${id}`, 'service') },
  plain('Description', 'description'),
  plain('Source', 'source'),
]

export const milestoneColumns = ({ releaseOf }: Lookups): readonly OutColumn<'milestone'>[] => [
  { header: 'Release', takes: [], cell: ({ of }) => releaseOf(of) },
  plain('Title', 'title'),
  plain('Kind', 'kind'),
  plain('Start', 'start'),
  plain('End', 'end'),
  plain('Owner', 'owner'),
  plain('Date as written', 'asWritten'),
  plain('Source', 'source'),
]

export const changeColumns = ({ itemsOf }: Lookups): readonly OutColumn<'change'>[] => [
  plain('Number', 'number'),
  plain('Short description', 'shortDescription'),
  plain('Description', 'description'),
  plain('Type', 'type'),
  plain('State', 'state'),
  plain('Category', 'category'),
  plain('Priority', 'priority'),
  plain('Risk', 'risk'),
  plain('Impact', 'impact'),
  plain('Requested by', 'requestedBy'),
  plain('Assignment group', 'assignmentGroup'),
  plain('Assigned to', 'assignedTo'),
  plain('Environment', 'environment'),
  plain('Planned start date', 'plannedStart'),
  plain('Planned end date', 'plannedEnd'),
  plain('Actual start', 'actualStart'),
  plain('Actual end', 'actualEnd'),
  { header: 'CAB required', takes: ['cabRequired'], cell: ({ cabRequired }) => (cabRequired ? 'true' : '') },
  plain('Justification', 'justification'),
  plain('Implementation plan', 'implementationPlan'),
  plain('Risk and impact analysis', 'riskAndImpactAnalysis'),
  plain('Backout plan', 'backoutPlan'),
  plain('Test plan', 'testPlan'),
  plain('Close code', 'closeCode'),
  plain('Close notes', 'closeNotes'),
  { header: 'On hold', takes: ['onHold'], cell: ({ onHold }) => (onHold.held ? 'true' : '') },
  { header: 'On hold reason', takes: [], cell: ({ onHold }) => (onHold.held ? onHold.reason : '') },
  { header: 'Affected services', takes: [], cell: ({ id }) => itemsOf(`change/${id}`, 'service') },
  { header: 'Configuration items', takes: [], cell: ({ id }) => itemsOf(`change/${id}`, 'ci') },
]

const rated = (rating: Rating, side: 'likelihood' | 'impact'): OutCell => (rating.kind === 'rated' ? rating[side] : '')

export const riskColumns = ({ releaseOf }: Lookups): readonly OutColumn<'risk'>[] => [
  plain('Risk ID', 'number'),
  plain('Title', 'title'),
  plain('Category', 'category'),
  plain('Cause', 'cause'),
  plain('Event', 'event'),
  plain('Consequence', 'consequence'),
  { header: 'Likelihood', takes: ['inherent'], cell: ({ inherent }) => rated(inherent, 'likelihood') },
  { header: 'Impact', takes: [], cell: ({ inherent }) => rated(inherent, 'impact') },
  { header: 'Residual likelihood', takes: ['residual'], cell: ({ residual }) => rated(residual, 'likelihood') },
  { header: 'Residual impact', takes: [], cell: ({ residual }) => rated(residual, 'impact') },
  plain('Response', 'response'),
  plain('Mitigation', 'mitigation'),
  plain('Risk status', 'state'),
  plain('Owner', 'owner'),
  plain('Due', 'due'),
  plain('Review', 'review'),
  { header: 'Release', takes: [], cell: ({ of }) => releaseOf(of) },
]

/** Whom a task waits for and what it stands below, by their codes. */
export interface TaskLookups {
  readonly codeOf: (task: string) => string
  readonly before: (task: string) => string
}

export const taskColumns = ({ codeOf, before }: TaskLookups): readonly OutColumn<'task'>[] => [
  { header: 'Code', takes: ['code'], cell: ({ id }) => codeOf(id) },
  plain('Title', 'title'),
  plain('Kind', 'kind'),
  { header: 'Duration (min)', takes: ['duration'], cell: ({ kind, duration }) => (kind === 'milestone' || kind === 'summary' ? '' : duration) },
  { header: 'Predecessors', takes: [], cell: ({ id }) => before(id) },
  {
    // Other constraints than this one are counted as lost where the table is made.
    header: 'Not before',
    takes: ['constraint'],
    cell: ({ constraint }) => (constraint.kind === 'start-no-earlier-than' ? constraint.at : ''),
  },
  plain('Who', 'who'),
  plain('Role', 'role'),
  plain('Environment', 'environment'),
  plain('Instructions', 'instructions'),
  plain('Expected result', 'expectedResult'),
  plain('Back out', 'backOut'),
  { header: 'Back out duration', takes: ['backOutDuration'], cell: ({ backOutDuration }) => (backOutDuration === 0 ? '' : backOutDuration) },
  { header: 'Parent', takes: ['parent'], cell: ({ parent }) => (parent === '' ? '' : codeOf(parent)) },
]

/** A freeze, window or date of everybody's calendar with the word for it. */
export interface BandRow {
  readonly kind: string
  readonly view: Pick<View<'freeze'>, 'title' | 'start' | 'end' | 'note' | 'source' | 'recurrence' | 'exceptions' | 'zone' | 'appliesTo'>
}

export function bandRows(portfolio: Portfolio): readonly BandRow[] {
  return [
    ...allOf(portfolio, 'freeze').map((view): BandRow => ({ kind: `${view.severity}-freeze`, view })),
    ...allOf(portfolio, 'window').map((view): BandRow => ({ kind: view.kind, view })),
    ...allOf(portfolio, 'key-date').map((view): BandRow => ({ kind: view.kind, view: { ...view, appliesTo: {} } })),
  ]
}

export const bandHeaders = ['Title', 'Kind', 'Start', 'End', 'Recurrence', 'Exceptions', 'Zone', 'Applies to', 'Note', 'UID'] as const

export const bandCells = ({ kind, view }: BandRow, { nameOf }: Lookups): readonly OutCell[] => [
  view.title,
  kind,
  view.start,
  view.end,
  view.recurrence,
  Object.keys(view.exceptions).join('; '),
  view.zone,
  Object.keys(view.appliesTo)
    .map((item) => `${item.slice(0, item.indexOf('/'))}/${nameOf(item)}`)
    .join('; '),
  view.note,
  view.source,
]
