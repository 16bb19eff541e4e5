import { Chip } from '#app/controls/chip'
import { type AssessedRisk, differsFromStated } from '#shared/assess/change-risk/assessed-risk'
import type { Change } from '#shared/model/change'
import styles from './change-risk.module.css'

const statedWords = { low: 'Low', moderate: 'Moderate', high: 'High' } as const

/** That another system, or whoever typed it, says something else of the risk than what is assessed; nothing where they agree. */
export function StatedElsewhere({ change, outcome }: { readonly change: Pick<Change, 'risk'>; readonly outcome: AssessedRisk }) {
  if (change.risk === '' || !differsFromStated(change, outcome.level)) return null
  return <Chip tone="warning">Stated as {statedWords[change.risk]}</Chip>
}

/** What the level rests on as a whole. */
export function RestsOn({ outcome }: { readonly outcome: AssessedRisk }) {
  const told = outcome.engines.filter(({ outcome: { level } }) => level !== undefined).length
  return (
    <p className={styles['quiet']}>
      {outcome.level === undefined
        ? 'None of the four ways of assessing says a level yet.'
        : `The highest of ${told === 1 ? 'one level' : `${told} levels`}, never their mean.`}
      {!outcome.isAssessed && ' Nobody has assessed it yet: answer every question, or rate likelihood and impact.'}
    </p>
  )
}
