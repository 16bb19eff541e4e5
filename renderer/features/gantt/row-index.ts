/** Which row an id stands in. The map is made when one is first looked up that does not stand where it was guessed: a first picture seldom needs it. */
export class RowIndex {
  readonly #given: readonly { readonly id: string }[]
  #rows: ReadonlyMap<string, number> | undefined

  constructor(rows: readonly { readonly id: string }[]) {
    this.#given = rows
  }

  get(id: string): number | undefined {
    this.#rows ??= new Map(this.#given.map(({ id: each }, row) => [each, row]))
    return this.#rows.get(id)
  }

  /** Looks first where a row most likely stands: plans are written down in the order in which they are done. */
  near(id: string, row: number): number | undefined {
    for (let at = row; at < row + 3; at++) if (this.#given[at]?.id === id) return at
    return this.get(id)
  }
}
