import type { ConfigurationItem, Environment, Service } from '../../model/configuration'

/** What stands above what: a CI below its parent and its service. Names of entities. */
export interface Estate {
  readonly above: ReadonlyMap<string, readonly string[]>
  /** Environments that take several at a time. */
  readonly shared: ReadonlySet<string>
}

export function estateOf(services: readonly Service[], items: readonly ConfigurationItem[], environments: readonly Environment[]): Estate {
  const above = new Map<string, readonly string[]>(services.map(({ id }) => [`service/${id}`, []]))
  for (const { id, parent, service } of items) {
    // A parent is kept as the id of a CI or as its name.
    const up = parent === '' ? [] : [parent.includes('/') ? parent : `ci/${parent}`]
    above.set(`ci/${id}`, service === '' ? up : [...up, service.includes('/') ? service : `service/${service}`])
  }
  return { above, shared: new Set(environments.flatMap(({ id, shared }) => (shared ? [`environment/${id}`] : []))) }
}

/** The estate by numbers: of each node all above it and all below it, itself never among them, also where parents go in a circle. */
export interface Nodes {
  readonly numberOf: ReadonlyMap<string, number>
  readonly names: readonly string[]
  readonly up: readonly (readonly number[])[]
  readonly down: readonly (readonly number[])[]
}

const known = new WeakMap<Estate, Nodes>()

export function nodesOf(estate: Estate): Nodes {
  const held = known.get(estate)
  if (held !== undefined) return held
  const numberOf = new Map<string, number>()
  const names: string[] = []
  const number = (name: string): number => {
    const had = numberOf.get(name)
    if (had !== undefined) return had
    numberOf.set(name, names.length)
    return names.push(name) - 1
  }
  const direct: number[][] = []
  for (const [name, above] of estate.above) {
    const at = number(name)
    direct[at] = above.map(number)
  }
  const up = names.map((_, at) => closure(at, direct))
  const down: number[][] = names.map(() => [])
  for (const [at, above] of up.entries()) for (const node of above) down[node]?.push(at)
  const nodes = { numberOf, names, up, down }
  known.set(estate, nodes)
  return nodes
}

function closure(from: number, direct: readonly (readonly number[] | undefined)[]): readonly number[] {
  const found = new Set<number>()
  const toSee = [...(direct[from] ?? [])]
  for (let node = toSee.pop(); node !== undefined; node = toSee.pop()) {
    if (node === from || found.has(node)) continue
    found.add(node)
    toSee.push(...(direct[node] ?? []))
  }
  return [...found]
}
