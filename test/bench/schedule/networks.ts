import { linkTypes } from '#shared/model/link'
import type { ScheduleInput, ScheduleLink, ScheduleTask } from '#shared/schedule/input'
import type { ScheduleCalendar } from '#shared/schedule/working-time'

/** Networks of so many tasks and as many links, in three shapes: rows with cross links, links to near tasks, links to any. */
export const shapes = ['rows', 'near', 'any'] as const
export type Shape = (typeof shapes)[number]

/** Mulberry32: small, quick, and the same everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const everyDay = (hours: string): Record<string, string> => Object.fromEntries([...'1234567'].map((weekday) => [weekday, hours]))
const office = Object.fromEntries([...'12345'].map((weekday) => [weekday, '09:00-12:00 13:00-17:00']))
export const calendars: readonly ScheduleCalendar[] = [
  { id: 'c0', zone: 'Europe/Berlin', week: office, days: { '2026-12-25': '', '2027-01-01': '' } },
  { id: 'c1', zone: 'America/New_York', week: office, days: {} },
  { id: 'c2', zone: 'Europe/Berlin', week: everyDay('06:00-22:00'), days: {} },
]

/** Tasks lie in no order of their links, as in a real plan's storage. Short tasks: with calendars 100,000 must not reach a century. */
export function network(shape: Shape, size: number, withCalendars: boolean, seed = 7, word = 'task'): ScheduleInput {
  const random = randomOf(seed)
  const below = (limit: number): number => Math.floor(random() * limit)
  const name = Array.from({ length: size }, (_, i) => i)
  for (let i = size - 1; i > 0; i--) {
    const j = below(i + 1)
    const [a = 0, b = 0] = [name[i], name[j]]
    name[i] = b
    name[j] = a
  }
  const tasks: ScheduleTask[] = name.map((_, i) => ({
    id: `${word}-${i}`,
    parent: '',
    duration: 5 + below(115),
    branch: 'main',
    constraint: { kind: 'as-soon-as-possible' },
    ...(withCalendars ? { calendar: `c${below(3)}` } : {}),
  }))
  const links: ScheduleLink[] = []
  const row = 100
  for (let i = 0; i < size; i++) {
    let a = i
    let b = i + 1
    if (shape === 'near') b = Math.min(size - 1, i + 1 + below(50))
    if (shape === 'any') [a, b] = [below(size), below(size)].sort((x, y) => x - y) as [number, number]
    if (shape === 'rows' && b % row === 0) b = Math.min(size - 1, i + row)
    if (a === b || b >= size) continue
    const type = random() < 0.7 ? 'FS' : (linkTypes[below(4)] ?? 'FS')
    const lag = random() < 0.6 ? 0 : below(60) - 15
    links.push({ id: `link-${links.length}`, from: `${word}-${name[a]}`, to: `${word}-${name[b]}`, type, lag })
  }
  return { start: Date.UTC(2026, 11, 1, 8), tasks, links, ...(withCalendars ? { calendars } : {}) }
}
