import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { announce } from '#app/announce'
import { showInspector } from '#app/inspector-slot'
import { useSettings } from '#app/preferences'
import { rowHeights } from '#app/theme-choice'
import type { Leave } from './cell-editor'
import { type Column, type Group, narrowestColumn, shownColumns, type TableLayout } from './column'
import { tableAction } from './keys'
import { type Cell, linesOf, rangeOf } from './lines'
import { copied, fillDown, pasted } from './spread'
import styles from './table.module.css'
import { TableHead } from './table-head'
import { cellId, GroupRow, TableRow } from './table-row'

export interface TableProps<Row> {
  /** "Releases": what a screen reader calls it. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** In groups, or one group without a title; from `useArranged` or in the room's own order. Keep it stable (`useMemo`). */
  readonly groups: readonly Group<Row>[]
  readonly idOf: (row: Row) => string
  /** What a row is called, for its fields and announcements. */
  readonly nameOf: (row: Row) => string
  readonly layout: TableLayout
  readonly onLayout: (layout: TableLayout) => void
  /** The row that the inspector shows. */
  readonly selected?: string | undefined
  readonly onSelect?: (id: string | undefined) => void
  /** Opens the row's page: Enter or a double click on its name. */
  readonly onOpen?: (row: Row) => void
  readonly isReadOnly?: boolean
  /** What stands here when there are no rows. */
  readonly empty: ReactNode
}

const nowhere: Cell = { line: -2, column: 0 }

