import { createSlice, type PayloadAction, type WithSlice } from '@reduxjs/toolkit'
import { rootReducer, store, useAppSelector } from '#data/store'

/** Where the window is: a room, and what it shows (an id, a tab, a filter), all as text. */
export interface Place {
  readonly room: string
  readonly params: Readonly<Record<string, string>>
}

interface Router {
  /** Places visited, oldest first. */
  readonly history: readonly Place[]
  /** Which of them is shown. */
  readonly at: number
}

const start: Place = { room: 'portfolio', params: {} }
const initialState: Router = { history: [start], at: 0 }

/** So many places can be gone back to. */
const longest = 100

const router = createSlice({
  name: 'router',
  initialState,
  reducers: {
    visited({ history, at }, { payload }: PayloadAction<Place>) {
      const kept = [...history.slice(0, at + 1), payload].slice(-longest)
      return { history: kept, at: kept.length - 1 }
    },
    replaced: ({ history, at }, { payload }: PayloadAction<Place>) => ({ history: history.with(at, payload), at }),
    steppedBack: ({ history, at }) => ({ history, at: Math.max(0, at - 1) }),
    steppedForward: ({ history, at }) => ({ history, at: Math.min(history.length - 1, at + 1) }),
    /** Another workspace: places of the old one lead nowhere. */
    leftAll: (_state, { payload }: PayloadAction<Place>) => ({ history: [payload], at: 0 }),
  },
  selectors: {
    selectPlace: ({ history, at }): Place => history[at] ?? start,
    selectCanGoBack: ({ at }) => at > 0,
    selectCanGoForward: ({ history, at }) => at < history.length - 1,
  },
})

declare module '#data/store' {
  interface ScreenSlices extends WithSlice<typeof router> {}
}

const { visited, replaced, steppedBack, steppedForward, leftAll } = router.actions
export const { selectPlace, selectCanGoBack, selectCanGoForward } = router.injectInto(rootReducer).selectors

const isSame = (a: Place, b: Place): boolean => a.room === b.room && new URLSearchParams(a.params).toString() === new URLSearchParams(b.params).toString()

/** Goes to a room, and leaves a step to come back by; going where one is already changes nothing. */
export function go(room: string, params: Place['params'] = {}): void {
  const place = { room, params }
  if (!isSame(place, selectPlace(store.getState()))) store.dispatch(visited(place))
}

/** Changes what the present room shows without a step in the history: a tab, a selection. */
export function adjust(params: Place['params']): void {
  const place = selectPlace(store.getState())
  store.dispatch(replaced({ room: place.room, params: { ...place.params, ...params } }))
}

export const back = (): void => void store.dispatch(steppedBack())
export const forward = (): void => void store.dispatch(steppedForward())

/** The place in the address, which a second window is opened with: `#/gantt`. */
export function placeOfAddress(hash: string): Place {
  const [, room = '', query = ''] = /^#\/([a-z-]+)(?:\?(.*))?$/.exec(hash) ?? []
  return room === '' ? start : { room, params: Object.fromEntries(new URLSearchParams(query)) }
}

export const startAt = (place: Place): void => void store.dispatch(leftAll(place))

export const usePlace = (): Place => useAppSelector(selectPlace)
