import { datedDays } from '#shared/calendar/dated'
import type { RootRecord } from '#shared/log/apply'
import type { Kind, View } from '#shared/model/entities'
import { heldView, viewOfRow } from '#shared/model/view'
import { daysIn, entitiesIn, isRemovedIn, namesIn, recordText, sheetIn } from './projection-text'

type Entities = RootRecord['entities']

/**
 * A record as the tables hold it: a text, of which only what is asked for is read. Ten thousand releases have a million
 * fields, and a list of them shows ten of each.
 */
class StoredRecord implements RootRecord {
  /** Kept as long as somebody else does: a record that was searched through once needs no more room than its text. */
  #entities: WeakRef<Entities> | undefined

  constructor(
    readonly root: string,
    readonly text: string,
  ) {}

  get entities(): Entities {
    const known = this.#entities?.deref()
    if (known !== undefined) return known
    const read = entitiesIn(this.text)
    this.#entities = new WeakRef(read)
    return read
  }
}

export const storedRecord = (root: string, text: string): RootRecord => new StoredRecord(root, text)

/** What the tables hold, or shall hold, of a record. */
export const storedText = (record: RootRecord): string => (record instanceof StoredRecord ? record.text : recordText(record))

/** The names of a record's entities. */
export const namesOf = (record: RootRecord): readonly string[] => (record instanceof StoredRecord ? namesIn(record.text) : Object.keys(record.entities))

/** Whether the root itself is removed, and with it all that belongs to it. */
export const isRemoved = (record: RootRecord): boolean =>
  record instanceof StoredRecord ? isRemovedIn(record.text) : record.entities[record.root]?.['removed']?.[0] === true

const days = new WeakMap<RootRecord, readonly [from: string, to: string] | undefined>()

/** The days between which all that is dated in a root lies, give or take one for the zone; undefined where nothing is. */
export function daysOf(record: RootRecord): readonly [from: string, to: string] | undefined {
  if (days.has(record)) return days.get(record)
  const found = record instanceof StoredRecord ? daysIn(record.text) : datedDays(record)
  days.set(record, found)
  return found
}

/** The entities of a kind, not removed, in no order. */
export function presentViews<K extends Kind>(record: RootRecord, kind: K): View<K>[] {
  const found: View<K>[] = []
  if (record instanceof StoredRecord) {
    const sheet = sheetIn(record.text, kind)
    if (sheet === undefined) return found
    const { fields, ids, values } = sheet
    const removed = fields.indexOf('removed')
    for (const [row, id] of ids.entries()) {
      const of = values[row]
      if (of !== undefined && of[removed] === false) found.push(viewOfRow(kind, id, fields, of))
    }
    return found
  }
  const prefix = `${kind}/`
  for (const entity in record.entities) {
    const held = record.entities[entity]
    // What was removed or never created is gone before a view of it is made.
    if (held === undefined || !entity.startsWith(prefix) || held['removed']?.[0] !== false) continue
    found.push(heldView(kind, entity.slice(prefix.length), held))
  }
  return found
}
