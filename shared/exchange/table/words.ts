import { changeStates, type changeTypes, closeCodes, stateNumbers, type threeLevels } from '#shared/model/change'
import type { milestoneKinds } from '#shared/model/milestone'
import { releaseStates, releaseTypes } from '#shared/model/release'
import type { riskResponses, riskStates } from '#shared/model/risk'
import type { taskKinds } from '#shared/model/task'
import type { BandKind } from './preview'

/**
 * A choice as files write it. `written` says the same as our value; `near` says nearly the same, so that the word itself is
 * kept beside it. A word in another case than `written` has it is taken, with a warning.
 */
interface Choice<T extends string> {
  readonly value: T
  readonly written: readonly string[]
  readonly near?: readonly string[]
}
interface ReadWord<T extends string> {
  readonly value: T
  readonly oddCase: boolean
  readonly exact: boolean
}

/** Reads a word; undefined where it is not one of ours. */
export interface ReadChoice<T extends string> {
  (text: string): ReadWord<T> | undefined
  readonly values: readonly T[]
}

function choice<T extends string>(choices: readonly Choice<T>[]): ReadChoice<T> {
  const exact = new Map<string, T>()
  const anyCase = new Map<string, ReadWord<T>>()
  for (const { value, written, near = [] } of choices) {
    for (const word of written) {
      exact.set(word, value)
      anyCase.set(plainWord(word), { value, oddCase: true, exact: true })
    }
    for (const word of near) if (!anyCase.has(plainWord(word))) anyCase.set(plainWord(word), { value, oddCase: false, exact: false })
  }
  const read = (text: string): ReadWord<T> | undefined => {
    const value = exact.get(text)
    return value === undefined ? anyCase.get(plainWord(text)) : { value, oddCase: false, exact: true }
  }
  return Object.assign(read, { values: choices.map(({ value }) => value) })
}

/** A word as words are compared: case, accents and the ways to join its parts do not count. */
const plainWord = (word: string): string =>
  word
    .trim()
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')

const titled = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

export const changeType = choice<(typeof changeTypes)[number]>([
  { value: 'standard', written: ['standard', 'Standard'], near: ['standard change', 'routine change', 'pre-approved'] },
  { value: 'normal', written: ['normal', 'Normal'], near: ['normal change', 'change'] },
  { value: 'emergency', written: ['emergency', 'Emergency'], near: ['emergency change', 'expedited', 'notfall', 'notfalländerung'] },
])

/** ServiceNow's words and numbers say the same as ours; those of Jira, BMC and GLPI (field.md 2.3) nearly. */
const nearStates: Readonly<Partial<Record<(typeof changeStates)[number], readonly string[]>>> = {
  new: ['draft', 'to do', 'open', 'evaluation', 'neu', 'entwurf', 'offen'],
  assess: [
    'planning',
    'pending',
    'submitted',
    'review for assessment',
    'bewertung',
    'in planung',
    'request for authorization',
    'peer review',
    'peer review / change manager approval',
  ],
  authorize: [
    'authorise',
    'awaiting approval',
    'awaiting cab approval',
    'approval',
    'waiting for approval',
    'scheduled for approval',
    'scheduled for review',
    'request for change',
    'genehmigung',
    'freigabe',
  ],
  scheduled: ['approved', 'accepted', 'planned', 'awaiting implementation', 'ready for implementation', 'geplant', 'genehmigt', 'freigegeben'],
  implement: [
    'implementing',
    'implementation in progress',
    'in progress',
    'work in progress',
    'testing',
    'umsetzung',
    'in umsetzung',
    'in arbeit',
    'in bearbeitung',
  ],
  review: [
    'in review',
    'under review',
    'completed pending review',
    'qualification',
    'post implementation review',
    'final review pending',
    'überprüfung',
    'nachbetrachtung',
  ],
  closed: ['completed', 'done', 'resolved', 'failed', 'applied', 'implemented', 'abgeschlossen', 'geschlossen', 'erledigt', 'umgesetzt'],
  cancelled: ['declined', 'rejected', 'refused', 'withdrawn', 'abgebrochen', 'abgelehnt', 'storniert', 'zurückgezogen'],
}
export const changeState = choice<(typeof changeStates)[number]>(
  changeStates.map((value) => {
    const number = stateNumbers[value]
    const spelled = value === 'cancelled' ? ['Canceled', 'Cancelled', 'canceled', 'cancelled'] : [titled(value)]
    return { value, written: [...spelled, String(number), `${number}.0`], near: nearStates[value] ?? [] }
  }),
)

export const closeCode = choice<(typeof closeCodes)[number]>(
  closeCodes.flatMap((value) =>
    value === '' ? [] : [{ value, written: [value, titled(value.replaceAll('-', ' ')), ...(value === 'successful-with-issues' ? ['successful_issues'] : [])] }],
  ),
)

