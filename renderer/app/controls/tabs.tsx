import type { KeyboardEvent, ReactNode } from 'react'
import styles from './tabs.module.css'

export interface Tab {
  readonly id: string
  /** The words; a count may follow: "Scope 14". */
  readonly label: ReactNode
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
  /** What stands behind the tabs: "Save view". */
  readonly more?: ReactNode
  /** The id of the panel that the chosen tab shows. */
  readonly panel?: string
}

/** Tabs of a page or saved views of a room: one stop for Tab, arrows choose (WAI-ARIA tabs pattern). */
export function Tabs({ label, tabs, chosen, onChoose, more, panel }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = tabs.findIndex(({ id }) => id === chosen)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (next === undefined || event.altKey) return
    event.preventDefault()
    const to = (next + tabs.length) % tabs.length
    onChoose(tabs[to]?.id ?? chosen)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }
  return (
    <div className={styles['tabs']}>
      <div role="tablist" aria-label={label} onKeyDown={onKeyDown} style={{ display: 'contents' }}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            className={styles['tab']}
            aria-selected={tab.id === chosen}
            aria-controls={panel}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {more !== undefined && <span className={styles['more']}>{more}</span>}
    </div>
  )
}
