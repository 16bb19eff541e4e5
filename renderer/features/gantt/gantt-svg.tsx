import { useId } from 'react'
import { BarNames } from './bar-names'
import { type Chart, flag, shapeOf } from './chart'
import { widestFirst } from './draw-axis'
import { barColour } from './draw-bars'
import { freezePeriod, restShade } from './draw-ground'
import { lineLooks } from './draw-lines'
import { placeBeside, placeInside, type Stretch } from './label-place'
import { linkPath, pathLength } from './link-path'
import { type Palette, paperPalette } from './palette'
import { rowName, textWidth } from './row-name'
import { SvgBaselines } from './svg-baselines'
import { SvgForecast } from './svg-forecast'
import { round } from './svg-round'
import { ticksOf } from './ticks'
import { xOf } from './time-scale'
import { barHeight, leastWidth, middleOf, rectOf, type View } from './view'
import type { VisibleRows } from './visible-rows'

export interface GanttSvgProps {
  readonly chart: Chart
  readonly visible: VisibleRows
  readonly zone: string
  /** The stretch of time and the places of rows that are drawn: one tile. */
  readonly from: number
  readonly to: number
  readonly firstRow: number
  readonly lastRow: number
  /** Millimetres or pixels, as the caller's view box counts them. */
  readonly width: number
  readonly rowHeight: number
  /** Width of the row names at the left; 0 leaves them out. */
  readonly names: number
  readonly title: string
  readonly palette?: Palette
}

/** So far marks reach out of the stretch, in pixels: one that lies on its first or last instant is not cut in two. */
export const edge = 7

/** Periods, ticks and bands take so much, lines another row for their names, which shall lie on no bar. */
export const axisHeight = ({ lines }: Pick<Chart, 'lines'>): number => (lines.length === 0 ? 48 : 63)

/** One tile of a Gantt as SVG, from the same layout as the canvas: vectors for the PDF, with patterns for black and white. */
export function GanttSvg(props: GanttSvgProps) {
  const { chart, width, rowHeight, names, firstRow, lastRow, palette = paperPalette } = props
  const axis = axisHeight(chart)
  const id = useId().replace(/[^\w-]/g, '')
  const rowsShown = Math.max(0, lastRow - firstRow + 1)
  const pane = width - names - edge
  const height = axis + rowsShown * rowHeight
  const view: View = {
    left: props.from,
    msPerPx: (props.to - props.from) / pane,
    top: firstRow * rowHeight,
    width: pane,
    height: rowsShown * rowHeight,
    rowHeight,
  }
  const inner = { ...props, palette, view, id, axis }
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      role="img"
      aria-label={props.title}
      fontFamily="'Source Sans 3 Variable', 'Source Sans 3', sans-serif"
      fontSize={11}
    >
      <defs>
        <Patterns id={id} palette={palette} />
        <clipPath id={`${id}-pane`}>
          <rect x={-edge} y={0} width={pane + 2 * edge} height={height} />
        </clipPath>
        <clipPath id={`${id}-rows`}>
          <rect x={-edge} y={0} width={pane + 2 * edge} height={view.height} />
        </clipPath>
      </defs>
      <g transform={`translate(${names} 0)`} clipPath={`url(#${id}-pane)`}>
        <Axis {...inner} />
        <g transform={`translate(0 ${axis})`} clipPath={`url(#${id}-rows)`}>
          <Ground {...inner} />
          <LinkPaths {...inner} />
          <Bars {...inner} />
          {names === 0 && <BarNames {...inner} />}
        </g>
        <Lines {...inner} />
      </g>
      {names > 0 && <Names {...inner} rows={chart.rows} />}
    </svg>
  )
}

interface Inner extends GanttSvgProps {
  readonly palette: Palette
  readonly view: View
  readonly id: string
  readonly axis: number
}

function Patterns({ id, palette }: { readonly id: string; readonly palette: Palette }) {
  const hatch = (name: string, period: number, colour: string, width: number) => (
    <pattern id={`${id}-${name}`} width={period} height={period} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1={period / 2} y1={0} x2={period / 2} y2={period} stroke={colour} strokeWidth={width} />
    </pattern>
  )
  return (
    <>
      {hatch('freeze-hard', freezePeriod['freeze-hard'], palette.freeze, 0.8)}
      {hatch('freeze-soft', freezePeriod['freeze-soft'], palette.freeze, 0.8)}
      {hatch('back-out', 4, palette.backOut, 1.3)}
    </>
  )
}

