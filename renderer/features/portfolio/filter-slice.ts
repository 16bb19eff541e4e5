import { createSlice, type PayloadAction, type WithSlice } from '@reduxjs/toolkit'
import { rootReducer } from '#data/store'
import type { Filter } from './filter'
import { builtInViews, type ViewDefinition } from './view-definition'

interface PortfolioScreen {
  /** The chosen view, by id. */
  readonly view: string
  /** What is shown: the view's definition, changed or not. Its filter goes along to calendar and Gantt. */
  readonly definition: ViewDefinition
  /** The release that the inspector shows, '' for none. */
  readonly selected: string
}

const first = builtInViews[0]
if (first === undefined) throw new TypeError('There is no built-in view.')
const initialState: PortfolioScreen = { view: first.id, definition: first.definition, selected: '' }

const portfolio = createSlice({
  name: 'portfolio',
  initialState,
  reducers: {
    viewChosen: (state, { payload }: PayloadAction<{ readonly id: string; readonly definition: ViewDefinition }>) => ({
      ...state,
      view: payload.id,
      definition: payload.definition,
    }),
    arranged: (state, { payload }: PayloadAction<Partial<ViewDefinition>>) => ({ ...state, definition: { ...state.definition, ...payload } }),
    filterSet: (state, { payload }: PayloadAction<Filter>) => ({ ...state, definition: { ...state.definition, filter: [...payload] } }),
    releaseSelected: (state, { payload }: PayloadAction<string>) => ({ ...state, selected: payload }),
  },
  selectors: {
    selectChosenView: ({ view }) => view,
    selectDefinition: ({ definition }) => definition,
    selectFilter: ({ definition }): Filter => definition.filter,
    selectSelected: ({ selected }) => selected,
  },
})

declare module '#data/store' {
  interface ScreenSlices extends WithSlice<typeof portfolio> {}
}

export const { viewChosen, arranged, filterSet, releaseSelected } = portfolio.actions
export const { selectChosenView, selectDefinition, selectFilter, selectSelected } = portfolio.injectInto(rootReducer).selectors
