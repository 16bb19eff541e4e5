import { selectRootView, viewsOf } from '#data/select'
import { store } from '#data/store'
import { runAloud, triedOf } from '#features/conflicts'
import { type BandKind, type Edge, moveBand, rescheduleChange, resizeBand, resizeChange } from '#shared/commands/move-band'
import { movePhase, resizePhase } from '#shared/commands/move-phase'
import { shiftRelease } from '#shared/commands/shift-release'
import type { Shift } from '#shared/commands/when-words'
import type { Draft } from '#shared/log/operation'
import { idOf, kindOf } from '#shared/model/entity-id'
import { type Failure, failed, type Result } from '#shared/model/result'
import type { CalendarItem } from './calendar-item'
import type { WouldDo } from './drag-line'

const gone: Failure = { code: 'gone', message: 'This is no longer in the calendar.' }

/** Moves an item with all that moves with it, as one command. What is refused is answered in words. */
export const moveItem = (item: CalendarItem, shift: Shift, zone: string): Promise<string | undefined> => done(moveDraft(item, shift, zone))

/** Moves one end of an item. */
export const resizeItem = (item: CalendarItem, edge: Edge, shift: Shift, zone: string): Promise<string | undefined> =>
  done(resizeDraft(item, edge, shift, zone))

/** What a move, or a move of one end, would do to the conflicts; nothing where it would be refused or changes nothing. */
export function wouldDo(item: CalendarItem, edge: Edge | undefined, shift: Shift, zone: string): WouldDo | undefined {
  const draft = edge === undefined ? moveDraft(item, shift, zone) : resizeDraft(item, edge, shift, zone)
  return draft.ok && draft.value.operations.length > 0 ? triedOf(draft.value) : undefined
}

async function done(draft: Result<Draft, Failure>): Promise<string | undefined> {
  const result = await runAloud(draft)
  return result.ok ? undefined : result.failure.message
}

function moveDraft({ entity, root, title }: CalendarItem, shift: Shift, zone: string): Result<Draft, Failure> {
  const { roots } = store.getState().workspace
  const record = roots[root]
  const id = idOf(entity)
  const kind = kindOf(entity)
  if (kind === 'release') {
    const [release] = viewsOf(record, 'release')
    if (release === undefined) return failed(gone)
    if (release.actual !== '') return failed({ code: 'release-over', message: `${title} has gone out: its date stays.` })
    const parts = {
      phases: viewsOf(record, 'phase'),
      gates: viewsOf(record, 'gate'),
      milestones: viewsOf(record, 'milestone'),
      plans: viewsOf(record, 'plan'),
    }
    return shiftRelease(release, parts, shift, zone)
  }
  if (kind === 'change') {
    const [change] = viewsOf(record, 'change')
    return change === undefined ? failed(gone) : rescheduleChange(change, shift, zone)
  }
  if (kind === 'phase') {
    const phase = viewsOf(record, 'phase').find((view) => view.id === id)
    return phase === undefined ? failed(gone) : movePhase(phase, shift, zone)
  }
  if (!isBand(kind)) return failed(gone)
  const band = viewsOf(record, kind).find((view) => view.id === id)
  if (band === undefined) return failed(gone)
  const meeting = kind === 'key-date' ? selectRootView('meeting', id)(store.getState()) : undefined
  return moveBand(kind, band, shift, zone, meeting)
}

function resizeDraft({ entity, root, title }: CalendarItem, edge: Edge, shift: Shift, zone: string): Result<Draft, Failure> {
  const record = store.getState().workspace.roots[root]
  const id = idOf(entity)
  const kind = kindOf(entity)
  if (kind === 'release') return failed({ code: 'no-length', message: `${title} is shown at its target: it has no length here. Its phases do.` })
  if (kind === 'change') {
    const [change] = viewsOf(record, 'change')
    return change === undefined ? failed(gone) : resizeChange(change, edge, shift, zone)
  }
  if (kind === 'phase') {
    const phase = viewsOf(record, 'phase').find((view) => view.id === id)
    return phase === undefined ? failed(gone) : resizePhase(phase, edge, shift, zone)
  }
  if (!isBand(kind)) return failed(gone)
  const band = viewsOf(record, kind).find((view) => view.id === id)
  return band === undefined ? failed(gone) : resizeBand(kind, band, edge, shift, zone)
}

const isBand = (kind: string): kind is BandKind => ['freeze', 'window', 'booking', 'key-date', 'milestone'].includes(kind)
