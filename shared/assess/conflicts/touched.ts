import type { Places } from './places'
import type { Subject } from './subject'

/** How a subject touches a place: itself, through something below it, or through something above it. */
export type Touch = 'own' | 'parent' | 'child'

/** Every place that a subject touches and how, the nearest way where there are several. */
export function touchedBy({ items, environment }: Subject, { placeOf, up, down, nodes }: Places): ReadonlyMap<string, Touch> {
  const touched = new Map<string, Touch>()
  const add = (place: number, touch: Touch): void => {
    const name = nodes.names[place]
    if (name !== undefined && !touched.has(name)) touched.set(name, touch)
  }
  for (const item of items) touched.set(item, 'own')
  if (environment !== '') touched.set(environment, 'own')
  const own = items.flatMap((item) => placeOf(item) ?? [])
  for (const place of own) for (const above of up(place)) add(above, 'parent')
  for (const place of own) for (const below of down(place)) add(below, 'child')
  return touched
}

const nearest: Readonly<Record<Touch, number>> = { own: 0, parent: 1, child: 2 }

/** The nearest way in which a scope is touched, and the places of it that are touched in that way; undefined where none is. */
export function touchOf(
  scope: Readonly<Record<string, true>>,
  touched: ReadonlyMap<string, Touch>,
): { readonly touch: Touch; readonly at: readonly string[] } | undefined {
  let found: { touch: Touch; at: string[] } | undefined
  for (const name in scope) {
    const touch = touched.get(name)
    if (touch === undefined) continue
    if (found === undefined || nearest[touch] < nearest[found.touch]) found = { touch, at: [name] }
    else if (found.touch === touch) found.at.push(name)
  }
  return found
}
