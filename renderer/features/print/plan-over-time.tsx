import { GanttPages, planChart, visibleRows } from '#features/gantt'
import type { Freeze } from '#shared/model/time-band'
import type { PrintHead } from '#shared/print/head'
import type { PrintedPlan } from '#shared/print/plan-body'
import { freezesWithin } from './freezes-within'
import { Heading } from './heading'
import { headingRoom, wideArea } from './paper'
import { scheduledPlan } from './printed-schedule'

interface PlanOverTimeProps {
  readonly deployment: PrintedPlan
  readonly freezes: readonly Freeze[]
  readonly zone: string
  readonly paper: PrintHead['paper']
}

/** A page shows so much of a night; a plan that runs longer takes more pages side by side. */
const hoursAPage = 16

/** The plan as a Gantt on lying pages, from a little before its start to a little after its end. */
export function PlanOverTime({ deployment, freezes, zone, paper }: PlanOverTimeProps) {
  const { tasks, schedule } = scheduledPlan(deployment, zone)
  const picture = { ...deployment, tasks, schedule, zone, now: undefined }
  const { from, to } = planChart({ ...picture, freezes: [] })
  if (Number.isNaN(to - from)) return null
  const air = Math.max(600_000, (to - from) * 0.02)
  const stretch = { from: from - air, to: to + air }
  const chart = planChart({ ...picture, freezes: freezesWithin(freezes, stretch.from, stretch.to, zone) })
  const { width, height } = wideArea(paper)
  return (
    <section className="wide">
      <Heading level={2}>Plan over time</Heading>
      <GanttPages
        chart={chart}
        visible={visibleRows(chart.rows, new Set())}
        zone={zone}
        title="Plan over time"
        {...stretch}
        across={Math.min(4, Math.max(1, Math.ceil((to - from) / 3_600_000 / hoursAPage)))}
        pageWidth={width}
        pageHeight={height - headingRoom}
        names={230}
      />
    </section>
  )
}
