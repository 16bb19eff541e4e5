import Dexie, { type Table } from 'dexie'
import type { SeenContent } from '#shared/model/seen'

/*
 * What this installation has looked at, so that a card can say what changed since. It is nobody else's business, so it never
 * enters the journal; and it has a database of its own, because the one of a workspace is a projection that is thrown away and
 * rebuilt. Where it is lost, everything counts as not looked at: nothing else depends on it.
 */

/** A subject as it was when somebody last looked at it here. */
export interface Looked {
  readonly workspace: string
  readonly subject: string
  /** Epoch milliseconds of the last looks, the newest last. */
  readonly at: readonly number[]
  /** The content that the last look saw; undefined where it was too large to keep. */
  readonly seen: SeenContent | undefined
}
interface StoredLook {
  readonly workspace: string
  readonly subject: string
  readonly at: readonly number[]
  /** The content as JSON; '' where it was too large. */
  readonly seen: string
  readonly newest: number
}
type LookedTables = Dexie & { looks: Table<StoredLook, [workspace: string, subject: string]> }

/** So many subjects are remembered, in all workspaces together; the oldest go. */
const most = 4_000
/** A content of more letters is not kept: a release of some thousand tasks. */
const longest = 2_000_000
/** So many looks are told: "Read on 18 and 23 Nov". */
const mostLooks = 5

let opened: LookedTables | undefined

function tables(): LookedTables {
  if (opened !== undefined) return opened
  const made = new Dexie('looked') as LookedTables
  made.version(1).stores({ looks: '[workspace+subject], newest' })
  opened = made
  return made
}

/** The last look at a subject; undefined where there was none, or none is known any more. */
export async function lastLook(workspace: string, subject: string): Promise<Looked | undefined> {
  try {
    const held = await tables().looks.get([workspace, subject])
    if (held === undefined) return undefined
    const { at, seen } = held
    return { workspace, subject, at, seen: seen === '' ? undefined : (JSON.parse(seen) as SeenContent) }
  } catch {
    return undefined
  }
}

/** Remembers that a subject was looked at with this content. A look on the same day as the one before takes its place in the list. */
export async function rememberLook(workspace: string, subject: string, now: number, seen: SeenContent | undefined): Promise<void> {
  try {
    const { looks } = tables()
    await tables().transaction('rw', looks, async () => {
      const held = await looks.get([workspace, subject])
      const text = seen === undefined ? '' : JSON.stringify(seen)
      await looks.put({ workspace, subject, at: looksAfter(held?.at ?? [], now), seen: text.length > longest ? '' : text, newest: now })
      const tooMany = (await looks.count()) - most
      if (tooMany > 0) {
        await looks.bulkDelete(await looks.orderBy('newest').limit(tooMany).primaryKeys())
      }
    })
  } catch {
    // Nothing is lost but the mark itself.
  }
}

/** The list of looks with another one: one a day, the newest last, a few of them. */
export function looksAfter(before: readonly number[], now: number): readonly number[] {
  const day = (at: number): number => Math.floor(at / 86_400_000)
  return [...before.filter((at) => day(at) !== day(now)), now].slice(-mostLooks)
}
