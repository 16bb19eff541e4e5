import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import * as z from 'zod'
import type { FileEntry } from '#shared/log/entry'
import { hashEntry, readLine, readNewer } from '#shared/log/entry'
import { joinsIn } from '../ballot/joins'
import { type Disk, errorCode, sweepTemporaries, writeWhole } from '../disk/disk'
import { sha256, sha256OfBytes, verifySignature } from '../keys/signatures'
import { isFull, keepAside, lastLine, lineAt, linesOf, type Place, readBytes, segmentsOf, syncFile } from './segments'

/** What of each device's newest file was found good: it need not be read line by line again at the next start. */
const Verified = z.record(z.string(), z.object({ file: z.string(), size: z.number().int().min(0), sha256: z.string() }))
type Verified = z.infer<typeof Verified>

/** So much may come in before it is worth writing down that it is good. */
const worthNoting = 256 * 1024
/** So much written at once is an import: to read it line by line again would hold up the next start. */
const muchAtOnce = 4 * 1024 * 1024

/**
 * Mends the journal of a workspace after a crash, so that each file holds whole and sound lines only, durably: what is
 * read from now on may be shown as saved. What is cut off is kept in `cut/`. Answers in words for the person.
 */
export function recoverJournal(workspace: string, own: { readonly device: string; readonly publicKey: string }, disk: Disk): readonly string[] {
  const journal = join(workspace, 'journal')
  const aside = join(workspace, 'cut')
  sweepTemporaries(disk, aside)
  if (!fs.existsSync(journal)) return [withoutFounding]
  const note = join(workspace, 'verified.json')
  const verified = readNote(note)
  const devices = fs.readdirSync(journal).sort()
  const words = devices.some((device) => fs.existsSync(join(journal, device, '0000000001.jsonl'))) ? [] : [withoutFounding]
  const joins = joinsIn(workspace)
  const writerOf = (device: string): Writer => ({
    isOwn: device === own.device,
    publicKey: device === own.device ? own.publicKey : joins.get(device)?.publicKey,
  })
  const found: { readonly device: string; readonly newest: string }[] = []
  let unread = 0
  for (const device of devices) {
    const newest = segmentsOf(join(journal, device)).at(-1)
    if (newest === undefined) continue
    const known = verified[device]
    const from = goodUpTo(newest, known)
    if (known !== undefined && isShorter(newest, known)) words.push(shorter(device))
    words.push(...recoverSegment(newest, from, writerOf(device), aside, disk))
    words.push(...missingFiles(device, segmentsOf(join(journal, device))))
    if (!fs.existsSync(newest)) continue
    makeDurable(newest, disk)
    found.push({ device, newest })
    unread = Math.max(unread, fs.statSync(newest).size - from)
  }
  if (unread > worthNoting) noteIfPossible(note, {}, found, disk)
  return words
}

const withoutFounding = 'The journal of this workspace has lost its beginning: nothing can be read from it or written to it. Restore its folder from a copy.'

const shorter = (device: string): string =>
  `The journal of device ${device} is shorter than it was: the newest entries were lost from the disk. Look into a copy of the workspace’s folder for them.`

/** A process that was killed may have left lines that are read now and gone after a power cut. */
function makeDurable(file: string, disk: Disk): void {
  try {
    syncFile(disk, file)
    disk.syncFolder(dirname(file))
  } catch (error) {
    // Where nothing can be written, nothing was.
    if (errorCode(error) !== 'EROFS') throw error
  }
}

