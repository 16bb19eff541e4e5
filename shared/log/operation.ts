import type { Json } from '../model/json'

/** `was` is what the writer saw: undo, the audit trail and the view of a conflict read it. No value is null. */
export interface Operation {
  readonly entity: string
  readonly field: string
  readonly value: Json
  readonly was: Json
}

/** What a command makes: all its operations at once. `undoes` names the entry that it takes back. */
export interface Draft {
  readonly command: string
  readonly summary: string
  readonly operations: readonly Operation[]
  readonly undoes?: string
  /** Features that a reader must know to apply it (sync.md, Versions). */
  readonly needs?: readonly string[]
}

/** A draft once written, as the program holds it. `stamp` is clock, device and hash as one text, whose order says who wins. */
export interface Entry extends Draft {
  readonly stamp: string
  readonly hash: string
  readonly device: string
  readonly sequence: number
  readonly who: string
  /** Wall time as the device claims it, with offset: for people, never for ordering. */
  readonly at: string
  /** The roots that the entry touches (`about`). */
  readonly roots: readonly string[]
}
