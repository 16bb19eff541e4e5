import { RiskSquare } from '#app/controls/risk-square'
import type { Change } from '#shared/model/change'

/** A change's risk has three steps; their squares are those of the levels 2 to 4 (product.md, Vocabulary). */
const levels = { low: 2, moderate: 3, high: 4 } as const
const words = { low: 'Low', moderate: 'Moderate', high: 'High' } as const

/** Its square alone, for where the word stands beside it. */
export function RiskMark({ risk }: { readonly risk: Change['risk'] }) {
  return risk === '' ? null : <RiskSquare level={levels[risk]} word={words[risk]} />
}

export function RiskWord({ risk }: { readonly risk: Change['risk'] }) {
  return risk === '' ? null : <RiskSquare level={levels[risk]} word={words[risk]} shown />
}
