import type { Json } from '#shared/model/json'

/**
 * The second implementation of merging, for tests only and written apart from shared/log/apply: it sorts all entries and
 * replays them one after another. Nothing is clever here, so there is nothing to get wrong.
 */
export interface ReplayEntry {
  readonly stamp: string
  readonly hash: string
  readonly device: string
  readonly operations: readonly { readonly entity: string; readonly field: string; readonly value: Json }[]
}

const rootNames = /^(workspace|release|change|calendar|meeting)\//
/** Written once, and of these the first three under the name of the device alone (shared/log/written-once.ts). */
const onceNames = /^(vote|recusal|decision|admission|revocation)\//
const ownNames = /^(vote|recusal|decision)\/([^-]*)-/

/** Root to entity to field to value and stamp. */
export type Replayed = Record<string, Record<string, Record<string, [Json, string]>>>

export function naiveReplay(entries: readonly ReplayEntry[]): Replayed {
  const once = [...new Map(entries.map((entry) => [entry.hash, entry])).values()].sort((a, b) => (a.stamp < b.stamp ? -1 : 1))
  const fields: Record<string, Record<string, [Json, string]>> = {}
  const home: Record<string, string> = {}
  const writtenBy: Record<string, string> = {}
  for (const { stamp, device, operations } of once) {
    for (const { entity, field, value } of operations) {
      if (onceNames.test(entity)) {
        const says = (name: string): Json | undefined => operations.find((other) => other.entity === entity && other.field === name)?.value
        const mayWrite = /^(admission|revocation)/.test(entity) || ownNames.exec(entity)?.[2] === device
        if (!mayWrite || says('removed') !== false || !rootNames.test(String(says('of')))) continue
        writtenBy[entity] ??= stamp
        if (writtenBy[entity] !== stamp) continue
      }
      if (field === 'of') {
        const creates = operations.some((other) => other.entity === entity && other.field === 'removed' && other.value === false)
        if (!creates || home[entity] !== undefined || rootNames.test(entity)) continue
        home[entity] = String(value)
      }
      fields[entity] = { ...fields[entity], [field]: [value, stamp] }
    }
  }
  const roots: Replayed = {}
  for (const [entity, held] of Object.entries(fields)) {
    const root = rootNames.test(entity) ? entity : (home[entity] ?? '?/waiting')
    roots[root] = { ...roots[root], [entity]: held }
  }
  return roots
}
