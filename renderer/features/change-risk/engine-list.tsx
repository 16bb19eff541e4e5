import { RiskSquare } from '#app/controls/risk-square'
import type { AssessedRisk } from '#shared/assess/change-risk/assessed-risk'
import { engineWords } from '#shared/assess/change-risk/words'
import type { Workspace } from '#shared/model/workspace'
import styles from './change-risk.module.css'

interface EngineListProps {
  readonly outcome: AssessedRisk
  readonly scales: Workspace
}

/** What each engine says and why; those whose level counts are marked. */
export function EngineList({ outcome: { engines, decidedBy }, scales }: EngineListProps) {
  return (
    <ul className={styles['engines']} aria-label="What each way of assessing says">
      {engines.map((engine) => {
        const { title, line, details } = engineWords(engine, scales)
        const { level } = engine.outcome
        const decides = decidedBy.includes(engine.rule)
        return (
          <li key={engine.rule} className={styles['engine']} data-decides={decides || undefined}>
            {level === undefined ? (
              <span className={styles['noLevel']} role="img" aria-label="no level" />
            ) : (
              <RiskSquare level={level} word={scales.levelWords[level - 1] ?? ''} />
            )}
            <div className={styles['engineWords']}>
              <p>
                <b>{title}</b>
                {decides && <span className={styles['decides']}>{decidedBy.length > 1 ? 'highest, tied' : 'highest, so it counts'}</span>}
              </p>
              <p>{line}</p>
              {details.length > 0 && (
                <details>
                  <summary>How</summary>
                  <ul>
                    {details.map((detail) => (
                      <li key={detail}>{detail}</li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
