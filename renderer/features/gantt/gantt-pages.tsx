import type { CSSProperties } from 'react'
import type { Chart } from './chart'
import { GanttLegend, marksIn } from './gantt-legend'
import { axisHeight, edge, GanttSvg } from './gantt-svg'
import { ticksOf } from './ticks'
import { type Tile, type Tiling, tilesOf } from './tiles'
import type { VisibleRows } from './visible-rows'

export interface GanttPagesProps {
  readonly chart: Chart
  readonly visible: VisibleRows
  readonly zone: string
  readonly title: string
  /** The stretch to print, epoch milliseconds. */
  readonly from: number
  readonly to: number
  /** How many pages wide; 1 fits the whole stretch on one. */
  readonly across: number
  /** The paper's free area in CSS pixels, 96 to the inch, without header and footer. */
  readonly pageWidth: number
  readonly pageHeight: number
  /** Width of the rows' names at the left; with 0 each bar has its name beside it. */
  readonly names?: number
  readonly rowHeight?: number
  readonly withLegend?: boolean
}

/** The legend on two lines beside the map, with air above. */
const captionHeight = 48
/** The map takes no more than this, however many pages there are. */
const mapSize = { width: 220, height: 36 }

/** The tiles of a printed Gantt: neighbours share one tick, rows never split, the first page leaves room for the legend. */
export function ganttTiling({
  chart,
  visible,
  zone,
  from,
  to,
  across,
  pageWidth,
  pageHeight,
  names = 190,
  rowHeight = 22,
}: Omit<GanttPagesProps, 'title'>): Tiling {
  const pane = pageWidth - names - edge
  const roughly = (to - from) / across / pane
  const { minor } = ticksOf(from, to, roughly, zone)
  const tick = (minor[1]?.at ?? from) - (minor[0]?.at ?? from)
  const overlap = across > 1 ? Math.min(tick, (to - from) / across / 2) : 0
  const span = (to - from + overlap * (across - 1)) / across
  const rows = Math.floor((pageHeight - axisHeight(chart) - captionHeight) / rowHeight)
  return tilesOf(from, to, span, overlap, visible.rows.length, rows)
}

const page: CSSProperties = { breakAfter: 'page', breakInside: 'avoid', margin: 0 }

/** A Gantt on paper: one block a page, each with its axis and row names, a small map of where the page lies, the legend on the first. */
export function GanttPages(props: GanttPagesProps) {
  const tiling = ganttTiling(props)
  return tiling.tiles.map((tile, index) => (
    <div key={`${tile.row} ${tile.column}`} style={page}>
      <GanttPage {...props} tiling={tiling} index={index} />
    </div>
  ))
}

/** One page of them, as the paper shows it. */
export function GanttPage(props: GanttPagesProps & { readonly tiling: Tiling; readonly index: number }) {
  const { chart, visible, zone, title, pageWidth, names = 190, rowHeight = 22, withLegend = true, tiling, index } = props
  const tile = tiling.tiles[index]
  if (tile === undefined) return null
  return (
    <>
      <GanttSvg
        chart={chart}
        visible={visible}
        zone={zone}
        from={tile.from}
        to={tile.to}
        firstRow={tile.firstRow}
        lastRow={tile.lastRow}
        width={pageWidth}
        rowHeight={rowHeight}
        names={names}
        title={tiling.tiles.length === 1 ? title : `${title}, page ${index + 1} of ${tiling.tiles.length}`}
      />
      <div style={{ display: 'flex', gap: '6mm', justifyContent: 'space-between', alignItems: 'flex-start', marginTop: '2mm' }}>
        {index === 0 && withLegend ? <GanttLegend marks={marksIn(chart, visible)} /> : <span />}
        {tiling.tiles.length > 1 && <TileMap tiling={tiling} current={tile} />}
      </div>
    </>
  )
}

/** All pages as small boxes, this one filled; of very many only the whole and this one. */
function TileMap({ tiling: { columns, rows }, current }: { readonly tiling: Tiling; readonly current: Tile }) {
  const box = { width: Math.min(12, mapSize.width / columns), height: Math.min(9, mapSize.height / rows) }
  const size = { width: columns * box.width, height: rows * box.height }
  const lines = [
    ...(box.width < 5 ? [] : Array.from({ length: columns - 1 }, (_, at) => `M${0.5 + (at + 1) * box.width} 0.5V${0.5 + size.height}`)),
    ...(box.height < 4 ? [] : Array.from({ length: rows - 1 }, (_, at) => `M0.5 ${0.5 + (at + 1) * box.height}H${0.5 + size.width}`)),
  ]
  return (
    <svg
      width={size.width + 2}
      height={size.height + 1}
      style={{ flex: 'none' }}
      role="img"
      aria-label={`Page ${current.column + 1} of ${columns} across, ${current.row + 1} of ${rows} down`}
    >
      <rect x={0.5} y={0.5} {...size} fill="none" stroke="#000000" strokeWidth={0.5} />
      <path d={lines.join('')} stroke="#000000" strokeWidth={0.5} />
      <rect x={0.5 + current.column * box.width} y={0.5 + current.row * box.height} {...box} fill="#000000" />
    </svg>
  )
}
