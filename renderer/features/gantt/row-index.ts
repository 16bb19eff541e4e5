/** Which row an id stands in. The map is made when one is first looked up that does not stand where it was guessed: a first picture seldom needs it. */
export class RowIndex {
  readonly #ids: readonly string[]
  #rows: ReadonlyMap<string, number> | undefined

  constructor(ids: readonly string[]) {
    this.#ids = ids
  }

  get(id: string): number | undefined {
    this.#rows ??= new Map(this.#ids.map((each, row) => [each, row]))
    return this.#rows.get(id)
  }

  /** Looks first where a row most likely stands: plans are written down in the order in which they are done. */
  near(id: string, row: number): number | undefined {
    for (let at = row; at < row + 3; at++) if (this.#ids[at] === id) return at
    return this.get(id)
  }
}
