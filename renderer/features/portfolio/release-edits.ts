import { stateWords } from '#app/controls/state-mark'
import { whenText } from '#app/format'
import { parseWhen } from '#app/when-text'
import { rootRecords, viewsOf } from '#data/select'
import { sha256 } from '#data/sha256'
import { store } from '#data/store'
import { kept } from '#features/fields'
import type { CellEdit } from '#features/table'
import { openReadiness } from '#shared/assess/gate-progress'
import { moveApproval } from '#shared/cab/move-approval'
import { edit } from '#shared/commands/edit'
import { moveRelease } from '#shared/commands/move-release'
import { movesFrom } from '#shared/model/machine'
import { type Release, type ReleaseFacts, releaseMoves, releaseStates, releaseTypes } from '#shared/model/release'
import { typeWords } from './filter-words'
import type { ReleaseRow, RowContext } from './release-row'

type Edit = CellEdit<ReleaseRow>

/** A text field of a release, edited in its cell. */
export const editText = (field: 'name' | 'owner' | 'team' | 'version' | 'number'): Edit => ({
  text: ({ release }) => release[field],
  commit: async ({ release }, text) => {
    const value = text.trim()
    if (field === 'name' && value === '' && release.version === '') return 'Give the release a name or a version.'
    return kept(edit('release', release, { [field]: value }))
  },
})

export const editType: Edit = {
  text: ({ release }) => release.type,
  choices: () => releaseTypes.map((value) => ({ value, label: typeWords[value] })),
  commit: async ({ release }, text) => {
    const type = releaseTypes.find((value) => value === text || typeWords[value].toLowerCase() === text.trim().toLowerCase())
    return type === undefined
      ? `“${text}” is no type. Write ${releaseTypes.map((value) => typeWords[value]).join(', ')}.`
      : kept(edit('release', release, { type }))
  },
}

/** A date of a release, typed as people write it. */
export const editWhen = (field: 'target' | 'plannedStart' | 'actual' | 'endOfLife', { zone }: RowContext): Edit => ({
  text: ({ release }) => whenText(release[field], zone),
  commit: async ({ release }, text) => {
    const when = parseWhen(text, { zone, now: Date.now(), wanted: 'either', before: release[field] })
    return when.ok ? kept(edit('release', release, { [field]: when.value })) : when.failure.message
  },
})

/** The state is moved, never set: only where a move leads, and with its guards judged. */
export const moveChoices: Edit = {
  text: ({ release }) => release.state,
  choices: ({ release }) =>
    [release.state, ...movesFrom(releaseMoves, release.state).map(({ to }) => to)].map((value) => ({ value, label: stateWords(value) })),
  can: ({ release }) => movesFrom(releaseMoves, release.state).length > 0,
  commit: async ({ release }, text) => {
    const to = releaseStates.find((value) => value === text || stateWords(value).toLowerCase() === text.trim().toLowerCase())
    if (to === undefined) return `“${text}” is no state of a release.`
    return to === release.state ? undefined : kept(moveRelease(factsOf(release), to))
  },
}

/** What the guards of a move are judged by, read from the release's record. */
function factsOf(release: Release): ReleaseFacts {
  const record = rootRecords(store.getState())[`release/${release.id}`]
  const plans = new Set(viewsOf(record, 'plan').flatMap(({ id, rehearsal }) => (rehearsal ? [] : [id])))
  return {
    release,
    hasScope: viewsOf(record, 'release-change').length + viewsOf(record, 'work-item').length > 0,
    hasPlan: viewsOf(record, 'task').some(({ plan }) => plans.has(plan)),
    openReadiness: openReadiness(viewsOf(record, 'gate'), viewsOf(record, 'criterion')),
    approval: moveApproval(rootRecords(store.getState()), `release/${release.id}`, sha256),
  }
}
