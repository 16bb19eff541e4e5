import type { KeyboardEvent } from 'react'
import type { CalendarView } from '#shared/calendar/period'

/** What a key asks for in the calendar (design.md, 4). */
export type KeyWish =
  | { readonly wish: 'view'; readonly view: CalendarView }
  | { readonly wish: 'page'; readonly pages: 1 | -1 }
  | { readonly wish: 'today' }
  | { readonly wish: 'day'; readonly days: number }
  | { readonly wish: 'entry'; readonly step: 1 | -1 }
  | { readonly wish: 'into-day' }
  | { readonly wish: 'out-of-entry' }
  | { readonly wish: 'move' | 'resize'; readonly days: number; readonly minutes: number }

const views: Readonly<Record<string, CalendarView>> = { d: 'day', w: 'week', m: 'month', y: 'year', l: 'list' }
const half = 30

interface Where {
  readonly view: CalendarView
  /** Whether the focus is on an entry; else it is on a day. */
  readonly onEntry: boolean
  /** Whether the entry stands among the hours, where up and down are minutes. */
  readonly timed: boolean
  readonly singleKeys: boolean
}

type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** Reads a key press; undefined where it is nothing to the calendar. */
export function wishOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Press, { view, onEntry, timed, singleKeys }: Where): KeyWish | undefined {
  if (ctrlKey || metaKey) return undefined
  const amongHours = timed && (view === 'day' || view === 'week')
  const steps: Readonly<Record<string, { readonly days: number; readonly minutes: number }>> = {
    ArrowLeft: { days: -1, minutes: 0 },
    ArrowRight: { days: 1, minutes: 0 },
    ArrowUp: amongHours ? { days: 0, minutes: -half } : { days: -7, minutes: 0 },
    ArrowDown: amongHours ? { days: 0, minutes: half } : { days: 7, minutes: 0 },
  }
  const step = steps[key]
  if (altKey) return step === undefined || !onEntry ? undefined : { wish: shiftKey ? 'resize' : 'move', ...step }
  if (key === 'PageUp' || key === 'PageDown') return { wish: 'page', pages: key === 'PageUp' ? -1 : 1 }
  if (onEntry && key === 'Escape') return { wish: 'out-of-entry' }
  if (onEntry && (key === 'ArrowUp' || key === 'ArrowDown')) return { wish: 'entry', step: key === 'ArrowUp' ? -1 : 1 }
  if (!onEntry && key === 'Enter') return { wish: 'into-day' }
  if (step !== undefined && !shiftKey) return { wish: 'day', days: key === 'ArrowLeft' || key === 'ArrowRight' || view === 'month' ? step.days : 0 }
  if (shiftKey || !singleKeys) return undefined
  if (key.toLowerCase() === 't') return { wish: 'today' }
  const chosen = views[key.toLowerCase()]
  return chosen === undefined ? undefined : { wish: 'view', view: chosen }
}
