import type { Chart } from './chart'
import type { Palette } from './palette'
import { textWidth } from './row-name'
import { middleOf, rectOf, type View } from './view'
import type { VisibleRows } from './visible-rows'

interface BarNamesProps {
  readonly chart: Chart
  readonly visible: VisibleRows
  readonly view: View
  readonly palette: Palette
  readonly firstRow: number
  readonly lastRow: number
}

/** Between a bar and its name, in the view's units. */
const gap = 6

/** The rows' names beside their bars, for a chart without a column of names: behind the bar, before it where that has no room, over it at the last. */
export function BarNames({ chart: { rows }, visible, view, palette, firstRow, lastRow }: BarNamesProps) {
  const names = []
  for (let place = firstRow; place <= lastRow; place++) {
    const row = visible.rows[place]
    const rect = row === undefined ? undefined : rectOf(rows, visible, view, row)
    if (row === undefined || rect === undefined || rect.x > view.width || rect.x + rect.width < 0) continue
    const title = rows.titles[row] ?? ''
    const width = textWidth(title)
    // A gate at a bar's end reaches out of it.
    const marked = (rows.markBegin[row + 1] ?? 0) > (rows.markBegin[row] ?? 0)
    const after = rect.x + rect.width + (marked ? gap + 9 : gap)
    const before = rect.x - gap - width
    const x = after + width <= view.width ? after : before >= 0 ? before : Math.max(0, Math.min(rect.x + gap, view.width - width))
    names.push(
      <text
        key={rows.ids[row]}
        x={x}
        y={middleOf(view, place) + 4}
        fontWeight={rows.hasChildren[row] === 1 ? 600 : 400}
        fill={palette.text}
        stroke={palette.paper}
        strokeWidth={3}
        paintOrder="stroke"
      >
        {title}
      </text>,
    )
  }
  return <g>{names}</g>
}
