import { GanttPages, planChart, visibleRows } from '#features/gantt'
import type { Freeze } from '#shared/model/time-band'
import type { PrintHead } from '#shared/print/head'
import type { PrintedPlan } from '#shared/print/plan-body'
import type { Schedule } from '#shared/schedule/schedule'
import { freezesWithin } from './freezes-within'
import { Heading } from './heading'
import { headingRoom, wideArea } from './paper'
import { printedPlanning, scheduledPlan } from './printed-schedule'

interface PlanOverTimeProps {
  readonly deployment: PrintedPlan
  readonly freezes: readonly Freeze[]
  readonly zone: string
  /** When it is printed, epoch milliseconds. */
  readonly at: number
  readonly paper: PrintHead['paper']
}

/** A page shows so much of a night; a plan that runs longer takes more pages side by side. */
const hoursAPage = 16

/** The plan as a Gantt on lying pages, from a little before its start to a little after its end. */
export function PlanOverTime({ deployment, freezes, zone, at, paper }: PlanOverTimeProps) {
  const { tasks, schedule } = scheduledPlan(deployment, zone)
  const { forecast, point } = printedPlanning(deployment, zone, at)
  const picture = { ...deployment, tasks, schedule, forecast, point, zone, now: undefined }
  const stretch = stretchOf(planChart({ ...picture, freezes: [] }), schedule)
  if (stretch === undefined) return null
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
        across={Math.min(4, Math.max(1, Math.ceil((stretch.to - stretch.from) / 3_600_000 / hoursAPage)))}
        pageWidth={width}
        pageHeight={height - headingRoom}
        names={230}
      />
    </section>
  )
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** All steps with a little air, and the window as far as it lies near them: pages of a window that is open for days would be empty. */
function stretchOf(all: Stretch, { start, end, backOutEnd }: Schedule): Stretch | undefined {
  if (Number.isNaN(all.to - all.from)) return undefined
  const last = Math.max(end, backOutEnd)
  const near = Math.max(1_800_000, (last - start) * 0.25)
  const air = Math.max(600_000, (last - start) * 0.02)
  return { from: Math.max(all.from, start - near) - air, to: Math.min(all.to, last + near) + air }
}
