import * as zlib from 'node:zlib'

/** What a test wants to be odd about an entry; all else is as an honest writer would have it. */
export interface ForgedEntry {
  readonly name: string | Buffer
  readonly data?: Buffer | string
  readonly method?: number
  readonly flags?: number
  readonly size?: number
  readonly compressedSize?: number
  readonly crc32?: number
  readonly attributes?: number
  readonly host?: number
  readonly extra?: Buffer
  readonly localName?: string
  readonly localMethod?: number
  readonly localSize?: number
  readonly localFlags?: number
  /** Where the central record says the entry begins. */
  readonly offset?: number
  /** Bytes behind the data that no header tells of. */
  readonly behind?: Buffer
}

export interface ForgedEnd {
  readonly count?: number
  readonly directorySize?: number
  readonly directoryOffset?: number
  readonly disk?: number
  readonly comment?: Buffer
}

/** A zip for tests, honest or not. */
export function forgedZip(entries: readonly ForgedEntry[], end: ForgedEnd = {}): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const { local, central } = forged(entry, offset)
    parts.push(local)
    directory.push(central)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const comment = end.comment ?? Buffer.alloc(0)
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(end.disk ?? 0, 4)
  record.writeUInt16LE(end.disk ?? 0, 6)
  record.writeUInt16LE(end.count ?? entries.length, 8)
  record.writeUInt16LE(end.count ?? entries.length, 10)
  record.writeUInt32LE(end.directorySize ?? central.length, 12)
  record.writeUInt32LE(end.directoryOffset ?? offset, 16)
  record.writeUInt16LE(comment.length, 20)
  return Buffer.concat([...parts, central, record, comment])
}

function forged(entry: ForgedEntry, offset: number): { readonly local: Buffer; readonly central: Buffer } {
  const data = Buffer.from(entry.data ?? 'hello')
  const method = entry.method ?? 0
  const packed = method === 8 ? zlib.deflateRawSync(data) : data
  const name = Buffer.isBuffer(entry.name) ? entry.name : Buffer.from(entry.name)
  const extra = entry.extra ?? Buffer.alloc(0)
  const flags = entry.flags ?? 0x0800
  const size = entry.size ?? data.length
  const compressedSize = entry.compressedSize ?? packed.length
  const crc32 = entry.crc32 ?? zlib.crc32(data)
  const localName = entry.localName === undefined ? name : Buffer.from(entry.localName)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  writeCommon(head, 4, entry.localFlags ?? flags, entry.localMethod ?? method, crc32, compressedSize, entry.localSize ?? size, localName.length, extra.length)
  const record = Buffer.alloc(46)
  record.writeUInt32LE(0x02014b50, 0)
  record.writeUInt16LE(((entry.host ?? 3) << 8) | 20, 4)
  writeCommon(record, 6, flags, method, crc32, compressedSize, size, name.length, extra.length)
  record.writeUInt32LE(entry.attributes ?? 0, 38)
  record.writeUInt32LE(entry.offset ?? offset, 42)
  return {
    local: Buffer.concat([head, localName, extra, packed, entry.behind ?? Buffer.alloc(0)]),
    central: Buffer.concat([record, name, extra]),
  }
}

function writeCommon(
  record: Buffer,
  at: number,
  flags: number,
  method: number,
  crc32: number,
  compressedSize: number,
  size: number,
  nameLength: number,
  extraLength: number,
): void {
  record.writeUInt16LE(20, at)
  record.writeUInt16LE(flags, at + 2)
  record.writeUInt16LE(method, at + 4)
  record.writeUInt32LE(0x00210000, at + 6)
  record.writeUInt32LE(crc32 >>> 0, at + 10)
  record.writeUInt32LE(compressedSize, at + 14)
  record.writeUInt32LE(size, at + 18)
  record.writeUInt16LE(nameLength, at + 22)
  record.writeUInt16LE(extraLength, at + 24)
}
