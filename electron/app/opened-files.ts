import { lstat, open, realpath } from 'node:fs/promises'
import { basename, extname } from 'node:path'

/** A bundle that the system asked us to open, found fit to be looked into by the viewer. */
interface OpenedFile {
  readonly path: string
  readonly name: string
}

type NotOpened = 'not-a-bundle' | 'not-found' | 'network-path'

/**
 * Judges a path from outside (double click, argv, second start, drop). The real path must be a plain file named
 * `.slipway` or `.slipway-pack` that begins as a zip does; devices, pipes, folders and network paths (UNC) are refused.
 */
export async function openedFile(given: string): Promise<OpenedFile | NotOpened> {
  if (isNetworkPath(given)) return 'network-path'
  try {
    const path = await realpath(given)
    if (isNetworkPath(path)) return 'network-path'
    const found = await lstat(path)
    if (!found.isFile() || !extensions.has(extname(path).toLowerCase())) return 'not-a-bundle'
    return (await beginsAsZip(path)) ? { path, name: basename(path) } : 'not-a-bundle'
  } catch {
    return 'not-found'
  }
}

/** The real path of a dropped file; undefined where it is no plain file of this computer. */
export async function plainFile(given: string): Promise<string | undefined> {
  try {
    const path = isNetworkPath(given) ? undefined : await realpath(given)
    return path !== undefined && !isNetworkPath(path) && (await lstat(path)).isFile() ? path : undefined
  } catch {
    return undefined
  }
}

const isNetworkPath = (path: string): boolean => /^[\\/]{2}/.test(path)

const extensions: ReadonlySet<string> = new Set(['.slipway', '.slipway-pack'])

/** `PK\x03\x04`, the first entry's header: a bundle's very first bytes (APPNOTE 4.3.7). */
const magic = Buffer.from([0x50, 0x4b, 0x03, 0x04])

async function beginsAsZip(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(magic.length), 0, magic.length, 0)
    return bytesRead === magic.length && buffer.equals(magic)
  } finally {
    await file.close()
  }
}
