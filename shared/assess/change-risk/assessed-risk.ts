import { rootIn, viewsIn } from '../../cab/views-in'
import type { RootRecord, Roots } from '../../log/apply'
import type { Change } from '../../model/change'
import { fact, type Verdict } from '../../model/verdict'
import type { Level } from '../risk-level'
import { changeFacts } from './change-facts'
import { conditionRules } from './condition-rules'
import { type EngineName, type EngineVerdict, highest } from './engine'
import { likelihoodImpact } from './likelihood-impact'
import { type PastChanges, pastChanges } from './past-changes'
import { pastOutcomes } from './past-outcomes'
import { questionnaire } from './questionnaire'
import { questionsInUse, riskSettings, rulesInUse } from './settings'
import { type Surroundings, surroundingsOf } from './surroundings'

export interface AssessedRisk {
  /** The highest of the engines' levels; undefined where none can tell. */
  readonly level: Level | undefined
  /** Its word in this workspace; '' where there is no level. */
  readonly word: string
  /** The engines whose level it is; several where they tie. */
  readonly decidedBy: readonly EngineName[]
  /** Whether somebody judged it: the questionnaire is complete, or likelihood and impact are rated. Rules and history alone are no assessment. */
  readonly isAssessed: boolean
  /** Conditions, questionnaire, likelihood and impact, past outcomes; in this order, each with why. */
  readonly engines: readonly EngineVerdict[]
}

interface Kept {
  readonly workspace: RootRecord | undefined
  readonly around: Surroundings
  readonly past: PastChanges
  readonly verdict: Verdict<AssessedRisk, 'assessed-risk'>
}
const known = new WeakMap<RootRecord, Kept>()

/**
 * How risky a change is: several engines judge it and the highest level wins (field.md 2.5: ServiceNow, BMC); never a mean.
 * `change` is its id. Undefined where it is not there. The same value as long as the change, the settings and what is known of
 * closed changes are the same.
 */
export function assessedRisk(roots: Roots, change: string): Verdict<AssessedRisk, 'assessed-risk'> | undefined {
  const record = roots[`change/${change}`]
  const view = rootIn(roots, 'change', change)
  if (record === undefined || view === undefined) return undefined
  const workspace = roots['workspace/this']
  const around = surroundingsOf(roots)
  const past = pastChanges(roots, around.zone)
  const held = known.get(record)
  if (held !== undefined && held.workspace === workspace && held.around === around && held.past === past) return held.verdict
  const verdict = assess(roots, record, view, around, past)
  known.set(record, { workspace, around, past, verdict })
  return verdict
}

function assess(roots: Roots, record: RootRecord, change: Change, around: Surroundings, past: PastChanges): Verdict<AssessedRisk, 'assessed-risk'> {
  const assessed = { change, affects: viewsIn(record, 'affects') }
  const settings = riskSettings(roots)
  const answers = questionnaire(change, questionsInUse(settings), around.workspace)
  const rated = likelihoodImpact(change, around.workspace)
  return highestOf(
    change,
    [conditionRules(rulesInUse(settings), changeFacts(assessed, around)), answers, rated, pastOutcomes(assessed, past, around)],
    around.workspace.levelWords,
    answers.outcome.state === 'complete' || rated.outcome.level !== undefined,
  )
}

/** The highest of some engines' levels, with which of them it is. */
export function highestOf(
  change: Pick<Change, 'id'>,
  engines: readonly EngineVerdict[],
  levelWords: readonly string[],
  isAssessed: boolean,
): Verdict<AssessedRisk, 'assessed-risk'> {
  const level = highest(engines.map(({ outcome }) => outcome.level))
  const decidedBy = level === undefined ? [] : engines.filter(({ outcome }) => outcome.level === level).map(({ rule }) => rule)
  return {
    outcome: { level, word: level === undefined ? '' : (levelWords[level - 1] ?? ''), decidedBy, isAssessed, engines },
    rule: 'assessed-risk',
    because: engines.flatMap(({ rule, outcome }) => (outcome.level === undefined ? [] : [fact(`change/${change.id}`, rule, outcome.level)])),
  }
}

/** A level of five on the three steps that a change's risk has elsewhere (product.md, Vocabulary). */
export const threeOf = (level: Level): Exclude<Change['risk'], ''> => (level <= 2 ? 'low' : level === 3 ? 'moderate' : 'high')

/** Whether what another system said of the risk is not what is assessed here. */
export const differsFromStated = (change: Pick<Change, 'risk'>, level: Level | undefined): boolean =>
  change.risk !== '' && level !== undefined && change.risk !== threeOf(level)
