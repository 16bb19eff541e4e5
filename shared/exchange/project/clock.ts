import { Temporal } from 'temporal-polyfill'
import { localInstant } from '../table/local-time'
import type { Local } from './project'

/** What a clock in a zone shows at an instant: `2026-05-15T20:00:00`. */
export const localText = (at: number, zone: string): Local =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second', roundingMode: 'trunc' })

/** Whether an instant comes back from what the clock shows: not in the hour that comes twice, nor with parts of a second. */
export const isPlainOn = (at: number, zone: string): boolean => localInstant(localText(at, zone), zone).at === at
