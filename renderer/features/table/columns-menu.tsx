import { Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns } from '@tabler/icons-react'
import { Button, IconButton } from '#app/controls/button'
import { type Column, shownColumns, type TableLayout } from './column'
import styles from './columns-menu.module.css'

interface ColumnsMenuProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly layout: TableLayout
  readonly onLayout: (layout: TableLayout) => void
}

/** Which columns are shown and in which order; stands at the right of the filter bar. */
export function ColumnsMenu<Row>({ columns, layout, onLayout }: ColumnsMenuProps<Row>) {
  const shown = shownColumns(columns, layout)
  const hidden = columns.filter((column) => !shown.includes(column))
  const show = (id: string, isShown: boolean): void => onLayout({ ...layout, shown: { ...layout.shown, [id]: isShown } })
  const move = (id: string, by: 1 | -1): void => {
    const order = shown.map((column) => column.id)
    const at = order.indexOf(id)
    const to = at + by
    const other = order[to]
    if (other === undefined || shown[to]?.isName === true) return
    onLayout({ ...layout, order: order.with(at, other).with(to, id) })
  }
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width={260} trapFocus>
      <Menu.Target>
        <Button kind="quiet" icon={<IconColumns size={16} stroke={1.5} aria-hidden />}>
          Columns
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[...shown.filter(({ isName }) => isName !== true), ...hidden].map(({ id, header }) => {
          const isShown = shown.some((column) => column.id === id)
          return (
            <div key={id} className={styles['line']}>
              <label className={styles['label']}>
                <input type="checkbox" checked={isShown} onChange={(event) => show(id, event.currentTarget.checked)} />
                {header}
              </label>
              {isShown && (
                <>
                  <IconButton label={`Move ${header} left`} onClick={() => move(id, -1)}>
                    <IconArrowUp size={14} stroke={1.5} aria-hidden />
                  </IconButton>
                  <IconButton label={`Move ${header} right`} onClick={() => move(id, 1)}>
                    <IconArrowDown size={14} stroke={1.5} aria-hidden />
                  </IconButton>
                </>
              )}
            </div>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
