import { viewsIn } from '../../cab/views-in'
import type { RootRecord, Roots } from '../../log/apply'
import type { RiskQuestion, RiskRule } from '../../model/assessment'
import type { View } from '../../model/entities'
import { heldView } from '../../model/view'
import { usualQuestions } from './usual-questions'
import { usualRules } from './usual-rules'

export type SettingKind = 'risk-rule' | 'risk-question'

/** A rule or question of the workspace. */
export interface Kept<K extends SettingKind> {
  readonly view: View<K>
  /** Whether somebody has written it here; else it is as it came with Slipway. */
  readonly isWritten: boolean
  /** Came with Slipway: it can be left out of use, and not be removed. */
  readonly isUsual: boolean
}

export interface RiskSettings {
  /** In the order in which they are asked, those out of use among them. */
  readonly rules: readonly Kept<'risk-rule'>[]
  readonly questions: readonly Kept<'risk-question'>[]
}

const known = new WeakMap<RootRecord, RiskSettings>()
const nobody: RootRecord = { root: 'workspace/this', entities: {} }

/**
 * The rules and questions of a workspace: those that came with Slipway, each as it came until somebody writes it, and those
 * that were added. A usual one keeps its identity, so that two people who edit different ones meet nowhere.
 */
export function riskSettings(roots: Roots): RiskSettings {
  const record = roots['workspace/this'] ?? nobody
  const held = known.get(record) ?? { rules: keptOf(record, 'risk-rule', usualRules), questions: keptOf(record, 'risk-question', usualQuestions) }
  known.set(record, held)
  return held
}

function keptOf<K extends SettingKind>(record: RootRecord, kind: K, usual: ReadonlyMap<string, View<K>>): readonly Kept<K>[] {
  const came = [...usual].map(([id, view]): Kept<K> => {
    const fields = record.entities[`${kind}/${id}`]
    const isWritten = fields !== undefined && fields['removed']?.[0] === false
    return { view: isWritten ? heldView(kind, id, fields) : view, isWritten, isUsual: true }
  })
  const added = viewsIn(record, kind).flatMap((view): Kept<K>[] => (usual.has(view.id) ? [] : [{ view, isWritten: true, isUsual: false }]))
  return [...came, ...added].sort((a, b) => (a.view.order === b.view.order ? compare(a.view.id, b.view.id) : compare(a.view.order, b.view.order)))
}

const compare = (a: string, b: string): number => (a < b ? -1 : 1)

export const rulesInUse = ({ rules }: RiskSettings): readonly RiskRule[] => rules.flatMap(({ view }) => (view.isOff ? [] : [view]))
export const questionsInUse = ({ questions }: RiskSettings): readonly RiskQuestion[] => questions.flatMap(({ view }) => (view.isOff ? [] : [view]))
