import type { Local } from '../project'

/**
 * Values as MSPDI writes them (Microsoft, "Project 2007 XML schema"): durations as xsd:duration, times of the day and dates on a
 * clock without a zone, lags in tenths of a minute, weekdays from 1 for Sunday.
 */

/** Minutes of `PT8H0M0S`, not rounded; undefined where it can't be read. A day of it has 24 hours. */
export function durationMinutes(text: string): number | undefined {
  const found = /^(-)?P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,7})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,10})M)?(?:(\d{1,10}(?:[.,]\d{1,9})?)S)?)?$/.exec(text)
  if (found === null || text.endsWith('P') || text.endsWith('T')) return undefined
  const [, sign, years = '0', months = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] = found
  const whole =
    (Number(years) * 365 + Number(months) * 30 + Number(days)) * 1440 + Number(hours) * 60 + Number(minutes) + Number(seconds.replace(',', '.')) / 60
  return sign === undefined ? whole : -whole
}

export const durationText = (minutes: number): string => `PT${Math.floor(minutes / 60)}H${minutes % 60}M0S`

/** A date and time that exists; a zone or fractions of a second behind it are dropped, as the program drops them. */
export function localOf(text: string): Local | undefined {
  const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})?$/.exec(text) ?? /^(\d{4}-\d{2}-\d{2})$/.exec(text)
  const [, day = '', clock = '00:00:00'] = found ?? []
  const local = `${day}T${clock}`
  return found !== null && isReal(local) ? local : undefined
}

/** Whether a local time is one that a calendar and a clock can show, of a year that somebody may plan in (MS Project's end in 2149). */
export function isReal(local: string): boolean {
  if (local < '1900' || local > '2400') return false
  const at = Date.parse(`${local}Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(local)
}

export const isYes = (text: string | undefined): boolean => text === '1' || text?.toLowerCase() === 'true'

export const wholeNumber = (text: string | undefined): number | undefined => (text !== undefined && /^-?\d{1,12}$/.test(text) ? Number(text) : undefined)

/** Formats of durations and lags that run round the clock: em, eh, ed, ew, emo, e% and their estimated kin (32 more). */
const elapsedFormats = new Set(['4', '6', '8', '10', '12', '20', '36', '38', '40', '42', '44', '52'])
export const isElapsed = (format: string | undefined): boolean => format !== undefined && elapsedFormats.has(format)

const percentFormats = new Set(['19', '20', '51', '52'])
export const isPercent = (format: string | undefined): boolean => format !== undefined && percentFormats.has(format)

export const linkTypeCodes = ['FF', 'FS', 'SF', 'SS'] as const

export const constraintCodes = [
  'as-soon-as-possible',
  'as-late-as-possible',
  'must-start-on',
  'must-finish-on',
  'start-no-earlier-than',
  'start-no-later-than',
  'finish-no-earlier-than',
  'finish-no-later-than',
] as const

/** Our weekday (1 is Monday) of MSPDI's (1 is Sunday). */
export const weekdayOf = (dayType: number): number => (dayType === 1 ? 7 : dayType - 1)
export const dayTypeOf = (weekday: number): number => (weekday === 7 ? 1 : weekday + 1)

const day = 86_400_000
export const dayNumber = (date: string): number => Math.floor(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) / day)
export const dateOf = (number: number): string => new Date(number * day).toISOString().slice(0, 10)
/** 1 is Monday; day 0 was a Thursday. */
export const weekdayOfDay = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1
