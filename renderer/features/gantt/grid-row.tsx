import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { CellEditor } from './cell-editor'
import type { Rows } from './chart'
import { shapeOf } from './chart'
import type { GanttColumn } from './column'
import styles from './grid.module.css'
import { isDrawnAlike } from './same-row'

export interface GridRowProps {
  readonly rows: Rows
  readonly row: number
  readonly place: number
  readonly y: number
  readonly height: number
  readonly columns: readonly GanttColumn[]
  readonly name: string
  readonly id: string
  readonly expanded: boolean | undefined
  readonly selected: boolean
  /** The column whose cell has the focus in this row. */
  readonly cell: string | undefined
  /** What the open editor of that cell began with; undefined where none is open. */
  readonly editing: { readonly begun: string | undefined } | undefined
  readonly linkFrom: boolean
  /** Whether a folded summary is as strong as an open one: stages are, releases are not. */
  readonly strong: boolean
  readonly onFold: (row: number) => void
  readonly onPick: (row: number, column: string | undefined, edit: boolean) => void
  readonly onEdited: (go: 'stay' | 'right' | 'left' | 'down') => void
}

/** One row of the treegrid, drawn anew only when something of it changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { rows, row, columns, place, expanded, selected, cell, editing } = props
  const level = (rows.depth[row] ?? 0) + 1
  const summary = (rows.shape[row] === shapeOf.summary || rows.hasChildren[row] === 1) && (props.strong || expanded === true)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised treegrid is no table
    // biome-ignore lint/a11y/useFocusableInteractive: the treegrid holds the focus and names its active row (aria-activedescendant)
    <div
      role="row"
      id={props.id}
      aria-label={props.name}
      aria-rowindex={place + 2}
      aria-level={level}
      aria-expanded={expanded}
      aria-selected={selected}
      className={styles['row']}
      data-summary={summary}
      data-selected={selected}
      data-link-from={props.linkFrom}
      data-active={selected && cell === undefined}
      style={{ transform: `translateY(${props.y}px)`, height: props.height }}
    >
      {columns.map((column, index) => {
        const focused = selected && cell === column.id
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the treegrid's own keys do the same (keys.ts)
          // biome-ignore lint/a11y/useSemanticElements: a virtualised treegrid is no table
          // biome-ignore lint/a11y/useFocusableInteractive: the treegrid holds the focus and names its active cell
          <div
            key={column.id}
            role="gridcell"
            id={`${props.id}-${column.id}`}
            aria-colindex={index + 1}
            className={styles['cell']}
            data-align={column.align}
            data-active={focused}
            style={column.tree ? { paddingLeft: 2 + (level - 1) * 12 } : { width: column.width, flex: 'none' }}
            onClick={() => props.onPick(row, column.id, selected && cell === column.id)}
            onDoubleClick={() => props.onPick(row, column.id, true)}
          >
            {column.tree && <Fold {...props} />}
            {focused && editing !== undefined && column.edit !== undefined ? (
              <CellEditor edit={column.edit} row={row} label={`${column.head} of ${rows.titles[row] ?? ''}`} begun={editing.begun} onDone={props.onEdited} />
            ) : (
              <CellText content={column.cell(row)} />
            )}
          </div>
        )
      })}
    </div>
  )
}, isDrawnAlike)

/** Plain words may end in an ellipsis, with all of them in the tip. */
function CellText({ content }: { readonly content: ReactNode }) {
  if (typeof content !== 'string') return <span className={styles['text']}>{content}</span>
  return (
    <span className={styles['text']}>
      <span className={styles['words']} title={content}>
        {content}
      </span>
    </span>
  )
}

function Fold({ rows, row, expanded, onFold }: GridRowProps) {
  if (expanded === undefined) return <span className={styles['noFold']} />
  const Icon = expanded ? IconChevronDown : IconChevronRight
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['fold']}
      aria-label={`${expanded ? 'Fold' : 'Unfold'} ${rows.titles[row] ?? ''}`}
      onClick={(event) => {
        event.stopPropagation()
        onFold(row)
      }}
    >
      <Icon size={16} stroke={1.5} aria-hidden />
    </button>
  )
}
