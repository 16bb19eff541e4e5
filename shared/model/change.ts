import * as z from 'zod'
import { approvalGuards, type MoveApproval } from './approval'
import { ChangeRating } from './assessment'
import { base, text } from './base'
import type { Guard, Move } from './machine'
import { fact } from './verdict'
import { When } from './when'

export const changeTypes = ['standard', 'normal', 'emergency'] as const
export const changeStates = ['new', 'assess', 'authorize', 'scheduled', 'implement', 'review', 'closed', 'cancelled'] as const
export const closeCodes = ['', 'successful', 'successful-with-issues', 'unsuccessful'] as const
export const threeLevels = ['', 'low', 'moderate', 'high'] as const

/** The state numbers of ServiceNow's change model, for import and export (field.md 2.3). */
export const stateNumbers: Readonly<Record<(typeof changeStates)[number], number>> = {
  new: -5,
  assess: -4,
  authorize: -3,
  scheduled: -2,
  implement: -1,
  review: 0,
  closed: 3,
  cancelled: 4,
}

/** One authorised alteration (request for change). */
export const Change = z.object({
  ...base,
  number: text,
  type: z.enum(changeTypes).default('normal'),
  state: z.enum(changeStates).default('new'),
  onHold: z.union([z.object({ held: z.literal(false) }), z.object({ held: z.literal(true), reason: z.string() })]).default({ held: false }),
  shortDescription: text,
  description: text,
  justification: text,
  implementationPlan: text,
  riskAndImpactAnalysis: text,
  backoutPlan: text,
  testPlan: text,
  category: text,
  priority: text,
  risk: z.enum(threeLevels).default(''),
  impact: z.enum(threeLevels).default(''),
  /** Answers 1 to 5 by the id of their question. */
  riskAnswers: z.record(z.string(), z.number().int().min(1).max(5)).default({}),
  /** Before any controls, now, and with all controls that are planned; as in the register (risk.ts). */
  inherentRisk: ChangeRating,
  currentRisk: ChangeRating,
  residualRisk: ChangeRating,
  requestedBy: text,
  assignmentGroup: text,
  assignedTo: text,
  environment: text,
  plannedStart: When.default(''),
  plannedEnd: When.default(''),
  actualStart: When.default(''),
  actualEnd: When.default(''),
  cabRequired: z.boolean().default(false),
  closeCode: z.enum(closeCodes).default(''),
  closeNotes: text,
  /** Columns of an import that have no field here, by their header, as they were. */
  custom: z.record(z.string(), z.string()).default({}),
  source: text,
})
export interface Change extends z.infer<typeof Change> {}
export type ChangeState = Change['state']
export type ChangeType = Change['type']

/** What the change's content hash covers of its own fields; services and CIs are `affects` entities. */
export const underApproval = [
  'type',
  'plannedStart',
  'plannedEnd',
  'riskAnswers',
  'inherentRisk',
  'currentRisk',
  'residualRisk',
  'impact',
  'shortDescription',
  'description',
  'justification',
  'implementationPlan',
  'riskAndImpactAnalysis',
  'backoutPlan',
  'testPlan',
] as const

export interface ChangeFacts {
  readonly change: Change
  readonly affectsSomething: boolean
  readonly openTasks: number
  /** Whether its risk is assessed here: the questionnaire is complete, or likelihood and impact are rated. */
  readonly isAssessed: boolean
  readonly approval: MoveApproval
}

const field = (
  code: string,
  words: string,
  name: keyof Change & string,
  read: (change: Change) => string = (change) => String(change[name]),
): Guard<ChangeFacts> => ({
  code,
  words,
  holds: ({ change }) => read(change) !== '',
  facts: ({ change }) => [fact(`change/${change.id}`, name, read(change))],
})

