import { expect, test } from '@playwright/test'
import { median } from '../figures'
import { installPeers } from '../peers'
import { writeResults } from '../results'
import { conflictsTable, type Row, verdicts } from './conflicts-table'
import { type Calendar, calendarOf, crowd, type Round, round } from './measure'
import { type PairsByTree, pairsByTree } from './peer-tree'

const rounds = 7
/** The slow ones take part in fewer. */
const slowRounds = 3
const sizes = [
  [1_000, 200],
  [10_000, 200],
  [100_000, 2_000],
] as const
/** From here on looking at every pair takes minutes. */
const mostPairs = 10_000
const peers = { 'node-interval-tree': '2.1.2' }

test('all conflicts beside a bare sweep, a tree of intervals and all pairs', () => {
  const installed = installPeers(peers, 'peers-conflicts')
  const hasPeer = 'folder' in installed
  if (!hasPeer) process.stdout.write(`No ${Object.keys(peers).join(' and ')} to compare with: ${installed.missing}\n`)
  const tree = hasPeer ? pairsByTree(installed.folder) : undefined
  const rows = sizes.map(([changes, items]) => quietest(calendarOf(changes, items), tree, changes, items))
  const repairs = [10, 20, 40].map((changes) => ({ changes, ms: median([crowd(changes), crowd(changes), crowd(changes)]) }))
  writeResults('conflicts', { rounds, peers: hasPeer ? peers : {}, rows, repairs })
  process.stdout.write(`\n${conflictsTable(rows)}\n\nIn brackets: how many times the sweep; the quietest of ${rounds} interleaved rounds.\n`)
  process.stdout.write(`${repairs.map(({ changes, ms }) => `Repair of ${changes} changes that all meet: ${ms.toFixed(0)} ms`).join('\n')}\n`)
  process.stdout.write(`${verdicts(rows).join('\n')}\n`)
  expect(rows.every(({ conflicts }) => conflicts > 0)).toBe(true)
})

/** The least of each contestant. One round to warm up; all in every round, so that whatever else the machine does meets all alike. */
function quietest(calendar: Calendar, tree: PairsByTree | undefined, changes: number, items: number): Row {
  const measured: Round[] = []
  for (let n = 0; n <= rounds; n++) {
    const isSlowToo = n <= slowRounds
    const one = round(calendar, { tree: isSlowToo ? tree : undefined, naive: isSlowToo && changes <= mostPairs })
    if (n > 0) measured.push(one)
  }
  const least = (read: (one: Round) => number | undefined): number | undefined => {
    const all = measured.flatMap((one) => read(one) ?? [])
    return all.length === 0 ? undefined : Math.min(...all)
  }
  const [first] = measured
  if (first === undefined) throw new Error('no rounds')
  return {
    ...{ changes, items, conflicts: first.conflicts, pairs: first.pairs },
    ...{ sweep: least(({ sweep }) => sweep) ?? Number.NaN, engine: least(({ engine }) => engine) ?? Number.NaN },
    ...{ tree: least((one) => one.tree), naive: least((one) => one.naive) },
    ...{ moved: least(({ moved }) => moved) ?? Number.NaN, slot: least(({ slot }) => slot) ?? Number.NaN },
    noSlot: least(({ noSlot }) => noSlot) ?? Number.NaN,
  }
}