function Axis({ view, palette, zone, chart, id, axis }: Inner) {
  const ticks = ticksOf(view.left, view.left + view.width * view.msPerPx, view.msPerPx, zone)
  const taken: Stretch[] = []
  const labels = widestFirst(chart.bands).flatMap((band) => {
    const span = { from: xOf(view, band.start), to: xOf(view, band.end) }
    const width = textWidth(band.title)
    const inside = placeInside(span, width, view.width, taken)
    if (inside === undefined) return []
    // What reaches out of the paper could not be scrolled to.
    const at = Math.max(0, Math.min(inside, view.width - width - 3))
    if (at < inside && taken.some(({ from, to }) => at < to + 4 && at + width + 4 > from)) return []
    taken.push({ from: at, to: at + width })
    return [{ band, at, width, hasGround: band.kind !== 'window' || at + width > span.to }]
  })
  return (
    <g>
      <BandRects view={view} chart={chart} palette={palette} id={id} y={axis - 17} height={17} />
      {ticks.major.map(({ at, label }, i) => {
        const x = Math.max(6, xOf(view, at) + 6)
        const next = ticks.major[i + 1]
        return x + textWidth(label) > (next === undefined ? view.width : xOf(view, next.at)) - 4 ? null : (
          <text key={at} x={x} y={13} fontWeight={600} fill={palette.text}>
            {label}
          </text>
        )
      })}
      {ticks.minor.map(({ at, label }, i) => {
        const next = ticks.minor[i + 1]
        const time = ticks.unit === 'minute' || ticks.unit === 'hour' || next === undefined
        const x = time ? xOf(view, at) : (xOf(view, at) + xOf(view, next.at)) / 2
        // At the edges a label moves inside: half of it would be cut off.
        const half = textWidth(label) / 2
        return x < -0.5 || x > view.width + 0.5 ? null : (
          <text key={at} x={Math.min(view.width - half, Math.max(half, x))} y={28} textAnchor="middle" fill={palette.textQuiet}>
            {label}
          </text>
        )
      })}
      {labels.map(({ band, at, width, hasGround }) => (
        <g key={band.id}>
          {hasGround && <rect x={at - 3} y={axis - 16} width={width + 6} height={15} fill={palette.paper} />}
          <text x={at} y={axis - 5} fontWeight={band.kind === 'window' ? 600 : 400} fill={band.kind === 'window' ? palette.windowEdge : palette.text}>
            {band.title}
          </text>
        </g>
      ))}
      <line x1={0} x2={view.width} y1={axis - 0.5} y2={axis - 0.5} stroke={palette.edge} strokeWidth={0.5} />
    </g>
  )
}

function BandRects({
  view,
  chart,
  palette,
  id,
  y,
  height,
}: Pick<Inner, 'view' | 'chart' | 'palette' | 'id'> & { readonly y: number; readonly height: number }) {
  return chart.bands.map((band) => {
    const x0 = Math.max(0, xOf(view, band.start))
    const x1 = Math.min(view.width, xOf(view, band.end))
    if (x1 <= x0) return null
    if (band.kind !== 'window') return <rect key={band.id} x={x0} y={y} width={x1 - x0} height={height} fill={`url(#${id}-${band.kind})`} />
    return (
      <g key={band.id}>
        <rect x={x0} y={y} width={x1 - x0} height={height} fill={palette.window} />
        <line x1={x0} x2={x0} y1={y} y2={y + height} stroke={palette.windowEdge} strokeWidth={1.5} />
        <line x1={x1} x2={x1} y1={y} y2={y + height} stroke={palette.windowEdge} strokeWidth={1.5} />
      </g>
    )
  })
}

