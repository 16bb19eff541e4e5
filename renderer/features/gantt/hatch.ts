/** A 45 degree hatch as a repeating pattern; `period` is the distance between lines along x, in CSS pixels. */
export interface Hatch {
  readonly colour: string
  readonly period: number
  readonly width: number
}

const made = new Map<string, CanvasPattern>()

/** The pattern for a pixel ratio, made once: a tile of whole device pixels, so that its lines meet. */
export function hatchPattern(context: CanvasRenderingContext2D, { colour, period, width }: Hatch, ratio: number): CanvasPattern | string {
  const key = `${colour} ${period} ${width} ${ratio}`
  const known = made.get(key)
  if (known !== undefined) return known
  const size = Math.max(4, Math.round(period * ratio))
  const tile = new OffscreenCanvas(size, size)
  const pen = tile.getContext('2d')
  if (pen === null) return colour
  pen.strokeStyle = colour
  pen.lineWidth = width * ratio
  pen.lineCap = 'square'
  pen.beginPath()
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1)
    pen.lineTo(shift + size + 1, -1)
  }
  pen.stroke()
  return kept(key, context.createPattern(tile, 'repeat'), ratio) ?? colour
}

/** A dashed vertical line as a pattern for rectangles of a pixel's width: where no graphics card helps, stroking dashes costs more than all else in a picture. */
export function dashPattern(context: CanvasRenderingContext2D, colour: string, on: number, off: number, ratio: number): CanvasPattern | string {
  const key = `dash ${colour} ${on} ${off} ${ratio}`
  const known = made.get(key)
  if (known !== undefined) return known
  const tile = new OffscreenCanvas(1, Math.max(2, Math.round((on + off) * ratio)))
  const pen = tile.getContext('2d')
  if (pen === null) return colour
  pen.fillStyle = colour
  pen.fillRect(0, 0, 1, Math.round(on * ratio))
  return kept(key, context.createPattern(tile, 'repeat'), ratio) ?? colour
}

function kept(key: string, pattern: CanvasPattern | null, ratio: number): CanvasPattern | undefined {
  if (pattern === null) return undefined
  pattern.setTransform(new DOMMatrix().scale(1 / ratio))
  if (made.size > 60) made.clear()
  made.set(key, pattern)
  return pattern
}
