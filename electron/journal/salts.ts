import { randomBytes } from 'node:crypto'

/** So many salts of 16 random bytes, as hex (sync.md, The entry). */
export function salts(count: number): readonly string[] {
  const bytes = randomBytes(16 * count).toString('hex')
  return Array.from({ length: count }, (_, number) => bytes.slice(32 * number, 32 * number + 32))
}
