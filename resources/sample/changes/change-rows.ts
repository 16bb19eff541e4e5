import type { Change } from '#shared/model/change'

/** How a change is carried out; its texts stand in methods.ts. */
export type Method =
  | 'rolling-deployment'
  | 'schema-migration'
  | 'configuration'
  | 'feature-flag'
  | 'certificate'
  | 'firewall-rule'
  | 'patching'
  | 'data-correction'
  | 'app-store'
  | 'batch-schedule'
  | 'appliance'
  | 'workplace'

type Level = Exclude<Change['risk'], ''>

/** A change that a release may have in its scope. `minutes` is how long it takes. */
export type ChangeRow = readonly [
  shortDescription: string,
  item: string,
  method: Method,
  risk: Level,
  impact: Level,
  minutes: number,
  description: string,
  justification: string,
]
