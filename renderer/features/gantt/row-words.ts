import type { BoardNow } from './board-now'

/**
 * Writes what a row of the grid says: its name, and the words of the cells that are nothing but words. React makes these
 * cells empty and never writes there, so that a changed time costs a text and not a render.
 */
export function rowWords(element: HTMLElement, live: BoardNow, row: number): () => void {
  let name: string | undefined
  const said: (string | undefined)[] = []
  return () => {
    const { columns, nameOf } = live.shown
    const next = nameOf(row)
    if (next !== name) element.setAttribute('aria-label', next)
    name = next
    columns.forEach((column, index) => {
      const words = column.cell(row)
      const cell = element.children[index]
      if (typeof words !== 'string' || words === said[index] || cell === undefined || cell.hasAttribute('data-editing')) return
      said[index] = words
      // Behind the fold button, where there is one.
      const host = cell.lastElementChild ?? cell
      if (host.firstChild instanceof Text) host.firstChild.data = words
      else host.textContent = words
    })
  }
}
