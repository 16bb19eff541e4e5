import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { CellEditor, type Leave } from './cell-editor'
import { type Column, type Group, textOf } from './column'
import styles from './table.module.css'

interface RowShown {
  /** The table's own id, from which those of its cells are made. */
  readonly table: string
  /** Which line of the table it is. */
  readonly line: number
  /** From the top of the lines, in pixels. */
  readonly top: number
}

interface GroupRowProps<Row> extends RowShown {
  readonly group: Group<Row>
  readonly folded: boolean
  readonly isActive: boolean
  readonly columns: number
  readonly onFold: (group: string) => void
}

/** The id of a cell, by which the table says which one is active. */
export const cellId = (table: string, line: number, column: number): string => `${table}-${line}-${column}`

/** The head of a group: its name, what is in it, and whether it is folded. */
export function GroupRow<Row>({ table, line, top, group, folded, isActive, columns, onFold }: GroupRowProps<Row>) {
  const Chevron = folded ? IconChevronRight : IconChevronDown
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell.
    // biome-ignore lint/a11y/useSemanticElements: a grid that draws only what is in view is no table element.
    <div role="row" className={styles['group']} style={{ transform: `translateY(${top}px)` }} aria-rowindex={line + 2}>
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above. */}
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's. */}
      <div
        role="gridcell"
        id={cellId(table, line, 0)}
        aria-colindex={1}
        aria-colspan={columns}
        // On the cell: a row says so only in a tree.
        aria-expanded={!folded}
        className={`${styles['groupCell']} ${isActive ? styles['active'] : ''}`}
        onClick={() => onFold(group.id)}
      >
        <Chevron size={14} stroke={1.5} aria-hidden />
        <strong>{group.title}</strong>
        {group.beside !== undefined && <span className={styles['quiet']}>{group.beside}</span>}
      </div>
    </div>
  )
}

interface TableRowProps<Row> extends RowShown {
  readonly row: Row
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly isSelected: boolean
  /** Which column is active in this row, -1 for none. */
  readonly active: number
  /** First and last column of the range in this row; undefined outside of it. */
  readonly rangeFrom: number | undefined
  readonly rangeTo: number | undefined
  /** Which column is being edited, -1 for none. */
  readonly editing: number
  readonly isReadOnly: boolean
  readonly onPress: (line: number, column: number, extend: boolean) => void
  /** Enters the cell that was pressed first: selecting it may have opened the inspector and moved the cells under the pointer. */
  readonly onEnter: () => void
  readonly onEdited: (leave: Leave) => void
}

function TableRowPlain<Row>(props: TableRowProps<Row>) {
  const { table, line, top, row, name, columns, isSelected, active, rangeFrom, rangeTo, editing, isReadOnly, onPress, onEnter, onEdited } = props
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and names the active cell.
    // biome-ignore lint/a11y/useSemanticElements: a grid that draws only what is in view is no table element.
    <div
      role="row"
      className={`${styles['row']} ${isSelected ? styles['selected'] : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={line + 2}
      aria-selected={isSelected}
    >
      {columns.map((column, at) => {
        const isInRange = rangeFrom !== undefined && rangeTo !== undefined && at >= rangeFrom && at <= rangeTo
        const { edit } = column
        const canEdit = edit !== undefined && !isReadOnly && (edit.can?.(row) ?? true)
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          // biome-ignore lint/a11y/useSemanticElements: as above.
          <div
            key={column.id}
            role="gridcell"
            id={cellId(table, line, at)}
            aria-colindex={at + 1}
            {...(edit === undefined ? {} : { 'aria-readonly': !canEdit })}
            className={`${styles['cell']} ${column.align === 'end' ? styles['end'] : ''} ${at === active ? styles['active'] : ''} ${isInRange ? styles['ranged'] : ''} ${column.isName === true ? styles['name'] : ''}`}
            onMouseDown={(event) => {
              if (event.button === 0 && event.detail < 2 && editing !== at) onPress(line, at, event.shiftKey)
            }}
            onDoubleClick={onEnter}
          >
            {editing === at && edit !== undefined ? (
              <CellEditor edit={edit} row={row} label={`${column.header} of ${name}`} onDone={onEdited} />
            ) : (
              (column.show?.(row) ?? <Words text={textOf(column, row)} />)
            )}
          </div>
        )
      })}
    </div>
  )
}

/** Drawn again only when what it shows has changed: an edit of one row leaves all others alone. */
export const TableRow = memo(TableRowPlain) as typeof TableRowPlain

/** Plain words that may end in an ellipsis; the whole stands in the title. */
function Words({ text }: { readonly text: string }): ReactNode {
  return (
    <span className={styles['words']} title={text}>
      {text}
    </span>
  )
}
