import type { Failure, Result } from '#shared/model/result'

/** What the parser's process is asked: one file, once. */
export interface ParseRequest {
  readonly name: string
  readonly bytes: Uint8Array
  /** The line or row of the headers, where a person has corrected the guess. */
  readonly headerLine?: number | undefined
}

/** Or a bundle by its path, which main has checked: it may be larger than memory. */
export interface BundleRequest {
  readonly bundle: string
}

/** What it answers: the table (received-table.ts), the project (received-project.ts) or the reading of the bundle (reading.ts) as bytes, or why not. */
export type ParseAnswer = Result<Uint8Array, Failure>

/** How far it is, in bytes; told while a bundle is read. */
export interface ParseProgress {
  readonly done: number
  readonly total: number
}

/** Limits of security.md, row 4: the parser's heap, and the memory of its process in all, above which it is ended. */
export const heapMegabytes = 256
export const processBytes = 300 * 1024 ** 2

export const tooMuchMemory: Failure = {
  code: 'too-much-memory',
  message: 'This file needs more memory than reading a table may take. Split it into smaller files.',
}
export const readerFailed: Failure = { code: 'reader-failed', message: 'This file could not be read: the reader stopped. Nothing was imported.' }

/** The parser needs nothing of the person's environment; Windows starts no process without its own folder. */
export function bareEnvironment(): Record<string, string> {
  const root = process.env['SystemRoot']
  return root === undefined ? {} : { SystemRoot: root }
}
