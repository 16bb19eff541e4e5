import { exp, ln } from './exact-math'

/** Entries of a table: a draw of ten bits picks one. */
export const tableSize = 1024

/**
 * Durations by their chance, in whole seconds: entry i is the quantile at (i + 1/2) / 1024, so a draw of equal chances
 * has the distribution. A table is made once and costs one look-up a draw (performance.md, 5).
 */
export type QuantileTable = Int32Array

const fromUnit = (unit: Float64Array, low: number, width: number): QuantileTable => {
  const table = new Int32Array(tableSize)
  for (let i = 0; i < tableSize; i++) table[i] = Math.floor(low + width * (unit[i] ?? 0) + 0.5)
  return table
}

/** Cells of the grid on which densities are summed up. */
const cells = 512

/** Logarithms of x and of 1 - x in the middle of each cell, the same for each shape. */
let logs: { readonly x: Float64Array; readonly rest: Float64Array } | undefined

function gridLogs() {
  if (logs !== undefined) return logs
  const x = Float64Array.from({ length: cells }, (_, i) => ln((i + 0.5) / cells))
  logs = { x, rest: x.toReversed() }
  return logs
}

/**
 * A three-point estimate as a PERT-beta distribution (Malcolm, Roseboom, Clark and Fazar 1959; Vose 2008 for its form):
 * beta with a = 1 + 4t and b = 5 - 4t, where t is the place of the mode between low and high. Its mean is
 * (low + 4 mode + high) / 6. Seconds.
 */
export function pertTable(low: number, mode: number, high: number): QuantileTable {
  const t = (mode - low) / (high - low)
  const { x, rest } = gridLogs()
  const density = new Float64Array(cells)
  for (let i = 0; i < cells; i++) density[i] = exp(4 * t * (x[i] ?? 0) + (4 - 4 * t) * (rest[i] ?? 0))
  return fromUnit(unitQuantiles(density), low, high - low)
}

/** Quantiles of a density on [0, 1] that is level within each cell. */
function unitQuantiles(density: Float64Array): Float64Array {
  let mass = 0
  for (let i = 0; i < cells; i++) mass += density[i] ?? 0
  const unit = new Float64Array(tableSize)
  let cell = 0
  let below = 0
  for (let i = 0; i < tableSize; i++) {
    const wanted = ((i + 0.5) / tableSize) * mass
    while (cell < cells - 1 && below + (density[cell] ?? 0) < wanted) below += density[cell++] ?? 0
    unit[i] = Math.min(1, (cell + (wanted - below) / (density[cell] ?? 1)) / cells)
  }
  return unit
}

let normal: Float64Array | undefined

/** A lognormal duration: its median in seconds, and the standard deviation of its logarithm. */
export function lognormalTable(median: number, spread: number): QuantileTable {
  normal ??= Float64Array.from({ length: tableSize }, (_, i) => normalQuantile((i + 0.5) / tableSize))
  const table = new Int32Array(tableSize)
  for (let i = 0; i < tableSize; i++) table[i] = Math.min(longest, Math.floor(median * exp(spread * (normal[i] ?? 0)) + 0.5))
  return table
}

/** No single duration runs longer than ten years, in seconds. */
const longest = 315_360_000

/** The quantile of the normal distribution for 0 < p < 1 (Wichura 1988, algorithm AS 241, PPND16). */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(middle.over, r)) / polynomial(middle.under, r)
  }
  const r = Math.sqrt(-ln(q < 0 ? p : 1 - p))
  const { shift, over, under } = r <= 5 ? outer : far
  const z = polynomial(over, r - shift) / polynomial(under, r - shift)
  return q < 0 ? -z : z
}

const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0)

const middle = {
  over: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  under: [5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1],
}
const outer = {
  shift: 1.6,
  over: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691, 4.630337846156546,
    1.4234371107496835,
  ],
  under: [1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038, 2.053191626637759, 1],
}
const far = {
  shift: 5,
  over: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913, 5.463784911164114,
    6.657904643501103,
  ],
  under: [
    2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
}
