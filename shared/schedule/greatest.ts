const shift = 7

/** The greatest of many numbers that change one by one, kept by blocks of 128; nothing is below 0. */
export class Greatest {
  private readonly values: Int32Array
  private readonly blocks: Int32Array

  constructor(size: number) {
    this.values = new Int32Array(size)
    this.blocks = new Int32Array((size >> shift) + 1)
  }

  set(at: number, value: number): void {
    const { values, blocks } = this
    const block = at >> shift
    const was = values[at] ?? 0
    values[at] = value
    const held = blocks[block] ?? 0
    if (value >= held) blocks[block] = value
    else if (was === held) {
      let most = 0
      const end = Math.min(values.length, (block + 1) << shift)
      for (let i = block << shift; i < end; i++) most = Math.max(most, values[i] ?? 0)
      blocks[block] = most
    }
  }

  get value(): number {
    let most = 0
    for (let i = 0; i < this.blocks.length; i++) most = Math.max(most, this.blocks[i] ?? 0)
    return most
  }
}
