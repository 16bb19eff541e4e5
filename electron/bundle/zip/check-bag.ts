import type { Hash } from 'node:crypto'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import type { BagReport } from '#shared/bundle/container/bag-check'
import { checksumsWanted, judgeBag } from '#shared/bundle/container/bag-check'
import type { BagFinding } from '#shared/bundle/container/bag-finding'
import { finding, stateOf } from '#shared/bundle/container/bag-finding'
import type { Algorithm } from '#shared/bundle/container/bag-manifest'
import { readBag, textFilesOf } from '#shared/bundle/container/bag-read'
import type { ArchiveLimits } from './archive-limits'
import { productLimits } from './archive-limits'
import type { ArchiveRefusal } from './archive-refusal'
import { bagInArchive } from './bag-in-archive'
import type { BagSource } from './bag-source'
import { bagInFolder } from './bag-source'
import type { Watch } from './paced'
import { cancelled } from './paced'

/** A tag file larger than this is no list that a person's bag holds. */
const longestTagFile = 64 * 1024 * 1024

export interface CheckBagOptions extends Watch {
  readonly limits?: ArchiveLimits
}

/**
 * Checks anybody's bag by RFC 8493: a folder, or a zip with the bag as its one top folder. Nothing is unpacked, written or
 * fetched. A zip that our rules refuse is an invalid bag with the refusal as its finding. Rejects with node:fs's error
 * where `path` cannot be read.
 */
export async function checkBag(path: string, { limits = productLimits, ...watch }: CheckBagOptions = {}): Promise<BagReport | typeof cancelled> {
  if (fs.statSync(path).isDirectory()) return checked(bagInFolder(path), watch)
  // Names that collide on Windows are the bag's own affair: reported, not refused.
  const opened = await bagInArchive(path, { ...limits, collisions: 'taken' })
  if (!opened.ok) return withFindings('', [refused(opened.failure)])
  try {
    return await checked(opened.value, watch)
  } finally {
    opened.value.close()
  }
}

async function checked(source: BagSource, { signal, onProgress }: Watch): Promise<BagReport | typeof cancelled> {
  if (source.findings.some(({ weight }) => weight === 'error')) return withFindings('', source.findings)
  const texts = new Map<string, Uint8Array>()
  for (const path of textFilesOf(source.listing)) {
    const pieces: Buffer[] = []
    if ((source.listing.files.get(path) ?? 0) > longestTagFile) {
      return withFindings('', [finding('tag-file-too-large', path, `“${path}” is too large for a tag file.`)])
    }
    const refusal = await source.read(path, (piece) => void pieces.push(Buffer.from(piece)), signal)
    if (signal?.aborted === true) return cancelled
    if (refusal !== undefined) return withFindings('', [refused(refusal)])
    texts.set(path, Buffer.concat(pieces))
  }
  const read = readBag(source.listing, texts)
  const checksums = new Map<string, ReadonlyMap<Algorithm, string>>()
  const damaged: BagFinding[] = []
  if (read.bag !== undefined) {
    const wanted = checksumsWanted(read.bag)
    const total = [...source.listing.files.values()].reduce((sum, size) => sum + size, 0)
    let done = 0
    // Every file is read, also one that no manifest lists: a damaged entry must not pass unseen.
    for (const [path, size] of source.listing.files) {
      const hashes = [...(wanted.get(path) ?? [])].map((algorithm): [Algorithm, Hash] => [algorithm, createHash(algorithm)])
      const refusal = await source.read(
        path,
        (piece) => {
          for (const [, hash] of hashes) hash.update(piece)
        },
        signal,
      )
      if (refusal !== undefined) damaged.push(refused(refusal))
      checksums.set(path, new Map(hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')])))
      done += size
      onProgress?.(done, total)
      if (signal?.aborted === true) return cancelled
    }
  }
  const report = judgeBag(read, checksums)
  return withFindings(report.version, [...source.findings, ...damaged, ...report.findings])
}

const refused = ({ code, entry, message }: ArchiveRefusal): BagFinding => finding(code, entry, message)

const withFindings = (version: string, findings: readonly BagFinding[]): BagReport => ({ state: stateOf(findings), version, findings })
