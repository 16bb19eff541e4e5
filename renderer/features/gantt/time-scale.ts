/** Which instant lies at the left edge and how many milliseconds a pixel is. The zone only decides ticks and labels. */
export interface TimeScale {
  readonly left: number
  readonly msPerPx: number
}

/** From 40 px a minute to 12 px a month. */
export const finest = 60_000 / 40
export const coarsest = (30 * 86_400_000) / 12

export const xOf = ({ left, msPerPx }: TimeScale, at: number): number => (at - left) / msPerPx
export const atOf = ({ left, msPerPx }: TimeScale, x: number): number => left + x * msPerPx

/** Zooms by a factor (above 1 is closer) and keeps what lies at `x` where it is. */
export function zoomed(scale: TimeScale, factor: number, x: number): TimeScale {
  const msPerPx = Math.min(coarsest, Math.max(finest, scale.msPerPx / factor))
  return { left: atOf(scale, x) - x * msPerPx, msPerPx }
}

export const panned = (scale: TimeScale, pixels: number): TimeScale => ({ ...scale, left: scale.left + pixels * scale.msPerPx })

/** The scale that shows a stretch of time with some air at both sides. */
export function fitted(from: number, to: number, width: number): TimeScale {
  const air = Math.min(64, width * 0.08)
  const usable = Math.max(1, width - 2 * air)
  const msPerPx = Math.min(coarsest, Math.max(finest, (to - from) / usable))
  const middle = (from + to) / 2
  return { left: middle - (width / 2) * msPerPx, msPerPx }
}
