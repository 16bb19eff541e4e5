/** A file to be put into a bundle. The seam to whoever decides what a bundle contains. */
export interface Member {
  /** From the bag's base directory, such as “data/release.json”. */
  readonly name: string
  /** Bytes; known before the first byte is written, because `bag-info.txt` comes before the payload. */
  readonly size: number
  readonly source: MemberSource
}

export type MemberSource =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** A path on disk, chosen by the main process. */
  | { readonly kind: 'file'; readonly path: string }

export const memberOf = (name: string, bytes: Uint8Array): Member => ({ name, size: bytes.length, source: { kind: 'bytes', bytes } })

/** A member as it lies in an archive. */
export interface StoredMember {
  readonly name: string
  readonly size: number
  /** Lower-case hex. */
  readonly sha256: string
}
