import { Temporal } from 'temporal-polyfill'
import { instant, isDay, type When } from '#shared/model/when'

/** The day that a `When` lies on in a zone; undefined where nothing is said. */
export function dayOf(when: When, zone: string): string | undefined {
  if (when === '') return undefined
  return isDay(when) ? when : Temporal.Instant.from(when).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** Another day for a `When`: an instant keeps its time of day in the zone, also where the clocks changed between; a day stays one. */
export function onDay(when: When, day: string, zone: string): When {
  if (when === '' || isDay(when)) return day
  const time = Temporal.Instant.from(when).toZonedDateTimeISO(zone).toPlainTime()
  return instant(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds)
}
