/** A baseline's line under its bar: from the middle of the row down, in pixels. */
export interface BaseLine {
  readonly top: number
  readonly height: number
  readonly dash: readonly number[]
}

const dashes = [[], [5, 2], [1.5, 1.5]] as const

/** How the n-th of several baselines is drawn, on screen and on paper: alone it is 3 px high, and together they find room in the lowest row. */
export function baseLine(at: number, of: number): BaseLine {
  const height = of === 1 ? 3 : of === 2 ? 2 : 1.5
  return { top: 8 + at * (height + 0.5), height, dash: dashes[at] ?? [] }
}
