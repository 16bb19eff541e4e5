import { createdElsewhere, type Standing, unnamed } from './admission'
import { isRoot } from './apply'

/** An entry as the rule sees it that it names the root of whatever it touches (sync.md, The entry, `about`). */
export interface Touching {
  readonly stamp: string
  readonly roots: ReadonlySet<string> | readonly string[]
  /** The entities that it creates, with the root of each. */
  readonly creates: ReadonlyMap<string, string>
  /** Its standing by who wrote it. */
  byAuthor: Standing | undefined
  /** What is wrong with what it touches, by entity. */
  faults: Map<string, Standing> | undefined
}

interface Index<T extends Touching> {
  readonly creators: Map<string, T[]>
  readonly touching: Map<string, T[]>
}

/**
 * Takes in what a new entry touches. What it creates goes to `recreated`, because others may have touched it before; for
 * the rest it is judged at once. A root is its own root. `again`: an earlier copy may have shown some of it.
 */
export function judgeTouched<T extends Touching>(index: Index<T>, entry: T, entities: readonly string[], recreated: Set<string>, again: boolean): void {
  for (const entity of entities) {
    add(index.touching, entity, entry, again)
    if (entry.creates.has(entity)) {
      add(index.creators, entity, entry, again)
      recreated.add(entity)
    } else if (!recreated.has(entity)) judge(entry, entity, isRoot(entity) ? entity : rootOf(index, entity))
  }
}

/** Judges all that touch an entity by the root that it has now; answers with the entries for which something changed. */
export function judgeEntity<T extends Touching>(index: Index<T>, entity: string): readonly T[] {
  const root = rootOf(index, entity)
  return (index.touching.get(entity) ?? []).filter((entry) => judge(entry, entity, root))
}

/**
 * The root of an entity: what its creating entry names in `of`. Of several creating entries the earliest holds; one by an
 * author who does not count, or that does not name that root itself, is none.
 */
function rootOf<T extends Touching>({ creators }: Index<T>, entity: string): string | undefined {
  let first: T | undefined
  for (const entry of creators.get(entity) ?? []) {
    const root = entry.creates.get(entity)
    if (root === undefined || entry.byAuthor?.state !== 'admitted' || !names(entry, root)) continue
    if (first === undefined || entry.stamp < first.stamp) first = entry
  }
  return first?.creates.get(entity)
}

function judge(entry: Touching, entity: string, root: string | undefined): boolean {
  const fault = faultOf(entry, entity, root)
  if (fault === undefined && entry.faults?.has(entity) !== true) return false
  if (fault === undefined) entry.faults?.delete(entity)
  else {
    entry.faults ??= new Map()
    entry.faults.set(entity, fault)
  }
  return true
}

function faultOf(entry: Touching, entity: string, root: string | undefined): Standing | undefined {
  const created = entry.creates.get(entity)
  if (created !== undefined && !names(entry, created)) return unnamed(entity)
  if (root === undefined) return undefined
  if (created !== undefined && created !== root) return createdElsewhere(entity)
  return names(entry, root) ? undefined : unnamed(entity)
}

const names = ({ roots }: Touching, root: string): boolean => (roots instanceof Set ? roots.has(root) : (roots as readonly string[]).includes(root))

function add<T>(lists: Map<string, T[]>, name: string, value: T, again: boolean): void {
  const list = lists.get(name)
  if (list === undefined) lists.set(name, [value])
  else if (!again || !list.includes(value)) list.push(value)
}
