import { createSlice, type PayloadAction, type WithSlice } from '@reduxjs/toolkit'
import { ask } from '#data/bridge'
import { rootReducer, store, useAppSelector } from '#data/store'
import type { Answer } from '#shared/ipc'
import { type PersonOfDevice, Settings } from '#shared/ipc/shapes'
import type { Failure, Result } from '#shared/model/result'

/** What this installation's person chose, who they are, and what the system is. */
interface Preferences {
  readonly settings: Settings
  readonly person: PersonOfDevice | undefined
  readonly systemZone: string
  readonly info: Answer<'app:info'> | undefined
}

const initialState: Preferences = { settings: Settings.parse({}), person: undefined, systemZone: 'UTC', info: undefined }

const preferences = createSlice({
  name: 'preferences',
  initialState,
  reducers: {
    preferencesRead: (_state, { payload }: PayloadAction<Preferences>) => payload,
    settingsChanged: (state, { payload }: PayloadAction<Partial<Settings>>) => ({ ...state, settings: { ...state.settings, ...payload } }),
    personKnown: (state, { payload }: PayloadAction<PersonOfDevice>) => ({ ...state, person: payload }),
  },
  selectors: {
    selectSettings: ({ settings }) => settings,
    selectPerson: ({ person }) => person,
    selectInfo: ({ info }) => info,
    /** The zone that dates are shown in: the chosen one, else the system's. */
    selectZone: ({ settings, systemZone }) => (settings.zone === '' ? systemZone : settings.zone),
    selectSystemZone: ({ systemZone }) => systemZone,
  },
})

declare module '#data/store' {
  interface ScreenSlices extends WithSlice<typeof preferences> {}
}

const { preferencesRead, settingsChanged, personKnown } = preferences.actions
export const { selectSettings, selectPerson, selectInfo, selectZone, selectSystemZone } = preferences.injectInto(rootReducer).selectors

/** Asks main for them; called before the first render, so that the window never shows another theme first. */
export async function readPreferences(): Promise<void> {
  const [read, info] = await Promise.all([ask('settings:read', {}), ask('app:info', {})])
  const fallback = Intl.DateTimeFormat().resolvedOptions().timeZone
  store.dispatch(
    preferencesRead({
      settings: read.ok ? read.value.settings : initialState.settings,
      person: read.ok ? read.value.person : undefined,
      systemZone: read.ok ? read.value.systemZone : fallback,
      info: info.ok ? info.value : undefined,
    }),
  )
}

/** Shown at once; main keeps it. */
export async function saveSettings(changed: Partial<Settings>): Promise<Result<unknown, Failure>> {
  store.dispatch(settingsChanged(changed))
  return ask('settings:save', { settings: changed })
}

/** Says who works on this device; every entry from then on bears the name. */
export async function savePerson(person: PersonOfDevice): Promise<Result<unknown, Failure>> {
  const saved = await ask('person:save', person)
  if (saved.ok) store.dispatch(personKnown(person))
  return saved
}

export const useSettings = (): Settings => useAppSelector(selectSettings)

/** The IANA zone that dates are shown in. */
export const useZone = (): string => useAppSelector(selectZone)

/** What a view remembers for this installation, by the view's name; `read` turns what was kept into a valid value. */
export function useRemembered<T extends Settings['views'][string]>(view: string, read: (kept: unknown) => T): readonly [T, (next: T) => void] {
  const { views } = useSettings()
  const keep = (next: T): void => void saveSettings({ views: { ...selectSettings(store.getState()).views, [view]: next } })
  return [read(views[view]), keep]
}
