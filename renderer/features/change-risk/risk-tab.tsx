import { RiskSquare } from '#app/controls/risk-square'
import { go } from '#app/router'
import type { Change } from '#shared/model/change'
import styles from './change-risk.module.css'
import { EngineList } from './engine-list'
import { RestsOn, StatedElsewhere } from './level-words'
import { PastList } from './past-list'
import { QuestionnaireForm } from './questionnaire-form'
import { RatingTable } from './rating-table'
import { useAssessedRisk, useScales } from './use-assessed-risk'

/** How risky a change is: at the left what one answers and rates, at the right the level, why, and how changes like it ended. */
export function RiskTab({ change }: { readonly change: Change }) {
  const verdict = useAssessedRisk(change.id)
  const scales = useScales()
  if (verdict === undefined) return null
  const { outcome } = verdict
  return (
    <div className={styles['columns']}>
      <div className={styles['form']}>
        <p className={styles['quiet']}>A later answer or rating makes an approval stale.</p>
        <QuestionnaireForm change={change} />
        <RatingTable change={change} outcome={outcome} scales={scales} />
      </div>
      <aside className={styles['aside']} aria-label="Assessed risk">
        <section className={styles['asidePart']} aria-live="polite">
          <h2>{outcome.level === undefined ? 'No level yet' : `Why level ${outcome.level}, ${outcome.word}?`}</h2>
          <p className={styles['assessed']}>
            {outcome.level !== undefined && <RiskSquare level={outcome.level} word={outcome.word} shown />}
            <StatedElsewhere change={change} outcome={outcome} />
          </p>
          <RestsOn outcome={outcome} />
        </section>
        <section className={styles['asidePart']}>
          <EngineList outcome={outcome} scales={scales} />
          <button type="button" className={styles['link']} onClick={() => go('settings', { section: 'change-risk' })}>
            Rules, questions and scales
          </button>
        </section>
        <PastList outcome={outcome} />
      </aside>
    </div>
  )
}
