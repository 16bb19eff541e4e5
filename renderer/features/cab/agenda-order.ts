import { agendaOrder } from '#shared/cab/agenda'
import type { AgendaRow } from './agenda-rows'

export type AgendaSorting = 'attention' | 'agenda'

/** Rows as they are shown: in the order of the agenda, or what needs this person first, then what is grave. What is decided comes last. */
export function sortedRows(rows: readonly AgendaRow[], sorting: AgendaSorting, conflicts: (subject: string) => number): readonly AgendaRow[] {
  if (sorting === 'agenda') return rows
  const rank = (row: AgendaRow) => ({
    subject: row.item.subject,
    level: row.level?.level ?? 0,
    needsAttention: row.own.kind === 'stale' || row.approval.state === 'stale' || conflicts(row.item.subject) > 0,
    plannedStart: row.at,
  })
  return [...rows].sort(
    (a, b) =>
      Number(b.item.state === 'discussing') - Number(a.item.state === 'discussing') ||
      Number(a.isDecided) - Number(b.isDecided) ||
      agendaOrder(rank(a), rank(b)),
  )
}