function readNote(file: string): Verified {
  try {
    return Verified.parse(JSON.parse(fs.readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}

/** Only a saving of time: a full disk must not keep anybody from opening. */
function noteIfPossible(note: string, known: Verified, found: readonly { readonly device: string; readonly newest: string }[], disk: Disk): void {
  const verified: Verified = { ...known }
  for (const { device, newest } of found) {
    const bytes = fs.readFileSync(newest)
    verified[device] = { file: basename(newest), size: bytes.length, sha256: sha256OfBytes(bytes) }
  }
  try {
    writeWhole(disk, note, `${JSON.stringify(verified)}\n`)
  } catch {}
}

/**
 * Notes of lines that were just written, and are on disk, that they are good: after an import of a hundred megabytes the
 * next start need not read them line by line.
 */
export function noteWritten(workspace: string, lines: readonly Place[], disk: Disk): void {
  const newest = lines.at(-1)?.file
  if (newest === undefined || lines.reduce((sum, { length }) => sum + length, 0) < muchAtOnce) return
  const note = join(workspace, 'verified.json')
  noteIfPossible(note, readNote(note), [{ device: basename(dirname(newest)), newest }], disk)
}

/**
 * The size that was noted, where the bytes are still those that were found good. A full file is read no more than those
 * before it: nothing is appended to it, and after an import it can be a hundred megabytes. The daily check verifies it.
 */
function goodUpTo(file: string, known: Verified[string] | undefined): number {
  if (known?.file !== basename(file) || isShorter(file, known)) return 0
  if (isFull(known.size) && fs.statSync(file).size === known.size) return known.size
  return sha256OfBytes(readBytes(file, 0, known.size)) === known.sha256 ? known.size : 0
}

const isShorter = (newest: string, known: Verified[string]): boolean =>
  basename(newest) === known.file ? fs.statSync(newest).size < known.size : basename(newest) < known.file

/** Whose lines a file holds. The key of another device is known from its request to join. */
interface Writer {
  readonly isOwn: boolean
  readonly publicKey: string | undefined
}

function recoverSegment(file: string, from: number, writer: Writer, aside: string, disk: Disk): readonly string[] {
  const words: string[] = []
  const size = fs.statSync(file).size
  const good = soundUpTo(file, from, writer)
  if (good < size) {
    words.push(`${wordsFor(file, good, size)}${writer.isOwn ? '' : ` It came from device ${basename(dirname(file))}: import its ballot again.`}`)
    keepAside(file, good, size, aside, disk)
  }
  const start = unfinishedImport(file)
  if (start !== undefined) {
    keepAside(file, start, fs.statSync(file).size, aside, disk)
    words.push('An import had not been written to its end; it was set aside as a whole. Import the file again.')
  }
  if (fs.statSync(file).size === 0) disk.remove(file)
  return words
}

/** What was cut off: a write that did not come to its end, a damaged end, or damage with sound entries behind it. */
function wordsFor(file: string, good: number, size: number): string {
  const bytes = `${size - good} bytes`
  const [damaged, ...behind] = [...linesOf(file, good)]
  if (damaged === undefined) return `The last entry had not been written to its end (${bytes}); it was set aside. Nothing that was shown as saved is lost.`
  const sound = behind.filter(({ place, line }) => soundLine(place, line) !== undefined).length
  if (sound === 0) return `The end of the journal was damaged (${bytes}); it was set aside in the workspace’s folder “cut”.`
  const before = lastLine(file, good)
  const entry = before === undefined ? Number(basename(file, '.jsonl')) : sequenceAt(before) + 1
  return `The journal is damaged at entry ${entry}: it and ${sound} more behind it, which had been saved, were set aside in the workspace’s folder “cut” (${bytes}) and are not shown.`
}

const sequenceAt = (place: Place): number => (JSON.parse(lineAt(place)) as FileEntry).seq

interface Sound {
  readonly place: Place
  readonly hash: string
  readonly file: Pick<FileEntry, 'seq' | 'prev'> & { readonly sig?: string }
}

/**
 * How far a file holds sound lines: canonical, and of this device's own lines each following the one before, the last
 * one signed. Where two lines do not fit each other the signature says which of them is damaged. Of another device's lines,
 * which may hold two histories, each must be signed.
 */
function soundUpTo(file: string, from: number, { isOwn, publicKey }: Writer): number {
  let last: Sound | undefined
  let good = from
  for (const { place, line } of linesOf(file, from)) {
    last ??= from === 0 ? undefined : soundAt(lastLine(file, from))
    const next = soundLine(place, line)
    if (next === undefined) break
    if (!isOwn && publicKey !== undefined && next.file.sig !== undefined && !verifySignature(publicKey, next.hash, next.file.sig)) break
    if (isOwn && last !== undefined && (next.file.prev !== last.hash || next.file.seq !== last.file.seq + 1)) break
    last = next
    good = place.offset + place.length + 1
  }
  if (!isOwn || publicKey === undefined || last === undefined || good === from) return good
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
  let expected: number | undefined = 1
  return segments.flatMap((segment) => {
    const first = Number(basename(segment, '.jsonl'))
    const words =
      expected !== undefined && first > expected ? [`The entries ${expected} to ${first - 1} of device ${device} are missing from the journal.`] : []
    const place = lastLine(segment)
    const last = place === undefined ? undefined : sequenceNear(place)
    expected = last === undefined ? undefined : last + 1
    return words
  })
}

/** The sequence of a line that is not the newest, from its end alone: a line of an import has a million letters before it. */
function sequenceNear({ file, offset, length }: Place): number | undefined {
  const end = Math.min(length, 8_192)
  const text = readBytes(file, offset + length - end, end).toString('utf8')
  const [, sequence] = [...text.matchAll(/"seq":(\d+),"sig":"/g)].at(-1) ?? []
  return sequence === undefined ? undefined : Number(sequence)
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
