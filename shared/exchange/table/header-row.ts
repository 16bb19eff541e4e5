import { knownHeaders } from './mapping'
import { type Cell, cellText } from './table'

/**
 * Which row holds the headers: the one that the person named by its line (or the next that holds anything), else the likeliest
 * of the first twenty.
 */
export function headerAt(rows: readonly { readonly cells: readonly Cell[]; readonly line: number }[], wanted?: number): number {
  const named = wanted === undefined ? -1 : rows.findIndex(({ line }) => line >= wanted)
  return named >= 0 ? named : headerRowAt(rows.slice(0, 20).map(({ cells }) => cells))
}

/**
 * Which of the first rows holds the headers. It is the first one, unless that is a title (fewer than half as many filled cells)
 * and a later row has more headers that we know; a row of groups above the real headers loses for the same reason. Where no
 * header is known, a single cell above a wider row is a title all the same.
 */
function headerRowAt(rows: readonly (readonly Cell[])[]): number {
  const judged = rows.map((cells) => {
    const texts = cells.map((cell) => cellText(cell).trim()).filter((text) => text !== '')
    return { filled: new Set(texts).size, known: knownHeaders(texts) }
  })
  let best = 0
  for (let at = 1; at < judged.length; at++) {
    const here = judged[at]
    const held = judged[best]
    if (here === undefined || held === undefined) continue
    if (here.known > held.known && here.known >= 2 && held.filled * 2 <= here.filled + 1) best = at
  }
  const first = judged[0]
  if (best > 0 || first === undefined || first.filled !== 1 || first.known > 0) return best
  return Math.max(
    0,
    judged.slice(0, 5).findIndex(({ filled }) => filled >= 3),
  )
}
