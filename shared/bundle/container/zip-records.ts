/**
 * The zip records of the canonical container, as bytes (resources/format.md, The zip; PKWARE APPNOTE.TXT 6.3.10, section 4.3).
 * Every field that could vary between writers is fixed here: a verifier rebuilds these bytes and compares.
 */

/** What the records of one stored entry depend on; nothing else may change them. */
export interface StoredEntry {
  /** The path inside the archive in UTF-8. */
  readonly name: Uint8Array
  /** Bytes; stored, so compressed and uncompressed are one number. */
  readonly size: number
  readonly crc32: number
  /** Where the entry's local header begins. */
  readonly offset: number
}

export const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  zip64End: 0x06064b50,
  zip64Locator: 0x07064b50,
  end: 0x06054b50,
} as const

const full16 = 0xffff
const full32 = 0xffffffff
const versionPlain = 20
const versionZip64 = 45
/** Host Unix, version 4.5: the mode below is read by every unpacker. */
const madeBy = 0x0300 | versionZip64
/** Bit 11: the name is UTF-8. */
const flags = 0x0800
/** 1980-01-01 00:00, the first instant a zip can name: no clock and no time zone can change it. */
const dosTime = 0
const dosDate = 0x0021
/** A regular file, mode 0644. */
const externalAttributes = 0o100644 * 0x10000
const zip64Tag = 0x0001

/** Appends little-endian numbers to a fixed number of bytes. */
class Record {
  readonly bytes: Uint8Array
  readonly #view: DataView
  #at = 0
  constructor(length: number) {
    this.bytes = new Uint8Array(length)
    this.#view = new DataView(this.bytes.buffer)
  }
  u16(...values: readonly number[]): this {
    for (const value of values) {
      this.#view.setUint16(this.#at, value, true)
      this.#at += 2
    }
    return this
  }
  u32(...values: readonly number[]): this {
    for (const value of values) {
      this.#view.setUint32(this.#at, value, true)
      this.#at += 4
    }
    return this
  }
  u64(...values: readonly number[]): this {
    for (const value of values) {
      this.#view.setBigUint64(this.#at, BigInt(value), true)
      this.#at += 8
    }
    return this
  }
  raw(bytes: Uint8Array): this {
    this.bytes.set(bytes, this.#at)
    this.#at += bytes.length
    return this
  }
}

const needsZip64Size = (size: number) => size >= full32
const needsZip64Offset = (offset: number) => offset >= full32
const capped = (value: number) => Math.min(value, full32)

/** Length in bytes of the local header, known before the data and its CRC are. */
export const localHeaderLength = (entry: Pick<StoredEntry, 'name' | 'size'>): number => 30 + entry.name.length + (needsZip64Size(entry.size) ? 20 : 0)

/** The local header that stands before the data of an entry. */
export function localHeader({ name, size, crc32 }: Omit<StoredEntry, 'offset'>): Uint8Array {
  const zip64 = needsZip64Size(size)
  const record = new Record(localHeaderLength({ name, size }))
    .u32(signatures.local)
    .u16(zip64 ? versionZip64 : versionPlain, flags, 0, dosTime, dosDate)
    .u32(crc32, capped(size), capped(size))
    .u16(name.length, zip64 ? 20 : 0)
    .raw(name)
  if (zip64) record.u16(zip64Tag, 16).u64(size, size)
  return record.bytes
}

/** The entry's record in the central directory. */
export function centralRecord({ name, size, crc32, offset }: StoredEntry): Uint8Array {
  const wideSize = needsZip64Size(size)
  const wideOffset = needsZip64Offset(offset)
  const wide = (wideSize ? 16 : 0) + (wideOffset ? 8 : 0)
  const extra = wide === 0 ? 0 : 4 + wide
  const record = new Record(46 + name.length + extra)
    .u32(signatures.central)
    .u16(madeBy, wide === 0 ? versionPlain : versionZip64, flags, 0, dosTime, dosDate)
    .u32(crc32, capped(size), capped(size))
    .u16(name.length, extra, 0, 0, 0)
    .u32(externalAttributes, capped(offset))
    .raw(name)
  if (extra > 0) record.u16(zip64Tag, wide)
  if (wideSize) record.u64(size, size)
  if (wideOffset) record.u64(offset)
  return record.bytes
}

export interface Directory {
  readonly entries: number
  /** Where the central directory begins, and its length in bytes. */
  readonly offset: number
  readonly size: number
}

/** What ends the archive: the end record, and before it the two ZIP64 records where a number does not fit. */
export function endRecords({ entries, offset, size }: Directory): Uint8Array {
  const zip64 = entries >= full16 || offset >= full32 || size >= full32
  const record = new Record(22 + (zip64 ? 76 : 0))
  if (zip64) {
    record
      .u32(signatures.zip64End)
      .u64(44)
      .u16(madeBy, versionZip64)
      .u32(0, 0)
      .u64(entries, entries, size, offset)
      .u32(signatures.zip64Locator, 0)
      .u64(offset + size)
      .u32(1)
  }
  const count = Math.min(entries, full16)
  return record.u32(signatures.end).u16(0, 0, count, count).u32(capped(size), capped(offset)).u16(0).bytes
}

type Fields = readonly (readonly [length: number, name: string])[]

const sharedFields: Fields = [
  [2, 'flags'],
  [2, 'compression method'],
  [2, 'time'],
  [2, 'date'],
  [4, 'CRC-32'],
  [4, 'compressed size'],
  [4, 'size'],
  [2, 'name length'],
  [2, 'extra field length'],
]
const fields = {
  'local header': [[4, 'signature'], [2, 'version needed'], ...sharedFields],
  'central record': [
    [4, 'signature'],
    [2, 'version made by'],
    [2, 'version needed'],
    ...sharedFields,
    [2, 'comment length'],
    [2, 'disk number'],
    [2, 'internal attributes'],
    [4, 'external attributes'],
    [4, 'offset of the local header'],
  ],
  'end record': [],
} as const satisfies Readonly<{ [kind: string]: Fields }>

export type RecordKind = keyof typeof fields

/** The name of the field that holds the byte at `index` of a record, for messages. */
export function fieldAt(kind: RecordKind, index: number, nameLength = 0): string {
  let end = 0
  for (const [length, name] of fields[kind] as Fields) {
    end += length
    if (index < end) return name
  }
  if (kind === 'end record') return 'end record'
  return index < end + nameLength ? 'name' : 'extra field'
}
