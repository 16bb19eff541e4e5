import * as fs from 'node:fs'
import { join } from 'node:path'
import type { BagFinding } from '#shared/bundle/container/bag-finding'
import { finding } from '#shared/bundle/container/bag-finding'
import type { BagListing } from '#shared/bundle/container/bag-read'
import { bagListing } from '#shared/bundle/container/bag-read'
import type { ArchiveRefusal } from './archive-refusal'
import { refusedEntry } from './archive-refusal'
import { fileSource, stepBytes } from './byte-source'

/** Where a bag's files come from: a folder or an archive. Paths start at the bag's base directory. */
export interface BagSource {
  readonly listing: BagListing
  /** What is wrong with the bag as a set of files. */
  readonly findings: readonly BagFinding[]
  /** Hands a file's bytes over piece by piece; the answer says why they are not good, if they are not. */
  readonly read: (path: string, take: (piece: Uint8Array) => void, signal?: AbortSignal) => Promise<ArchiveRefusal | undefined>
  readonly close: () => void
}

/** A bag as a folder. Links and devices are neither followed nor opened. */
export function bagInFolder(root: string): BagSource {
  const files = new Map<string, number>()
  const folders: string[] = []
  const findings: BagFinding[] = []
  const walk = (below: string) => {
    for (const entry of fs.readdirSync(join(root, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) {
        folders.push(path)
        walk(path)
      } else if (entry.isFile()) files.set(path, fs.lstatSync(join(root, path)).size)
      else findings.push(finding('special-file', path, `“${path}” is a link or a device; a bag holds files only.`))
    }
  }
  walk('')
  return { listing: bagListing(files, folders), findings, read: async (path, take, signal) => readFile(root, path, take, signal), close: () => undefined }
}

async function readFile(root: string, path: string, take: (piece: Uint8Array) => void, signal?: AbortSignal): Promise<ArchiveRefusal | undefined> {
  const source = fileSource(join(root, path))
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(stepBytes, source.size)))
  try {
    for (let done = 0; done < source.size; ) {
      if (signal?.aborted === true) return refusedEntry('cancelled', path, 'was not read to its end, because the check was cancelled')
      const count = source.read(buffer, done)
      if (count === 0) return refusedEntry('size-differs', path, 'became shorter while it was read')
      take(buffer.subarray(0, count))
      done += count
      if (count === stepBytes) await new Promise<void>((resolve) => setImmediate(resolve))
    }
  } finally {
    source.close()
  }
  return undefined
}
