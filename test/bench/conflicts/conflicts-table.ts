import type { Round } from './measure'

/** The quietest of the rounds at one size. `tree` and `naive` are not there where they were not run. */
export interface Row extends Round {
  readonly changes: number
  readonly items: number
}

const ms = (value: number): string => `${value < 0.1 ? value.toFixed(3) : value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`

/** Markdown: a line a contestant, a column a size; in brackets how many times the sweep. */
export function conflictsTable(rows: readonly Row[]): string {
  const line = (name: string, cell: (row: Row) => string): string => `| ${name} | ${rows.map(cell).join(' | ')} |`
  const beside =
    (read: (row: Row) => number | undefined) =>
    (row: Row): string => {
      const value = read(row)
      return value === undefined ? 'not run' : `${ms(value)} (${(value / row.sweep).toFixed(1)} x)`
    }
  return [
    line('Conflicts', ({ changes, items }) => `${changes.toLocaleString('en')} changes on ${items.toLocaleString('en')} CIs`),
    `|---|${rows.map(() => '---|').join('')}`,
    line('found', ({ conflicts }) => String(conflicts)),
    line('bare sort and sweep', ({ sweep }) => ms(sweep)),
    line(
      'ours, all conflicts',
      beside(({ engine }) => engine),
    ),
    line(
      'node-interval-tree, pairs',
      beside(({ tree }) => tree),
    ),
    line(
      'every pair looked at',
      beside(({ naive }) => naive),
    ),
    line('ours, one moved change', ({ moved }) => `${moved.toFixed(1)} us`),
    line('ours, next free slot in 30 days', ({ slot }) => ms(slot)),
    line('ours, 30 days without one searched', ({ noSlot }) => ms(noSlot)),
  ].join('\n')
}

/** Each speed that is asked for of ten thousand changes, with what was measured. */
export function verdicts(rows: readonly Row[]): readonly string[] {
  const row = rows.find(({ changes }) => changes === 10_000)
  if (row === undefined) return []
  const { sweep, engine, tree, naive, moved, slot, noSlot } = row
  const told = (isReached: boolean, words: string): string => `${isReached ? 'reached' : 'MISSED '} ${words}`
  return [
    told(engine <= 3 * sweep, `all conflicts: ${(engine / sweep).toFixed(2)} x the sweep, at most 3 x`),
    ...(tree === undefined ? [] : [told(tree >= 5 * engine, `all conflicts: ${(tree / engine).toFixed(1)} x quicker than the tree, at least 5 x`)]),
    ...(naive === undefined ? [] : [told(naive >= 20 * engine, `all conflicts: ${(naive / engine).toFixed(1)} x quicker than all pairs, at least 20 x`)]),
    told(moved <= 50, `one moved change: ${moved.toFixed(1)} us, at most 50 us`),
    told(Math.max(slot, noSlot) <= 5, `next free slot: ${ms(slot)}, and ${ms(noSlot)} to find none in 30 days, at most 5 ms`),
  ]
}
