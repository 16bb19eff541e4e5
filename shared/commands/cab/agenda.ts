import { viewsIn } from '../../cab/views-in'
import type { Roots } from '../../log/apply'
import type { Draft } from '../../log/operation'
import type { AgendaItem, Meeting } from '../../model/board'
import { type Failure, failed, ok, type Result } from '../../model/result'
import type { When } from '../../model/when'
import { combine, create, edit, remove } from '../edit'
import { paused } from './meeting'
import { subjectName } from './subject-name'

/** Puts subjects on an agenda in the order given; what is on it already stays where it is. Identities and order keys come from the caller. */
export function fillAgenda(
  roots: Roots,
  meeting: Meeting,
  items: readonly { readonly id: string; readonly subject: string; readonly order: string }[],
): Result<Draft, Failure> {
  const of = `meeting/${meeting.id}`
  const there = new Set(viewsIn(roots[of], 'agenda-item').map(({ subject }) => subject))
  const fresh = items.filter(({ subject }) => !there.has(subject))
  if (fresh.length === 0) return failed({ code: 'nothing-new', message: 'Everything that waits is on the agenda already.', place: of })
  const [first] = fresh
  const what = fresh.length === 1 && first !== undefined ? subjectName(roots, first.subject) : `${fresh.length} items`
  return ok(
    combine(
      'fill-agenda',
      `Put ${what} on the agenda of “${meeting.title || meeting.kind}”`,
      fresh.map(({ id, ...fields }) => create('agenda-item', id, { of, ...fields })),
    ),
  )
}

export const reorderAgenda = (roots: Roots, item: AgendaItem, order: string): Draft => ({
  ...edit('agenda-item', item, { order }, `Moved ${subjectName(roots, item.subject)} on the agenda`),
  command: 'reorder-agenda',
})

export const takeOffAgenda = (roots: Roots, item: AgendaItem): Draft => remove('agenda-item', item, `Took ${subjectName(roots, item.subject)} off the agenda`)

/** Turns to an item at an instant: its clock runs, and that of any other stops. */
export function discussItem(roots: Roots, item: AgendaItem, at: When): Result<Draft, Failure> {
  const others = viewsIn(roots[item.of], 'agenda-item').filter(({ id, since }) => id !== item.id && since !== '')
  const state = item.state === 'pending' ? ({ state: 'discussing' } as const) : {}
  return ok(
    combine('discuss-item', `Turned to ${subjectName(roots, item.subject)}`, [
      ...others.map((other) => edit('agenda-item', other, paused(other, at))),
      edit('agenda-item', item, { ...(item.since === '' ? { since: at } : {}), ...state }),
    ]),
  )
}

/** Stops the clock of what is being discussed. */
export const pauseItem = (roots: Roots, item: AgendaItem, at: When): Draft => ({
  ...edit('agenda-item', item, paused(item, at), `Left ${subjectName(roots, item.subject)}`),
  command: 'pause-item',
})

export const addItemMinutes = (roots: Roots, item: AgendaItem, minutes: string): Draft => ({
  ...edit('agenda-item', item, { minutes }, `Wrote minutes about ${subjectName(roots, item.subject)}`),
  command: 'add-minutes',
})
