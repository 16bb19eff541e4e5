import type { Conflict, ConflictKind } from './conflict'

/** The kind in two or three words, as a chip says it. */
export const kindWords: Readonly<Record<ConflictKind, string>> = {
  'same-ci': 'Same CI',
  'parent-ci': 'Parent CI',
  'child-ci': 'Child CI',
  'same-service': 'Same service',
  'same-environment': 'Same environment',
  'environment-booked': 'Environment booked',
  'booked-twice': 'Double booking',
  'in-freeze': 'In a freeze',
  'in-parent-freeze': 'Freeze above it',
  'in-child-freeze': 'Freeze below it',
  'outside-window': 'Outside its window',
  'outside-parent-window': 'Outside window above',
  'outside-child-window': 'Outside window below',
  'same-person': 'Person twice',
  'out-of-order': 'Out of order',
  'outside-deployment-window': 'Past its window',
  'back-out-does-not-fit': 'Back-out too long',
  'missing-approval': 'No approval',
}

/** "In a hard freeze": the kind with what makes it light or heavy. */
export const titleWords = ({ kind, severity }: Conflict): string => (kind === 'in-freeze' ? `In a ${severity} freeze` : kindWords[kind])
