import { statSync } from 'node:fs'
import { realDisk, writeAll } from '../disk/disk'

const largest = 1_000_000

/** Takes paths and long texts out: the log may be shown to others. Keeps the lines of our own bundle. */
export const redacted = (text: string): string => text.replace(/(?:file:\/\/)?(?:[A-Za-z]:)?[\\/](?:[^\s:()'"\\/]+[\\/])+/g, '…/').slice(0, 4_000)

/** Writes a bug's words where a person can send them on. Losing a line is better than a second error. */
export function logProblem(file: string, where: string, error: unknown, alsoOnStandardError: boolean): void {
  const words = redacted(error instanceof Error ? (error.stack ?? error.message) : String(error))
  const line = `${new Date().toISOString()} ${where}: ${words}\n`
  if (alsoOnStandardError) process.stderr.write(line)
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest) realDisk.remove(file)
    const handle = realDisk.open(file, 'a')
    try {
      writeAll(realDisk, handle, Buffer.from(line))
    } finally {
      realDisk.close(handle)
    }
  } catch {
    // The disk is full or gone; the failure the person sees says so.
  }
}
