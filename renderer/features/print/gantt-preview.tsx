import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Button } from '#app/controls/button'
import { countText, numberText } from '#app/format'
import { GanttPage, ganttTiling } from '#features/gantt'
import type { GanttBody } from '#shared/print/gantt-body'
import type { PrintHead } from '#shared/print/head'
import styles from './gantt-print.module.css'
import { daysText, ganttPagesOf } from './gantt-sheets'
import { sheetOf } from './paper'

interface GanttPreviewProps {
  /** What would be printed; undefined as long as it can't be. */
  readonly document: { readonly head: Pick<PrintHead, 'at' | 'paper'>; readonly body: GanttBody } | undefined
}

/** Of the dialog's width, in CSS pixels. */
const width = 690

/** One page of the print at a time, from the same drawing as the PDF. */
export function GanttPreview({ document }: GanttPreviewProps) {
  const [asked, setAsked] = useState(0)
  const pages = useMemo(() => (document === undefined ? undefined : ganttPagesOf(document.head, document.body)), [document])
  const tiling = useMemo(() => (pages === undefined ? undefined : ganttTiling(pages)), [pages])
  if (document === undefined || pages === undefined || tiling === undefined) return <div className={styles['preview']} aria-hidden />
  const count = tiling.tiles.length
  const at = Math.min(asked, count - 1)
  const turn = (by: number): void => setAsked(Math.max(0, Math.min(count - 1, at + by)))
  const sheet = sheetOf(document.head.paper)
  const { title, from, to, zone, filter } = document.body
  return (
    <section className={styles['preview']} aria-label="Preview">
      <div className={styles['sheet']} style={{ height: (width * sheet.height) / sheet.width }}>
        <div
          className={styles['paper']}
          style={{
            width: sheet.width,
            height: sheet.height,
            padding: `${sheet.top}px ${sheet.right}px ${sheet.bottom}px ${sheet.left}px`,
            zoom: width / sheet.width,
          }}
        >
          {at === 0 && (
            <>
              <div className={styles['title']}>{title}</div>
              <p className={styles['days']}>
                {daysText(from, to, zone)}
                {filter === '' ? '' : `. ${filter}`}
              </p>
            </>
          )}
          {pages.chart.rows.count === 0 ? 'Nothing is planned in this stretch.' : <GanttPage {...pages} tiling={tiling} index={at} />}
        </div>
      </div>
      <div className={styles['pager']}>
        <Button
          icon={<IconChevronLeft size={16} stroke={1.5} aria-hidden />}
          refusal={at === 0 ? 'This is the first page.' : undefined}
          onClick={() => turn(-1)}
        >
          Previous page
        </Button>
        <span aria-live="polite">
          Page {numberText(at + 1)} of {numberText(count)}
          {count > 1 && `, ${countText(tiling.columns, 'page')} across and ${numberText(tiling.rows)} down`}
        </span>
        <Button
          icon={<IconChevronRight size={16} stroke={1.5} aria-hidden />}
          refusal={at === count - 1 ? 'This is the last page.' : undefined}
          onClick={() => turn(1)}
        >
          Next page
        </Button>
      </div>
    </section>
  )
}
