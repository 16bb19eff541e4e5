import { createHash } from 'node:crypto'
import { baseFolder } from '#shared/bundle/container/bag-layout'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import type { Archive } from './archive'
import { openArchive } from './archive'
import { productLimits } from './archive-limits'
import type { ArchiveRefusal } from './archive-refusal'
import { type ByteSource, fileSource, stepBytes } from './byte-source'
import type { ContainerReport } from './check-container'
import { checkContainer } from './check-container'
import type { ContainerMember } from './container-scan'
import { cancelled, type Watch } from './paced'

/** A bundle's file, checked as a container, with the files of its bag by name. What they mean is not known here. */
export interface OpenedBundle {
  readonly container: ContainerReport
  /** Size in bytes of each file, by its name from the bag's base directory. */
  readonly files: ReadonlyMap<string, number>
  /** Hands a file's bytes over piece by piece; a piece is good only during the call, and all are only if the result is. */
  readonly read: (name: string, take: (piece: Uint8Array) => void) => Promise<Result<null, Failure>>
  /** A whole file in memory; refused where it is larger than `maxBytes`. */
  readonly readWhole: (name: string, maxBytes: number) => Promise<Result<Buffer, Failure>>
  readonly close: () => void
}

/**
 * Opens a bundle and checks its container. One that another program has packed again is opened as well, by the rules for
 * foreign archives, so that a person can look at it; its container says that it was altered. Fails where nothing can be
 * read from it. The caller closes it.
 */
export async function openBundle(path: string, watch: Watch = {}): Promise<Result<OpenedBundle, Failure> | typeof cancelled> {
  const source = sourceOf(path)
  if (source === undefined) return failed({ code: 'unreadable-file', message: 'The file cannot be read.' })
  const container = await checkContainer(source, watch)
  if (container === cancelled) {
    source.close()
    return cancelled
  }
  // Only where every member is in its place can it be read from there.
  if (container.bag !== undefined && container.members.every(({ name }) => !name.startsWith('../'))) return ok(asScanned(source, container))
  const archive = await openArchive(source, productLimits)
  return archive.ok ? ok(asForeign(archive.value, container)) : failed(failureOf(archive.failure))
}

function sourceOf(path: string): ByteSource | undefined {
  try {
    return fileSource(path)
  } catch {
    return undefined
  }
}

function asScanned(source: ByteSource, container: ContainerReport): OpenedBundle {
  const byName = new Map(container.members.map((member) => [member.name, member]))
  const read: OpenedBundle['read'] = async (name, take) => {
    const member = byName.get(name)
    return member === undefined ? absent(name) : readMember(source, member, take)
  }
  const files = new Map(container.members.map(({ name, size }) => [name, size]))
  return { container, files, read, readWhole: wholeOf(files, read), close: source.close }
}

/** Compares with the checksum of the check before: the file may have been changed since. */
async function readMember(source: ByteSource, member: ContainerMember, take: (piece: Uint8Array) => void): Promise<Result<null, Failure>> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(Math.min(stepBytes, member.size))
  for (let done = 0; done < member.size; ) {
    const piece = buffer.subarray(0, Math.min(buffer.length, member.size - done))
    if (source.read(piece, member.dataStart + done) < piece.length) break
    hash.update(piece)
    take(piece)
    done += piece.length
    if (piece.length === stepBytes) await new Promise<void>((resolve) => setImmediate(resolve))
  }
  if (hash.digest('hex') === member.sha256) return ok(null)
  return failed({ code: 'bundle-changed', message: 'The bundle was changed while it was open. Open it again.', place: member.name })
}

function asForeign(archive: Archive, container: ContainerReport): OpenedBundle {
  const files = new Map(
    archive.entries.flatMap(({ name, folder, size }) => (folder || !name.startsWith(baseFolder) ? [] : [[name.slice(baseFolder.length), size] as const])),
  )
  const read: OpenedBundle['read'] = async (name, take) => {
    const done = await archive.read(baseFolder + name, take)
    return done.ok ? ok(null) : failed(failureOf(done.failure))
  }
  return { container, files, read, readWhole: wholeOf(files, read), close: archive.close }
}

const wholeOf =
  (files: ReadonlyMap<string, number>, read: OpenedBundle['read']): OpenedBundle['readWhole'] =>
  async (name, maxBytes) => {
    const size = files.get(name)
    if (size === undefined) return absent(name)
    if (size > maxBytes) {
      return failed({ code: 'entry-too-large', message: `“${name}” has ${size} bytes; at most ${maxBytes} are taken here.`, place: name })
    }
    const pieces: Buffer[] = []
    const done = await read(name, (piece) => void pieces.push(Buffer.from(piece)))
    return done.ok ? ok(Buffer.concat(pieces)) : done
  }

const absent = (name: string) => failed({ code: 'no-such-entry', message: `“${name}” is not in the bundle.`, place: name })

const failureOf = ({ code, entry, message }: ArchiveRefusal): Failure => ({ code, message, ...(entry === '' ? {} : { place: entry }) })
