import { knownHeaders } from './mapping'
import { type Cell, cellText } from './table'

/**
 * Which of the first rows holds the headers. It is the first one, unless that is a title (fewer than half as many filled cells)
 * and a later row has more headers that we know; a row of groups above the real headers loses for the same reason. Where no
 * header is known, a single cell above a wider row is a title all the same.
 */
export function headerRowAt(rows: readonly (readonly Cell[])[]): number {
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
