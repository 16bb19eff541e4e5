// biome-ignore-all lint/a11y/useSemanticElements: a grid that draws only what is in view can't be a table element.
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the active row.
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Person } from '#app/controls/person-mark'
import { instantLines, instantText, numberText, zoneText } from '#app/format'
import type { AuditRow } from '#shared/ipc/shapes'
import { millisecondsOf } from '#shared/log/clock'
import { AuditDetail } from './audit-detail'
import styles from './audit-trail.module.css'
import { changeWords, type Wording } from './change-words'
import type { AuditPages } from './use-audit-pages'

interface AuditListProps {
  readonly pages: AuditPages
  readonly zone: string
  readonly site: string
  readonly now: number
  readonly wording: Wording
}

const rowHeight = 32

/** Entries, newest first, drawn only where in view; each unfolds to all that it changed. */
export function AuditList({ pages, zone, site, now, wording }: AuditListProps) {
  const { inAll, rowAt, look } = pages
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const at = Math.min(active, inAll - 1)
  const virtual = useVirtualizer({
    count: inAll,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: 28,
    getItemKey: (index) => rowAt(index)?.hash ?? index,
  })
  const items = virtual.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => look(first, last), [look, first, last])

  const toggle = (hash: string): void =>
    setUnfolded((held) => (held.has(hash) ? new Set([...held].filter((other) => other !== hash)) : new Set([...held, hash])))
  const go = (to: number): void => {
    const next = Math.max(0, Math.min(inAll - 1, to))
    setActive(next)
    virtual.scrollToIndex(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: inAll - 1 }[event.key]
    const row = rowAt(at)
    if (step !== undefined) go(step)
    else if (row !== undefined && (event.key === 'Enter' || event.key === ' ')) toggle(row.hash)
    else if (row !== undefined && event.key === 'ArrowRight' && !unfolded.has(row.hash)) toggle(row.hash)
    else if (row !== undefined && event.key === 'ArrowLeft' && unfolded.has(row.hash)) toggle(row.hash)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={scroller}
      role="treegrid"
      className={styles['list']}
      tabIndex={0}
      data-area-focus
      aria-label="Entries"
      aria-rowcount={inAll + 1}
      aria-colcount={5}
      aria-readonly
      aria-activedescendant={`${id}-${at}`}
      onKeyDown={onKeyDown}
    >
      <div role="row" className={styles['head']} aria-rowindex={1}>
        {[`When, ${zoneText(now, zone)}`, 'Who', 'What', 'Before', 'After'].map((title) => (
          <div key={title} role="columnheader">
            {title}
          </div>
        ))}
      </div>
      <div className={styles['lines']} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const row = rowAt(index)
          const isUnfolded = row !== undefined && unfolded.has(row.hash)
          return (
            <div key={key} ref={virtual.measureElement} data-index={index} className={styles['item']} style={{ transform: `translateY(${start}px)` }}>
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are the grid's. */}
              <div
                role="row"
                id={`${id}-${index}`}
                className={`${styles['entry']} ${index === at ? styles['active'] : ''}`}
                aria-rowindex={index + 2}
                aria-level={1}
                aria-expanded={isUnfolded}
                onClick={() => {
                  setActive(index)
                  if (row !== undefined) toggle(row.hash)
                }}
              >
                {row === undefined ? <Unread /> : <Entry row={row} zone={zone} site={site} now={now} wording={wording} isUnfolded={isUnfolded} />}
              </div>
              {row !== undefined && isUnfolded && (
                <div role="row" className={styles['detail']} aria-level={2}>
                  <div role="gridcell" aria-colspan={5}>
                    <AuditDetail row={row} zone={zone} wording={wording} />
                  </div>
                </div>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** A page that is still being read keeps its place. */
function Unread() {
  return (
    <div role="gridcell" aria-colspan={5}>
      Reading the journal
    </div>
  )
}

interface EntryProps extends Omit<AuditListProps, 'pages'> {
  readonly row: AuditRow
  readonly isUnfolded: boolean
}

function Entry({ row, zone, site, now, wording, isUnfolded }: EntryProps) {
  const at = millisecondsOf(row.clock)
  const changes = changeWords(row, wording)
  const [only] = changes
  const isOne = changes.length === 1 && only !== undefined
  const Chevron = isUnfolded ? IconChevronDown : IconChevronRight
  const cells = [
    <span key="when" title={instantLines(at, site, zone).join('\n')}>
      <Chevron size={14} stroke={1.5} aria-hidden /> {instantText(at, zone, { now, weekday: true })}
    </span>,
    <Person key="who" name={row.who} />,
    <span key="what" title={row.summary}>
      {row.summary}
    </span>,
    <span key="was" className={styles['was']} title={isOne ? only.was : undefined}>
      {isOne ? only.was : ''}
    </span>,
    <span key="now" className={isOne ? styles['now'] : styles['quiet']} title={isOne ? only.now : undefined}>
      {isOne ? only.now : `${numberText(Math.max(row.changesInAll, changes.length))} fields`}
    </span>,
  ]
  return cells.map((cell) => (
    <div key={cell.key} role="gridcell" className={styles['cell']}>
      {cell}
    </div>
  ))
}
