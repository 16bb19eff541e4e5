import { homes, type Roots } from './apply'
import type { Draft, Entry, Operation } from './operation'
import { isWrittenOnce } from './written-once'

export interface Inverse {
  readonly draft: Draft
  /** Fields that someone has changed since: they are left alone, and the person is told which. */
  readonly leftAlone: readonly { readonly entity: string; readonly field: string }[]
}

/**
 * What undoes an entry: an ordinary draft. Fields that someone has changed since are left as they are; `of` is never
 * changed at all, nor is what is written once. The inverse of an undo is its redo.
 */
export function inverse(entry: Entry, roots: Roots): Inverse {
  const homeOf = homes(roots, entry)
  const operations: Operation[] = []
  const leftAlone: { entity: string; field: string }[] = []
  for (const { entity, field, value, was } of entry.operations) {
    if (field === 'of') continue
    const held = roots[homeOf(entity)]?.entities[entity]?.[field]
    if (held?.[1] === entry.stamp && !isWrittenOnce(entity)) operations.push({ entity, field, value: was, was: value })
    else leftAlone.push({ entity, field })
  }
  return { draft: { command: 'undo', undoes: entry.hash, summary: `Undo: ${entry.summary}`, operations }, leftAlone }
}
