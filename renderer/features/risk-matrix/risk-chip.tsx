import type { Workspace } from '#shared/model/workspace'
import { useChipDrag } from './drag'
import styles from './matrix.module.css'
import { type RiskRow, spokenRisk } from './risk-rows'
import type { MatrixName } from './use-matrix'

interface RiskChipProps {
  readonly row: RiskRow
  readonly name: MatrixName
  readonly scales: Workspace
  readonly isSelected: boolean
  readonly canMove: boolean
  readonly onSelect: () => void
}

/** A risk in its cell: pressed it is selected, dragged it is rated anew. The keyboard reaches it through its cell. */
export function RiskChip({ row, name, scales, isSelected, canMove, onSelect }: RiskChipProps) {
  const { ref, isDragged } = useChipDrag(row.risk.id, name, canMove)
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={-1}
      className={styles['chip']}
      data-risk={row.risk.id}
      data-dragged={isDragged || undefined}
      aria-pressed={isSelected}
      aria-label={spokenRisk(row, name, scales)}
      title={row.risk.title}
      onClick={onSelect}
    >
      {row.risk.number || shortened(row.risk.title)}
    </button>
  )
}

const shortened = (title: string): string => (title.length > 7 ? `${title.slice(0, 6)}…` : title)
