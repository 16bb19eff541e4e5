import { numberText } from '#app/format'
import { parseWhen } from '#app/when-text'
import { placesWithin, type RepairRequest } from '#shared/assess/conflicts/repair'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { endsAt, startsAt } from '#shared/model/when'
import { durationText, parseDuration } from '#shared/schedule/duration-text'

/** The bounds of a repair as a person writes them. */
export interface WrittenBounds {
  readonly reach: string
  readonly step: Step
  readonly earliest: string
  readonly latest: string
}

export const steps = [
  { value: 'day', label: 'by days, at the same time of day' },
  { value: '60', label: 'by hours' },
  { value: '15', label: 'by 15 minutes' },
  { value: '5', label: 'by 5 minutes' },
] as const
export type Step = (typeof steps)[number]['value']

type Bounds = Pick<RepairRequest, 'reach' | 'step' | 'earliest' | 'latest'>

/** So many places of each are looked at; more would take too long. */
const mostPlaces = 400

/** Reads the bounds; a failure names its field. Nothing is moved into the past. */
export function repairBounds(written: WrittenBounds, zone: string, now: number): Result<Bounds, Failure> {
  const reach = parseDuration(/^\s*\d+\s*$/.test(written.reach) && written.step === 'day' ? `${written.reach} d` : written.reach)
  const step = written.step === 'day' ? 'day' : Number(written.step)
  const least = step === 'day' ? 1_440 : step
  if (reach === undefined || reach < least)
    return failed({ code: 'reach', place: 'reach', message: `Write how far, at least ${durationText(least)}: 14 d, 6 h or 90 min.` })
  const places = placesWithin({ reach, step })
  if (places > mostPlaces) {
    const most = durationText(Math.floor((mostPlaces - 1) / 2) * least)
    return failed({
      code: 'too-many-places',
      place: 'reach',
      message: `These are ${numberText(places)} places for each, and ${mostPlaces} are looked at at most: write up to ${most}, or take a longer step.`,
    })
  }
  const from = parseWhen(written.earliest, { zone, now, wanted: 'either', before: '' })
  if (!from.ok) return failed({ ...from.failure, place: 'earliest' })
  const until = parseWhen(written.latest, { zone, now, wanted: 'either', before: '' })
  if (!until.ok) return failed({ ...until.failure, place: 'latest' })
  const earliest = Math.max(now, startsAt(from.value, zone) ?? now)
  const latest = endsAt(until.value, zone) ?? Number.MAX_SAFE_INTEGER
  if (latest <= earliest) return failed({ code: 'no-room', place: 'latest', message: 'This is before the earliest, or over: nothing could be moved.' })
  return ok({ reach, step, earliest, latest })
}
