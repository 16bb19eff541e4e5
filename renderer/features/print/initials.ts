import { initialsOf } from '#app/format'

/** The initials of each name; people who would share theirs keep their whole names. */
export function initialsIn(names: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const name of names) if (name.includes(' ')) found.set(name, initialsOf(name))
  const counts = new Map<string, number>()
  for (const short of found.values()) counts.set(short, (counts.get(short) ?? 0) + 1)
  return new Map([...found].filter(([, short]) => counts.get(short) === 1))
}
