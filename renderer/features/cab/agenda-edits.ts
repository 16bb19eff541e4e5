import { newId, orderBetween } from '#data/identity'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { sha256 } from '#data/sha256'
import { store } from '#data/store'
import { kept } from '#features/fields'
import { agendaCandidates, agendaOrder } from '#shared/cab/agenda'
import { fillAgenda, reorderAgenda } from '#shared/commands/cab/agenda'
import type { Roots } from '#shared/log/apply'
import type { AgendaItem, Meeting } from '#shared/model/board'
import { subjectRisk } from './subject-risk'

/** What waits for a meeting and is not on its agenda, the gravest first. `hasConflicts` says what needs attention. */
export function waitingFor(roots: Roots, meeting: Meeting, items: readonly AgendaItem[], hasConflicts: (subject: string) => boolean): readonly string[] {
  const there = new Set(items.map(({ subject }) => subject))
  return agendaCandidates(roots, meeting.kind, sha256)
    .filter(({ subject }) => !there.has(subject))
    .map(({ subject, reason, plannedStart }) => ({
      subject,
      plannedStart,
      level: subjectRisk(roots, subject)?.level ?? 0,
      needsAttention: reason === 'stale' || hasConflicts(subject),
    }))
    .sort(agendaOrder)
    .map(({ subject }) => subject)
}

/** Puts subjects behind what is on the agenda, in the order given; what it answers is why it can't. */
export async function putOnAgenda(meeting: Meeting, items: readonly AgendaItem[], subjects: readonly string[]): Promise<string | undefined> {
  let order = items.at(-1)?.order ?? ''
  const fresh = subjects.map((subject) => {
    order = orderBetween(order, '')
    return { id: newId(), subject, order }
  })
  const put = await run(fillAgenda(rootRecords(store.getState()), meeting, fresh), { toast: true })
  return put.ok ? undefined : put.failure.message
}

/** Puts an item where another one stands, which then follows it; '' is the end. `items` are in their order. */
export function placeItem(items: readonly AgendaItem[], item: AgendaItem, before: string): Promise<string | undefined> {
  const others = items.filter(({ id }) => id !== item.id)
  // Dragged downwards it comes behind what it is dropped on, upwards before it: where the pointer is.
  const from = items.findIndex(({ id }) => id === item.id)
  const target = items.findIndex(({ id }) => id === before)
  const place = target < 0 ? others.length : target > from ? others.findIndex(({ id }) => id === before) + 1 : others.findIndex(({ id }) => id === before)
  const order = orderBetween(others[place - 1]?.order ?? '', others[place]?.order ?? '')
  return kept(reorderAgenda(rootRecords(store.getState()), item, order))
}

/** Moves an item by one place; nothing happens at the ends. */
export function shiftItem(items: readonly AgendaItem[], item: AgendaItem, direction: 'up' | 'down'): Promise<string | undefined> {
  const other = items[items.findIndex(({ id }) => id === item.id) + (direction === 'up' ? -1 : 1)]
  return other === undefined ? Promise.resolve(undefined) : placeItem(items, item, other.id)
}
