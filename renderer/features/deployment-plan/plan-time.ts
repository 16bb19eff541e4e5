import { clockWords, dateWords } from '#shared/commands/when-words'
import { instant } from '#shared/model/when'
import type { Schedule } from '#shared/schedule/schedule'

/** Whether a plan or its back-out runs longer than a day: then a time of day alone says too little. */
export const overDays = ({ start, end, backOutEnd }: Pick<Schedule, 'start' | 'end' | 'backOutEnd'>): boolean => Math.max(end, backOutEnd) - start > 86_400_000

/** A time of the plan as its columns show it: the clock, with the day where the plan runs over days. */
export const timeIn = (schedule: Pick<Schedule, 'start' | 'end' | 'backOutEnd'>, at: number, zone: string): string =>
  overDays(schedule) ? dateWords(instant(at), zone) : clockWords(at, zone)
