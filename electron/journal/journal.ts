import * as fs from 'node:fs'
import { basename, join } from 'node:path'
import type { Heads, JournalLine } from '#shared/ipc/shapes'
import { aboutOf, emptyAboutIndex, indexEntry, rootIn } from '#shared/log/about'
import { standingOf } from '#shared/log/admission'
import { type Clock, clockZero, tick } from '#shared/log/clock'
import { type FileEntry, hashEntry, type ReadEntry, sealDraft, signEntry } from '#shared/log/entry'
import { standingIn } from '#shared/log/evidence'
import type { Draft } from '#shared/log/operation'
import { grow, nothingSeen, type Past } from '#shared/log/past'
import { kindOf } from '#shared/model/entity-id'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { type Disk, diskFailure } from '../disk/disk'
import type { DeviceKey } from '../keys/signatures'
import { sha256 } from '../keys/signatures'
import { addToIndex, emptyIndex, type Indexed, type JournalIndex } from './journal-index'
import { noteWritten, recoverJournal } from './recovery'
import { salts } from './salts'
import { appendLines, lastLine, lineAt, linesOf, type Place, segmentsOf, UnknownEnd } from './segments'
import { wallTime } from './wall-time'

export interface JournalOptions {
  /** The workspace's folder; the journal lies in `journal/<device>/` below it. */
  readonly folder: string
  readonly ws: string
  readonly key: DeviceKey
  readonly person: () => string
  readonly disk: Disk
  readonly now: () => number
}

/** The journal of one workspace, open for reading and for this device's writing. One per workspace and process. */
export interface Journal {
  readonly ws: string
  /** Another number when entries that were applied count no longer, or earlier ones do by now: all must be computed anew. */
  readonly generation: () => number
  readonly heads: () => Heads
  /** How many lines were written since it was opened. */
  readonly position: () => number
  /** What opening had to mend, in words for the person. */
  readonly recovered: readonly string[]
  readonly write: (drafts: readonly Draft[]) => Result<readonly JournalLine[], Failure>
  /**
   * Takes over lines of another device byte for byte; they must have been verified against the key that its name proves.
   * Known ones again change nothing. Answers with how many were new.
   */
  readonly takeOver: (entries: readonly ReadEntry[]) => Result<number, Failure>
  /** Lines of others that have come to count since this was last asked: taken over, or vouched for by what was written. Counted in `position` from now on. */
  readonly takeLate: () => readonly JournalLine[]
  readonly read: (after: Heads, skip: number) => { readonly lines: readonly JournalLine[]; readonly more: boolean }
  readonly index: () => JournalIndex
  readonly lineOf: (hash: string) => string | undefined
  /** Works on the index for a few milliseconds; false when nothing is left to do. */
  readonly indexSome: (milliseconds: number) => boolean
}

/** Portions in which lines travel to a window: about 4 MB of text. */
const portion = 4_000_000

