import { useState } from 'react'
import { RiskSquare } from '#app/controls/risk-square'
import { run } from '#data/run'
import { useReadOnly } from '#features/fields'
import { type RatingName, riskLevel } from '#shared/assess/risk-level'
import { rateRisk } from '#shared/commands/rate-risk'
import type { Risk } from '#shared/model/risk'
import type { Workspace } from '#shared/model/workspace'
import styles from './release.module.css'

interface RatingFieldProps {
  readonly risk: Risk
  readonly rating: RatingName
  readonly workspace: Workspace
}

const digits = [1, 2, 3, 4, 5] as const

/** Likelihood and impact, chosen one after the other, and the level that the workspace's table gives them. */
export function RatingField({ risk, rating, workspace }: RatingFieldProps) {
  const held = risk[rating]
  // One half alone is no rating yet: it waits here for the other.
  const [half, setHalf] = useState<{ likelihood: number; impact: number }>({ likelihood: 0, impact: 0 })
  const isReadOnly = useReadOnly()
  const shown = held.kind === 'rated' ? held : half
  const verdict = riskLevel(risk, rating, workspace)
  const name = risk.number || risk.title
  const choose = (patch: Partial<typeof half>): void => {
    const next = { likelihood: shown.likelihood, impact: shown.impact, ...patch }
    setHalf(next)
    if (next.likelihood > 0 && next.impact > 0) void run(rateRisk(risk, rating, next.likelihood, next.impact, workspace))
  }
  const select = (part: 'likelihood' | 'impact', words: readonly string[]) => (
    <span className={styles['digit']}>
      <span aria-hidden>{shown[part] === 0 ? '?' : shown[part]}</span>
      <select
        aria-label={`${rating === 'inherent' ? 'Inherent' : 'Residual'} ${part} of ${name}`}
        value={shown[part]}
        onChange={(event) => choose({ [part]: Number(event.currentTarget.value) })}
      >
        {shown[part] === 0 && <option value={0}>not rated</option>}
        {digits.map((digit) => (
          <option key={digit} value={digit}>
            {digit} {words[digit - 1]}
          </option>
        ))}
      </select>
    </span>
  )
  return (
    <span className={styles['rating']}>
      {verdict === undefined ? <span className={styles['unrated']} aria-hidden /> : <RiskSquare level={verdict.outcome.level} word={verdict.outcome.word} />}
      {isReadOnly ? (
        held.kind === 'rated' && (
          <span>
            {held.likelihood} x {held.impact}
          </span>
        )
      ) : (
        <>
          {select('likelihood', workspace.likelihoodWords)}
          <span aria-hidden>x</span>
          {select('impact', workspace.impactWords)}
        </>
      )}
    </span>
  )
}
