import { Temporal } from 'temporal-polyfill'
import { zoneText } from '#app/format'
import { monthName } from '#shared/calendar/period'

/** A value of the model as words: `early-life-support` is "Early life support", nothing is `none`. */
export function valueWords(value: string, none = ''): string {
  if (value === '') return none
  const words = value.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const month = 31 * 86_400_000

/**
 * A zone by its name and what is said for it: "Europe/Copenhagen (CET)"; both where a stretch lies across a change of
 * clocks, nothing more than its name where it is so long that it lies across several.
 */
export function zoneWords(from: number, to: number, zone: string): string {
  if (to - from > 3 * month) return zone
  const short = [...new Set([from, to].map((at) => zoneText(at, zone)))]
  return short.join() === zone ? zone : `${zone} (${short.join(', then ')})`
}

/** `2026-12` as "December 2026". */
export function monthWords(month: string): string {
  const { year, month: number } = Temporal.PlainYearMonth.from(month)
  return `${monthName(number)} ${year}`
}
