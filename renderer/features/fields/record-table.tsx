import { Menu, VisuallyHidden } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Fragment, type KeyboardEvent, type ReactNode } from 'react'
import { IconButton } from '#app/controls/button'
import styles from './fields.module.css'
import { useReadOnly } from './use-read-only'

export interface RecordColumn<Row> {
  readonly id: string
  readonly head: ReactNode
  /** In pixels, or a share such as `30%`. */
  readonly width?: number | string
  readonly align?: 'end'
  /** A field in place `cell`, or plain content. */
  readonly cell: (row: Row) => ReactNode
  readonly isPlain?: boolean
}

interface RecordTableProps<Row extends { readonly id: string }> {
  readonly label: string
  readonly columns: readonly RecordColumn<Row>[]
  readonly rows: readonly Row[]
  readonly nameOf: (row: Row) => string
  readonly onMove?: (row: Row, direction: 'up' | 'down') => void
  readonly onRemove?: (row: Row) => void
  /** What removing is called where the thing itself stays: "Take out of scope". */
  readonly removeWords?: string
  /** More that can be done with a row. */
  readonly actions?: (row: Row) => readonly { readonly words: string; readonly act: () => void }[]
  /** Shown under the row, over its whole width. */
  readonly under?: (row: Row) => ReactNode
}

/** A short table of records, each cell a field. Up, Down and Enter go from row to row in the same column, Alt with Up or Down moves the row. */
export function RecordTable<Row extends { readonly id: string }>({
  label,
  columns,
  rows,
  nameOf,
  onMove,
  onRemove,
  removeWords = 'Remove',
  actions,
  under,
}: RecordTableProps<Row>) {
  const isReadOnly = useReadOnly()
  const hasTools = (actions !== undefined || onRemove !== undefined || onMove !== undefined) && !isReadOnly
  return (
    <table className={styles['table']} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ id, head, width, align }) => (
            <th key={id} scope="col" style={{ width }} className={align === 'end' ? styles['end'] : undefined}>
              {head}
            </th>
          ))}
          {hasTools && (
            <th scope="col" className={styles['tools']}>
              <VisuallyHidden>More</VisuallyHidden>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const below = under?.(row)
          return (
            <Fragment key={row.id}>
              <tr
                data-row={row.id}
                onKeyDown={(event) => {
                  const direction = event.altKey ? ({ ArrowUp: 'up', ArrowDown: 'down' } as const)[event.key] : undefined
                  if (direction !== undefined && onMove !== undefined && !isReadOnly) {
                    event.preventDefault()
                    onMove(row, direction)
                  } else goAlong(event)
                }}
              >
                {columns.map(({ id, cell, isPlain = false, align }) => (
                  <td key={id} data-column={id} className={`${isPlain ? styles['plain'] : ''} ${align === 'end' ? styles['end'] : ''}`}>
                    {cell(row)}
                  </td>
                ))}
                {hasTools && (
                  <td className={styles['tools']}>
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <IconButton label={`More for ${nameOf(row)}`}>
                          <IconDots size={16} stroke={1.5} aria-hidden />
                        </IconButton>
                      </Menu.Target>
                      <Menu.Dropdown>
                        {actions?.(row).map(({ words, act }) => (
                          <Menu.Item key={words} onClick={act}>
                            {words}
                          </Menu.Item>
                        ))}
                        {onMove !== undefined && <Menu.Item onClick={() => onMove(row, 'up')}>Move up</Menu.Item>}
                        {onMove !== undefined && <Menu.Item onClick={() => onMove(row, 'down')}>Move down</Menu.Item>}
                        {onRemove !== undefined && <Menu.Item onClick={() => onRemove(row)}>{removeWords}</Menu.Item>}
                      </Menu.Dropdown>
                    </Menu>
                  </td>
                )}
              </tr>
              {below !== undefined && below !== null && (
                <tr>
                  <td colSpan={columns.length + (hasTools ? 1 : 0)}>{below}</td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

/** Keeps what was typed by leaving the cell, and goes to the same column of the next or previous row. */
function goAlong(event: KeyboardEvent<HTMLTableRowElement>): void {
  const { target, key } = event
  if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
  const isLine = target.matches('input[type=text]')
  // Down opens the suggestions of a field that has some.
  const takesArrows = isLine && !target.hasAttribute('list')
  const isDown = (takesArrows && key === 'ArrowDown') || (isLine && key === 'Enter' && !event.shiftKey)
  const isUp = (takesArrows && key === 'ArrowUp') || (isLine && key === 'Enter' && event.shiftKey)
  const step = isDown ? 1 : isUp ? -1 : 0
  const column = target.closest('td')?.dataset['column']
  if (step === 0 || column === undefined) return
  const rows = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>(':scope > tr[data-row]') ?? [])]
  const next = rows[rows.indexOf(event.currentTarget) + step]?.querySelector<HTMLElement>(`td[data-column='${column}'] :is(input, select, textarea)`)
  if (next === undefined || next === null) return
  event.preventDefault()
  next.focus()
  if (next instanceof HTMLInputElement) next.select()
}