function Ground({ view, palette, zone, chart, id, firstRow, lastRow }: Inner) {
  const ticks = ticksOf(view.left, view.left + view.width * view.msPerPx, view.msPerPx, zone)
  return (
    <g>
      {chart.rests?.map(({ from, to }) => {
        const x0 = Math.max(0, xOf(view, from))
        const x1 = Math.min(view.width, xOf(view, to))
        return x1 > x0 && <rect key={from} x={x0} y={0} width={x1 - x0} height={view.height} fill={palette.text} fillOpacity={restShade} />
      })}
      <BandRects view={view} chart={chart} palette={palette} id={id} y={0} height={view.height} />
      {ticks.minor.map(({ at }) => (
        <line key={at} x1={xOf(view, at)} x2={xOf(view, at)} y1={0} y2={view.height} stroke={palette.line} strokeWidth={0.5} />
      ))}
      {ticks.major.map(({ at }) => (
        <line key={at} x1={xOf(view, at)} x2={xOf(view, at)} y1={0} y2={view.height} stroke={palette.edge} strokeWidth={0.5} />
      ))}
      {Array.from({ length: Math.max(0, lastRow - firstRow + 1) }, (_, i) => (
        <line key={firstRow + i} x1={0} x2={view.width} y1={(i + 1) * view.rowHeight} y2={(i + 1) * view.rowHeight} stroke={palette.line} strokeWidth={0.35} />
      ))}
    </g>
  )
}

const corners = new Float64Array(pathLength)

function LinkPaths({ chart, visible, view, palette, firstRow, lastRow }: Inner) {
  const { rows, links } = chart
  const half = barHeight / 2
  return links.ids.map((linkId, l) => {
    const [a, b] = [visible.place[links.from[l] ?? 0] ?? -1, visible.place[links.to[l] ?? 0] ?? -1]
    if (a === -1 || b === -1 || (a < firstRow && b < firstRow) || (a > lastRow && b > lastRow)) return null
    const from = rectOf(rows, visible, view, links.from[l] ?? 0)
    const to = rectOf(rows, visible, view, links.to[l] ?? 0)
    if (from === undefined || to === undefined) return null
    const count = linkPath(corners, links.type[l] ?? 0, from.x, from.x + from.width, from.y + half, to.x, to.x + to.width, to.y + half, half)
    const points = Array.from({ length: count }, (_, c) => `${round(corners[2 * c])},${round(corners[2 * c + 1])}`)
    const look = links.look[l] ?? 0
    const colour = (look & 2) !== 0 ? palette.backOut : look === 1 ? palette.critical : palette.link
    return (
      <g key={linkId}>
        <polyline
          points={points.join(' ')}
          fill="none"
          stroke={colour}
          strokeWidth={look === 1 ? 1.4 : 0.9}
          strokeDasharray={(look & 2) !== 0 ? '3 3' : undefined}
        />
        <path d={headPath(count)} fill={colour} />
      </g>
    )
  })
}

function headPath(count: number): string {
  const [x, y] = [corners[2 * count - 2] ?? 0, corners[2 * count - 1] ?? 0]
  const dx = Math.sign(x - (corners[2 * count - 4] ?? 0))
  const dy = Math.sign(y - (corners[2 * count - 3] ?? 0))
  return `M${round(x)} ${round(y)}L${round(x - dx * 5 - dy * 3)} ${round(y - dy * 5 - dx * 3)}L${round(x - dx * 5 + dy * 3)} ${round(y - dy * 5 + dx * 3)}Z`
}

function Bars({ chart, visible, view, palette, id, firstRow, lastRow }: Inner) {
  const { rows } = chart
  const drawn = []
  for (let place = firstRow; place <= lastRow; place++) {
    const row = visible.rows[place]
    if (row === undefined) continue
    const y = middleOf(view, place)
    const rect = rectOf(rows, visible, view, row)
    const flags = rows.flags[row] ?? 0
    const colour = barColour({ palette, showCritical: true }, flags)
    const float = xOf(view, rows.floatEnd[row] ?? Number.NaN)
    drawn.push(
      <g key={rows.ids[row]}>
        {rect !== undefined && shapePath(rows.shape[row] ?? 0, rect.x, rect.x + rect.width, y, colour, flags, palette, id)}
        {rect !== undefined && !Number.isNaN(float) && (
          <path
            d={`M${round(rect.x + rect.width)} ${y + 6}H${round(float)}m0 -5v5`}
            fill="none"
            stroke={palette.text}
            strokeWidth={0.8}
            strokeDasharray="1.5 2"
          />
        )}
        {chart.forecast !== undefined && <SvgForecast chart={chart} forecast={chart.forecast} row={row} view={view} palette={palette} y={y} />}
        <SvgBaselines chart={chart} row={row} view={view} palette={palette} y={y} />
        {rows.marks.slice(rows.markBegin[row] ?? 0, rows.markBegin[row + 1] ?? 0).map((mark) => {
          const x = xOf(view, mark.at)
          return mark.shape === 'diamond' ? (
            diamond(x, y, palette, mark.title)
          ) : (
            <path key={mark.title} d={pennantPath(x, x + 9, y, 5)} fill={palette.keyDate} stroke={palette.paper} strokeWidth={1.6} paintOrder="stroke" />
          )
        })}
      </g>,
    )
  }
  return <g>{drawn}</g>
}

