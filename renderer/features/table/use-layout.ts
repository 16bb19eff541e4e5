import { useRemembered } from '#app/preferences'
import { TableLayout, usualLayout } from './column'

/** A table's arrangement, remembered for this installation under the view's name. */
export function useTableLayout(view: string, usual: Partial<TableLayout> = {}): readonly [TableLayout, (layout: TableLayout) => void] {
  const [layout, keep] = useRemembered(`table ${view}`, (kept) => {
    const read = TableLayout.safeParse(kept)
    return read.success ? plain(read.data) : plain({ ...usualLayout, ...usual })
  })
  return [{ ...usualLayout, ...layout }, (next) => keep(plain(next))]
}

/** JSON has no undefined: what is not said is left out. */
function plain({ sort, ...layout }: TableLayout) {
  return sort === undefined ? layout : { ...layout, sort }
}
