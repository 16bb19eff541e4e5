import type { PrintDocument } from '#shared/print/document'
import { CalendarSheets } from './calendar-sheets'
import { Frames } from './frames'
import { GanttSheets } from './gantt-sheets'
import { PlanSheets } from './plan-sheets'
import { ReportSheets } from './report-sheets'
import { RiskSheets } from './risk-sheets'
import './frames.css'
import './sheets.css'
import './month.css'
import './printed-markdown.css'

/** All pages of a document, on its paper. */
export function Sheets({ head, body, headings, frames }: PrintDocument) {
  if (frames.length > 0) return <Frames head={head} frames={frames} />
  return (
    <main className={`sheets ${head.paper === 'A4' ? 'a4' : 'letter'}`}>
      {body.kind === 'plan' && <PlanSheets head={head} body={body} headings={headings} />}
      {body.kind === 'calendar' && <CalendarSheets body={body} />}
      {body.kind === 'gantt' && <GanttSheets head={head} body={body} />}
      {body.kind === 'risks' && <RiskSheets body={body} />}
      {body.kind === 'report' && <ReportSheets body={body} headings={headings} />}
    </main>
  )
}
