import type { ScheduleLink } from './input'

interface LinksByEnd {
  readonly into: ReadonlyMap<string, readonly ScheduleLink[]>
  readonly outOf: ReadonlyMap<string, readonly ScheduleLink[]>
}

const known = new WeakMap<readonly ScheduleLink[], LinksByEnd>()

/** The links by the task they lead to and by the task they leave, sorted once for as long as the list stands. */
export function linksByEnd(links: readonly ScheduleLink[]): LinksByEnd {
  const held = known.get(links)
  if (held !== undefined) return held
  const into = new Map<string, ScheduleLink[]>()
  const outOf = new Map<string, ScheduleLink[]>()
  for (const link of links) {
    add(into, link.to, link)
    add(outOf, link.from, link)
  }
  const made = { into, outOf }
  known.set(links, made)
  return made
}

function add(map: Map<string, ScheduleLink[]>, key: string, link: ScheduleLink): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [link])
  else list.push(link)
}
