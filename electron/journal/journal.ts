import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { Heads, JournalLine } from '#shared/ipc/shapes'
import { standingOf } from '#shared/log/admission'
import { type Clock, clockZero, tick } from '#shared/log/clock'
import { type FileEntry, hashEntry, lineOf, type ReadEntry, sealDraft } from '#shared/log/entry'
import { evidenceOf } from '#shared/log/evidence'
import type { Draft } from '#shared/log/operation'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { type Disk, diskFailure } from '../disk/disk'
import type { DeviceKey } from '../keys/signatures'
import { deviceOf, sha256 } from '../keys/signatures'
import { aboutOf, addToIndex, emptyIndex, type JournalIndex } from './journal-index'
import { recoverSegment } from './recovery'
import { appendLines, lastLine, lineAt, linesOf, type Place, segmentsOf } from './segments'
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
  /** Counts up when entries that were applied must be computed anew. */
  readonly generation: () => number
  readonly heads: () => Heads
  /** How many lines were written since it was opened. */
  readonly position: () => number
  /** What opening had to mend, in words for the person. */
  readonly recovered: readonly string[]
  readonly write: (drafts: readonly Draft[]) => Result<readonly JournalLine[], Failure>
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
  const recovered: string[] = []
  const own = join(devices, key.device)
  for (const device of devicesIn(devices)) {
    const newest = segmentsOf(join(devices, device)).at(-1)
    if (newest !== undefined) recovered.push(...recoverSegment(newest, join(folder, 'cut'), disk))
  }
  const heads = new Map<string, { seq: number; hash: string; clock: Clock }>()
  for (const device of devicesIn(devices)) {
    const place = segmentsOf(join(devices, device))
      .map(lastLine)
      .findLast((line) => line !== undefined)
    if (place === undefined) continue
    const file = parse(lineAt(place))
    heads.set(device, { seq: file.seq, hash: hashEntry(file, sha256), clock: file.clock })
  }

  const index = emptyIndex()
  const seen = new Map<string, number>()
  const trust: ReadEntry[] = []
  let broken: Failure | undefined
  let position = 0
  const indexing = indexAll()

  function* indexAll(): Generator<void> {
    for (const device of devicesIn(devices)) {
      let held: { file: FileEntry; place: Place } | undefined
      for (const segment of segmentsOf(join(devices, device))) {
        for (const { place, line } of linesOf(segment)) {
          const file = parse(line)
          // A line's hash is what its successor names; only the last one's must be computed (the daily check verifies them all).
          if (held !== undefined) add(held.file, file.prev, held.place)
          held = { file, place }
          yield
        }
      }
      if (held !== undefined) add(held.file, hashEntry(held.file, sha256), held.place)
    }
  }
  function add(file: FileEntry, hash: string, place: Place): void {
    addToIndex(index, file, hash, place)
    if (file.dev === key.device) for (const [device, [sequence]] of Object.entries(file.seen)) seen.set(device, Math.max(seen.get(device) ?? 0, sequence))
    if (file.ops.some((operation) => typeof operation !== 'string' && /^(admission|revocation)\//.test(operation.e))) trust.push({ line: '', file, hash })
  }
  const finishIndex = (): void => {
    while (!indexing.next().done);
  }

  function write(drafts: readonly Draft[]): Result<readonly JournalLine[], Failure> {
    if (broken !== undefined) return failed(broken)
    finishIndex()
    const head = heads.get(key.device)
    let clock = [...heads.values()].reduce((newest, { clock: each }) => (each > newest ? each : newest), clockZero)
    let previous = { seq: head?.seq ?? 0, hash: head?.hash ?? '' }
    const prepared: { file: FileEntry; line: string; hash: string }[] = []
    // Tips and roots of the entries of this very batch, which the index does not hold before they are on disk.
    const ahead = aheadOf(index)
    const { members } = evidenceOf(ws, trust, { deviceOf })
    for (const draft of drafts) {
      const about = aboutOf(ahead, draft)
      if (!about.ok) return about
      clock = tick(clock, now())
      const unsigned = sealDraft(draft, {
        ws,
        dev: key.device,
        seq: previous.seq + 1,
        prev: previous.hash,
        clock,
        at: wallTime(now()),
        who: person(),
        seen: newlySeen(prepared.length === 0),
        about: about.value,
        salts: salts(draft.operations.length + 1),
      })
      const hash = hashEntry(unsigned, sha256)
      const file: FileEntry = { ...unsigned, sig: key.sign(hash) }
      const standing = standingOf(ws, { file, hash }, members, (entity) => ahead.rootOf.get(entity))
      if (standing.state !== 'admitted') return failed({ code: standing.code, message: `${standing.message} Nothing was changed.` })
      prepared.push({ file, line: lineOf(file), hash })
      previous = { seq: file.seq, hash }
      addToIndex(ahead, file, hash, { file: '', offset: 0, length: 0 })
    }
    try {
      const places = appendLines(
        own,
        (head?.seq ?? 0) + 1,
        prepared.map(({ line }) => line),
        disk,
      )
      for (const [number, { file, hash }] of prepared.entries()) {
        const place = places[number]
        if (place !== undefined) add(file, hash, place)
      }
    } catch (error) {
      const failure = diskFailure(error)
      // When even the cutting back failed, the file's end is unknown: nothing more is written until it is opened anew.
      if (endOf(own) !== head?.seq && (head !== undefined || endOf(own) !== undefined)) broken = { ...failure, code: 'journal-closed' }
      return failed(failure)
    }
    heads.set(key.device, { ...previous, clock })
    position += prepared.length
    return ok(prepared.map(({ hash, line }) => ({ hash, line })))
  }

  function newlySeen(first: boolean): FileEntry['seen'] {
    const news: FileEntry['seen'] = {}
    if (!first) return news
    for (const [device, { seq, hash }] of heads) if (device !== key.device && (seen.get(device) ?? 0) < seq) news[device] = [seq, hash]
    return news
  }

  function read(after: Heads, skip: number): { lines: readonly JournalLine[]; more: boolean } {
    finishIndex()
    const { members } = evidenceOf(ws, trust, { deviceOf })
    const lines: JournalLine[] = []
    let size = 0
    let passed = 0
    for (const entry of index.entries) {
      if (entry.seq <= (after[entry.dev]?.[0] ?? 0)) continue
      passed += 1
      if (passed <= skip) continue
      if (size > portion) return { lines, more: true }
      const line = lineAt(entry.place)
      size += line.length
      const standing = standingOf(ws, { file: parse(line), hash: entry.hash }, members, (entity) => index.rootOf.get(entity))
      // A set-aside entry is passed over in place, so that `skip` counts the same next time.
      if (standing.state === 'admitted') lines.push({ hash: entry.hash, line })
    }
    return { lines, more: false }
  }

  return {
    ws,
    generation: () => 1,
    heads: () => Object.fromEntries([...heads].map(([device, { seq, hash }]) => [device, [seq, hash]])),
    position: () => position,
    recovered,
    write,
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
  const about = aboutOf(emptyIndex(), draft)
  if (!about.ok) throw new TypeError(about.failure.message)
  const unsigned = sealDraft(draft, {
    ws: '',
    dev: key.device,
    seq: 1,
    prev: '',
    clock: tick(clockZero, now),
    at: wallTime(now),
    who,
    seen: {},
    about: about.value,
    salts: salts(draft.operations.length + 1),
  })
  const hash = hashEntry(unsigned, sha256)
  return { ws: hash, line: lineOf({ ...unsigned, sig: key.sign(hash) }) }
}

/** A copy of the index to look ahead in: only what a batch needs, written over the original without changing it. */
function aheadOf(index: JournalIndex): JournalIndex {
  return { ...emptyIndex(), rootOf: layered(index.rootOf), tips: layered(index.tips) }
}

function layered<V>(under: Map<string, V>): Map<string, V> {
  const over = new Map<string, V>()
  const get = over.get.bind(over)
  const has = over.has.bind(over)
  over.get = (name) => (has(name) ? get(name) : under.get(name))
  over.has = (name) => has(name) || under.has(name)
  return over
}

/** Trusted local lines: what was written through `write` or checked when it was taken over; the daily check reads them strictly. */
const parse = (line: string): FileEntry => JSON.parse(line) as FileEntry

const salts = (count: number): readonly string[] => {
  const bytes = randomBytes(16 * count).toString('hex')
  return Array.from({ length: count }, (_, number) => bytes.slice(32 * number, 32 * number + 32))
}

const devicesIn = (folder: string): readonly string[] => (fs.existsSync(folder) ? fs.readdirSync(folder).sort() : [])

function endOf(folder: string): number | undefined {
  try {
    const newest = segmentsOf(folder).at(-1)
    const place = newest === undefined ? undefined : lastLine(newest)
    return place === undefined ? undefined : parse(lineAt(place)).seq
  } catch {
    return undefined
  }
}
