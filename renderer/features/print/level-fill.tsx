import { useId } from 'react'

interface LevelFillProps {
  readonly level: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * A box filled as its level asks: white, dots, wide hatch, tight hatch, black (design.md, 2 and 6). Lines and dots are
 * drawn one by one: Chromium would put an SVG pattern into a PDF as a picture.
 */
export function LevelFill({ level, x, y, width, height }: LevelFillProps) {
  const id = useId()
  const box = <rect x={x} y={y} width={width} height={height} />
  return (
    <>
      <clipPath id={id}>{box}</clipPath>
      <rect x={x} y={y} width={width} height={height} fill={level >= 5 ? '#000' : '#fff'} />
      <g clipPath={`url(#${id})`}>
        {level === 2 && <path d={dots(x, y, width, height)} stroke="#000" strokeWidth={1.5} strokeLinecap="round" />}
        {level === 3 && <path d={hatch(x, y, width, height, 10)} stroke="#000" strokeWidth={0.9} />}
        {level === 4 && <path d={hatch(x, y, width, height, 4.6)} stroke="#000" strokeWidth={1.3} />}
      </g>
      <rect x={x} y={y} width={width} height={height} fill="none" stroke="#000" strokeWidth={0.7} />
    </>
  )
}

/** Strokes rising to the right over a box, so far apart along its edge. */
export function hatch(x: number, y: number, width: number, height: number, apart: number): string {
  const lines: string[] = []
  for (let at = apart / 2; at < width + height; at += apart) lines.push(`M${x + at - height} ${y + height}L${x + at} ${y}`)
  return lines.join('')
}

/** Points in rows, each a line without length. */
function dots(x: number, y: number, width: number, height: number): string {
  const points: string[] = []
  for (let down = 2.5; down < height; down += 5) for (let right = 2.5; right < width; right += 5) points.push(`M${x + right} ${y + down}h0`)
  return points.join('')
}
