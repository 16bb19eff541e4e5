import { kindOf } from '#shared/model/entity-id'
import type { CalendarItem } from './calendar-item'

/** The kinds that live in the calendar alone. */
export const ownBands = ['freeze', 'window', 'booking', 'key-date'] as const
export type OwnBand = (typeof ownBands)[number]

export const isOwnBand = ({ entity }: CalendarItem): boolean => ownBands.some((kind) => kind === kindOf(entity))
