import type { Chart } from './chart'
import type { Palette } from './palette'
import type { View } from './view'
import type { VisibleRows } from './visible-rows'

/** All that one picture of the timeline depends on. */
export interface Frame {
  readonly chart: Chart
  readonly visible: VisibleRows
  readonly view: View
  readonly palette: Palette
  readonly zone: string
  /** The axis' height; rows are drawn below it. */
  readonly axis: number
  readonly ratio: number
  readonly selected: number
  readonly showCritical: boolean
  /** Before the first picture is on the screen: its links are looked for among the first alone. */
  readonly early?: boolean
  /** A bar as it would be after the drag that is going on. */
  readonly preview?: Preview | undefined
}

/** Whether two frames are the same picture: one that stands need not be drawn again. */
export function isSamePicture(a: Frame, b: Frame): boolean {
  const { view: of, ...rest } = a
  const { view, ...others } = b
  return isSame(of, view) && isSame(rest, others)
}

/** Whether two frames show the same time out of the same whole: the bar that scrolls it stands right. */
export const isSameStretch = ({ chart: of, view: a }: Frame, { chart, view: b }: Frame): boolean =>
  of.from === chart.from && of.to === chart.to && a.left === b.left && a.msPerPx === b.msPerPx && a.width === b.width

const isSame = <Value extends object>(a: Value, b: Value): boolean => (Object.keys(b) as (keyof Value)[]).every((key) => a[key] === b[key])

export interface Preview {
  readonly row: number
  readonly start: number
  readonly end: number
}

export type Pen = CanvasRenderingContext2D

/** No other families behind the app's own: to look for one costs more, at each size, than to draw all words of a picture. Letters it lacks are found all the same. */
export const font = "12px 'Source Sans 3 Variable'"
export const boldFont = "600 12px 'Source Sans 3 Variable'"
