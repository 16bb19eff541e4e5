import { selectViews } from '#data/select'
import { store } from '#data/store'
import type { Existing } from '#shared/exchange/table/import-targets'

/** What the workspace holds that an import may meet. */
export function existingNow(): Existing {
  const state = store.getState()
  return {
    releases: selectViews('release')(state),
    milestones: selectViews('milestone')(state),
    changes: selectViews('change')(state),
    risks: selectViews('risk')(state),
    affects: selectViews('affects')(state),
    services: selectViews('service')(state),
    cis: selectViews('ci')(state),
    freezes: selectViews('freeze')(state),
    keyDates: selectViews('key-date')(state),
    windows: selectViews('window')(state),
    environments: selectViews('environment')(state),
    workingCalendars: selectViews('working-calendar')(state),
  }
}
