import * as fs from 'node:fs'
import type { FileEntry } from '#shared/log/entry'
import type { Disk } from '../disk/disk'
import { cutUnfinishedLine, keepAside, lastLine, lineAt, linesOf } from './segments'

/**
 * Mends the newest file of a device after a crash: an unfinished line, and the parts of an import whose last part
 * never came, are cut off and kept in `aside`. Neither was ever acknowledged. Answers in words for the person.
 */
export function recoverSegment(file: string, aside: string, disk: Disk): readonly string[] {
  const words: string[] = []
  const cut = cutUnfinishedLine(file, aside, disk)
  if (cut > 0) words.push(`The last entry had not been written to its end (${cut} bytes); it was set aside. Nothing that was shown as saved is lost.`)
  const start = unfinishedImport(file)
  if (start !== undefined) {
    keepAside(file, start, fs.statSync(file).size, aside, disk)
    words.push('An import had not been written to its end; it was set aside as a whole. Import the file again.')
  }
  if (fs.statSync(file).size === 0) disk.remove(file)
  return words
}

/** Where the entries of an import begin whose last part is missing at the end of the file. */
function unfinishedImport(file: string): number | undefined {
  const place = lastLine(file)
  if (place === undefined) return undefined
  const last = partOf(lineAt(place))
  if (last === undefined || last.number === last.of) return undefined
  let start = place.offset
  for (const { place: each, line } of linesOf(file)) {
    const part = partOf(line)
    if (part?.entity === last.entity && part.number === 1) start = each.offset
  }
  return start
}

function partOf(line: string): { readonly entity: string; readonly number: number; readonly of: number } | undefined {
  // A quick look before parsing: most lines are no import.
  if (!line.includes('"import/')) return undefined
  const { ops } = JSON.parse(line) as FileEntry
  for (const operation of ops) {
    if (typeof operation === 'string' || operation.f !== 'part' || !operation.e.startsWith('import/')) continue
    const { number, of } = operation.value as { number: number; of: number }
    return { entity: operation.e, number, of }
  }
  return undefined
}
