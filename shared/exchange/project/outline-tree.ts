/** So deep may tasks stand; what stands deeper in a file stands here at this depth. */
export const deepest = 40

/** The parent of each of a list of tasks that say how deep they stand: the last one before that stands less deep, '' at the top. */
export function parentsOf(listed: readonly { readonly id: string; readonly level: number }[]): string[] {
  const above: { readonly id: string; readonly level: number }[] = []
  return listed.map(({ id, level: written }) => {
    const level = Math.min(written, deepest)
    for (let last = above.at(-1); last !== undefined && last.level >= level; last = above.at(-1)) above.pop()
    const parent = above.at(-1)?.id ?? ''
    above.push({ id, level })
    return parent
  })
}
