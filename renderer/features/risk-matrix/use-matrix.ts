import { type KeyboardEvent, useRef, useState } from 'react'
import { announce } from '#app/announce'
import { countText } from '#app/format'
import { useSettings } from '#app/preferences'
import { levelAt } from '#shared/assess/risk-level'
import type { Workspace } from '#shared/model/workspace'
import { type Cell, cellAfter, cellKey, cellOf, isSameCell } from './cells'
import { type RiskRow, wordOf } from './risk-rows'

/** The two ratings that have a matrix. */
export type MatrixName = 'inherent' | 'residual'

/** A risk that is picked up and not yet put down, with the cell it came from. */
export interface Carried {
  readonly row: RiskRow
  readonly from: Cell
}

interface MatrixInput {
  readonly name: MatrixName
  readonly cells: ReadonlyMap<string, readonly RiskRow[]>
  readonly selected: RiskRow | undefined
  readonly scales: Workspace
  readonly canMove: boolean
  readonly onMove: (row: RiskRow, to: Cell) => void
}

export interface MatrixKeys {
  readonly focus: Cell
  readonly setFocus: (cell: Cell) => void
  readonly carried: Carried | undefined
  readonly listed: Cell | undefined
  readonly list: (cell: Cell | undefined) => void
  readonly pickUp: (row: RiskRow, from: Cell) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly ref: React.RefObject<HTMLDivElement | null>
}

/** The keyboard of one matrix: arrows over its cells, Enter lists, M picks up, arrows, Enter puts down, Escape goes back. */
export function useMatrix({ name, cells, selected, scales, canMove, onMove }: MatrixInput): MatrixKeys {
  const ref = useRef<HTMLDivElement>(null)
  const { singleKeys } = useSettings()
  const [visited, setVisited] = useState<Cell>()
  const [carried, setCarried] = useState<Carried>()
  const [listed, list] = useState<Cell>()
  const focus = visited ?? (selected === undefined ? undefined : cellOf(selected, name)) ?? { likelihood: 5, impact: 1 }
  const at = (cell: Cell): readonly RiskRow[] => cells.get(cellKey(cell)) ?? []
  const words = (cell: Cell): string => {
    const level = levelAt(scales, cell.likelihood, cell.impact)
    return `${wordOf(scales.likelihoodWords, cell.likelihood)}, ${wordOf(scales.impactWords, cell.impact)}, level ${level} ${scales.levelWords[level - 1] ?? ''}`
  }
  const setFocus = (cell: Cell): void => {
    setVisited(cell)
    ref.current?.querySelector<HTMLElement>(`[data-cell='${cellKey(cell)}']`)?.focus()
  }
  const pickUp = (row: RiskRow, from: Cell): void => {
    setCarried({ row, from })
    setFocus(from)
    announce(`${row.called} picked up from ${words(from)}. Move it with the arrow keys, Enter puts it down, Escape leaves it.`)
  }

  const pickUpHere = (): void => {
    if (!canMove) return
    const here = at(focus)
    const [only] = here
    const chosen = here.find(({ risk }) => risk.id === selected?.risk.id)
    if (chosen !== undefined) pickUp(chosen, focus)
    else if (here.length === 1 && only !== undefined) pickUp(only, focus)
    else if (here.length > 1) list(focus)
    else if (selected !== undefined && cellOf(selected, name) === undefined) pickUp(selected, focus)
    else announce('No risk in this cell.')
  }

  const putDown = (): void => {
    if (carried === undefined) return
    setCarried(undefined)
    const isRated = cellOf(carried.row, name) !== undefined
    if (isRated && isSameCell(carried.from, focus)) announce(`${carried.row.called} stays where it was.`)
    else onMove(carried.row, focus)
  }

  const takeBack = (): void => {
    if (carried === undefined) return
    setCarried(undefined)
    setFocus(carried.from)
    announce(`${carried.row.called} stays where it was.`)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // The list of a cell floats elsewhere on the page, yet its keys come by here.
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Node && ref.current?.contains(event.target))) return
    const next = cellAfter(focus, event.key)
    if (next !== undefined) {
      setFocus(next)
      if (carried !== undefined) announce(`${carried.row.called} over ${words(next)}`)
    } else if (event.key === 'Enter') {
      if (carried !== undefined) putDown()
      else if (at(focus).length > 0) list(focus)
      else announce('No risk in this cell.')
    } else if (event.key === 'Escape' && carried !== undefined) takeBack()
    else if (event.key.toLowerCase() === 'm' && singleKeys) pickUpHere()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return { focus, setFocus, carried, listed, list, pickUp, onKeyDown, ref }
}

/** How a screen reader names a cell: its place in words, its level, and what it holds. */
export function spokenCell(cell: Cell, held: readonly RiskRow[], scales: Workspace): string {
  const level = levelAt(scales, cell.likelihood, cell.impact)
  const holds = held.length === 0 ? 'no risks' : held.length <= 2 ? held.map(({ called }) => called).join(', ') : countText(held.length, 'risk')
  return [
    `Likelihood ${cell.likelihood} ${wordOf(scales.likelihoodWords, cell.likelihood)}`,
    `impact ${cell.impact} ${wordOf(scales.impactWords, cell.impact)}`,
    `level ${level} ${scales.levelWords[level - 1] ?? ''}`,
    level > scales.appetite ? 'above appetite' : 'within appetite',
    holds,
  ].join(', ')
}
