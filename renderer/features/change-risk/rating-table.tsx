import { useState } from 'react'
import { Button } from '#app/controls/button'
import { RiskSquare } from '#app/controls/risk-square'
import { run } from '#data/run'
import { ChoiceField, kept, useReadOnly } from '#features/fields'
import type { AssessedRisk } from '#shared/assess/change-risk/assessed-risk'
import { ratingFields } from '#shared/assess/change-risk/likelihood-impact'
import { dimensionWords, ratingWords } from '#shared/assess/change-risk/words'
import type { RatingName } from '#shared/assess/risk-level'
import { copyRating, rateChange, ratingParts } from '#shared/commands/assess-change'
import type { Change } from '#shared/model/change'
import type { Workspace } from '#shared/model/workspace'
import styles from './change-risk.module.css'

const names = ['inherent', 'current', 'residual'] as const
const hints: Readonly<Record<RatingName, string>> = { inherent: 'before controls', current: 'with those in place', residual: 'with those planned too' }
const scale = [1, 2, 3, 4, 5] as const
type Part = (typeof ratingParts)[number]

const partWords = (part: Part): string => (part === 'likelihood' ? 'Likelihood' : `Impact: ${dimensionWords[part].toLowerCase()}`)

/** What the five places of a part stand for in this workspace: their words, and their anchors. */
const placesOf = (part: Part, scales: Workspace): { readonly words: readonly string[]; readonly anchors: readonly string[] } =>
  part === 'likelihood'
    ? { words: scales.likelihoodWords, anchors: scales.likelihoodAnchors }
    : { words: scales.impactWords, anchors: scales[`${part}Anchors`] }

interface RatingTableProps {
  readonly change: Change
  readonly outcome: AssessedRisk
  readonly scales: Workspace
}

/** Likelihood, and impact per dimension: before controls, with those in place, with those planned. Below it what the places mean. */
export function RatingTable({ change, outcome, scales }: RatingTableProps) {
  const [part, setPart] = useState<Part>('likelihood')
  const isReadOnly = useReadOnly()
  const engine = outcome.engines.find(({ rule }) => rule === 'risk-likelihood-impact')
  const rated = engine?.rule === 'risk-likelihood-impact' ? engine.outcome : undefined
  return (
    <section className={styles['part']} aria-label="Likelihood and impact" data-field="residualRisk">
      <h2>
        Likelihood and impact{' '}
        <span className={styles['quiet']}>impact is the highest of its dimensions; the residual rating counts, else the current, else the inherent</span>
      </h2>
      <table className={styles['ratings']} aria-label="Ratings of the change">
        <thead>
          <tr>
            <td />
            {names.map((name) => (
              <th key={name} scope="col">
                {ratingWords[name]} <span className={styles['quiet']}>{hints[name]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ratingParts.map((row) => (
            <tr key={row} onFocus={() => setPart(row)}>
              <th scope="row">{partWords(row)}</th>
              {names.map((name) => (
                <td key={name}>
                  <Place change={change} name={name} part={row} scales={scales} />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Level</th>
            {names.map((name) => {
              const level = rated?.ratings[name].level
              return (
                <td key={name} className={styles['levelCell']}>
                  {level === undefined ? (
                    <span className={styles['quiet']}>none yet</span>
                  ) : (
                    <RiskSquare level={level} word={scales.levelWords[level - 1] ?? ''} shown />
                  )}
                  {rated?.counts === name && <span className={styles['quiet']}>counts</span>}
                </td>
              )
            })}
          </tr>
        </tbody>
      </table>
      {!isReadOnly && <Copies change={change} />}
      <Anchors part={part} scales={scales} />
    </section>
  )
}

function Place({ change, name, part, scales }: { readonly change: Change; readonly name: RatingName; readonly part: Part; readonly scales: Workspace }) {
  const { likelihood, impact } = change[ratingFields[name]]
  const { words, anchors } = placesOf(part, scales)
  const value = part === 'likelihood' ? likelihood : (impact[part] ?? 0)
  return (
    <ChoiceField
      place="cell"
      label={`${ratingWords[name]}, ${partWords(part).toLowerCase()}`}
      value={String(value)}
      choices={[
        { value: '0', label: 'not rated' },
        ...scale.map((at) => ({ value: String(at), label: [`${at} ${words[at - 1] ?? ''}`, anchors[at - 1] ?? ''].filter((text) => text !== '').join(': ') })),
      ]}
      commit={(chosen) => kept(rateChange(change, name, part, Number(chosen)))}
    />
  )
}

/** A later rating mostly begins with what the one before says. */
function Copies({ change }: { readonly change: Change }) {
  const isEmpty = (name: RatingName): boolean => {
    const { likelihood, impact } = change[ratingFields[name]]
    return likelihood === 0 && Object.keys(impact).length === 0
  }
  const pairs = [
    ['inherent', 'current'],
    ['current', 'residual'],
  ] as const
  const open = pairs.filter(([from, to]) => !isEmpty(from) && isEmpty(to))
  if (open.length === 0) return null
  return (
    <div className={styles['copies']}>
      {open.map(([from, to]) => (
        <Button key={to} kind="quiet" onClick={() => void run(copyRating(change, from, to), { toast: true })}>
          Begin the {to} rating with the {from} one
        </Button>
      ))}
    </div>
  )
}

/** What the places of a scale mean; those of the row that one is in. */
function Anchors({ part, scales }: { readonly part: Part; readonly scales: Workspace }) {
  const { words, anchors } = placesOf(part, scales)
  return (
    <div className={styles['anchors']}>
      <h3>{partWords(part)}, what the places mean</h3>
      <ol>
        {scale.map((at) => (
          <li key={at}>
            <b>
              {at} {words[at - 1]}
            </b>{' '}
            {anchors[at - 1]}
          </li>
        ))}
      </ol>
    </div>
  )
}
