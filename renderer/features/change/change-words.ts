import type { Choice } from '#features/fields'
import type { ChangeTask } from '#shared/model/board'
import type { Change } from '#shared/model/change'

/** The words of choices on this page; a record, so that a new value without words does not compile. */
const choicesOf = <T extends string>(words: Readonly<Record<T, string>>): readonly Choice<T>[] =>
  Object.entries<string>(words).map(([value, label]) => ({ value: value as T, label }))

export const typeWords: Readonly<Record<Change['type'], string>> = { standard: 'Standard', normal: 'Normal', emergency: 'Emergency' }
export const typeChoices = choicesOf(typeWords)
export const riskChoices = choicesOf<Change['risk']>({ '': 'not assessed', low: 'Low', moderate: 'Moderate', high: 'High' })
export const impactChoices = choicesOf<Change['impact']>({ '': 'not assessed', low: 'Low', moderate: 'Moderate', high: 'High' })
export const closeCodeChoices = choicesOf<Change['closeCode']>({
  '': 'not closed yet',
  successful: 'Successful',
  'successful-with-issues': 'Successful with issues',
  unsuccessful: 'Unsuccessful',
})
export const taskKindChoices = choicesOf<ChangeTask['kind']>({ planning: 'Planning', implementation: 'Implementation', testing: 'Testing', review: 'Review' })
export const taskStateChoices = choicesOf<ChangeTask['state']>({
  pending: 'Pending',
  open: 'Open',
  'in-progress': 'In progress',
  closed: 'Closed',
  cancelled: 'Cancelled',
})

/** What a change is called: its number and its short description. */
export const changeName = ({ number, shortDescription }: Pick<Change, 'number' | 'shortDescription'>): string =>
  [number, shortDescription].filter((part) => part !== '').join(' ') || 'Unnamed change'
