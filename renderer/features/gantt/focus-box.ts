import type { Chart } from './chart'
import { xOf } from './time-scale'
import { rectOf, type View } from './view'
import type { VisibleRows } from './visible-rows'

/** The DOM layer's one box around the selected bar: focus ring, handles and link dots. Placed without a render. */
export function placeFocusBox(
  box: HTMLDivElement | null,
  chart: Chart,
  visible: VisibleRows,
  view: View,
  selected: number,
  axis: number,
  preview: { readonly row: number; readonly start: number; readonly end: number } | undefined,
): void {
  if (box === null) return
  const rect = selected === -1 ? undefined : rectOf(chart.rows, visible, view, selected)
  const moved = preview?.row === selected ? preview : undefined
  const x = moved === undefined ? rect?.x : xOf(view, moved.start)
  if (rect === undefined || x === undefined || rect.y < -rect.height || rect.y > view.height) {
    box.style.visibility = 'hidden'
    return
  }
  const width = moved === undefined ? rect.width : Math.max(3, (moved.end - moved.start) / view.msPerPx)
  box.style.visibility = 'visible'
  box.style.transform = `translate(${x}px, ${rect.y + axis}px)`
  box.style.width = `${width}px`
  box.style.height = `${rect.height}px`
}
