import { Popover } from '@mantine/core'
import { IconArrowsMove } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { countText } from '#app/format'
import type { Workspace } from '#shared/model/workspace'
import type { Cell } from './cells'
import styles from './matrix.module.css'
import { type RiskRow, spokenRisk, wordOf } from './risk-rows'
import type { MatrixName } from './use-matrix'

interface CellRisksProps {
  readonly name: MatrixName
  readonly cell: Cell
  readonly held: readonly RiskRow[]
  readonly scales: Workspace
  readonly canMove: boolean
  readonly onSelect: (risk: string) => void
  readonly onPickUp: (row: RiskRow) => void
  readonly onClose: () => void
}

/** The risks of one cell as a list: arrows go through it, Enter selects, M picks one up. */
export function CellRisks({ name, cell, held, scales, canMove, onSelect, onPickUp, onClose }: CellRisksProps) {
  const list = useRef<HTMLUListElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button.matches(':focus'))
    const row = held[at]
    if (event.key === 'ArrowDown') buttons[Math.min(at + 1, buttons.length - 1)]?.focus()
    else if (event.key === 'ArrowUp') buttons[Math.max(at - 1, 0)]?.focus()
    else if (event.key.toLowerCase() === 'm' && row !== undefined && canMove) onPickUp(row)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const title = `${wordOf(scales.likelihoodWords, cell.likelihood)}, ${wordOf(scales.impactWords, cell.impact)}`
  return (
    <Popover opened withinPortal position="right-start" onChange={(opened) => !opened && onClose()} closeOnEscape={false} trapFocus shadow="md" width={320}>
      <Popover.Target>
        <span className={styles['anchor']} />
      </Popover.Target>
      <Popover.Dropdown className={styles['list']} aria-label={`${countText(held.length, 'risk')} in ${title}`} onKeyDown={onKeyDown}>
        <h3>
          {title} <span className={styles['beside']}>{countText(held.length, 'risk')}</span>
        </h3>
        <ul ref={list}>
          {held.map((row, at) => (
            <li key={row.risk.id}>
              <button
                type="button"
                data-autofocus={at === 0 || undefined}
                aria-label={`${spokenRisk(row, name, scales)}, ${row.risk.title}`}
                onClick={() => {
                  onSelect(row.risk.id)
                  onClose()
                }}
              >
                <span className={styles['number']}>{row.risk.number}</span>
                {row.risk.title}
              </button>
            </li>
          ))}
        </ul>
        {canMove && (
          <p className={styles['hint']}>
            <IconArrowsMove size={14} stroke={1.5} aria-hidden /> M picks one up
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
