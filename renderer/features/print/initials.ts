import { initialsOf } from '#app/format'

/**
 * A short sign for each name: its initials; where two people would share them, two letters of the first name (`RaS`,
 * `ReS`); where they still would, the whole name stands.
 */
export function initialsIn(names: readonly string[]): ReadonlyMap<string, string> {
  const people = [...new Set(names)].filter((name) => name.includes(' '))
  const short = alone(people.map((name) => [name, initialsOf(name)]))
  const longer = alone(people.filter((name) => !short.has(name)).map((name) => [name, `${[...name].slice(0, 2).join('')}${initialsOf(name).slice(-1)}`]))
  return new Map([...short, ...longer])
}

/** The pairs whose sign nobody else has. */
function alone(pairs: readonly (readonly [name: string, sign: string])[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>()
  for (const [, sign] of pairs) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return new Map(pairs.filter(([, sign]) => counts.get(sign) === 1))
}
