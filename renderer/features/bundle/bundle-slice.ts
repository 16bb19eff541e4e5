import { createSlice, type PayloadAction, type WithSlice } from '@reduxjs/toolkit'
import { rootReducer } from '#data/store'
import type { BundleVerdict } from '#shared/ipc/shapes'

/** What this window knows of the bundle that it shows. */
interface BundleState {
  readonly verdict: BundleVerdict | undefined
  /** The file, to verify it again; '' in a window that another one has opened. */
  readonly token: string
  /** When it was verified, and how long that took, in milliseconds. */
  readonly verifiedAt: number
  readonly took: number
  /** Why the last export or opening did not come about; '' when all went well. */
  readonly problem: string
}

const initialState: BundleState = { verdict: undefined, token: '', verifiedAt: 0, took: 0, problem: '' }

const bundle = createSlice({
  name: 'bundle',
  initialState,
  reducers: {
    bundleVerified: (_state, { payload }: PayloadAction<Omit<BundleState, 'problem'>>) => ({ ...payload, problem: '' }),
    verdictRead: (state, { payload }: PayloadAction<BundleVerdict>) => ({ ...state, verdict: payload }),
    bundleClosed: () => initialState,
    problemMet: (state, { payload }: PayloadAction<string>) => ({ ...state, problem: payload }),
  },
  selectors: { selectBundle: (state) => state },
})

declare module '#data/store' {
  interface ScreenSlices extends WithSlice<typeof bundle> {}
}

export const { bundleVerified, verdictRead, bundleClosed, problemMet } = bundle.actions
export const { selectBundle } = bundle.injectInto(rootReducer).selectors
