import type { Failure } from '../model/result'
import type { ReadEntry } from './entry'

/** `at` may differ so much from its witnesses (sync.md, The entry). */
const tolerance = 10 * 60_000

/** That a device's wall time was wrong. It never bears on what counts or wins, only on what an auditor may believe of `at`. */
export interface ClockFinding extends Failure {
  readonly code: 'clock'
  readonly device: string
  /** By about how much, in minutes; above zero where the clock was ahead or, by itself, jumped back. */
  readonly minutes: number
}

/**
 * Finds wrong clocks by what entries had seen: an entry happened after everything in its `seen` and after the one before
 * it. Where two devices contradict each other the one is named that contradicts more others; of two alone, both are.
 */
export function clockFindings(entries: readonly ReadEntry[]): readonly ClockFinding[] {
  const places = new Map(entries.map((entry) => [entry.hash, entry]))
  const worst = new Map<string, number>()
  const against = new Map<string, Map<string, number>>()
  for (const { file } of entries) {
    const at = Date.parse(file.at)
    const before = places.get(file.prev)
    const back = before === undefined ? 0 : Date.parse(before.file.at) - at
    if (back > tolerance) worst.set(file.dev, Math.max(back, worst.get(file.dev) ?? 0))
    for (const [dev, [, hash]] of Object.entries(file.seen)) {
      const seen = places.get(hash)
      const ahead = seen === undefined || dev === file.dev ? 0 : Date.parse(seen.file.at) - at
      if (!(ahead > tolerance)) continue
      contradict(against, dev, file.dev, ahead)
      contradict(against, file.dev, dev, -ahead)
    }
  }
  for (const [device, others] of against) {
    const mostOfOthers = Math.max(...[...others.keys()].map((other) => against.get(other)?.size ?? 0))
    if (others.size < mostOfOthers) continue
    const amount = [...others.values()].reduce((a, b) => (Math.abs(a) < Math.abs(b) ? b : a), 0)
    if (Math.abs(amount) > (worst.get(device) ?? 0)) worst.set(device, amount)
  }
  return [...worst].sort(([a], [b]) => (a < b ? -1 : 1)).map(([device, amount]) => findingOf(device, Math.round(amount / 60_000)))
}

function contradict(against: Map<string, Map<string, number>>, device: string, other: string, amount: number): void {
  const others = against.get(device) ?? new Map<string, number>()
  against.set(device, others)
  if (Math.abs(amount) > Math.abs(others.get(other) ?? 0)) others.set(other, amount)
}

function findingOf(device: string, minutes: number): ClockFinding {
  return { code: 'clock', device, minutes, message: `The clock of device ${device} was wrong by about ${spoken(Math.abs(minutes))}.` }
}

/** In the largest unit that makes at least two of it. */
function spoken(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} hours`
  if (minutes < 2 * 525_960) return `${Math.round(minutes / 1_440)} days`
  return `${Math.round(minutes / 525_960)} years`
}
