import { dirname, join } from 'node:path'
import type { Disk } from '#electron/disk/disk'
import { discard, diskFailure, errorCode, putInPlace, realDisk, temporaryName } from '#electron/disk/disk'
import { ownDeclaration } from '#shared/bundle/container/bag-declaration'
import type { BagInfo } from '#shared/bundle/container/bag-info'
import { bagInfoText } from '#shared/bundle/container/bag-info'
import { payloadInOrder, tagFiles } from '#shared/bundle/container/bag-layout'
import { manifestText } from '#shared/bundle/container/bag-manifest'
import type { Failure, Result } from '#shared/model/result'
import { failed, ok } from '#shared/model/result'
import { ArchiveWriter, MemberChanged } from './archive-writer'
import { bufferSource, fileSource } from './byte-source'
import type { Member, StoredMember } from './member'
import type { Watch } from './paced'
import { cancelled, paced } from './paced'

export interface PackOptions extends Watch {
  readonly disk?: Disk
}

export interface PackedBundle {
  /** All files of the bag, in the order of the container. */
  readonly members: readonly StoredMember[]
}

/**
 * Writes a bundle's container: a BagIt 1.0 bag in our canonical zip (resources/format.md). Members and info alone decide
 * every byte. Old or new file, never half: temporary name, fsync, rename.
 */
export async function packBundle(
  target: string,
  members: readonly Member[],
  info: BagInfo,
  { disk = realDisk, ...watch }: PackOptions = {},
): Promise<Result<PackedBundle, Failure>> {
  const payload = payloadInOrder(members)
  if (!payload.ok) return payload
  const temporary = join(dirname(target), temporaryName())
  try {
    const packed = await writing(temporary, payload.value, info, disk, watch)
    if (packed === cancelled) {
      discard(disk, temporary)
      return failed({ code: 'cancelled', message: 'Nothing was written: the export was cancelled.' })
    }
    putInPlace(disk, temporary, target)
    return ok({ members: packed })
  } catch (error) {
    discard(disk, temporary)
    if (error instanceof MemberChanged) {
      const message = `“${error.member}” changed while it was read. Nothing was written; try again.`
      return failed({ code: 'member-changed', message, place: error.member })
    }
    if (errorCode(error) === '') throw error
    return failed(diskFailure(error))
  }
}

async function writing(path: string, payload: readonly Member[], info: BagInfo, disk: Disk, watch: Watch): Promise<readonly StoredMember[] | typeof cancelled> {
  const handle = disk.open(path, 'wx')
  try {
    const total = payload.reduce((sum, { size }) => sum + size, 0)
    const members = await paced(packing(new ArchiveWriter(disk, handle), payload, bagInfoText(info, { bytes: total, files: payload.length })), total, watch)
    if (members !== cancelled) disk.sync(handle)
    return members
  } finally {
    disk.close(handle)
  }
}

function* packing(writer: ArchiveWriter, payload: readonly Member[], info: string): Generator<number, readonly StoredMember[]> {
  const members: StoredMember[] = []
  const addText = function* (name: string, text: string) {
    const bytes = Buffer.from(text, 'utf8')
    members.push(yield* writer.add(name, bufferSource(bytes), bytes.length))
  }
  yield* addText(tagFiles.declaration, ownDeclaration)
  yield* addText(tagFiles.info, info)
  for (const member of payload) {
    const source = member.source.kind === 'bytes' ? bufferSource(member.source.bytes) : fileSource(member.source.path)
    try {
      members.push(yield* writer.add(member.name, source, member.size))
    } finally {
      source.close()
    }
  }
  yield* addText(tagFiles.manifest, manifestText(checksums(members, ({ name }) => name.startsWith('data/'))))
  yield* addText(tagFiles.tagManifest, manifestText(checksums(members, ({ name }) => !name.startsWith('data/'))))
  writer.finish()
  return members
}

const checksums = (members: readonly StoredMember[], listed: (member: StoredMember) => boolean) =>
  members.filter(listed).map(({ name, sha256 }) => ({ path: name, checksum: sha256 }))
