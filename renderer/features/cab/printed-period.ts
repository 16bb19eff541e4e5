import { selectSettings } from '#app/preferences'
import { selectRootView, viewsOf } from '#data/select'
import { doubtNotes } from '#features/print'
import { calendarIndex, within } from '#shared/calendar/calendar-index'
import { datedOf } from '#shared/calendar/dated'
import { dayAt, dayStart } from '#shared/calendar/period'
import type { Roots } from '#shared/log/apply'
import { kindOf } from '#shared/model/entity-id'
import { viewOf } from '#shared/model/view'
import { startsAt } from '#shared/model/when'
import type { CalendarBody } from '#shared/print/calendar-body'
import type { RisksBody } from '#shared/print/risks-body'
import type { AgendaRow } from './agenda-rows'
import type { Printing } from './printing'

/** The months that the items lie in, with what stands in the calendar then: freezes and windows, and the items themselves. */
export function monthsOf({ roots, zone, nameOf, state }: Printing, rows: readonly AgendaRow[]): CalendarBody[] {
  const subjects = new Set(rows.map(({ item }) => item.subject))
  const dated = [...subjects, 'calendar/main'].flatMap((root) => {
    const record = roots[root]
    return record === undefined ? [] : [datedOf(record, zone)]
  })
  const index = calendarIndex(dated)
  const noteOf = doubtNotes(roots)
  const starts = rows.flatMap(({ at }) => startsAt(at, zone) ?? []).sort((a, b) => a - b)
  const months = [...new Set(starts.map((at) => dayAt(at, zone).slice(0, 7)))].slice(0, mostMonths)
  return months.map((month) => {
    const from = dayStart(`${month}-01`, zone)
    const items = within(index, from - week, from + 31 * day + week, zone)
    return {
      kind: 'calendar',
      zone,
      month,
      firstDayOfWeek: selectSettings(state).firstDayOfWeek,
      filter: 'what is on the agenda, freezes and windows',
      conflicts: [],
      items: items.map(({ entity, kind, from: begin, to, wholeDays }, at) => ({
        key: `${entity} ${at}`,
        kind,
        type: kind === 'freeze' ? (viewsOf(roots['calendar/main'], 'freeze').find(({ id }) => `freeze/${id}` === entity)?.severity ?? 'soft') : '',
        title: nameOf(entity),
        note: noteOf(entity),
        from: begin,
        to,
        wholeDays,
      })),
    }
  })
}

const day = 86_400_000
const week = 7 * day
/** A quarter on paper is as much as a board looks at. */
const mostMonths = 3

/** The risks of the releases that are on the agenda, or that bring what is; undefined where none is in their registers. */
export function risksOf(roots: Roots, rows: readonly AgendaRow[], { state, zone, nameOf }: Printing): RisksBody | undefined {
  const subjects = new Set(rows.map(({ item }) => item.subject))
  const releases = Object.keys(roots).filter(
    (root) =>
      kindOf(root) === 'release' && (subjects.has(root) || viewsOf(roots[root], 'release-change').some(({ change }) => subjects.has(`change/${change}`))),
  )
  const risks = releases.flatMap((root) => viewsOf(roots[root], 'risk').map((risk) => ({ risk, of: nameOf(root) })))
  if (risks.length === 0) return undefined
  const ids = new Set(risks.map(({ risk }) => risk.id))
  return {
    kind: 'risks',
    zone,
    workspace: selectRootView('workspace', 'this')(state) ?? viewOf('workspace', 'this', {}),
    filter: 'of the releases on the agenda',
    risks,
    actions: releases.flatMap((root) => viewsOf(roots[root], 'risk-action').filter(({ risk }) => ids.has(risk))),
  }
}
