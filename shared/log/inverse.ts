import { type Held, type Roots, waiting } from './apply'
import type { Draft, Entry } from './operation'

export interface Inverse {
  readonly draft: Draft
  /** Fields that someone has changed since: they are left alone, and the person is told which. */
  readonly leftAlone: readonly { readonly entity: string; readonly field: string }[]
}

/** What undoes an entry: an ordinary draft. Fields that someone has changed since are left as they are. */
export function inverse(entry: Entry, roots: Roots): Inverse {
  const changeable = entry.operations.filter(({ field }) => field !== 'of')
  const ours = changeable.filter(({ entity, field }) => heldBy(roots, entry, entity, field)?.[1] === entry.stamp)
  const rest = changeable.filter((operation) => !ours.includes(operation))
  return {
    draft: {
      command: 'undo',
      undoes: entry.hash,
      summary: `Undo: ${entry.summary}`,
      operations: ours.map(({ entity, field, value, was }) => ({ entity, field, value: was, was: value })),
    },
    leftAlone: rest.map(({ entity, field }) => ({ entity, field })),
  }
}

function heldBy(roots: Roots, entry: Entry, entity: string, field: string): Held | undefined {
  for (const root of [...entry.roots, waiting]) {
    const fields = roots[root]?.entities[entity]
    if (fields !== undefined) return fields[field]
  }
  return undefined
}
