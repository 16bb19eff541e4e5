import { kindOf } from '../model/entity-id'

/** What only the device that it is named after may write: `<dev>-<rest>`. */
const signedKinds: ReadonlySet<string> = new Set(['vote', 'recusal', 'decision'])
/** What is never edited, only added (sync.md, Trust). */
const addedKinds: ReadonlySet<string> = new Set(['admission', 'revocation'])

/**
 * Whether an entity is written once: everything about it stands in the entry that creates it, and what other entries say of
 * it is void. So nobody can edit, remove or overtake another's vote, whatever their clock and role. Of several creating
 * entries the earliest is the whole of it.
 */
export function isWrittenOnce(entity: string): boolean {
  const kind = kindOf(entity)
  return signedKinds.has(kind) || addedKinds.has(kind)
}

/** Whether a device may create an entity: votes, declared conflicts of interest and decisions under its own name alone. */
export function mayCreate(entity: string, device: string): boolean {
  const kind = kindOf(entity)
  return !signedKinds.has(kind) || entity.startsWith(`${kind}/${device}-`)
}
