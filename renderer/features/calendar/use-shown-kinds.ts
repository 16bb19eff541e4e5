import { useMemo } from 'react'
import { useRemembered } from '#app/preferences'
import { type CalendarKind, calendarKinds } from '#shared/calendar/dated'

/** Phases are many and have the Gantt: they are asked for. */
const hiddenAtFirst: readonly CalendarKind[] = ['phase']

const read = (kept: unknown): string[] => (Array.isArray(kept) ? kept.filter((kind) => calendarKinds.some((known) => known === kind)) : [...hiddenAtFirst])

/** Which kinds the calendar shows, remembered for this installation. */
export function useShownKinds(): readonly [ReadonlySet<CalendarKind>, (kind: CalendarKind, shown: boolean) => void] {
  const [hidden, keep] = useRemembered('calendar-hidden', read)
  const text = hidden.join(' ')
  const shown = useMemo(() => new Set(calendarKinds.filter((kind) => !text.split(' ').includes(kind))), [text])
  return [shown, (kind, isShown) => keep(isShown ? hidden.filter((other) => other !== kind) : [...hidden, kind])]
}
