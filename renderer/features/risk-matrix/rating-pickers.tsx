import { VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { InspectorSection } from '#app/controls/inspector'
import { RiskSquare } from '#app/controls/risk-square'
import { kept, useReadOnly } from '#features/fields'
import { levelAt, type RatingName } from '#shared/assess/risk-level'
import { edit } from '#shared/commands/edit'
import { rateRisk } from '#shared/commands/rate-risk'
import type { Workspace } from '#shared/model/workspace'
import { scale } from './cells'
import styles from './details.module.css'
import { type RiskRow, wordOf } from './risk-rows'
import { ratingWords } from './risk-words'

const names = ['inherent', 'current', 'residual'] as const

/** The three ratings, each with likelihood and impact to choose. */
export function RatingPickers({ row, scales }: { readonly row: RiskRow; readonly scales: Workspace }) {
  return (
    <InspectorSection title="Ratings">
      <table className={styles['ratings']}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>Rating</VisuallyHidden>
            </th>
            <th scope="col">Likelihood</th>
            <th scope="col">Impact</th>
            <th scope="col">Level</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <RatingRow key={`${row.risk.id} ${name}`} name={name} row={row} scales={scales} />
          ))}
        </tbody>
      </table>
    </InspectorSection>
  )
}

/** Nothing is written before both are chosen: half a rating has no level. */
interface Half {
  readonly likelihood?: number
  readonly impact?: number
}

function RatingRow({ name, row: { risk }, scales }: { readonly name: RatingName; readonly row: RiskRow; readonly scales: Workspace }) {
  const [half, setHalf] = useState<Half>({})
  const isReadOnly = useReadOnly()
  const rating = risk[name]
  const shown: Half = rating.kind === 'rated' ? rating : half
  const level = shown.likelihood === undefined || shown.impact === undefined ? undefined : levelAt(scales, shown.likelihood, shown.impact)
  const choose = (part: Half): void => {
    const { likelihood, impact } = { ...shown, ...part }
    setHalf({})
    if (likelihood === 0 || impact === 0) void kept(edit('risk', risk, { [name]: { kind: 'none' } }))
    else if (likelihood === undefined || impact === undefined) setHalf({ ...shown, ...part })
    else void kept(rateRisk(risk, name, likelihood, impact, scales))
  }
  return (
    <tr>
      <th scope="row">{ratingWords[name]}</th>
      <td>
        <Scale
          label={`${ratingWords[name]} likelihood`}
          words={scales.likelihoodWords}
          value={shown.likelihood}
          isReadOnly={isReadOnly}
          onChoose={(likelihood) => choose({ likelihood })}
        />
      </td>
      <td>
        <Scale
          label={`${ratingWords[name]} impact`}
          words={scales.impactWords}
          value={shown.impact}
          isReadOnly={isReadOnly}
          onChoose={(impact) => choose({ impact })}
        />
      </td>
      <td>{level === undefined ? <span className={styles['quiet']}>none</span> : <RiskSquare level={level} word={wordOf(scales.levelWords, level)} />}</td>
    </tr>
  )
}

interface ScaleProps {
  readonly label: string
  readonly words: readonly string[]
  readonly value: number | undefined
  readonly isReadOnly: boolean
  /** 0 takes the rating away. */
  readonly onChoose: (place: number) => void
}

function Scale({ label, words, value, isReadOnly, onChoose }: ScaleProps) {
  if (isReadOnly) return <span>{value === undefined ? 'none' : `${value}, ${wordOf(words, value)}`}</span>
  return (
    <select aria-label={label} value={value ?? 0} onChange={(event) => onChoose(Number(event.currentTarget.value))}>
      <option value={0}>none</option>
      {scale.map((place) => (
        <option key={place} value={place}>
          {place}, {wordOf(words, place)}
        </option>
      ))}
    </select>
  )
}