/** Rows under sortable heads, edited in place, driven by keyboard (design.md, 4 and 5); draws only what is in view. */
export function Table<Row>(props: TableProps<Row>) {
  const { label, columns: defined, groups, idOf, nameOf, layout, onLayout, selected, onSelect, onOpen, isReadOnly = false, empty } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { density } = useSettings()
  const rowHeight = rowHeights[density]
  const columns = useMemo(() => shownColumns(defined, layout), [defined, layout])
  const lines = useMemo(() => linesOf(groups, layout.folded, idOf), [groups, layout.folded, idOf])
  const [active, setActive] = useState<Cell>(nowhere)
  const [anchor, setAnchor] = useState<Cell>()
  const [editing, setEditing] = useState(false)
  const at = { line: Math.min(active.line, lines.length - 1), column: Math.min(active.column, columns.length - 1) }
  const range = anchor === undefined ? undefined : rangeOf(anchor, at)

  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: 28,
    // The active line stays drawn, or the grid would name a cell that is not there.
    rangeExtractor: (shown) => {
      const indexes = defaultRangeExtractor(shown)
      return at.line < 0 || indexes.includes(at.line) ? indexes : [...indexes, at.line].sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are measured anew when the density changes.
  useEffect(() => virtual.measure(), [rowHeight])

  const template = columns.map(({ id: column, width, grow = 0 }) => {
    const dragged = layout.widths[column]
    return dragged === undefined ? `minmax(${width}px, ${grow === 0 ? `${width}px` : `${grow}fr`})` : `${dragged}px`
  })

  const rowAt = (line: number): Row | undefined => {
    const found = lines[line]
    return found?.kind === 'row' ? found.row : undefined
  }
  const go = (to: Cell, extend = false): void => {
    setAnchor(extend ? (anchor ?? at) : undefined)
    setActive(to)
    if (to.line >= 0) virtual.scrollToIndex(to.line)
    scroller.current?.querySelector(`#${CSS.escape(cellId(id, to.line, to.column))}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    const line = lines[to.line]
    if (line?.kind === 'row') onSelect?.(line.id)
  }
  const sortBy = (column: string): void => onLayout({ ...layout, sort: { column, descending: layout.sort?.column === column && !layout.sort.descending } })
  const widen = (column: string, width: number): void => onLayout({ ...layout, widths: { ...layout.widths, [column]: Math.round(width) } })
  const fold = (group: string, isFolded = !layout.folded.includes(group)): void =>
    onLayout({ ...layout, folded: isFolded ? [...layout.folded.filter((other) => other !== group), group] : layout.folded.filter((other) => other !== group) })
  const enter = (cell: Cell): void => {
    const row = rowAt(cell.line)
    const column = columns[cell.column]
    if (row === undefined || column === undefined) return
    if (column.isName === true && onOpen !== undefined) onOpen(row)
    else if (column.edit !== undefined && !isReadOnly && (column.edit.can?.(row) ?? true)) setEditing(true)
  }
  const edited = (leave: Leave): void => {
    setEditing(false)
    scroller.current?.focus()
    const next = { stay: at, right: { ...at, column: at.column + 1 }, left: { ...at, column: at.column - 1 }, down: { ...at, line: at.line + 1 } }[leave]
    if (next.column >= 0 && next.column < columns.length && next.line < lines.length) go(next)
  }
  const spread = { lines, columns, range: range ?? rangeOf(at, at), isReadOnly }

  const act = (event: KeyboardEvent): void => {
    if (editing || event.defaultPrevented) return
    const line = lines[at.line]
    const action = tableAction(
      { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey },
      at.line < -1 ? { line: -1, column: 0 } : at,
      {
        lines: lines.length,
        columns: columns.length,
        page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2),
        isGroup: line?.kind === 'group',
      },
    )
    if (action === undefined) return
    const column = columns[at.column]
    switch (action.kind) {
      case 'go':
        go(action.to, action.extend)
        break
      case 'sort':
        if (column !== undefined) sortBy(column.id)
        break
      case 'widen':
        if (column !== undefined) widen(column.id, Math.max(narrowestColumn, (layout.widths[column.id] ?? column.width) + action.by))
        break
      case 'fold':
      case 'unfold':
        if (line?.kind === 'group') fold(line.group.id, event.key === ' ' ? !line.folded : action.kind === 'fold')
        break
      case 'edit':
        if (event.key === 'F2' || column?.isName !== true || onOpen === undefined) editAt()
        else enter(at)
        break
      case 'open-inspector':
        showInspector()
        if (line?.kind === 'row') onSelect?.(line.id)
        break
      case 'fill-down':
        void fillDown(spread).then(announce)
        break
      case 'clear':
        if (anchor !== undefined) setAnchor(undefined)
        else if (selected === undefined) return
        else onSelect?.(undefined)
        break
    }
    event.preventDefault()
  }
  const editAt = (): void => {
    const row = rowAt(at.line)
    const edit = columns[at.column]?.edit
    if (row !== undefined && edit !== undefined && !isReadOnly && (edit.can?.(row) ?? true)) setEditing(true)
    else if (row !== undefined) enter(at)
  }
  // Rows are drawn again only when their own values change, so what they call must stay the same.
  const latest = useRef({ go, enter: () => enter(at), edited })
  useEffect(() => {
    latest.current = { go, enter: () => enter(at), edited }
  })
  const onPress = useCallback((line: number, column: number, extend: boolean) => latest.current.go({ line, column }, extend), [])
  const onEnter = useCallback(() => latest.current.enter(), [])
  const onEdited = useCallback((leave: Leave) => latest.current.edited(leave), [])

  if (lines.length === 0) return empty
  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid that draws only what is in view can't be a table element.
    <div
      ref={scroller}
      role="grid"
      className={styles['grid']}
      tabIndex={0}
      data-area-focus
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length}
      aria-activedescendant={at.line >= -1 ? cellId(id, at.line, at.column) : undefined}
      aria-readonly={isReadOnly}
      onKeyDown={act}
      onFocus={(event) => {
        if (event.target === event.currentTarget && active.line < -1)
          setActive({
            line: Math.max(
              0,
              lines.findIndex((line) => line.kind === 'row' && line.id === selected),
            ),
            column: 0,
          })
      }}
      onCopy={(event) => {
        if (editing) return
        event.preventDefault()
        event.clipboardData.setData('text/plain', copied(spread))
        announce('Copied')
      }}
      onPaste={(event) => {
        if (editing) return
        event.preventDefault()
        void pasted(spread, event.clipboardData.getData('text/plain')).then(announce)
      }}
      style={{ ['--columns' as string]: template.join(' ') }}
    >
      <div className={styles['inner']}>
        <TableHead table={id} columns={columns} sort={layout.sort} active={at.line === -1 ? at.column : -1} onSort={sortBy} onWiden={widen} />
        <div className={styles['lines']} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const line = lines[index]
            if (line === undefined) return null
            if (line.kind === 'group')
              return (
                <GroupRow
                  key={`group ${line.group.id}`}
                  table={id}
                  line={index}
                  top={start}
                  group={line.group}
                  folded={line.folded}
                  isActive={index === at.line}
                  columns={columns.length}
                  onFold={fold}
                />
              )
            const isRanged = range !== undefined && index >= range.from.line && index <= range.to.line
            return (
              <TableRow
                key={line.id}
                table={id}
                line={index}
                top={start}
                row={line.row}
                name={nameOf(line.row)}
                columns={columns}
                isSelected={line.id === selected}
                active={index === at.line ? at.column : -1}
                rangeFrom={isRanged ? range.from.column : undefined}
                rangeTo={isRanged ? range.to.column : undefined}
                editing={editing && index === at.line ? at.column : -1}
                isReadOnly={isReadOnly}
                onPress={onPress}
                onEnter={onEnter}
                onEdited={onEdited}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