/** ServiceNow numbers risk and impact 1 to 3, the highest first; fewer levels than a file has are noted by keeping its word. */
export const threeLevel = choice<(typeof threeLevels)[number]>([
  {
    value: 'high',
    written: ['high', 'High', '1', '1 - High'],
    near: ['very high', 'critical', 'extensive / widespread', 'significant / large', 'hoch', 'sehr hoch'],
  },
  { value: 'moderate', written: ['moderate', 'Moderate', 'medium', 'Medium', '2', '2 - Medium', '2 - Moderate'], near: ['moderate / limited', 'mittel'] },
  { value: 'low', written: ['low', 'Low', '3', '3 - Low'], near: ['very low', 'minor / localized', 'none', 'niedrig', 'gering'] },
])

export const milestoneKind = choice<(typeof milestoneKinds)[number]>([
  { value: 'milestone', written: ['milestone', 'Milestone'], near: ['meilenstein'] },
  { value: 'key-event', written: ['key-event', 'key event', 'Key event'], near: ['event'] },
  { value: 'deadline', written: ['deadline', 'Deadline'], near: ['due'] },
  { value: 'important-date', written: ['important-date', 'important date', 'Important date'] },
  { value: 'release', written: ['release', 'Release'], near: ['ga', 'general availability'] },
  { value: 'end-of-life', written: ['end-of-life', 'eol', 'EOL', 'end of life', 'End of life'], near: ['end of support'] },
  { value: 'freeze', written: ['freeze', 'Freeze'], near: ['code freeze', 'feature freeze', 'blackout', 'blockout'] },
])

/** Words of calendars for what a row of them is. A freeze blocks unless it is called soft. */
export const bandWord = choice<BandKind>([
  {
    value: 'hard-freeze',
    written: ['freeze', 'Freeze', 'hard-freeze', 'hard freeze'],
    near: ['blackout', 'blockout', 'change freeze', 'code freeze', 'moratorium', 'embargo', 'change blackout', 'sperre', 'wartungssperre'],
  },
  { value: 'soft-freeze', written: ['soft-freeze', 'soft freeze'], near: ['slush', 'restricted', 'caution'] },
  {
    value: 'maintenance',
    written: ['maintenance', 'Maintenance', 'maintenance window', 'maintenance-window'],
    near: ['change window', 'wartung', 'wartungsfenster', 'standard maintenance', 'window'],
  },
  { value: 'deployment', written: ['deployment', 'Deployment', 'deployment window', 'deployment-window'], near: ['release window', 'go-live window'] },
  { value: 'holiday', written: ['holiday', 'Holiday'], near: ['holidays', 'public holiday', 'bank holiday', 'national holiday', 'feiertag'] },
  { value: 'cab', written: ['cab', 'CAB'], near: ['cab meeting', 'ecab', 'change advisory board'] },
  { value: 'deadline', written: ['deadline', 'Deadline'], near: ['due'] },
  { value: 'important-date', written: ['important-date', 'important date', 'Important date'] },
  { value: 'key-event', written: ['key-event', 'key event', 'Key event'], near: ['event', 'audit', 'milestone'] },
])

/** Kinds of steps as runbooks call them (field.md 4.3). Tests and checks are done by people; what holds the others up is a checkpoint. */
export const taskKind = choice<Exclude<(typeof taskKinds)[number], 'summary'>>([
  {
    value: 'manual',
    written: ['manual', 'Manual', 'Normal', 'normal'],
    near: ['task', 'standard', 'validation', 'verification', 'test', 'check', 'business check', 'activity', 'step', 'preparation', 'aufgabe'],
  },
  {
    value: 'automated',
    written: ['automated', 'Automated'],
    near: ['auto', 'automation', 'automatic', 'scripted', 'automatisch', 'automatique', 'integration', 'script', 'job', 'pipeline', 'snippet'],
  },
  {
    value: 'communication',
    written: ['communication', 'Communication'],
    near: ['email', 'e-mail', 'mail', 'sms', 'text message', 'call', 'phone', 'comms', 'notification', 'message', 'conference call'],
  },
  {
    value: 'checkpoint',
    written: ['checkpoint', 'Checkpoint'],
    near: ['decision', 'go no go', 'go/no-go', 'gate', 'approval', 'hold', 'sign off', 'sign-off'],
  },
  { value: 'milestone', written: ['milestone', 'Milestone'], near: ['meilenstein', 'start', 'end'] },
])

export const releaseType = choice<(typeof releaseTypes)[number]>(
  releaseTypes.map((value) => ({ value, written: [value, titled(value)], near: value === 'minor' ? ['upgrade'] : value === 'patch' ? ['fix', 'hotfix'] : [] })),
)

