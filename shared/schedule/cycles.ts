import type { Arcs } from './network'

/**
 * The component of each node that lies on a cycle, numbered from 1; 0 for the others. Strongly
 * connected components by Tarjan (1972), with its own stack: a plan may be a chain of 100,000 tasks.
 */
export function cycleOf(size: number, { begin, to }: Arcs): Int32Array {
  const seen = new Int32Array(size)
  const low = new Int32Array(size)
  const onStack = new Uint8Array(size)
  const cycle = new Int32Array(size)
  const next = begin.slice(0, size)
  const path: number[] = []
  const stack: number[] = []
  let clock = 0
  let cycles = 0
  const enter = (node: number): void => {
    clock++
    seen[node] = clock
    low[node] = clock
    onStack[node] = 1
    path.push(node)
    stack.push(node)
  }
  const close = (node: number): void => {
    const members: number[] = []
    for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
      onStack[member] = 0
      members.push(member)
      if (member === node) break
    }
    if (members.length === 1 && !loops(node, begin, to)) return
    cycles++
    for (const member of members) cycle[member] = cycles
  }
  for (let root = 0; root < size; root++) {
    if (seen[root] !== 0) continue
    enter(root)
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const arc = next[node] ?? 0
      if (arc < (begin[node + 1] ?? 0)) {
        next[node] = arc + 1
        const target = to[arc] ?? 0
        if (seen[target] === 0) enter(target)
        else if (onStack[target] === 1) low[node] = Math.min(low[node] ?? 0, seen[target] ?? 0)
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above !== undefined) low[above] = Math.min(low[above] ?? 0, low[node] ?? 0)
      if (low[node] === seen[node]) close(node)
    }
  }
  return cycle
}

function loops(node: number, begin: Int32Array, to: Int32Array): boolean {
  for (let a = begin[node] ?? 0; a < (begin[node + 1] ?? 0); a++) if (to[a] === node) return true
  return false
}
