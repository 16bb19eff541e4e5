import { useId } from 'react'
import { clockText } from '#app/format'
import type { Plan } from '#shared/model/plan'
import type { Task } from '#shared/model/task'
import { endsAt, startsAt } from '#shared/model/when'
import type { Schedule } from '#shared/schedule/schedule'
import { hatch } from './level-fill'

interface TimelineProps {
  readonly tasks: readonly Task[]
  readonly schedule: Schedule
  readonly plan: Plan
  readonly zone: string
}

interface Stage {
  readonly id: string
  readonly code: string
  readonly start: number
  readonly finish: number
  readonly backOut: boolean
}

const width = 660
const left = 60
const rowHeight = 13
const axis = 18

/** More top rows than this make no small picture: the Gantt's pages show them. */
const most = 12

/** One small time line above the runbook: its stages, the window's edges, and where a back-out would end. */
export function RunbookTimeline({ tasks, schedule, plan, zone }: TimelineProps) {
  const stages = stagesOf(tasks, schedule)
  if (stages.length === 0) return null
  const opens = startsAt(plan.windowStart, zone)
  const closes = endsAt(plan.windowEnd, zone)
  const from = Math.min(schedule.start, opens ?? schedule.start)
  const to = Math.max(schedule.end, closes ?? schedule.end, ...stages.map(({ finish }) => finish), from + 60_000)
  const x = (at: number): number => left + ((at - from) / (to - from)) * (width - left - 24)
  const height = axis + stages.length * rowHeight + 16
  const ticks = ticksBetween(from, to)
  const edges = [
    ['Window opens', opens],
    ['Window closes', closes],
  ] as const
  return (
    <div className="timeline">
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={`Time line of the stages ${stages.map(({ code }) => code).join(', ')}`}>
        {ticks.map((at) => (
          <g key={at}>
            <line x1={x(at)} x2={x(at)} y1={axis - 4} y2={height - 14} stroke="#999" strokeWidth={0.5} />
            <text x={x(at)} y={axis - 7} textAnchor="middle" fontSize={10}>
              {clockText(at, zone)}
            </text>
          </g>
        ))}
        {stages.map(({ id, code, start, finish, backOut }, row) => (
          <g key={id}>
            <text x={left - 10} y={axis + row * rowHeight + 9.5} textAnchor="end" fontSize={10} fontWeight={600}>
              {code.length > 8 ? `${code.slice(0, 7)}…` : code}
            </text>
            <Bar x={x(start)} y={axis + row * rowHeight + 1.5} width={Math.max(1.5, x(finish) - x(start))} backOut={backOut} />
          </g>
        ))}
        {edges.map(([words, at]) =>
          at === undefined ? null : (
            <g key={words}>
              <line x1={x(at)} x2={x(at)} y1={axis - 4} y2={height - 11} stroke="#000" strokeWidth={1.5} />
              <text x={x(at)} y={height - 2} textAnchor={words === 'Window closes' ? 'end' : 'start'} fontSize={10} fontWeight={600}>
                {`${words} ${clockText(at, zone)}`}
              </text>
            </g>
          ),
        )}
      </svg>
    </div>
  )
}

function Bar({ x, y, width, backOut }: { readonly x: number; readonly y: number; readonly width: number; readonly backOut: boolean }) {
  const id = useId()
  return (
    <>
      <clipPath id={id}>
        <rect x={x} y={y} width={width} height={9} />
      </clipPath>
      {backOut && <path d={hatch(x, y, width, 9, 4)} stroke="#1f1f1f" strokeWidth={1} clipPath={`url(#${id})`} />}
      <rect x={x} y={y} width={width} height={9} fill={backOut ? 'none' : '#1f1f1f'} stroke="#1f1f1f" strokeWidth={0.8} />
    </>
  )
}

/** The rows at the top of the plan, each with the stretch it takes. */
function stagesOf(tasks: readonly Task[], schedule: Schedule): readonly Stage[] {
  const known = new Set(tasks.map(({ id }) => id))
  const top = tasks.filter(({ parent }) => !known.has(parent))
  if (top.length > most) return []
  return top.flatMap(({ id, code, title, branch }) => {
    const times = schedule.times(id)
    return times === undefined ? [] : [{ id, code: code || title, start: times.start, finish: times.finish, backOut: times.backOut || branch === 'back-out' }]
  })
}

/** Full hours, or so many of them apart that about eight stand on the line. */
function ticksBetween(from: number, to: number): readonly number[] {
  const hour = 3_600_000
  const step = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 96].map((hours) => hours * hour).find((length) => (to - from) / length <= 9) ?? (to - from) / 8
  const ticks: number[] = []
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) ticks.push(at)
  return ticks
}
