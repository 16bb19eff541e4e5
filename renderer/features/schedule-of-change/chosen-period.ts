import { dateText } from '#app/format'
import { dayAfter, dayAt, dayStart, pageAfter } from '#shared/calendar/period'

/** A stretch of days, both inclusive; '' has no end on that side. */
export interface ChosenPeriod {
  readonly from: string
  readonly to: string
}

export const presets = ['next', 'month', 'quarter', 'all'] as const
export type Preset = (typeof presets)[number]
export const presetWords: Readonly<Record<Preset, string>> = { next: 'Next three months', month: 'This month', quarter: 'This quarter', all: 'Everything' }

/** The days of a preset, seen from a day on. */
export function presetPeriod(preset: Preset, today: string): ChosenPeriod {
  const month = `${today.slice(0, 7)}-01`
  const monthsOn = (from: string, count: number): string => Array.from({ length: count }).reduce<string>((day) => pageAfter('month', day, 1), from)
  switch (preset) {
    case 'next':
      return { from: today, to: dayAfter(monthsOn(today, 3), -1) }
    case 'month':
      return { from: month, to: dayAfter(monthsOn(month, 1), -1) }
    case 'quarter': {
      const first = `${today.slice(0, 4)}-${String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
      return { from: first, to: dayAfter(monthsOn(first, 3), -1) }
    }
    case 'all':
      return { from: '', to: '' }
  }
}

/** Epoch milliseconds from the first day's beginning to the last one's end, in a zone. */
export const instantsOf = ({ from, to }: ChosenPeriod, zone: string): { readonly from: number; readonly to: number } => ({
  from: from === '' ? Number.NEGATIVE_INFINITY : dayStart(from, zone),
  to: to === '' ? Number.POSITIVE_INFINITY : dayStart(dayAfter(to, 1), zone),
})

/** The period in words: "1 Dec 2026 to 28 Feb 2027", "from 1 Dec 2026 on", "all times". */
export function periodWords({ from, to }: ChosenPeriod, zone: string): string {
  const words = (day: string): string => dateText(dayStart(day, zone), zone)
  if (from === '') return to === '' ? 'all times' : `up to ${words(to)}`
  return to === '' ? `from ${words(from)} on` : `${words(from)} to ${words(to)}`
}

/** Today in a zone. */
export const todayIn = (zone: string, now: number): string => dayAt(now, zone)
