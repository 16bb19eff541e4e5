import type { Choice } from '#features/fields'
import type { RatingName } from '#shared/assess/risk-level'
import type { Risk } from '#shared/model/risk'

export const responseChoices: readonly Choice<Risk['response']>[] = [
  { value: '', label: 'none' },
  { value: 'avoid', label: 'Avoid' },
  { value: 'reduce', label: 'Reduce' },
  { value: 'transfer', label: 'Transfer' },
  { value: 'accept', label: 'Accept' },
]

export const stateChoices: readonly Choice<Risk['state']>[] = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
  { value: 'occurred', label: 'Occurred' },
]

export const ratingWords: Readonly<Record<RatingName, string>> = { inherent: 'Inherent', current: 'Current', residual: 'Residual' }
