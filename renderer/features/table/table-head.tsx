import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type PointerEvent, useState } from 'react'
import { type Column, narrowestColumn, type TableLayout } from './column'
import styles from './table.module.css'
import { cellId } from './table-row'

interface TableHeadProps<Row> {
  readonly table: string
  readonly columns: readonly Column<Row>[]
  readonly sort: TableLayout['sort']
  /** Which column's head is active, -1 for none. */
  readonly active: number
  readonly onSort: (column: string) => void
  readonly onWiden: (column: string, width: number) => void
}

/** The heads of the columns: pressing one sorts, its right edge is dragged to another width. */
export function TableHead<Row>({ table, columns, sort, active, onSort, onWiden }: TableHeadProps<Row>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell.
    // biome-ignore lint/a11y/useSemanticElements: a grid that draws only what is in view is no table element.
    <div role="row" className={styles['head']} aria-rowindex={1}>
      {columns.map(({ id, header, align }, at) => {
        const isSorted = sort?.column === id
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          // biome-ignore lint/a11y/useSemanticElements: as above.
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's.
          <div
            key={id}
            role="columnheader"
            id={cellId(table, -1, at)}
            aria-colindex={at + 1}
            aria-sort={isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'}
            className={`${styles['headCell']} ${align === 'end' ? styles['end'] : ''} ${at === active ? styles['active'] : ''}`}
            onClick={() => onSort(id)}
          >
            <span className={styles['words']}>{header}</span>
            {isSorted && (sort.descending ? <IconArrowDown size={14} stroke={1.5} aria-hidden /> : <IconArrowUp size={14} stroke={1.5} aria-hidden />)}
            <Edge onWiden={(width) => onWiden(id, width)} />
          </div>
        )
      })}
    </div>
  )
}

function Edge({ onWiden }: { readonly onWiden: (width: number) => void }) {
  const [from, setFrom] = useState<{ readonly x: number; readonly width: number }>()
  const start = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom({ x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? narrowestColumn })
  }
  return (
    // The grid widens by Alt with an arrow; a click here must not sort.
    <span
      aria-hidden
      className={styles['edge']}
      onClick={(event) => event.stopPropagation()}
      onPointerDown={start}
      onPointerMove={(event) => {
        if (from !== undefined) onWiden(Math.max(narrowestColumn, from.width + event.clientX - from.x))
      }}
      onLostPointerCapture={() => setFrom(undefined)}
    />
  )
}
