// biome-ignore-all lint/a11y/useSemanticElements: a table has no cells that take focus and arrow keys; a grid has (WAI-ARIA grid pattern).
// biome-ignore-all lint/a11y/useFocusableInteractive: the cells take the focus, rows and heads do not.
import { type CSSProperties, useId, useMemo } from 'react'
import { appetiteLine } from '#shared/assess/appetite-line'
import { levelAt } from '#shared/assess/risk-level'
import type { Workspace } from '#shared/model/workspace'
import { CellRisks } from './cell-risks'
import { byCell, type Cell, cellKey, cellOf, isSameCell, rowsDown, scale, shownIn } from './cells'
import { useCellDrop } from './drag'
import styles from './matrix.module.css'
import { RiskChip } from './risk-chip'
import { type RiskRow, wordOf } from './risk-rows'
import { Trail } from './trail'
import { type MatrixKeys, type MatrixName, spokenCell, useMatrix } from './use-matrix'

interface MatrixProps {
  readonly name: MatrixName
  readonly title: string
  readonly beside: string
  readonly rows: readonly RiskRow[]
  readonly selected: RiskRow | undefined
  readonly scales: Workspace
  readonly canMove: boolean
  readonly onSelect: (risk: string) => void
  readonly onMove: (row: RiskRow, name: MatrixName, to: Cell) => void
}

/** One matrix, five by five: likelihood upward, impact to the right, a digit in each cell, chips or counts, the line of appetite. */
export function Matrix({ name, title, beside, rows, selected, scales, canMove, onSelect, onMove }: MatrixProps) {
  const heading = useId()
  const cells = useMemo(() => byCell(rows, name), [rows, name])
  const keys = useMatrix({ name, cells, selected, scales, canMove, onMove: (row, to) => onMove(row, name, to) })
  const unrated = rows.length - [...cells.values()].reduce((sum, held) => sum + held.length, 0)
  return (
    <section className={styles['matrix']} aria-labelledby={heading}>
      <h2 className={styles['title']}>
        <span id={heading}>{title}</span> <span className={styles['beside']}>{beside}</span>
        {unrated > 0 && <span className={styles['unrated']}>{unrated} not rated</span>}
      </h2>
      <div role="grid" className={styles['grid']} aria-labelledby={heading} ref={keys.ref} onKeyDown={keys.onKeyDown} tabIndex={-1}>
        {rowsDown.map((likelihood) => (
          <div key={likelihood} role="row" className={styles['row']}>
            <div role="rowheader" className={styles['likelihood']}>
              {wordOf(scales.likelihoodWords, likelihood)}
            </div>
            {scale.map((impact) => (
              <MatrixCell
                key={impact}
                cell={{ likelihood, impact }}
                held={cells.get(cellKey({ likelihood, impact })) ?? []}
                {...{ name, keys, scales, selected, canMove, onSelect }}
              />
            ))}
          </div>
        ))}
        <div role="row" className={styles['row']}>
          <div role="columnheader" className={styles['corner']}>
            <span className={styles['spoken']}>Likelihood upward, impact to the right</span>
          </div>
          {scale.map((impact) => (
            <div key={impact} role="columnheader" className={styles['impact']}>
              {wordOf(scales.impactWords, impact)}
            </div>
          ))}
        </div>
        <Lines scales={scales} from={name === 'residual' ? trailOf(selected, keys) : undefined} />
      </div>
    </section>
  )
}

/** From where to where the selected risk was brought, or is being carried. */
function trailOf(selected: RiskRow | undefined, { carried, focus }: MatrixKeys): readonly [Cell, Cell] | undefined {
  if (selected === undefined) return undefined
  const from = cellOf(selected, 'inherent')
  const to = carried?.row.risk.id === selected.risk.id ? focus : cellOf(selected, 'residual')
  return from === undefined || to === undefined || isSameCell(from, to) ? undefined : [from, to]
}

interface CellProps {
  readonly name: MatrixName
  readonly cell: Cell
  readonly held: readonly RiskRow[]
  readonly keys: MatrixKeys
  readonly scales: Workspace
  readonly selected: RiskRow | undefined
  readonly canMove: boolean
  readonly onSelect: (risk: string) => void
}

function MatrixCell({ name, cell, held, keys, scales, selected, canMove, onSelect }: CellProps) {
  const { ref, isTarget } = useCellDrop(name, cell)
  const { carried, focus, listed } = keys
  const level = levelAt(scales, cell.likelihood, cell.impact)
  const isFocus = isSameCell(cell, focus)
  const here = held.filter(({ risk }) => risk.id !== carried?.row.risk.id)
  const brought = carried !== undefined && isFocus ? carried.row : undefined
  const { chips, more } = shownIn(here, selected?.risk.id)
  return (
    <div
      role="gridcell"
      ref={ref}
      className={styles['cell']}
      style={{ '--level-ground': `var(--risk-${level})`, '--level-ink': `var(--risk-${level}-ink)` } as CSSProperties}
      data-cell={cellKey(cell)}
      data-level={level}
      data-target={isTarget || brought !== undefined || undefined}
      tabIndex={isFocus ? 0 : -1}
      aria-label={spokenCell(cell, held, scales)}
      onFocus={(event) => event.target === event.currentTarget && !isFocus && keys.setFocus(cell)}
    >
      <span className={styles['digit']} aria-hidden>
        {level}
      </span>
      <span className={styles['chips']}>
        {brought !== undefined && <span className={`${styles['chip']} ${styles['carried']}`}>{brought.called}</span>}
        {chips.map((row) => (
          <RiskChip
            key={row.risk.id}
            isSelected={row.risk.id === selected?.risk.id}
            onSelect={() => onSelect(row.risk.id)}
            {...{ row, name, scales, canMove }}
          />
        ))}
        {more > 0 && (
          <button type="button" tabIndex={-1} className={styles['count']} onClick={() => keys.list(cell)}>
            {chips.length === 0 ? `${more} risks` : `${more} more`}
          </button>
        )}
      </span>
      {listed !== undefined && isSameCell(listed, cell) && (
        <CellRisks
          cell={cell}
          held={held}
          {...{ name, scales, canMove, onSelect }}
          onPickUp={(row) => {
            keys.list(undefined)
            keys.pickUp(row, cell)
          }}
          onClose={() => {
            keys.list(undefined)
            keys.setFocus(cell)
          }}
        />
      )}
    </div>
  )
}

/** The line of appetite along the cells' edges, and the trail of the selected risk over them. */
function Lines({ scales, from }: { readonly scales: Workspace; readonly from: readonly [Cell, Cell] | undefined }) {
  const line = useMemo(
    () =>
      appetiteLine(scales)
        .map(({ x1, y1, x2, y2 }) => `M${x1} ${y1}L${x2} ${y2}`)
        .join(''),
    [scales],
  )
  return (
    <svg className={styles['lines']} viewBox="0 0 5 5" preserveAspectRatio="none" aria-hidden>
      <path className={styles['appetiteEdge']} d={line} />
      <path className={styles['appetite']} d={line} />
      {from !== undefined && <Trail from={from[0]} to={from[1]} />}
    </svg>
  )
}