/** Words of Jira, Azure DevOps and other trackers, which have fewer states. */
const nearReleaseStates: Readonly<Record<(typeof releaseStates)[number], readonly string[]>> = {
  draft: ['new', 'to do', 'open', 'proposed', 'backlog', 'unreleased', 'entwurf', 'neu'],
  planning: ['planned', 'scheduled', 'in planning', 'geplant', 'in planung', 'planung'],
  'build-and-test': [
    'build',
    'test',
    'in progress',
    'build & test',
    'active',
    'development',
    'in development',
    'testing',
    'in testing',
    'in arbeit',
    'entwicklung',
  ],
  ready: ['approved', 'ready for release', 'ready to release', 'ready for deployment', 'ready to deploy', 'bereit', 'freigegeben'],
  deploying: ['deployment', 'in deployment', 'rolling out', 'rollout', 'implementation'],
  'early-life-support': ['hypercare', 'els'],
  review: ['in review', 'post implementation review'],
  closed: ['released', 'done', 'completed', 'complete', 'deployed', 'live', 'shipped', 'archived', 'resolved', 'abgeschlossen', 'veröffentlicht'],
  cancelled: ['canceled', 'abandoned', 'removed', 'withdrawn', 'abgebrochen'],
}
export const releaseState = choice<(typeof releaseStates)[number]>(
  releaseStates.map((value) => ({
    value,
    written: [value, value.replaceAll('-', ' '), titled(value.replaceAll('-', ' '))],
    near: nearReleaseStates[value],
  })),
)

export const riskState = choice<(typeof riskStates)[number]>([
  {
    value: 'open',
    written: ['open', 'Open'],
    near: ['active', 'mitigating', 'accepted', 'watch', 'in progress', 'new', 'monitoring', 'on hold', 'identified', 'assessed', 'offen', 'aktiv'],
  },
  { value: 'closed', written: ['closed', 'Closed'], near: ['mitigated', 'resolved', 'done', 'retired', 'expired', 'geschlossen', 'erledigt'] },
  { value: 'occurred', written: ['occurred', 'Occurred'], near: ['issue', 'materialised', 'materialized', 'realised', 'eingetreten'] },
])

export const riskResponse = choice<(typeof riskResponses)[number]>([
  { value: 'avoid', written: ['avoid', 'Avoid'], near: ['avoidance', 'vermeiden'] },
  { value: 'reduce', written: ['reduce', 'Reduce'], near: ['mitigate', 'mitigation', 'reduction', 'treat', 'vermindern'] },
  { value: 'transfer', written: ['transfer', 'Transfer'], near: ['share', 'insure', 'ubertragen'] },
  { value: 'accept', written: ['accept', 'Accept'], near: ['acceptance', 'tolerate', 'akzeptieren'] },
])

const ratings: Readonly<Record<string, number>> = {
  'very low': 1,
  rare: 1,
  selten: 1,
  'sehr unwahrscheinlich': 1,
  vernachlassigbar: 1,
  unbedeutend: 1,
  negligible: 1,
  'very unlikely': 1,
  'sehr gering': 1,
  'sehr niedrig': 1,
  low: 2,
  unlikely: 2,
  unwahrscheinlich: 2,
  geringfugig: 2,
  minor: 2,
  gering: 2,
  niedrig: 2,
  medium: 3,
  moderate: 3,
  possible: 3,
  moglich: 3,
  massig: 3,
  moderat: 3,
  mittel: 3,
  high: 4,
  likely: 4,
  wahrscheinlich: 4,
  erheblich: 4,
  gross: 4,
  major: 4,
  hoch: 4,
  'very high': 5,
  'almost certain': 5,
  'very likely': 5,
  'sehr wahrscheinlich': 5,
  'fast sicher': 5,
  schwerwiegend: 5,
  katastrophal: 5,
  kritisch: 5,
  severe: 5,
  critical: 5,
  catastrophic: 5,
  extreme: 5,
  'sehr hoch': 5,
}
/** A likelihood or impact in words, on the scale of five; three-step scales (low, medium, high) take its middle: 2, 3, 4. */
export function ratingWord(text: string): number | undefined {
  const word = plainWord(text)
  return Object.hasOwn(ratings, word) ? ratings[word] : undefined
}

const yes = new Set(['true', 'yes', 'y', '1', 'x', 'ja', 'wahr'])
const no = new Set(['false', 'no', 'n', '0', '', 'nein', 'falsch'])
export const flagWord = (text: string): boolean | undefined => (yes.has(plainWord(text)) ? true : no.has(plainWord(text)) ? false : undefined)
