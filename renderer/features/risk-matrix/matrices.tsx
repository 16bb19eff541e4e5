import type { Workspace } from '#shared/model/workspace'
import type { Cell } from './cells'
import { ChipDrag } from './drag'
import { Matrix } from './matrix'
import type { RiskRow } from './risk-rows'
import styles from './risks.module.css'
import type { MatrixName } from './use-matrix'

interface MatricesProps {
  readonly rows: readonly RiskRow[]
  readonly selected: RiskRow | undefined
  readonly scales: Workspace
  readonly canMove: boolean
  readonly onSelect: (risk: string) => void
  readonly onMove: (row: RiskRow, name: MatrixName, to: Cell) => void
}

/** Inherent and residual side by side with the same chips. */
export function Matrices({ rows, onMove, ...shared }: MatricesProps) {
  const drop = (id: string, name: MatrixName, to: Cell): void => {
    const row = rows.find(({ risk }) => risk.id === id)
    if (row !== undefined) onMove(row, name, to)
  }
  return (
    <ChipDrag onDrop={drop}>
      <div className={styles['matrices']}>
        <Matrix name="inherent" title="Inherent" beside="before controls" {...{ rows, onMove, ...shared }} />
        <Matrix name="residual" title="Residual" beside="after controls that are in place" {...{ rows, onMove, ...shared }} />
      </div>
    </ChipDrag>
  )
}