export function openJournal({ folder, ws, key, person, disk, now }: JournalOptions): Journal {
  const devices = join(folder, 'journal')
  const recovered = [...recoverJournal(folder, key, disk)]
  const own = join(devices, key.device)
  const heads = new Map<string, Head>()
  for (const device of devicesIn(devices)) {
    const head = device === key.device ? lastIn(join(devices, device)) : greatestIn(join(devices, device))
    if (head !== undefined) heads.set(device, head)
  }

  const index = emptyIndex(ws)
  /** Cuts off what a refused write may have left, where that failed too. */
  let takeBack: (() => void) | undefined
  let position = 0
  let late: JournalLine[] = []
  const indexing = indexAll()

  function* indexAll(): Generator<void> {
    for (const device of devicesIn(devices)) {
      let held: { file: FileEntry; place: Place } | undefined
      for (const segment of segmentsOf(join(devices, device))) {
        for (const { place, line } of linesOf(segment)) {
          const file = readable(line)
          if (file === undefined) {
            recovered.push(`A line of the journal cannot be read any more and is left out: ${basename(segment)} of device ${device}, at byte ${place.offset}.`)
            continue
          }
          // Of what this device wrote, a line's hash is what its successor names: one writer made one chain. The daily check verifies it.
          const isNext = device === key.device && file.seq === (held?.file.seq ?? 0) + 1
          if (held !== undefined) add(held.file, isNext ? file.prev : hashEntry(held.file, sha256), held.place)
          held = { file, place }
          yield
        }
      }
      if (held !== undefined) add(held.file, hashEntry(held.file, sha256), held.place)
    }
  }
  const add = (file: FileEntry, hash: string, place: Place): readonly string[] => addToIndex(index, file, hash, place, fileOf)
  const finishIndex = (): void => {
    while (!indexing.next().done);
  }

  function write(drafts: readonly Draft[]): Result<readonly JournalLine[], Failure> {
    try {
      takeBack?.()
      takeBack = undefined
    } catch (error) {
      return failed(diskFailure(error))
    }
    finishIndex()
    const head = heads.get(key.device)
    let clock = newestClock()
    let previous = { seq: head?.seq ?? 0, hash: head?.hash ?? '' }
    const prepared: ReadEntry[] = []
    // What the entries of this very batch create and name, before they are on disk.
    const ahead = emptyAboutIndex(index.about)
    let past = index.evidence.chains.get(key.device)?.end ?? nothingSeen
    for (const draft of drafts) {
      const { about, unknown } = aboutOf(ahead, draft)
      if (unknown[0] !== undefined) return failed(unknownEntity(unknown[0]))
      clock = tick(clock, now())
      const unsigned = sealDraft(draft, {
        ws,
        dev: key.device,
        seq: previous.seq + 1,
        prev: previous.hash,
        clock,
        at: wallTime(now()),
        who: person(),
        seen: prepared.length === 0 ? newlySeen(past) : {},
        about,
        salts: salts(draft.operations.length + 1),
      })
      if (cutsItself(unsigned)) return failed(ownCut)
      const signed = signEntry(unsigned, sha256, key.sign)
      const { file, hash } = signed
      const standing = standingOf(ws, { file, hash }, index.evidence.members, (entity) => rootIn(ahead, entity), past)
      if (standing.state !== 'admitted') return failed({ code: standing.code, message: `${standing.message} Nothing was changed.` })
      past = grow(past, file.seen)
      prepared.push(signed)
      previous = { seq: file.seq, hash }
      indexEntry(ahead, { file, hash })
    }
    let places: readonly Place[]
    try {
      places = appendLines(
        own,
        (head?.seq ?? 0) + 1,
        prepared.map(({ line }) => line),
        disk,
      )
    } catch (error) {
      if (error instanceof UnknownEnd) takeBack = error.takeBack
      return failed(diskFailure(error))
    }
    const counting: string[] = []
    for (const [number, { file, hash }] of prepared.entries()) {
      const place = places[number]
      if (place !== undefined) counting.push(...add(file, hash, place))
    }
    heads.set(key.device, { ...previous, clock })
    noteWritten(folder, places, disk)
    const written = new Set(prepared.map(({ hash }) => hash))
    told(counting.filter((hash) => !written.has(hash)))
    position += prepared.length
    return ok(prepared.map(({ hash, line }) => ({ hash, line })))
  }

  function takeOver(entries: readonly ReadEntry[]): Result<number, Failure> {
    try {
      takeBack?.()
      takeBack = undefined
    } catch (error) {
      return failed(diskFailure(error))
    }
    finishIndex()
    const fresh = entries.filter(({ hash }) => !index.byHash.has(hash))
    const [first] = fresh
    if (first === undefined) return ok(0)
    const { dev } = first.file
    if (dev === key.device || fresh.some(({ file }) => file.dev !== dev)) return failed(ownLines)
    let places: readonly Place[]
    try {
      places = appendLines(
        join(devices, dev),
        first.file.seq,
        fresh.map(({ line }) => line),
        disk,
      )
    } catch (error) {
      if (error instanceof UnknownEnd) takeBack = error.takeBack
      return failed(diskFailure(error))
    }
    const counting: string[] = []
    for (const [number, { file, hash }] of fresh.entries()) {
      const place = places[number]
      if (place !== undefined) counting.push(...add(file, hash, place))
      const head = { seq: file.seq, hash, clock: file.clock }
      if (isGreater(head, heads.get(dev))) heads.set(dev, head)
    }
    told(counting)
    return ok(fresh.length)
  }

  /** What has come to count beside what was just written: the windows are told of it after that. */
  function told(hashes: readonly string[]): void {
    for (const hash of hashes) {
      const entry = index.byHash.get(hash)
      if (entry !== undefined) late.push({ hash, line: lineAt(entry.place) })
    }
  }

  /** Of devices that somebody has vouched for: a stranger's clock must not set this one to the year 10889. */
  function newestClock(): Clock {
    let newest = clockZero
    for (const [device, { clock }] of heads) if (clock > newest && (device === key.device || index.evidence.members.admissions.has(device))) newest = clock
    return newest
  }

  function newlySeen(past: Past): FileEntry['seen'] {
    const news: FileEntry['seen'] = {}
    for (const [device, { seq, hash }] of heads) if (device !== key.device && (past.get(device) ?? 0) < seq) news[device] = [seq, hash]
    return news
  }

  function generation(): number {
    // What this device alone has written counts, or it would not have been written: nothing needs to be read to know that.
    if ([...heads.keys()].every((device) => device === key.device)) return 1
    finishIndex()
    return generationOf(notApplied(index))
  }

  function read(after: Heads, skip: number): { lines: readonly JournalLine[]; more: boolean } {
    finishIndex()
    const lines: JournalLine[] = []
    let size = 0
    let passed = 0
    for (const entry of index.entries) {
      if (entry.seq <= (after[entry.dev]?.[0] ?? 0) || index.uncounted.has(entry.hash)) continue
      passed += 1
      if (passed <= skip) continue
      if (size > portion) return { lines, more: true }
      const line = lineAt(entry.place)
      size += line.length
      lines.push({ hash: entry.hash, line })
    }
    return { lines, more: false }
  }

  return {
    ws,
    generation,
    heads: () => Object.fromEntries([...heads].map(([device, { seq, hash }]) => [device, [seq, hash]])),
    position: () => position,
    recovered,
    write,
    takeOver,
    takeLate() {
      const lines = late
      late = []
      position += lines.length
      return lines
    },
    read,
    index: () => {
      finishIndex()
      return index
    },
    lineOf: (hash) => {
      finishIndex()
      const entry = index.byHash.get(hash)
      return entry === undefined ? undefined : lineAt(entry.place)
    },
    indexSome: (milliseconds) => {
      const until = performance.now() + milliseconds
      while (performance.now() < until) if (indexing.next().done) return false
      return true
    },
  }
}

