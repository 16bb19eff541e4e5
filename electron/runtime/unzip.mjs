import { createWriteStream, mkdirSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import yauzl from 'yauzl'

/**
 * Unpacks an archive whose hash has been checked, with its modes and links: a bare machine need not have `unzip`, and an
 * executable must stay one.
 * @param {string} archive
 * @param {string} folder
 */
export async function unzip(archive, folder) {
  const zip = await yauzl.openPromise(archive)
  for await (const entry of zip.eachEntry()) {
    const target = join(folder, entry.fileName)
    if (entry.fileName.endsWith('/')) {
      mkdirSync(target, { recursive: true })
      continue
    }
    mkdirSync(dirname(target), { recursive: true })
    const mode = entry.externalFileAttributes >>> 16
    const content = await zip.openReadStreamPromise(entry)
    if ((mode & 0o170000) === 0o120000) symlinkSync(await text(content), target)
    else await pipeline(content, createWriteStream(target, { mode: mode & 0o777 || 0o644 }))
  }
}
