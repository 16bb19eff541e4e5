import { IconAlertTriangle } from '@tabler/icons-react'
import { countText, dateText, numberText } from '#app/format'
import { type CalendarKind, calendarKinds } from '#shared/calendar/dated'
import type { KindCounts } from '#shared/calendar/day-list'
import styles from './calendar.module.css'
import { kindWords } from './calendar-item'
import type { CalendarConflict } from './conflicts'
import { KindIcon, kindClass } from './kind-icon'

interface ShowPanelProps {
  readonly shown: ReadonlySet<CalendarKind>
  readonly counts: KindCounts
  readonly onShow: (kind: CalendarKind, shown: boolean) => void
  readonly conflicts: readonly CalendarConflict[]
  readonly onWhy: (conflict: CalendarConflict, element: HTMLElement) => void
  readonly zone: string
  readonly now: number
}

/** Which kinds are shown and how many of each are in view, and what in view can't be right. */
export function ShowPanel({ shown, counts, onShow, conflicts, onWhy, zone, now }: ShowPanelProps) {
  return (
    <aside className={styles['panel']} aria-label="Show">
      <section className={styles['panelPart']}>
        <h2>Show</h2>
        <ul>
          {calendarKinds.map((kind) => (
            <li key={kind}>
              <label className={styles['kind']}>
                <input type="checkbox" checked={shown.has(kind)} onChange={(event) => onShow(kind, event.currentTarget.checked)} />
                <span className={`${styles['kindIcon']} ${kindClass(kind)}`}>
                  <KindIcon kind={kind} />
                </span>
                <span className={styles['kindWords']}>{kindWords[kind].many}</span>
                <span className={styles['count']}>{numberText(counts[kind])}</span>
              </label>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles['panelPart']}>
        <h2>{`${countText(conflicts.length, 'conflict').replace(/^n/, 'N')} in view`}</h2>
        <ul>
          {conflicts.slice(0, 100).map((conflict) => (
            <li key={conflict.id}>
              <button
                type="button"
                id={conflictButton(conflict)}
                className={styles['conflict']}
                aria-label={`Conflict, ${conflict.title}, why?`}
                onClick={(event) => onWhy(conflict, event.currentTarget)}
              >
                <span className={conflict.severity === 'hard' ? styles['hard'] : styles['soft']}>
                  <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
                </span>
                <span>
                  <span className={styles['conflictTitle']}>{conflict.title}</span>
                  <span className={styles['conflictDetail']}>
                    {conflict.detail === '' ? '' : `${conflict.detail}, `}
                    {dateText(conflict.from, zone, { now })}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {conflicts.length > 100 && (
          <p className={styles['conflictDetail']}>{`The first 100 of ${numberText(conflicts.length)}. A shorter view shows the others.`}</p>
        )}
      </section>
    </aside>
  )
}

/** The id of the button that says why, for keys that go from conflict to conflict. */
export const conflictButton = ({ id }: CalendarConflict): string => `conflict ${id}`.replace(/\s+/g, '-')
