import { readFile, stat } from 'node:fs/promises'
import type { Blob } from './answer-request'

/** A picture larger than this is not previewed; the text of a preview ends earlier. In bytes. */
const largest = { picture: 50_000_000, text: 1_000_000 }

/** An attachment as a preview, if its content is of a kind that is shown: PNG, JPEG, WebP or plain text. */
export async function previewOf(file: string): Promise<Blob | undefined> {
  const found = await stat(file).catch(() => undefined)
  if (found === undefined || !found.isFile() || found.size > largest.picture) return undefined
  const bytes = new Uint8Array(await readFile(file))
  const type = previewTypeOf(bytes)
  return type === undefined ? undefined : { bytes, type }
}

/** The type by content alone: what a name or a record says about it is somebody's word. */
export function previewTypeOf(bytes: Uint8Array): string | undefined {
  const begins = (...start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte)
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg'
  // RIFF, four bytes of length, WEBP
  if (begins(0x52, 0x49, 0x46, 0x46) && [0x57, 0x45, 0x42, 0x50].every((byte, at) => bytes[at + 8] === byte)) return 'image/webp'
  return isText(bytes) ? 'text/plain; charset=utf-8' : undefined
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.length > largest.text || bytes.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
