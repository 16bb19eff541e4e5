import type { ScheduleInput } from '#shared/schedule/input'

/*
 * A peer: what one would write without thinking of speed, objects and a `Map` by id. No free package schedules; the reactive engine
 * under a commercial one is free (peer-chronograph.ts).
 */

interface Node {
  readonly id: string
  readonly duration: number
  readonly before: { readonly node: Node; readonly type: string; readonly lag: number }[]
  readonly after: { readonly node: Node; readonly type: string; readonly lag: number }[]
  start: number
  finish: number
  lateStart: number
  lateFinish: number
  total: number
  free: number
}

export function objectSchedule({ tasks, links }: ScheduleInput): Map<string, Node> {
  const nodes = new Map<string, Node>()
  for (const { id, duration } of tasks)
    nodes.set(id, { id, duration, before: [], after: [], start: 0, finish: 0, lateStart: 0, lateFinish: 0, total: 0, free: 0 })
  for (const { from, to, type, lag } of links) {
    const [a, b] = [nodes.get(from), nodes.get(to)]
    if (a === undefined || b === undefined) continue
    a.after.push({ node: b, type, lag })
    b.before.push({ node: a, type, lag })
  }
  const order = sorted([...nodes.values()])
  for (const node of order) {
    const asked = node.before.map(({ node: before, type, lag }) => {
      if (type === 'FS') return before.finish + lag
      if (type === 'SS') return before.start + lag
      return (type === 'FF' ? before.finish : before.start) + lag - node.duration
    })
    node.start = asked.reduce((a, b) => Math.max(a, b), 0)
    node.finish = node.start + node.duration
  }
  const end = order.reduce((most, { finish }) => Math.max(most, finish), 0)
  for (const node of order.toReversed()) {
    const bounds = node.after.map(({ node: after, type, lag }) => {
      if (type === 'FS') return after.lateStart - lag
      if (type === 'FF') return after.lateFinish - lag
      return (type === 'SS' ? after.lateStart : after.lateFinish) - lag + node.duration
    })
    node.lateFinish = bounds.reduce((a, b) => Math.min(a, b), end)
    node.lateStart = node.lateFinish - node.duration
    node.total = node.lateStart - node.start
    const rooms = node.after.map(({ node: after, type, lag }) => {
      const to = type === 'FS' || type === 'SS' ? after.start : after.finish
      const from = type === 'FS' || type === 'FF' ? node.finish : node.start
      return to - lag - from
    })
    node.free = rooms.reduce((a, b) => Math.min(a, b), end - node.finish)
  }
  return nodes
}

function sorted(nodes: readonly Node[]): Node[] {
  const waits = new Map(nodes.map((node) => [node.id, node.before.length]))
  const order = nodes.filter((node) => node.before.length === 0)
  for (const node of order) {
    for (const { node: after } of node.after) {
      const left = (waits.get(after.id) ?? 0) - 1
      waits.set(after.id, left)
      if (left === 0) order.push(after)
    }
  }
  return order
}
