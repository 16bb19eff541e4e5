import { type DayHours, dayHours, offsetRanges } from './clock-hours'

/** A working calendar as a schedule needs it: hours by day of the week (`1` is Monday) and by single days that differ from it. */
export interface ScheduleCalendar {
  readonly id: string
  readonly zone: string
  readonly week: Readonly<Record<string, string>>
  readonly days: Readonly<Record<string, string>>
}

const day = 1440
/** How far a calendar is worked out from the plan's start, to both sides: a plan lasts years, not centuries. */
const furthest = 200 * 366 * day

/**
 * Working time from a plan's start, in minutes: prefix sums of working minutes over spans, grown as far as they are asked for. Where a
 * calendar has no more hours (nobody works from some day on) time counts round the clock, so that every question has an answer:
 * `outside` says that it came to that.
 */
export class WorkingTime {
  private readonly week: readonly DayHours[]
  private readonly days = new Map<number, DayHours>()
  /** Spans of work, and the minutes worked before each; below minute 0 they count down. */
  private from = new Int32Array(0)
  private to = new Int32Array(0)
  private before = new Int32Array(0)
  /** The first span that ends after the beginning of each day, so that no search is needed. */
  private dayIndex = new Int32Array(0)
  /** The same by work done, in buckets of `bucket` minutes. */
  private workIndex = new Int32Array(0)
  private lowWork = 0
  private highWork = 0
  private low = 0
  private high = 0
  private readonly first: number
  private readonly last: number

  private readonly zone: string
  private readonly base: number

  /** `base` is minute 0 in epoch minutes. */
  constructor(calendar: ScheduleCalendar, base: number) {
    this.zone = calendar.zone
    this.base = base
    this.week = Array.from({ length: 7 }, (_, i) => dayHours(calendar.week[String(i + 1)] ?? ''))
    for (const [date, hours] of Object.entries(calendar.days)) {
      const at = Date.parse(date)
      if (!Number.isNaN(at)) this.days.set(Math.floor(at / 86_400_000), dayHours(hours))
    }
    const worked = [...this.days].flatMap(([date, hours]) => (hours.length > 0 ? [date * day - base] : []))
    const endless = this.week.some((hours) => hours.length > 0)
    // A zone may be a day ahead of UTC or behind it, and a day's hours end a day after it begins.
    this.first = endless ? -furthest : Math.max(-furthest, Math.min(0, ...worked.map((at) => at - day)))
    this.last = endless ? furthest : Math.min(furthest, Math.max(0, ...worked.map((at) => at + 3 * day)))
    this.grow(-32 * day, 400 * day)
  }

  /** Working minutes from minute 0 to `at`; below zero before it. */
  work(at: number): number {
    if (at < this.low || at >= this.high) {
      this.reach(at)
      if (at >= this.high) return this.highWork + at - this.high
      if (at < this.low) return this.lowWork + at - this.low
    }
    const { from, to, before, dayIndex } = this
    let span = dayIndex[((at - this.low) / day) | 0] ?? 0
    while ((to[span] ?? 0) <= at) span++
    const begun = at - (from[span] ?? 0)
    return (before[span] ?? 0) + (begun > 0 ? begun : 0)
  }

  /** The last moment at which `work` minutes have been worked: where work that follows begins. */
  start(work: number): number {
    if (work < this.lowWork || work >= this.highWork) {
      this.reachWork(work)
      if (work >= this.highWork) return this.high + work - this.highWork
      if (work < this.lowWork) return this.low + work - this.lowWork
    }
    const { from, before } = this
    let span = this.workIndex[(work - this.lowWork) >> bucket] ?? 0
    while ((before[span + 1] ?? 0) <= work) span++
    return (from[span] ?? 0) + work - (before[span] ?? 0)
  }

  /** The first moment at which `work` minutes have been worked: where work of that length ends. */
  finish(work: number): number {
    return this.start(work - 1) + 1
  }

  /** Whether a moment lies in time without work, neither where work ends nor where it begins. */
  rests(at: number): boolean {
    const work = this.work(at)
    return this.finish(work) < at && at < this.start(work)
  }

  /** Whether a moment lies where the calendar has no more hours and was left out of account. */
  outside(at: number): boolean {
    return at > this.last || at < this.first
  }

