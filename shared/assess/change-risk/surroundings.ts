import { viewsIn } from '../../cab/views-in'
import type { RootRecord, Roots } from '../../log/apply'
import type { ConfigurationItem, Environment, Service } from '../../model/configuration'
import type { Freeze, MaintenanceWindow } from '../../model/time-band'
import { viewOf } from '../../model/view'
import type { Workspace } from '../../model/workspace'
import { estateOf, nodesOf } from '../conflicts/estate'

/** What of the workspace a change is assessed by: its scales, its estate, and when nothing or only something may be changed. */
export interface Surroundings {
  readonly workspace: Workspace
  readonly zone: string
  /** By entity name: `service/x`, `ci/y`. */
  readonly services: ReadonlyMap<string, Service>
  readonly items: ReadonlyMap<string, ConfigurationItem>
  readonly environments: ReadonlyMap<string, Environment>
  /** Everything that stands above an item: its parents, and the services that these belong to. */
  readonly above: (item: string) => readonly string[]
  readonly freezes: readonly Freeze[]
  readonly windows: readonly MaintenanceWindow[]
}

interface Kept {
  readonly calendar: RootRecord | undefined
  readonly surroundings: Surroundings
}
const known = new WeakMap<RootRecord, Kept>()
const natural: Workspace = viewOf('workspace', 'this', {})

/** Read once per record of the workspace and of its calendar: the same value as long as these are the same. */
export function surroundingsOf(roots: Roots): Surroundings {
  const record = roots['workspace/this']
  const calendar = roots['calendar/main']
  const held = record === undefined ? undefined : known.get(record)
  if (held !== undefined && held.calendar === calendar) return held.surroundings
  const surroundings = read(record, calendar)
  if (record !== undefined) known.set(record, { calendar, surroundings })
  return surroundings
}

function read(record: RootRecord | undefined, calendar: RootRecord | undefined): Surroundings {
  const workspace = viewsIn(record, 'workspace').find(({ id }) => id === 'this') ?? natural
  const [services, items, environments] = [viewsIn(record, 'service'), viewsIn(record, 'ci'), viewsIn(record, 'environment')]
  const nodes = nodesOf(estateOf(services, items, environments))
  return {
    workspace,
    zone: workspace.zone || 'UTC',
    services: new Map(services.map((service) => [`service/${service.id}`, service])),
    items: new Map(items.map((item) => [`ci/${item.id}`, item])),
    environments: new Map(environments.map((environment) => [`environment/${environment.id}`, environment])),
    above: (item) => {
      const at = nodes.numberOf.get(item)
      return at === undefined ? [] : (nodes.up[at] ?? []).flatMap((node) => nodes.names[node] ?? [])
    },
    freezes: viewsIn(calendar, 'freeze'),
    windows: viewsIn(calendar, 'window'),
  }
}
