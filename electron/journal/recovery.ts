import * as fs from 'node:fs'
import { basename, join } from 'node:path'
import * as z from 'zod'
import type { FileEntry } from '#shared/log/entry'
import { hashEntry, readLine, readNewer } from '#shared/log/entry'
import { type Disk, writeWhole } from '../disk/disk'
import { sha256, verifySignature } from '../keys/signatures'
import { keepAside, lastLine, lineAt, linesOf, type Place, segmentsOf } from './segments'

/** Up to where each device's newest file was found good: what stands before need not be read again at the next start. */
const Verified = z.record(z.string(), z.object({ file: z.string(), size: z.number().int().min(0) }))
type Verified = z.infer<typeof Verified>

/** So much may come in before it is worth writing down that it is good. */
const worthNoting = 256 * 1024

/**
 * Mends the journal of a workspace after a crash, so that each file holds whole and sound lines only. What is cut off is
 * kept in `cut/`; none of it had been acknowledged unless the disk has changed it since. Answers in words for the person.
 */
export function recoverJournal(workspace: string, own: { readonly device: string; readonly publicKey: string }, disk: Disk): readonly string[] {
  const journal = join(workspace, 'journal')
  if (!fs.existsSync(journal)) return []
  const note = join(workspace, 'verified.json')
  const verified = readNote(note)
  const next: Verified = {}
  const words: string[] = []
  let isWorthNoting = false
  for (const device of fs.readdirSync(journal).sort()) {
    const newest = segmentsOf(join(journal, device)).at(-1)
    if (newest === undefined) continue
    const known = verified[device]
    const from = known?.file === basename(newest) && endsLine(newest, known.size) ? known.size : 0
    words.push(...recoverSegment(newest, from, device === own.device ? own.publicKey : undefined, join(workspace, 'cut'), disk))
    words.push(...missingFiles(device, segmentsOf(join(journal, device))))
    const size = fs.existsSync(newest) ? fs.statSync(newest).size : 0
    next[device] = { file: basename(newest), size }
    isWorthNoting ||= size - from > worthNoting
  }
  if (isWorthNoting) noteIfPossible(note, next, disk)
  return words
}

function readNote(file: string): Verified {
  try {
    return Verified.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}

/** Only a saving of time: a full disk must not keep anybody from opening. */
function noteIfPossible(file: string, verified: Verified, disk: Disk): void {
  try {
    writeWhole(disk, file, `${JSON.stringify(verified)}\n`)
  } catch {}
}

function endsLine(file: string, size: number): boolean {
  if (size === 0 || size > fs.statSync(file).size) return false
  return lastLine(file, size)?.end === size
}

function recoverSegment(file: string, from: number, publicKey: string | undefined, aside: string, disk: Disk): readonly string[] {
  const words: string[] = []
  const size = fs.statSync(file).size
  const good = soundUpTo(file, from, publicKey)
  if (good < size) {
    const isTorn = !hasLineEnd(file, good)
    keepAside(file, good, size, aside, disk)
    words.push(
      isTorn
        ? `The last entry had not been written to its end (${size - good} bytes); it was set aside. Nothing that was shown as saved is lost.`
        : `The end of the journal was damaged (${size - good} bytes); it was set aside in the workspace’s folder “cut”.`,
    )
  }
  const start = unfinishedImport(file)
  if (start !== undefined) {
    keepAside(file, start, fs.statSync(file).size, aside, disk)
    words.push('An import had not been written to its end; it was set aside as a whole. Import the file again.')
  }
  if (fs.statSync(file).size === 0) disk.remove(file)
  return words
}

const hasLineEnd = (file: string, from: number): boolean => !linesOf(file, from).next().done

interface Sound {
  readonly place: Place
  readonly hash: string
  readonly file: Pick<FileEntry, 'seq' | 'prev'> & { readonly sig?: string }
}

/**
 * How far a file holds sound lines: canonical, and of this device's own lines each following the one before, the last
 * one signed. Where two lines do not fit each other the signature says which of them is damaged.
 */
function soundUpTo(file: string, from: number, publicKey: string | undefined): number {
  let last = from === 0 ? undefined : soundAt(lastLine(file, from))
  let good = from
  for (const { place, line } of linesOf(file, from)) {
    const next = soundLine(place, line)
    if (next === undefined) break
    if (publicKey !== undefined && last !== undefined && (next.file.prev !== last.hash || next.file.seq !== last.file.seq + 1)) break
    last = next
    good = place.offset + place.length + 1
  }
  if (publicKey === undefined || last === undefined || good === from) return good
  const { sig } = last.file
  return sig === undefined || verifySignature(publicKey, last.hash, sig) ? good : last.place.offset
}

function soundLine(place: Place, line: string): Sound | undefined {
  const read = readLine(line, sha256)
  if (read.ok) return { place, hash: read.value.hash, file: read.value.file }
  const newer = readNewer(line, sha256)
  return newer === undefined ? undefined : { place, hash: newer.hash, file: newer.file }
}

/** A line that was found good earlier: its hash alone is asked for. */
function soundAt(place: Place | undefined): Sound | undefined {
  if (place === undefined) return undefined
  const file = JSON.parse(lineAt(place)) as FileEntry
  return { place, hash: file.v === 1 ? hashEntry(file, sha256) : sha256(lineAt(place)), file }
}

/** A file's name says which entry it begins with: what is missing between two files is named. */
function missingFiles(device: string, segments: readonly string[]): readonly string[] {
  let expected = 1
  return segments.flatMap((segment) => {
    const first = Number(basename(segment, '.jsonl'))
    const words = first > expected ? [`The entries ${expected} to ${first - 1} of device ${device} are missing from the journal.`] : []
    const place = lastLine(segment)
    if (place !== undefined) expected = (JSON.parse(lineAt(place)) as FileEntry).seq + 1
    return words
  })
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
