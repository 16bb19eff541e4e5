import type { Choice } from '#features/fields'
import type { Criterion } from '#shared/model/criterion'
import type { Gate } from '#shared/model/gate'
import type { Milestone } from '#shared/model/milestone'
import type { Phase } from '#shared/model/phase'
import type { releaseOutcomes, releaseTypes } from '#shared/model/release'
import type { Risk } from '#shared/model/risk'
import type { WorkItem } from '#shared/model/scope'

/** The words of choices on this page; a record, so that a new value without words does not compile. */
const choicesOf = <T extends string>(words: Readonly<Record<T, string>>): readonly Choice<T>[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value: value as T, label }))

export const typeChoices = choicesOf<(typeof releaseTypes)[number]>({ major: 'Major', minor: 'Minor', patch: 'Patch', emergency: 'Emergency' })
export const outcomeWords: Readonly<Record<(typeof releaseOutcomes)[number], string>> = {
  '': 'not known yet',
  successful: 'Successful',
  'successful-with-issues': 'Successful with issues',
  failed: 'Failed',
  'backed-out': 'Backed out',
}
export const outcomeChoices = choicesOf(outcomeWords)
export const phaseKindChoices = choicesOf<Phase['kind']>({
  plan: 'Plan',
  build: 'Build',
  test: 'Test',
  staging: 'Staging',
  production: 'Production',
  'early-life-support': 'Early life support',
  other: 'Other',
})
export const purposeChoices = choicesOf<Gate['purpose']>({ entry: 'Entry', exit: 'Exit', readiness: 'Readiness' })
export const decisionWords: Readonly<Record<Gate['decision']['state'], string>> = {
  'not-assessed': 'Not decided',
  go: 'Go',
  'no-go': 'No-go',
  'go-with-conditions': 'Go with conditions',
}
export const standingWords: Readonly<Record<Criterion['standing']['state'], string>> = { open: 'Open', met: 'Met', 'not-met': 'Not met', waived: 'Waived' }
export const workItemKindChoices = choicesOf<WorkItem['kind']>({ feature: 'Feature', defect: 'Defect', task: 'Task', other: 'Other' })
export const workItemStateChoices = choicesOf<WorkItem['state']>({ open: 'Open', 'in-progress': 'In progress', done: 'Done' })
export const milestoneKindChoices = choicesOf<Milestone['kind']>({
  milestone: 'Milestone',
  'key-event': 'Key event',
  deadline: 'Deadline',
  'important-date': 'Important date',
  release: 'Release',
  'end-of-life': 'End of life',
  freeze: 'Freeze',
})
export const responseChoices = choicesOf<Risk['response']>({ '': 'none', avoid: 'Avoid', reduce: 'Reduce', transfer: 'Transfer', accept: 'Accept' })
export const riskStateChoices = choicesOf<Risk['state']>({ open: 'Open', closed: 'Closed', occurred: 'Occurred' })
