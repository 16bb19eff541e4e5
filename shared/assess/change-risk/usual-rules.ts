import { orderKey } from '../../exchange/table/order-key'
import type { RiskRule } from '../../model/assessment'
import type { Json } from '../../model/json'
import { viewOf } from '../../model/view'

type Row = readonly [id: string, title: string, level: 1 | 2 | 3 | 4 | 5, when: Readonly<Record<string, Json>>]

/** The first that holds decides, so the gravest stand first. Their ids stand in workspaces: never rename one. */
const rows: readonly Row[] = [
  ['usual-hard-freeze', 'In a hard freeze', 5, { freeze: { is: ['hard'] } }],
  ['usual-emergency-no-way-back', 'Emergency without a back-out plan', 5, { type: { is: ['emergency'] }, 'back-out-plan': { is: ['empty'] } }],
  ['usual-no-way-back', 'Normal without a back-out plan', 4, { type: { is: ['normal'] }, 'back-out-plan': { is: ['empty'] } }],
  ['usual-many-items-high', 'High impact on many items', 4, { impact: { is: ['high'] }, 'affected-items': { atLeast: 5 } }],
  ['usual-high-outside', 'High impact outside its window', 4, { impact: { is: ['high'] }, window: { is: ['outside'] } }],
  ['usual-soft-freeze', 'In a soft freeze', 4, { freeze: { is: ['soft'] } }],
  ['usual-emergency', 'Emergency', 3, { type: { is: ['emergency'] } }],
  ['usual-untested', 'Normal without a test plan', 3, { type: { is: ['normal'] }, 'test-plan': { is: ['empty'] } }],
  ['usual-outside', 'Outside its maintenance window', 3, { window: { is: ['outside'] } }],
  ['usual-many-items', 'Many items affected', 3, { 'affected-items': { atLeast: 8 } }],
  ['usual-long', 'Takes 8 hours or longer', 3, { 'duration-minutes': { atLeast: 480 } }],
  ['usual-high', 'High impact', 3, { impact: { is: ['high'] } }],
  ['usual-standard', 'Standard, approved beforehand', 1, { type: { is: ['standard'] } }],
  ['usual-low', 'Low impact', 1, { impact: { is: ['low'] } }],
  ['usual-other', 'Any other normal change', 2, { type: { is: ['normal'] } }],
]

/** The rules that come with Slipway, by id. */
export const usualRules: ReadonlyMap<string, RiskRule> = new Map(
  rows.map(([id, title, level, when], at) => [id, viewOf('risk-rule', id, { removed: false, of: 'workspace/this', title, level, when, order: orderKey(at) })]),
)
