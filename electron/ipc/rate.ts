/** How many calls a window has left; `at` in milliseconds of any clock that only goes forward. */
export interface Allowance {
  readonly calls: number
  readonly at: number
}

/** Far above what a person or an import does, far below what makes main stutter. */
export const pace = { burst: 5_000, perSecond: 500 }

export const fullAllowance = (now: number): Allowance => ({ calls: pace.burst, at: now })

/** The allowance after one more call at `now`, or undefined when there is none left (token bucket). */
export function afterCall({ calls, at }: Allowance, now: number): Allowance | undefined {
  const refilled = Math.min(pace.burst, calls + ((now - at) / 1_000) * pace.perSecond)
  return refilled < 1 ? undefined : { calls: refilled - 1, at: now }
}
