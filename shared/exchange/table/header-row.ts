import { knownHeaders } from './mapping'
import { type Cell, cellText } from './table'

/**
 * Which of the first rows holds the headers. It is the first one, unless that is a title (fewer than half as many filled cells)
 * and a later row has more headers that we know; a row of groups above the real headers loses for the same reason.
 */
export function headerRowAt(rows: readonly (readonly Cell[])[]): number {
  const judged = rows.map((cells) => {
    const texts = cells.map((cell) => cellText(cell).trim()).filter((text) => text !== '')
    return { filled: new Set(texts).size, known: knownHeaders(texts) }
  })
  const first = judged[0]
  if (first === undefined) return 0
  let best = 0
  for (let at = 1; at < judged.length; at++) {
    const here = judged[at]
    const held = judged[best]
    if (here === undefined || held === undefined) continue
    if (here.known > held.known && here.known >= 2 && held.filled * 2 <= here.filled + 1) best = at
  }
  return best
}
