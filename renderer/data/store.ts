import { combineSlices, configureStore } from '@reduxjs/toolkit'
import { useDispatch, useSelector } from 'react-redux'
import { workspaceReducer } from './workspace-slice'

/** The screen's slices by name: each declares itself here (`declare module`) and joins with `injectInto(rootReducer)`. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by declaration merging.
export interface ScreenSlices {}

export const rootReducer = combineSlices({ workspace: workspaceReducer }).withLazyLoadedSlices<ScreenSlices>()

export const store = configureStore({
  reducer: rootReducer,
  // Both checks walk the whole state at every action, which holds a hundred thousand entities.
  middleware: (usual) => usual({ immutableCheck: false, serializableCheck: false }),
})

export type RootState = ReturnType<typeof rootReducer>
export type AppDispatch = typeof store.dispatch
export const useAppSelector = useSelector.withTypes<RootState>()
export const useAppDispatch = useDispatch.withTypes<AppDispatch>()
