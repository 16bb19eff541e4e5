import type { IcsEntry } from '../icalendar/write-ics'
import { lossCount } from '../project/losses'
import type { Loss } from '../project/project'
import { allOf, type Portfolio } from './portfolio'
import { bandRows, lookups } from './table-columns'

/** Freezes, windows, dates for everybody, and the key dates of releases as entries of a calendar; the rest is counted as lost. */
export function calendarEntries(portfolio: Portfolio, zone: string): { readonly entries: readonly IcsEntry[]; readonly losses: readonly Loss[] } {
  const look = lookups(portfolio)
  const once = { recurrence: '', exceptions: [], zone, appliesTo: [], isCancelled: false }
  const bands = bandRows(portfolio).map(
    ({ kind, view }): IcsEntry => ({
      uid: view.source || `${kind}-${view.title}-${view.start}`,
      title: view.title,
      note: view.note,
      start: view.start,
      end: view.end,
      recurrence: view.recurrence,
      exceptions: Object.keys(view.exceptions),
      zone: view.zone || zone,
      categories: [kind],
      appliesTo: Object.keys(view.appliesTo).map((item) => `${item.slice(0, item.indexOf('/'))}/${look.nameOf(item)}`),
      isCancelled: false,
    }),
  )
  const dates = allOf(portfolio, 'milestone').map(({ id, of, title, start, end, kind }): IcsEntry => {
    const release = look.releaseOf(of)
    return { ...once, uid: `milestone-${id}@slipway`, title: release === '' ? title : `${release}: ${title}`, note: '', start, end, categories: [kind] }
  })
  const releases = allOf(portfolio, 'release').flatMap(({ id, target }): IcsEntry[] =>
    target === ''
      ? []
      : [{ ...once, uid: `release-${id}@slipway`, title: look.releaseOf(`release/${id}`), note: '', start: target, end: '', categories: ['release'] }],
  )
  const losses = lossCount()
  const carried = new Set(['freeze', 'window', 'key-date', 'milestone', 'release', 'service', 'environment', 'ci', 'affects'])
  for (const [kind, views] of Object.entries(portfolio))
    if (!carried.has(kind) && views.length > 0) losses.add(kind, 'all', 'left-out', 'A calendar holds dates alone.', views.length)
  const entries = [...bands, ...dates, ...releases].filter(({ start }) => start !== '')
  return { entries, losses: losses.list() }
}
