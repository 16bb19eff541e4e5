import { zoneText } from '#app/format'

/** A value of the model as words: `early-life-support` is "Early life support", nothing is `none`. */
export function valueWords(value: string, none = ''): string {
  if (value === '') return none
  const words = value.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A zone by its name and what is said for it at an instant: "Europe/Copenhagen (CET)". */
export function zoneWords(at: number, zone: string): string {
  const short = zoneText(at, zone)
  return short === zone ? zone : `${zone} (${short})`
}
