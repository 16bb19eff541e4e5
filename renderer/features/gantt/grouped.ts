/** Groups by name, in the order of names; what has none comes last under its own words. */
export function grouped<T>(items: readonly T[], nameOf: (item: T) => string, nameless: string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = nameOf(item)
    const list = groups.get(name)
    if (list === undefined) groups.set(name, [item])
    else list.push(item)
  }
  const rest = groups.get('')
  groups.delete('')
  const named = [...groups].sort(([a], [b]) => a.localeCompare(b))
  return rest === undefined ? named : [...named, [nameless, rest]]
}
