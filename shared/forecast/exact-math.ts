/*
 * Exponential and logarithm from sums, products and quotients alone, which IEEE 754 fixes to the last bit. The engine's
 * own `Math.exp` and `Math.log` are only approximations by their standard (ECMA-262, 21.3.2), so a later engine could
 * change a forecast that was signed years before.
 */

const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10
/** 2^k for k from -most to most. */
const most = 200
const powers = powersOfTwo()

function powersOfTwo(): Float64Array {
  const held = new Float64Array(2 * most + 1)
  held[most] = 1
  for (let k = 1; k <= most; k++) {
    held[most + k] = (held[most + k - 1] ?? 0) * 2
    held[most - k] = (held[most - k + 1] ?? 0) / 2
  }
  return held
}

/** e^x by Taylor's series after taking out powers of two; 0 far below, held at 2^200 far above. */
export function exp(x: number): number {
  const k = Math.floor(x / (ln2High + ln2Low) + 0.5)
  if (k < -most) return 0
  if (k > most) return powers[2 * most] ?? 0
  const r = x - k * ln2High - k * ln2Low
  let sum = 1
  for (let n = 13; n >= 1; n--) sum = 1 + (r / n) * sum
  return sum * (powers[most + k] ?? 0)
}

/** The natural logarithm by the series of artanh after taking out powers of two; -Infinity at 0 and below. */
export function ln(x: number): number {
  if (x <= 0) return Number.NEGATIVE_INFINITY
  let m = x
  let k = 0
  for (; m > Math.SQRT2; k++) m /= 2
  for (; m < Math.SQRT1_2; k--) m *= 2
  const s = (m - 1) / (m + 1)
  const square = s * s
  let sum = 0
  for (let n = 23; n >= 1; n -= 2) sum = sum * square + 1 / n
  return k * ln2High + (k * ln2Low + 2 * s * sum)
}
