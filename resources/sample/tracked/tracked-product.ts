/** A product of somebody else that the bank runs and follows. */
export interface TrackedProduct {
  readonly id: string
  readonly product: string
  readonly team: string
  readonly type: 'major' | 'minor'
  /** The bank's service that stands on it. */
  readonly service: string
  /** Where the dates were published. */
  readonly source: string
  readonly releases: readonly TrackedRelease[]
}

/** Version, day of release ('' not announced), end of life ('' not announced), then dates between as `title @ day`. */
export type TrackedRelease = readonly [version: string, released: string, endOfLife: string, ...between: string[]]
