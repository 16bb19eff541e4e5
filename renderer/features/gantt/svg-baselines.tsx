import { baseLine } from './base-line'
import type { Chart } from './chart'
import type { Palette } from './palette'
import { round } from './svg-round'
import { xOf } from './time-scale'
import type { View } from './view'

interface SvgBaselinesProps {
  readonly chart: Chart
  readonly row: number
  readonly view: View
  readonly palette: Palette
  /** The middle of the row. */
  readonly y: number
}

/** Where baselines have a row, as lines under its bar. */
export function SvgBaselines({ chart: { rows, moreBases = [] }, row, view, palette, y }: SvgBaselinesProps) {
  const spans = [{ start: rows.baseStart[row], end: rows.baseEnd[row] }, ...moreBases.map(({ start, end }) => ({ start: start[row], end: end[row] }))]
  return spans.map(({ start, end }, at) => {
    if (start === undefined || Number.isNaN(start)) return null
    const { top, height, dash } = baseLine(at, spans.length)
    const x = xOf(view, start)
    return (
      <path
        key={`${row} ${top}`}
        d={`M${round(x)} ${round(y + top + height / 2)}H${round(Math.max(x + 2, xOf(view, end ?? start)))}`}
        stroke={palette.baseline}
        strokeWidth={height}
        {...(dash.length === 0 ? {} : { strokeDasharray: dash.join(' ') })}
      />
    )
  })
}
