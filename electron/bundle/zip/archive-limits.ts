import type { NameLimits } from '#shared/bundle/container/member-name'
import { nameLimits } from '#shared/bundle/container/member-name'

/** How much of a foreign archive is taken (security.md, Zip limits). Sizes in bytes. */
export interface ArchiveLimits {
  readonly archiveBytes: number
  readonly entries: number
  readonly names: NameLimits
  readonly entryBytes: number
  /** Of all entries together, uncompressed. */
  readonly totalBytes: number
  /** Uncompressed to compressed, of one entry larger than `ratioFreeBytes`, and of all together. */
  readonly ratio: number
  readonly totalRatio: number
  readonly ratioFreeBytes: number
  /** Two names that are one file on Windows or macOS: refused in what is imported, reported by the check of a bag. */
  readonly collisions: 'refused' | 'taken'
}

const megabyte = 1024 ** 2
const gigabyte = 1024 ** 3

export const productLimits: ArchiveLimits = {
  archiveBytes: 8 * gigabyte,
  entries: 100_000,
  names: nameLimits,
  entryBytes: 4 * gigabyte,
  totalBytes: 32 * gigabyte,
  ratio: 200,
  totalRatio: 100,
  ratioFreeBytes: 10 * megabyte,
  collisions: 'refused',
}
