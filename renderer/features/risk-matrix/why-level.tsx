import { IconArrowBarUp } from '@tabler/icons-react'
import { InspectorSection } from '#app/controls/inspector'
import type { Workspace } from '#shared/model/workspace'
import styles from './details.module.css'
import { type RiskRow, wordOf } from './risk-rows'
import { ratingWords } from './risk-words'

/** The derivation of the level that counts: the rating, the cell of the table, the appetite. */
export function WhyLevel({ row: { risk, counts, levels }, scales }: { readonly row: RiskRow; readonly scales: Workspace }) {
  const rating = counts === undefined ? undefined : risk[counts.by]
  if (counts === undefined || rating === undefined || rating.kind === 'none') {
    return (
      <InspectorSection title="Not rated yet">
        <p>A level follows from likelihood and impact. Choose both below, or focus a cell of a matrix and press M.</p>
      </InspectorSection>
    )
  }
  const likelihood = wordOf(scales.likelihoodWords, rating.likelihood)
  const impact = wordOf(scales.impactWords, rating.impact)
  const { inherent } = levels
  return (
    <InspectorSection
      title={`Why level ${counts.level}, ${counts.word}?`}
      beside="table of levels"
      {...(counts.aboveAppetite && risk.state === 'open' ? { tone: 'danger' as const } : {})}
    >
      <ul className={styles['why']}>
        <li>
          {ratingWords[counts.by]} likelihood{' '}
          <b>
            {rating.likelihood}, {likelihood}
          </b>
        </li>
        <li>
          Impact{' '}
          <b>
            {rating.impact}, {impact}
          </b>
        </li>
        <li>
          Table, {likelihood} and {impact}: <b>{counts.level}</b>, {counts.word}
        </li>
        <li>
          Appetite {scales.appetite === 1 ? 'level 1 only' : `level ${scales.appetite} and below`}:{' '}
          {counts.aboveAppetite ? (
            <span className={styles['above']}>
              <IconArrowBarUp size={16} stroke={1.5} aria-hidden />
              above appetite
            </span>
          ) : (
            <b>within</b>
          )}
        </li>
        {counts.by !== 'inherent' && inherent !== undefined && (
          <li className={styles['quiet']}>
            {inherent.level === counts.level
              ? `Before controls it is level ${inherent.level} too.`
              : `Before controls it was level ${inherent.level}, ${inherent.word}.`}
          </li>
        )}
        {counts.by !== 'residual' && <li className={styles['quiet']}>No residual rating, so the {counts.by} one counts.</li>}
      </ul>
    </InspectorSection>
  )
}
