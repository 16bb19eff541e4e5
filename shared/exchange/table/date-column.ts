import { type DateOrder, orderIn } from './date-text'
import { type Cell, cellText } from './table'

/** How the dates of a column are to be read, and what decided it. Not decided: a person must say. */
export type ColumnOrder =
  | { readonly decided: true; readonly order: DateOrder | undefined; readonly by: 'spelling' | 'values' | 'other-columns' | 'answer' }
  | { readonly decided: false; readonly examples: readonly string[] }

interface Evidence {
  dayFirst: number
  monthFirst: number
  undecided: number
  readonly examples: Set<string>
}

/**
 * The order of each date column: from values that can be read one way only, else from the file's other columns when all of
 * them agree (one program wrote them), else from the person's answer. Values that contradict each other decide nothing.
 */
export function columnOrders(columns: ReadonlyMap<number, Iterable<Cell>>, answers: ReadonlyMap<number, DateOrder>): Map<number, ColumnOrder> {
  const evidence = new Map([...columns].map(([column, cells]) => [column, evidenceIn(cells)]))
  const decided = new Set([...evidence.values()].flatMap((found) => waysOf(found)))
  const ofFile = decided.size === 1 ? [...decided][0] : undefined
  const orders = new Map<number, ColumnOrder>()
  for (const [column, found] of evidence) {
    const answer = answers.get(column)
    const [way, other] = waysOf(found)
    if (answer !== undefined) orders.set(column, { decided: true, order: answer, by: 'answer' })
    else if (way !== undefined && other === undefined) orders.set(column, { decided: true, order: way, by: 'values' })
    else if (way === undefined && found.undecided === 0) orders.set(column, { decided: true, order: undefined, by: 'spelling' })
    else if (way === undefined && ofFile !== undefined) orders.set(column, { decided: true, order: ofFile, by: 'other-columns' })
    else orders.set(column, { decided: false, examples: [...found.examples] })
  }
  return orders
}

const waysOf = ({ dayFirst, monthFirst }: Evidence): DateOrder[] => [
  ...(dayFirst > 0 ? (['day-first'] as const) : []),
  ...(monthFirst > 0 ? (['month-first'] as const) : []),
]

function evidenceIn(cells: Iterable<Cell>): Evidence {
  const found: Evidence = { dayFirst: 0, monthFirst: 0, undecided: 0, examples: new Set() }
  for (const cell of cells) {
    if (typeof cell !== 'string' && cell.kind !== 'text') continue
    const text = cellText(cell).trim()
    const said = orderIn(text)
    if (said === 'day-first') found.dayFirst++
    else if (said === 'month-first') found.monthFirst++
    else if (said === 'undecided') {
      found.undecided++
      if (found.examples.size < 3) found.examples.add(text)
    }
  }
  return found
}