  /** Spans without work in [from, to), for drawing. */
  rest(from: number, to: number): { readonly from: number; readonly to: number }[] {
    const spans: { from: number; to: number }[] = []
    for (let at = from; at < to; ) {
      const next = this.start(this.work(at))
      if (next > at) spans.push({ from: at, to: Math.min(next, to) })
      if (next >= to) break
      // The end of this stretch of work: the first moment from which work is no longer done minute by minute.
      at = this.stretchEnd(next)
    }
    return spans
  }

  private stretchEnd(at: number): number {
    const work = this.work(at)
    if (at < this.low || at >= this.high) return Number.POSITIVE_INFINITY
    let span = this.dayIndex[((at - this.low) / day) | 0] ?? 0
    while ((this.to[span] ?? 0) <= at) span++
    return at + (this.before[span] ?? 0) + (this.to[span] ?? 0) - (this.from[span] ?? 0) - work
  }

  private reach(at: number): void {
    while (at >= this.high && this.high < this.last) this.grow(this.low, Math.min(this.last, this.high + Math.max(400 * day, this.high)))
    while (at < this.low && this.low > this.first) this.grow(Math.max(this.first, 2 * this.low - 400 * day), this.high)
  }

  private reachWork(work: number): void {
    while (work >= this.highWork && this.high < this.last) this.grow(this.low, Math.min(this.last, this.high + Math.max(400 * day, this.high)))
    while (work < this.lowWork && this.low > this.first) this.grow(Math.max(this.first, 2 * this.low - 400 * day), this.high)
  }

  private grow(low: number, high: number): void {
    this.low = Math.max(low, this.first)
    this.high = Math.min(high, this.last)
    const from: number[] = []
    const to: number[] = []
    const take = (a: number, b: number): void => {
      const start = Math.max(a, this.low)
      const end = Math.min(b, this.high)
      if (start >= end) return
      if (to.at(-1) === start) to[to.length - 1] = end
      else {
        from.push(start)
        to.push(end)
      }
    }
    for (const range of offsetRanges(this.zone, this.base + this.low, this.base + this.high)) {
      const begin = range.from + range.offset
      const stop = range.to + range.offset
      for (let date = Math.floor(begin / day); date * day < stop; date++) {
        // 1 January 1970 was a Thursday.
        const hours = this.days.get(date) ?? this.week[(((date + 3) % 7) + 7) % 7] ?? []
        for (const [a, b] of hours) {
          const start = Math.max(begin, date * day + a)
          const end = Math.min(stop, date * day + b)
          if (start < end) take(start - range.offset - this.base, end - range.offset - this.base)
        }
      }
    }
    this.index(from, to)
  }

  /** Lays the spans out with their sums, and a last span without end behind them that every search stops at. */
  private index(from: readonly number[], to: readonly number[]): void {
    const count = from.length
    this.from = Int32Array.from([...from, this.high])
    this.to = Int32Array.from([...to, 2_147_483_647])
    const before = new Int32Array(count + 2)
    let atZero = 0
    for (let i = 0; i < count; i++) {
      const [a = 0, b = 0] = [from[i], to[i]]
      before[i + 1] = (before[i] ?? 0) + b - a
      atZero += Math.max(0, Math.min(0, b) - Math.min(0, a))
    }
    before[count + 1] = 2_147_483_647
    for (let i = 0; i <= count; i++) before[i] = (before[i] ?? 0) - atZero
    this.before = before
    this.lowWork = -atZero
    this.highWork = before[count] ?? 0
    this.dayIndex = new Int32Array(Math.ceil((this.high - this.low) / day) + 1)
    for (let i = 0, span = 0; i < this.dayIndex.length; i++) {
      while ((this.to[span] ?? 0) <= this.low + i * day) span++
      this.dayIndex[i] = span
    }
    this.workIndex = new Int32Array(((this.highWork - this.lowWork) >> bucket) + 1)
    for (let i = 0, span = 0; i < this.workIndex.length; i++) {
      while ((before[span + 1] ?? 0) <= this.lowWork + (i << bucket)) span++
      this.workIndex[i] = span
    }
  }
}

/** Work is looked up in buckets of 2^9 minutes: about a working day. */
const bucket = 9
