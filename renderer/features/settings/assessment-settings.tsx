import { selectRootView } from '#data/select'
import { useAppSelector } from '#data/store'
import { enough, fewest, levelBounds, outcomePoints } from '#shared/assess/change-risk/past-outcomes'
import { AnchorTable } from './anchor-table'
import { RiskQuestions } from './risk-questions'
import { RiskRules } from './risk-rules'
import { ScoreRangeTable } from './score-range-table'
import { SettingGroup } from './setting'
import styles from './settings.module.css'

/** How changes are assessed in this workspace: four ways, of which the highest level counts. */
export function AssessmentSettings() {
  const workspace = useAppSelector(selectRootView('workspace', 'this'))
  if (workspace === undefined) return <p>No workspace is open.</p>
  return (
    <>
      <p className={styles['hint']}>
        A change is assessed in four ways and the highest level counts, never their mean. What is changed here changes the levels of all changes at once; it
        makes no approval stale.
      </p>
      <SettingGroup title="Rules">
        <p className={styles['hint']}>
          Asked from the top down: the first rule whose every condition holds gives the level. What is not known of a change is never as asked. Alt with Up or
          Down moves a rule.
        </p>
        <RiskRules />
      </SettingGroup>
      <SettingGroup title="Questionnaire">
        <p className={styles['hint']}>The score of a change is the sum of answer times weight, by the sum of the weights: 1 to 5.</p>
        <RiskQuestions />
        <h3 className={styles['part']}>Levels of scores</h3>
        <ScoreRangeTable workspace={workspace} />
      </SettingGroup>
      <SettingGroup title="Likelihood and impact">
        <p className={styles['hint']}>
          What each place of the scales stands for. Impact is the highest over its dimensions; the level is read from the table under Risk matrix.
        </p>
        <AnchorTable workspace={workspace} />
      </SettingGroup>
      <SettingGroup title="Past outcomes">
        <p className={styles['hint']}>
          Changes that touched the same configuration items and ended in the 24 months before; with fewer than {enough} of these also those of the same
          services, then those of the same category. Each counts {outcomePoints.successful} points when successful, {outcomePoints['successful-with-issues']}{' '}
          with issues, {outcomePoints.unsuccessful} when unsuccessful. The mean gives the level:{' '}
          {levelBounds.map(([mean, level]) => `${mean} and more level ${level}`).join(', ')}, below that level 5. Fewer than {fewest} changes give none.
        </p>
      </SettingGroup>
    </>
  )
}