/** The founding entry of a new workspace, whose hash is the workspace's id (sync.md, First values). */
export function foundingEntry(draft: Draft, key: DeviceKey, who: string, now: number): { readonly ws: string; readonly line: string } {
  const { about, unknown } = aboutOf(emptyAboutIndex(), draft)
  if (unknown[0] !== undefined) throw new TypeError(unknownEntity(unknown[0]).message)
  const unsigned = sealDraft(draft, {
    ws: '',
    dev: key.device,
    seq: 1,
    prev: '',
    clock: tick(clockZero, now),
    at: wallTime(now),
    who,
    seen: {},
    about,
    salts: salts(draft.operations.length + 1),
  })
  const { hash, line } = signEntry(unsigned, sha256, key.sign)
  return { ws: hash, line }
}

const unknownEntity = (place: string): Failure => ({
  code: 'unknown-entity',
  message: 'This change concerns something that does not exist in this workspace. Nothing was changed.',
  place,
})

/** A revocation of the writer's own device must not reach back before itself: its earlier entries have been shown as saved. */
const cutsItself = ({ dev, seq, ops }: Pick<FileEntry, 'dev' | 'seq' | 'ops'>): boolean =>
  ops.some((operation) => {
    if (typeof operation === 'string' || operation.f !== 'dev' || operation.value !== dev || kindOf(operation.e) !== 'revocation') return false
    return !ops.some((other) => typeof other !== 'string' && other.e === operation.e && other.f === 'lastSeq' && Number(other.value) >= seq)
  })

const ownCut: Failure = { code: 'own-revocation', message: 'A device cannot revoke what it has written itself. Let another admin do it. Nothing was changed.' }

const ownLines: Failure = {
  code: 'own-device',
  message: 'These are entries of this computer itself, and its journal does not have them: it has lost its end, or was copied. Nothing was changed.',
}

interface Head {
  readonly seq: number
  readonly hash: string
  readonly clock: Clock
}

const headOf = (file: FileEntry): Head => ({ seq: file.seq, hash: hashEntry(file, sha256), clock: file.clock })

function lastIn(folder: string): Head | undefined {
  const place = segmentsOf(folder)
    .map((segment) => lastLine(segment))
    .findLast((line) => line !== undefined)
  return place === undefined ? undefined : headOf(parse(lineAt(place)))
}

/** Of another device's lines, which may hold two histories in the order in which they came. */
function greatestIn(folder: string): Head | undefined {
  let greatest: Head | undefined
  for (const segment of segmentsOf(folder)) {
    for (const { line } of linesOf(segment)) {
      const file = readable(line)
      if (file === undefined || file.seq < (greatest?.seq ?? 0)) continue
      const head = headOf(file)
      if (isGreater(head, greatest)) greatest = head
    }
  }
  return greatest
}

const isGreater = (a: Head, b: Head | undefined): boolean => b === undefined || a.seq > b.seq || (a.seq === b.seq && a.hash > b.hash)

/**
 * What a window that knows the heads alone would get wrong: entries of members that do not count, and those of devices that
 * wrote several histories. Strangers' entries are not among them: they wait, and come as new ones once somebody vouches.
 */
function* notApplied({ evidence, uncounted }: JournalIndex): Generator<string> {
  for (const hash of uncounted) {
    const standing = standingIn(evidence, hash)
    if (standing === undefined || standing.state === 'admitted' || standing.code !== 'device-unknown') yield hash
  }
  for (const { forked, steps } of evidence.chains.values()) if (forked) for (const { hash } of steps) yield hash
}

/** A number that stands for such entries, the same after every start; 1 where there are none. */
function generationOf(hashes: Iterable<string>): number {
  const sorted = [...hashes].sort()
  return sorted.length === 0 ? 1 : Number.parseInt(sha256(sorted.join(' ')).slice(0, 12), 16)
}

/** Trusted local lines: what was written through `write` or checked when it was taken over; the daily check reads them strictly. */
const parse = (line: string): FileEntry => JSON.parse(line) as FileEntry
function readable(line: string): FileEntry | undefined {
  try {
    return parse(line)
  } catch {
    return undefined
  }
}
const fileOf = ({ place }: Indexed): FileEntry => parse(lineAt(place))

const devicesIn = (folder: string): readonly string[] => (fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [])
