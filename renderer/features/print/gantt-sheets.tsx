import { dateText, instantText } from '#app/format'
import { type Chart, GanttPages, type GanttPagesProps, planChart, portfolioChart, rowName, visibleRows } from '#features/gantt'
import { dayAt, dayStart } from '#shared/calendar/period'
import type { GanttBody } from '#shared/print/gantt-body'
import type { PrintHead } from '#shared/print/head'
import { BaselinesSection } from './baselines-section'
import { freezesWithin } from './freezes-within'
import { Heading } from './heading'
import { titleRoom, wideArea } from './paper'
import { PlanningSection } from './planning-section'
import { printedPlanning, scheduledPlan, tellsPlanning } from './printed-schedule'
import { Text } from './text'
import { zoneWords } from './words'

/** What the names of rows get of a page's width, in CSS pixels. */
const names = 230

/** What the pages of a printed Gantt are made of; the preview asks for the same. */
export function ganttPagesOf(head: Pick<PrintHead, 'at' | 'paper'>, body: GanttBody): GanttPagesProps {
  const { source, zone, title, from, to, across, chartOnly } = body
  const chart = chartOfBody(body, head.at)
  const folded = new Set(source.of === 'portfolio' ? source.folded : [])
  const { width, height } = wideArea(head.paper)
  return {
    chart,
    visible: visibleRows(chart.rows, folded),
    zone,
    title,
    from,
    to,
    across,
    pageWidth: width,
    pageHeight: height - titleRoom(title, width),
    names: chartOnly ? 0 : names,
    withLegend: !chartOnly,
  }
}

/** A Gantt over the chosen stretch: tiled, each page with its axis and row names, none with anything cut off. */
export function GanttSheets({ head, body }: { readonly head: PrintHead; readonly body: GanttBody }) {
  const { source, zone, title, approval, filter, from, to, chartOnly } = body
  const pages = ganttPagesOf(head, body)
  return (
    <section className="wide">
      <Heading level={1}>
        <Text>{title}</Text>
      </Heading>
      <p>
        {daysText(from, to, zone)}, {zoneWords(from, to, zone)}
        {filter === '' ? '.' : '. '}
        <Text>{filter}</Text>
      </p>
      {pages.chart.rows.count === 0 ? <p>Nothing is planned in this stretch.</p> : <GanttPages {...pages} />}
      {!chartOnly && approval !== '' && (
        <p className="approval">
          <Text>{approval}</Text>
        </p>
      )}
      {!chartOnly && <NamesInFull rows={pages.chart.rows} visible={pages.visible} />}
      {!chartOnly && source.of === 'plan' && tellsPlanning(source.deployment, zone, head.at) && (
        <PlanningSection deployment={source.deployment} zone={zone} at={head.at} />
      )}
      {!chartOnly && source.of === 'plan' && <BaselinesSection deployment={source.deployment} zone={zone} />}
    </section>
  )
}

/** What was too long for its column stands here as a whole: on paper nothing can be hovered. */
function NamesInFull({ rows, visible }: { readonly rows: Chart['rows']; readonly visible: ReturnType<typeof visibleRows> }) {
  const long = [...visible.rows].filter((row) => rowName(rows.titles[row] ?? '', rows.depth[row] ?? 0, names).isCut)
  if (long.length === 0) return null
  return (
    <>
      <Heading level={2}>Long names in full</Heading>
      <ol className="plain">
        {long.map((row) => (
          <li key={rows.ids[row]}>
            <Text>{rows.titles[row] ?? ''}</Text>
          </li>
        ))}
      </ol>
    </>
  )
}

/** Whole days by their first and last one, else the times to the minute. */
export function daysText(from: number, to: number, zone: string): string {
  const isWhole = [from, to].every((at) => dayStart(dayAt(at, zone), zone) === at)
  if (!isWhole) return `${instantText(from, zone, { weekday: true })} to ${instantText(to, zone, { weekday: true })}`
  // The end of whole days is the first instant after the last.
  const [first, last] = [from, to - 1].map((at) => dateText(at, zone, { weekday: true }))
  return first === last ? `${first}` : `${first} to ${last}`
}

function chartOfBody({ source, freezes: all, zone, from, to }: GanttBody, at: number): Chart {
  const freezes = freezesWithin(all, from, to, zone)
  if (source.of === 'portfolio') return portfolioChart(source.rows, freezes, source.grouping, zone, at)
  const { deployment } = source
  const { forecast, point } = printedPlanning(deployment, zone, at)
  return planChart({ ...deployment, ...scheduledPlan(deployment, zone), forecast, point, freezes, zone, now: undefined })
}