function shapePath(shape: number, x0: number, x1: number, y: number, colour: string, flags: number, palette: Palette, id: string) {
  const backOut = (flags & flag.backOut) !== 0
  if (shape === shapeOf.summary) {
    const foot = Math.min(5, (x1 - x0) / 2)
    return (
      <path
        d={`M${round(x0)} ${y + 5}V${y - 4}H${round(x1)}V${y + 5}L${round(x1 - foot)} ${y + 1}H${round(x0 + foot)}Z`}
        fill={backOut ? palette.backOut : palette.text}
      />
    )
  }
  if (shape === shapeOf.diamond) return diamond(x0, y, palette, 'own')
  if (shape === shapeOf.pennant) return <path d={pennantPath(x0, Math.max(x1, x0 + 13), y, 6.5)} fill={colour} />
  if (shape !== shapeOf.bar) return null
  return (
    <rect
      x={x0}
      y={y - barHeight / 2}
      width={Math.max(leastWidth, x1 - x0)}
      height={barHeight}
      rx={2}
      fill={backOut ? `url(#${id}-back-out)` : colour}
      stroke={backOut ? palette.backOut : (flags & flag.critical) !== 0 ? colour : palette.edge}
      strokeWidth={0.8}
    />
  )
}

const pennantPath = (x0: number, x1: number, y: number, half: number): string =>
  `M${round(x0)} ${y - half}H${round(x1 - half)}L${round(x1)} ${y}L${round(x1 - half)} ${y + half}H${round(x0)}L${round(x0 + half * 0.6)} ${y}Z`

const diamond = (x: number, y: number, palette: Palette, key: string) => (
  <path
    key={key}
    d={`M${round(x - 6)} ${y}L${round(x)} ${y - 6}L${round(x + 6)} ${y}L${round(x)} ${y + 6}Z`}
    fill={palette.paper}
    stroke={palette.keyDate}
    strokeWidth={1.4}
  />
)

function Lines({ chart, view, palette, axis }: Inner) {
  const top = axis - 31
  const taken: Stretch[] = []
  const placed = chart.lines.flatMap((line) => {
    const x = xOf(view, line.at)
    if (x < 0 || x > view.width) return []
    const width = textWidth(line.title)
    const at = placeBeside(x, width, view.width, taken)
    if (at !== undefined) taken.push({ from: at, to: at + width })
    return [{ line, x, at, width }]
  })
  return (
    <>
      {placed.map(({ line, x, at }) => (
        <line
          key={`${line.kind} ${line.at}`}
          x1={x}
          x2={x}
          // A line without its name begins below those of the others.
          y1={at === undefined ? axis - 17 : top}
          y2={axis + view.height}
          stroke={lineLooks[line.kind].colour(palette)}
          strokeWidth={lineLooks[line.kind].width}
          strokeDasharray={lineLooks[line.kind].dash.join(' ') || undefined}
        />
      ))}
      {placed.map(({ line, at, width }) =>
        at === undefined ? null : (
          <g key={`${line.kind} ${line.at}`}>
            <rect x={at - 2} y={top} width={width + 4} height={13} fill={palette.paper} />
            <text x={at} y={top + 10} fontWeight={600} fill={palette.text}>
              {line.title}
            </text>
          </g>
        ),
      )}
    </>
  )
}

function Names({ rows, visible, view, names, firstRow, lastRow, palette, axis }: Inner & { readonly rows: Chart['rows'] }) {
  const lines = []
  for (let place = firstRow; place <= lastRow; place++) {
    const row = visible.rows[place]
    if (row === undefined) continue
    const { indent, parts, size } = rowName(rows.titles[row] ?? '', rows.depth[row] ?? 0, names)
    lines.push(
      <text key={rows.ids[row]} fontSize={size} fontWeight={rows.hasChildren[row] === 1 ? 600 : 400} fill={palette.text}>
        {parts.map((part, at) => (
          <tspan key={at} x={indent} y={axis + middleOf(view, place) + (parts.length === 1 ? 4 : at === 0 ? -1.5 : 8.5)}>
            {part}
          </tspan>
        ))}
      </text>,
    )
  }
  return <g>{lines}</g>
}
