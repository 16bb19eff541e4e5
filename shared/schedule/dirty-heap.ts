/** Numbers waiting to be looked at, each once, the least first. A binary heap that grows with what waits in it, not with the plan. */
export class DirtyHeap {
  private readonly waits: Uint8Array
  private readonly heap: number[] = []

  /** Numbers are below `size`. */
  constructor(size: number) {
    this.waits = new Uint8Array(size)
  }

  push(value: number): void {
    if (this.waits[value] === 1) return
    this.waits[value] = 1
    const { heap } = this
    let at = heap.length
    heap.push(value)
    while (at > 0) {
      const above = (at - 1) >> 1
      const other = heap[above] ?? 0
      if (other <= value) break
      heap[at] = other
      heap[above] = value
      at = above
    }
  }

  /** The least, or -1 where none waits. */
  pop(): number {
    const { heap } = this
    const least = heap[0]
    const last = heap.pop()
    if (least === undefined || last === undefined) return -1
    this.waits[least] = 0
    if (heap.length === 0) return least
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && (heap[below + 1] ?? 0) < (heap[below] ?? 0)) below++
      const other = heap[below] ?? 0
      if (other >= last) break
      heap[at] = other
      at = below
    }
    heap[at] = last
    return least
  }

  clear(): void {
    for (const value of this.heap) this.waits[value] = 0
    this.heap.length = 0
  }
}
