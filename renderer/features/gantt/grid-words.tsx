import { useLayoutEffect, useRef } from 'react'
import type { BoardNow } from './board-now'
import { cellPadding, foldWidth, indentOf, type PlacedColumn } from './column'
import { earlyOf } from './early-chart'
import { font as headFont } from './frame'
import styles from './grid.module.css'
import { isSummary } from './grid-row'
import type { Palette } from './palette'
import type { VisibleRows } from './visible-rows'

interface GridWordsProps {
  readonly live: BoardNow
  readonly visible: VisibleRows
  readonly columns: readonly PlacedColumn[]
  readonly width: number
  readonly rowHeight: number
  readonly axis: number
  readonly palette: Palette
  readonly strong: boolean
  readonly expandedOf: (row: number) => boolean | undefined
}

const font = "14px 'Source Sans 3 Variable'"

/** The words of the grid as a picture, for the one frame before its rows stand: so all of a Gantt shows at once. Cells that are more than words follow with the rows. */
export function GridWords(props: GridWordsProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // Drawn once: the rows take its place before anything changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next frame has the rows
  useLayoutEffect(() => {
    const height = canvas.current?.closest<HTMLElement>(`.${styles['grid']}`)?.parentElement?.clientHeight ?? 0
    if (canvas.current !== null) draw(canvas.current, height, props)
  }, [])
  return (
    <div className={styles['picture']} aria-hidden="true">
      <canvas ref={canvas} />
    </div>
  )
}

function draw(canvas: HTMLCanvasElement, height: number, props: GridWordsProps): void {
  const { live, visible, columns, width, rowHeight, axis, palette } = props
  const { columns: cells } = live.shown
  const chart = earlyOf(live.shown.chart)
  const ratio = window.devicePixelRatio
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
  const pen = canvas.getContext('2d', { alpha: false })
  if (pen === null) return
  const rows = visible.rows.subarray(0, Math.ceil((height - axis) / rowHeight))
  const topOf = (place: number): number => axis + place * rowHeight
  pen.setTransform(ratio, 0, 0, ratio, 0, 0)
  pen.fillStyle = palette.paper
  pen.fillRect(0, 0, width, height)
  const strong = Array.from(rows, (row) => isSummary(chart.rows, row, props.strong, props.expandedOf(row)))
  pen.fillStyle = palette.ground
  pen.fillRect(0, 0, width, axis)
  for (const [place, is] of strong.entries()) if (is) pen.fillRect(0, topOf(place), width, rowHeight)
  pen.fillStyle = palette.edge
  pen.fillRect(0, axis - 1, width, 1)
  pen.fillStyle = palette.line
  for (let place = 1; place <= rows.length; place++) pen.fillRect(0, topOf(place) - 1, width, 1)
  pen.textBaseline = 'middle'
  columns.forEach(({ head, align, tree, style }, index) => {
    const right = align === 'right'
    const beside = (indent: number): number => style.left + (right ? style.width - cellPadding : indent)
    pen.save()
    pen.beginPath()
    pen.rect(style.left, 0, style.width - cellPadding, height)
    pen.clip()
    pen.textAlign = right ? 'right' : 'left'
    pen.fillStyle = palette.textQuiet
    pen.font = headFont
    pen.fillText(head, beside(tree ? foldWidth + cellPadding : cellPadding), axis - 16)
    pen.fillStyle = palette.text
    pen.font = font
    rows.forEach((row, place) => {
      const words = cells[index]?.cell(row)
      if (typeof words !== 'string') return
      if (tree) pen.font = strong[place] ? `600 ${font}` : font
      pen.fillText(words, beside(tree ? indentOf(chart.rows.depth[row] ?? 0) + foldWidth : cellPadding), topOf(place) + (rowHeight - 1) / 2)
    })
    pen.restore()
  })
}
