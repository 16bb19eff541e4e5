import { apply, creations, type Roots } from '#shared/log/apply'
import { canonical } from '#shared/log/canonical'
import { adopt, type Clock, clockZero, stampOf, tick } from '#shared/log/clock'
import type { Draft, Entry, Operation } from '#shared/log/operation'
import type { Json } from '#shared/model/json'
import { naiveReplay } from './naive-replay'
import type { Random } from './random'

/*
 * Devices that write, exchange and merge entries in memory: the laws of merging by the hundred thousand. Hashes are drawn
 * by chance, nothing is signed; test/torture/world.ts goes the whole way.
 */

export interface LightDevice {
  readonly name: string
  readonly held: Map<string, Entry>
  readonly homes: Map<string, string>
  /** Epoch milliseconds as this device's wall clock shows them. */
  readonly wall: () => number
  roots: Roots
  clock: Clock
}

export interface LightWorld {
  readonly devices: readonly LightDevice[]
  readonly written: Entry[]
}

const letters = '0123456789abcdefghjkmnpqrstvwxyz'

export function lightWorld(random: Random, wallOf: (index: number) => () => number): LightWorld {
  const devices = Array.from(
    { length: 2 + random.below(7) },
    (_, index): LightDevice => ({
      name: `${letters[random.below(32)]}${index}`.padEnd(16, 'x'),
      held: new Map(),
      homes: new Map(),
      wall: wallOf(index),
      roots: {},
      clock: clockZero,
    }),
  )
  return { devices, written: [] }
}

/** A device writes what a draft says: the entry counts at once, for it is the device's own. */
export function writeLight(world: LightWorld, random: Random, device: LightDevice, draft: Draft): Entry {
  device.clock = tick(device.clock, device.wall())
  const hash = random.hex(64)
  const created = creations(draft)
  const entry: Entry = {
    ...draft,
    stamp: stampOf(device.clock, device.name, hash),
    hash,
    device: device.name,
    sequence: device.held.size + 1,
    who: device.name,
    at: '',
    roots: [...new Set(draft.operations.map(({ entity }) => rootOf(device, entity) ?? created.get(entity) ?? entity))],
  }
  world.written.push(entry)
  receiveLight(device, [entry])
  return entry
}

const rootOf = (device: LightDevice, entity: string): string | undefined => (entity.startsWith('release/') ? entity : device.homes.get(entity))

/** Others' entries, in whatever order and number they come. */
export function receiveLight(device: LightDevice, entries: readonly Entry[]): void {
  let newest = clockZero
  for (const entry of entries) {
    device.held.set(entry.hash, entry)
    const clock = entry.stamp.slice(0, 21)
    if (clock > newest) newest = clock
    for (const [entity, root] of creations(entry)) device.homes.set(entity, root)
  }
  device.clock = adopt(device.clock, newest)
  device.roots = apply(device.roots, entries)
}

/** Some of what one device holds reaches another: late, mixed, in part, some of it twice. */
export function exchange(world: LightWorld, random: Random): void {
  const from = random.pick(world.devices)
  const to = random.pick(world.devices)
  if (from === to || from.held.size === 0) return
  const some = random.shuffled([...from.held.values()]).slice(0, 1 + random.below(from.held.size))
  receiveLight(to, random.chance(0.2) ? [...some, ...some.slice(0, 2)] : some)
}

const fields = ['title', 'order', 'owner', 'futureField'] as const
const values: readonly Json[] = ['', 'A', 'B', 7, true, { state: 'done', at: 'now' }, ['x', 'y'], 'Ünïcode “quotes” 🚢']

/** Something that a person might do on this device, among few entities so that people meet. */
export function randomDraft(device: LightDevice, random: Random): Draft {
  const releases = Object.keys(device.roots).filter((root) => root.startsWith('release/'))
  const entities = [...device.homes.keys()]
  const dice = random.below(10)
  if (releases.length === 0 || dice === 0) return draft(creation(`release/${random.pick(['a', 'b', 'c'])}`))
  if (entities.length === 0 || dice === 1) return draft(creation(`task/${random.hex(6)}`, random.pick(releases)))
  if (dice === 2) return draft(vote(device, random, releases))
  const some = random.shuffled([...entities, ...releases]).slice(0, 1 + random.below(3))
  if (dice === 3) return draft(some.map((entity) => setting(device, entity, 'removed', random.chance(0.5))))
  // A move to another root, which must come to nothing: `of` never changes.
  if (dice === 4) return draft([setting(device, random.pick(entities), 'of', random.pick(releases))])
  return draft(some.map((entity) => setting(device, entity, random.pick(fields), random.pick(values))))
}

/** A vote, few enough that devices write the same one again, or one in another's name: none of that may come to anything. */
function vote(device: LightDevice, random: Random, releases: readonly string[]): readonly Operation[] {
  const others = [...device.homes.keys()].filter((entity) => entity.startsWith('vote/'))
  const isForged = others.length > 0 && random.chance(0.3)
  const entity = isForged ? random.pick(others) : `vote/${device.name}-${random.below(4)}`
  const root = device.homes.get(entity) ?? random.pick(releases)
  const part = random.pick(['choice', 'comment', 'by'])
  return [...creation(entity, root).slice(0, random.chance(0.8) ? 3 : 1), { entity, field: part, value: random.pick(values), was: '' }]
}

const draft = (operations: readonly Operation[]): Draft => ({ command: 'edit', summary: 'Edited', operations })

const creation = (entity: string, root?: string): readonly Operation[] => [
  { entity, field: 'removed', value: false, was: true },
  ...(root === undefined ? [] : [{ entity, field: 'of', value: root, was: '' }]),
  { entity, field: 'title', value: entity, was: '' },
]

function setting(device: LightDevice, entity: string, field: string, value: Json): Operation {
  const root = rootOf(device, entity) ?? entity
  return { entity, field, value, was: device.roots[root]?.entities[entity]?.[field]?.[0] ?? (field === 'removed' ? true : '') }
}

/** A state as text, for comparing: the same text is the same state. */
export const digestOf = (roots: Roots): string => canonical(Object.fromEntries(Object.entries(roots).map(([root, { entities }]) => [root, entities])))
export const naiveDigest = (entries: readonly Entry[]): string => canonical(naiveReplay(entries))
