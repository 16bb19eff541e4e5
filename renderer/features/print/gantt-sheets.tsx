import { spanText } from '#app/format'
import { type Chart, GanttPages, planChart, portfolioChart, visibleRows } from '#features/gantt'
import type { GanttBody } from '#shared/print/gantt-body'
import type { PrintHead } from '#shared/print/head'
import { freezesWithin } from './freezes-within'
import { Heading } from './heading'
import { headingRoom, wideArea } from './paper'
import { scheduledPlan } from './printed-schedule'
import { Text } from './text'
import { zoneWords } from './words'

/** A Gantt over the chosen stretch: tiled, each page with its axis and row names, none with anything cut off. */
export function GanttSheets({ head, body }: { readonly head: PrintHead; readonly body: GanttBody }) {
  const { source, zone, title, filter, from, to, across } = body
  const chart = chartOfBody(body, head.at)
  const folded = new Set(source.of === 'portfolio' ? source.folded : [])
  const { width, height } = wideArea(head.paper)
  return (
    <section className="wide">
      <Heading level={1}>
        <Text>{title}</Text>
      </Heading>
      <p>
        {spanText(from, to, zone, { weekday: true })}, {zoneWords(from, zone)}
        {filter === '' ? '.' : '. '}
        <Text>{filter}</Text>
      </p>
      {chart.rows.count === 0 ? (
        <p>Nothing is planned in this stretch.</p>
      ) : (
        <GanttPages
          chart={chart}
          visible={visibleRows(chart.rows, folded)}
          zone={zone}
          title={title}
          from={from}
          to={to}
          across={across}
          pageWidth={width}
          pageHeight={height - headingRoom - 24}
          names={230}
        />
      )}
    </section>
  )
}

function chartOfBody({ source, freezes: all, zone, from, to }: GanttBody, at: number): Chart {
  const freezes = freezesWithin(all, from, to, zone)
  if (source.of === 'portfolio') return portfolioChart(source.rows, freezes, source.grouping, zone, at)
  const { deployment } = source
  return planChart({ ...deployment, ...scheduledPlan(deployment, zone), freezes, zone, now: undefined })
}
