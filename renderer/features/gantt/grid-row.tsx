import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo, useLayoutEffect, useReducer, useRef } from 'react'
import type { BoardNow } from './board-now'
import { CellEditor } from './cell-editor'
import type { Rows } from './chart'
import { shapeOf } from './chart'
import { foldWidth, indentOf, type PlacedColumn } from './column'
import styles from './grid.module.css'
import { rowWords } from './row-words'

export interface GridRowProps {
  readonly live: BoardNow
  readonly row: number
  readonly place: number
  readonly height: number
  readonly axis: number
  readonly columns: readonly PlacedColumn[]
  readonly id: string
  readonly expanded: boolean | undefined
  readonly selected: boolean
  /** The column whose cell has the focus in this row. */
  readonly cell: string | undefined
  /** What the open editor of that cell began with; undefined where none is open. */
  readonly editing: { readonly begun: string | undefined } | undefined
  readonly linkFrom: boolean
  readonly strong: boolean
  readonly onEdited: (go: 'stay' | 'right' | 'left' | 'down') => void
}

/** Whether a row is drawn as a summary. Where `strong` is not set, a folded one is as light as any other: stages are strong, releases are not. */
export const isSummary = ({ shape, hasChildren }: Rows, row: number, strong: boolean, expanded: boolean | undefined): boolean =>
  (shape[row] === shapeOf.summary || hasChildren[row] === 1) && (strong || expanded === true)

/**
 * One row of the treegrid. Its words are written where they changed (row-words.ts); it is rendered anew when more of it
 * did, and where it is selected whenever anything did, for its editor needs the newest columns. Each cell is one element
 * in its place without a layout of its own: two dozen rows are what opening a Gantt waits for. Clicks are the grid's.
 */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { live, row, columns, place, expanded, selected, cell, editing } = props
  const { chart, columns: cells } = live.shown
  const { rows } = chart
  const element = useRef<HTMLDivElement>(null)
  const [, renderAnew] = useReducer((times: number) => times + 1, 0)
  useLayoutEffect(() => {
    if (element.current === null) return
    const say = rowWords(element.current, live, row)
    const sign = live.signOf(row)
    say()
    return live.listen(() => (selected || live.signOf(row) !== sign ? renderAnew() : say()))
  })
  const depth = rows.depth[row] ?? 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised treegrid is no table
    // biome-ignore lint/a11y/useFocusableInteractive: the treegrid holds the focus and names its active row (aria-activedescendant)
    <div
      ref={element}
      role="row"
      id={props.id}
      aria-rowindex={place + 2}
      aria-level={depth + 1}
      aria-expanded={expanded}
      aria-selected={selected}
      className={styles['row']}
      data-summary={isSummary(rows, row, props.strong, expanded) || undefined}
      data-selected={selected || undefined}
      data-link-from={props.linkFrom || undefined}
      data-active={(selected && cell === undefined) || undefined}
      style={{ top: props.axis + place * props.height }}
    >
      {columns.map(({ id, head, align, tree, style }, index) => {
        const edit = cells[index]?.edit
        const focused = selected && cell === id
        const editor = focused && editing !== undefined && edit !== undefined && (
          <CellEditor edit={edit} row={row} label={`${head} of ${rows.titles[row] ?? ''}`} begun={editing.begun} onDone={props.onEdited} />
        )
        const content = editor || cells[index]?.cell(row)
        const words = typeof content === 'string'
        const folds = tree === true && expanded !== undefined
        // What is written into one element is not React's: an element that holds something else is another one.
        const holds = editor ? 'editor' : !words ? 'more' : folds ? 'fold and words' : 'words'
        return (
          // biome-ignore lint/a11y/useSemanticElements: a virtualised treegrid is no table
          // biome-ignore lint/a11y/useFocusableInteractive: the treegrid holds the focus and names its active cell
          <div
            key={`${id} ${holds}`}
            role="gridcell"
            id={focused ? `${props.id}-${id}` : undefined}
            aria-colindex={index + 1}
            className={styles['cell']}
            data-align={align}
            data-tree={tree}
            data-active={focused || undefined}
            data-editing={editor !== false || undefined}
            style={tree ? { ...style, paddingLeft: indentOf(depth) + textIndent(rows, row, expanded, words) } : style}
          >
            {folds && <Fold title={rows.titles[row] ?? ''} depth={depth} expanded={expanded} />}
            {editor || (words ? folds && <span /> : <span className={styles['text']}>{content}</span>)}
          </div>
        )
      })}
    </div>
  )
})

/** Words stand beside the fold button or where one would be; a task's icon stands under the fold button of its stage. */
const textIndent = ({ shape }: Rows, row: number, expanded: boolean | undefined, words: boolean): number =>
  words || expanded !== undefined || shape[row] === shapeOf.summary ? foldWidth : 4

function Fold({ title, depth, expanded }: { readonly title: string; readonly depth: number; readonly expanded: boolean }) {
  const Icon = expanded ? IconChevronDown : IconChevronRight
  return (
    <button type="button" tabIndex={-1} className={styles['fold']} style={{ left: indentOf(depth) }} aria-label={`${expanded ? 'Fold' : 'Unfold'} ${title}`}>
      <Icon size={16} stroke={1.5} aria-hidden />
    </button>
  )
}
