import { useMemo } from 'react'
import { RiskSquare } from '#app/controls/risk-square'
import { countText } from '#app/format'
import { go } from '#app/router'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { type LevelPart, releaseRisk } from '#shared/assess/change-risk/release-level'
import { idOf, kindOf } from '#shared/model/entity-id'
import styles from './change-risk.module.css'

/** The highest level of a release's changes and open risks, and whose it is. */
export function ReleaseLevel({ release }: { readonly release: string }) {
  const roots = useAppSelector(rootRecords)
  const verdict = useMemo(() => releaseRisk(roots, release), [roots, release])
  if (verdict === undefined) return null
  const { level, word, parts, decidedBy } = verdict.outcome
  if (parts.length === 0) return null
  const changes = parts.filter(({ entity }) => kindOf(entity) === 'change').length
  return (
    <section className={styles['release']} aria-label="Risk of the release">
      <h2>Risk of the release</h2>
      <p className={styles['assessed']}>
        {level === undefined ? <span className={styles['quiet']}>No level yet</span> : <RiskSquare level={level} word={word} shown />}
        <span className={styles['quiet']}>
          The highest of {countText(changes, 'change')} in scope and {countText(parts.length - changes, 'open risk')}
        </span>
      </p>
      {decidedBy.length > 0 && (
        <ul className={styles['parts']} aria-label={`Of level ${level}`}>
          {decidedBy.slice(0, 6).map((part) => (
            <li key={part.entity}>
              <PartName part={part} />
            </li>
          ))}
          {decidedBy.length > 6 && <li className={styles['quiet']}>and {decidedBy.length - 6} more</li>}
        </ul>
      )}
    </section>
  )
}

function PartName({ part: { entity, number, title } }: { readonly part: LevelPart }) {
  const name = [number, title].filter((text) => text !== '').join(' ') || 'unnamed'
  if (kindOf(entity) !== 'change') return <span>{name}</span>
  return (
    <button type="button" className={styles['link']} onClick={() => go('change', { id: idOf(entity), tab: 'risk' })}>
      {name}
    </button>
  )
}
