import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Columns } from './measure'

/** The part of node-interval-tree that the bench calls. */
interface Tree {
  readonly insert: (low: number, high: number, data: number) => boolean
  readonly search: (low: number, high: number) => readonly number[]
}

/** How many pairs meet, as the sweep tells it. */
export type PairsByTree = (columns: Columns, items: number) => number

/**
 * The peer: a tree of intervals per CI, asked for those that meet a change before it is put in, so that each pair is met once.
 * `folder` is where the bench installed the package.
 */
export function pairsByTree(folder: string): PairsByTree {
  const { default: IntervalTree }: { default: new () => Tree } = createRequire(join(folder, 'package.json'))('node-interval-tree')
  return ({ from, to, begin, item }, items) => {
    const trees = Array.from({ length: items }, () => new IntervalTree())
    let pairs = 0
    for (let n = 0; n < from.length; n++) {
      const low = from[n] ?? 0
      // Its intervals have their ends in them; two changes of which one starts as the other ends don't meet.
      const high = (to[n] ?? 0) - 1
      for (let k = begin[n] ?? 0; k < (begin[n + 1] ?? 0); k++) {
        const tree = trees[item[k] ?? 0]
        pairs += tree?.search(low, high).length ?? 0
        tree?.insert(low, high, n)
      }
    }
    return pairs
  }
}