const described = field('title-missing', 'Give a short description.', 'shortDescription')
const starts = field('start-missing', 'Give the planned start.', 'plannedStart')
const ends = field('end-missing', 'Give the planned end.', 'plannedEnd')
const justified = field('justification-missing', 'Say why: the justification is empty.', 'justification')
const planned = field('implementation-missing', 'Write the implementation plan.', 'implementationPlan')
const backout = field('back-out-missing', 'Write the back-out plan.', 'backoutPlan')
const tested = field('test-plan-missing', 'Write the test plan.', 'testPlan')
/** What another system says of the risk is enough too: it was judged there. */
const assessed: Guard<ChangeFacts> = {
  code: 'risk-missing',
  words: 'Assess the risk: answer every question, or rate likelihood and impact.',
  holds: ({ change, isAssessed }) => isAssessed || change.risk !== '',
  facts: ({ change, isAssessed }) => [fact(`change/${change.id}`, 'risk', change.risk), fact(`change/${change.id}`, 'assessedRisk', isAssessed)],
}
const coded = field('close-code-missing', 'Say how it ended: the close code is empty.', 'closeCode')
const affects: Guard<ChangeFacts> = {
  code: 'nothing-affected',
  words: 'Name at least one service or configuration item.',
  holds: ({ affectsSomething }) => affectsSomething,
  facts: ({ change, affectsSomething }) => [fact(`change/${change.id}`, 'affects', affectsSomething)],
}
const tasksClosed: Guard<ChangeFacts> = {
  code: 'tasks-open',
  words: 'Close or cancel its tasks first.',
  holds: ({ openTasks }) => openTasks === 0,
  facts: ({ change, openTasks }) => [fact(`change/${change.id}`, 'openTasks', openTasks)],
}
const notHeld: Guard<ChangeFacts> = {
  code: 'on-hold',
  words: 'It is on hold: take it off hold, or cancel it.',
  holds: ({ change }) => !change.onHold.held,
  facts: ({ change }) => [fact(`change/${change.id}`, 'onHold', change.onHold.held)],
}
const ofType = (...types: readonly ChangeType[]): Guard<ChangeFacts> => ({
  code: 'other-path',
  words: `Only a ${types.join(' or ')} change goes this way.`,
  holds: ({ change }) => types.includes(change.type),
  facts: ({ change }) => [fact(`change/${change.id}`, 'type', change.type)],
})

/** A standard change is approved beforehand, and its way is its own. */
const approved = approvalGuards<ChangeFacts>(({ change }) => `change/${change.id}`).map(
  (guard): Guard<ChangeFacts> => ({ ...guard, holds: (facts) => facts.change.type === 'standard' || guard.holds(facts) }),
)
const content = [described, starts, ends, justified, planned, backout, tested, assessed, affects, notHeld]
const cancel = (from: ChangeState): Move<ChangeState, ChangeFacts> => ({ from, to: 'cancelled', words: 'Cancel the change', guards: [] })
const revert = (from: ChangeState): Move<ChangeState, ChangeFacts> => ({ from, to: 'new', words: 'Back to new', guards: [notHeld] })

/** The eight states and the three models (field.md 2.3, 2.4): standard skips assess and authorize, emergency skips assess. */
export const changeMoves: readonly Move<ChangeState, ChangeFacts>[] = [
  { from: 'new', to: 'assess', words: 'Send to assessment', guards: [ofType('normal'), ...content] },
  { from: 'new', to: 'authorize', words: 'Ask for authorisation', guards: [ofType('emergency'), described, starts, ends, affects, notHeld] },
  { from: 'new', to: 'scheduled', words: 'Schedule', guards: [ofType('standard'), described, starts, ends, notHeld] },
  { from: 'assess', to: 'authorize', words: 'Ask for authorisation', guards: content },
  { from: 'authorize', to: 'scheduled', words: 'Schedule', guards: [described, starts, ends, ...approved, notHeld] },
  { from: 'scheduled', to: 'implement', words: 'Start implementation', guards: [starts, ends, ...approved, notHeld] },
  { from: 'implement', to: 'review', words: 'Go to review', guards: [tasksClosed, notHeld] },
  { from: 'review', to: 'closed', words: 'Close', guards: [tasksClosed, coded, notHeld] },
  revert('assess'),
  revert('authorize'),
  cancel('new'),
  cancel('assess'),
  cancel('authorize'),
  cancel('scheduled'),
  cancel('implement'),
]
