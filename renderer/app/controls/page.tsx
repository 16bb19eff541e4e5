import type { ReactNode } from 'react'
import styles from './page.module.css'

interface PageProps {
  readonly title: string
  /** Beside the title: "14 of 214 releases", a state mark, a chip. */
  readonly beside?: ReactNode
  /** Buttons at the right; one primary at most, the last. */
  readonly actions?: ReactNode
  /** `Tabs`, or nothing. */
  readonly tabs?: ReactNode
  /** The filter bar's chips and what stands at its right. */
  readonly filters?: ReactNode
  /** The content: one pane that scrolls by itself; panes inside may scroll instead. */
  readonly children: ReactNode
}

/** A room or page: head, tabs, filter bar, content; each is a stop of F6. */
export function Page({ title, beside, actions, tabs, filters, children }: PageProps) {
  return (
    <div className={styles['page']}>
      <header className={`${styles['head']} ${tabs === undefined && filters === undefined ? styles['line'] : ''}`} data-area="page-head" tabIndex={-1}>
        <h1>{title}</h1>
        {beside !== undefined && <span className={styles['count']}>{beside}</span>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      {tabs}
      {filters !== undefined && (
        <search className={styles['filters']} data-area="filter-bar" aria-label="Filter" tabIndex={-1}>
          {filters}
        </search>
      )}
      <div className={styles['content']} data-area="content" tabIndex={-1}>
        {children}
      </div>
    </div>
  )
}
