import type { Chart, ForecastMarks } from './chart'
import { forecastLift } from './draw-forecast'
import type { Palette } from './palette'
import { round } from './svg-round'
import { xOf } from './time-scale'
import type { View } from './view'

interface SvgForecastProps {
  readonly chart: Chart
  readonly view: View
  readonly palette: Palette
  readonly forecast: ForecastMarks
  readonly row: number
  readonly y: number
}

/** The same marks as on the screen (draw-forecast.ts). */
export function SvgForecast({ chart, forecast, row, view, palette, y }: SvgForecastProps) {
  if (row === 0) {
    const [p50, p80, p95] = [forecast.p50, forecast.p80, forecast.p95].map((at) => round(xOf(view, at)))
    const from = round(Math.min(xOf(view, chart.rows.end[0] ?? forecast.p50), xOf(view, forecast.p50)))
    return (
      <g fill="none" stroke={palette.forecast}>
        <path d={`M${from} ${y}H${p95}m0 -4v8M${p80} ${y - 6}v12`} strokeWidth={1.5} />
        <path d={`M${p50} ${y}m-5 0l5 -5l5 5l-5 5z`} fill={palette.paper} strokeWidth={1.4} />
      </g>
    )
  }
  const end = forecast.end80[row] ?? Number.NaN
  if (Number.isNaN(end)) return null
  const x1 = round(xOf(view, end))
  const x0 = Math.min(x1, round(xOf(view, forecast.start80[row] ?? end)))
  return <path d={`M${x0} ${y - forecastLift}H${x1}m0 -2v4`} fill="none" stroke={palette.forecast} strokeWidth={1.2} />
}
