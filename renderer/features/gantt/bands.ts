import { expand, type Recurring } from '#shared/calendar/recurrence'
import { clockWords } from '#shared/commands/when-words'
import type { Plan } from '#shared/model/plan'
import type { Freeze, MaintenanceWindow } from '#shared/model/time-band'
import { endsAt, startsAt } from '#shared/model/when'
import type { Band } from './chart'

interface BandsOf {
  readonly plan?: Pick<Plan, 'id' | 'windowStart' | 'windowEnd'>
  readonly freezes: readonly Freeze[]
  readonly windows?: readonly MaintenanceWindow[]
  readonly zone: string
  /** As far as repetitions are drawn, epoch milliseconds; nothing repeats where they are NaN. */
  readonly from: number
  readonly to: number
}

/** So many repetitions of one are drawn at most: more are a pattern of their own. */
const mostRepeated = 400

/** A plan's deployment window, the windows of the calendar and the freezes as bands. What happens once is drawn wherever it lies. */
export function bandsOf({ plan, freezes, windows = [], zone, from, to }: BandsOf): Band[] {
  const bands: Band[] = []
  const opens = plan === undefined ? undefined : startsAt(plan.windowStart, zone)
  const closes = plan === undefined ? undefined : endsAt(plan.windowEnd, zone)
  if (plan !== undefined && opens !== undefined && closes !== undefined) {
    bands.push({
      id: `window ${plan.id}`,
      kind: 'window',
      title: `Deployment window ${clockWords(opens, zone)} to ${clockWords(closes, zone)}`,
      start: opens,
      end: closes,
    })
  }
  const put = (id: string, kind: Band['kind'], title: string, recurring: Recurring): void => {
    for (const { from: start, to: end } of timesOf(recurring)) if (end > start) bands.push({ id: `${id} ${start}`, kind, title, start, end })
  }
  const timesOf = (recurring: Recurring): readonly { readonly from: number; readonly to: number }[] => {
    if (recurring.recurrence !== '') return from < to ? expand(recurring, from, to, zone).occurrences.slice(0, mostRepeated) : []
    const begins = startsAt(recurring.start, zone)
    const ends = endsAt(recurring.end === '' ? recurring.start : recurring.end, zone)
    return begins === undefined || ends === undefined ? [] : [{ from: begins, to: ends }]
  }
  for (const window of windows) put(window.id, 'window', window.title || 'Window', window)
  for (const freeze of freezes) put(freeze.id, `freeze-${freeze.severity}`, freeze.title || 'Freeze', freeze)
  return bands
}
