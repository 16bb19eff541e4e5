import { randomBytes } from 'node:crypto'
import { basename } from 'node:path'
import type { BundleReading } from '#shared/bundle/content/reading'
import type { JournalLine } from '#shared/ipc/shapes'
import { aboutOf, indexEntry } from '#shared/log/about'
import { dutyOf } from '#shared/log/admission'
import { type Clock, clockZero, tick } from '#shared/log/clock'
import { type FileEntry, type ReadEntry, sealDraft, signEntry } from '#shared/log/entry'
import type { Draft } from '#shared/log/operation'
import { grow, nothingSeen, type Past } from '#shared/log/past'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { bundleSource } from '../bundle/content/bundle-source'
import { diskFailure } from '../disk/disk'
import { salts } from '../journal/salts'
import { wallTime } from '../journal/wall-time'
import type { KeptKey } from '../keys/device-key'
import { sha256 } from '../keys/signatures'
import type { Source } from '../workspaces/source'
import type { VoterJournal } from './voter-journal'

export interface PackOptions {
  readonly path: string
  readonly reading: BundleReading
  /** What this device has signed for the pack's workspace. */
  readonly voted: VoterJournal
  readonly key: KeptKey
  readonly person: () => string
  readonly now: () => number
  /** Whether this installation has the workspace itself. */
  readonly hasWorkspace: boolean
}

/**
 * A meeting pack as a window shows it: read-only as a bundle, but for votes and declared conflicts of interest. These are
 * signed in this device's own chain for the pack's workspace and kept here until they are saved as a ballot.
 */
export function packSource({ path, reading, voted, key, person, now, hasWorkspace }: PackOptions): Source {
  const bundle = bundleSource(path, reading)
  const id = `pack-${randomBytes(16).toString('hex')}`
  const { ws, release: meeting } = reading
  const index = bundle.index()
  const inPack = bundle.describe().heads
  const closed = closedReason(reading, voted, key, inPack, hasWorkspace)
  /** Own entries that the pack does not hold, and how many of the journal's have been looked at; another window may write more. */
  const added: JournalLine[] = []
  let looked = 0
  let position = 0

  function catchUp(): void {
    for (; looked < voted.entries.length; looked++) {
      const entry = voted.entries[looked]
      if (entry === undefined || index.byHash.has(entry.hash) || entry.file.ws !== ws) continue
      bundle.addEntry(entry)
      // What nobody has vouched for is not counted, and the next entry must name it all the same.
      if (index.uncounted.has(entry.hash)) indexEntry(index.about, entry)
      added.push({ hash: entry.hash, line: entry.line })
    }
  }
  catchUp()

  function write(drafts: readonly Draft[]): Result<readonly JournalLine[], Failure> {
    if (closed !== '') return failed({ code: 'pack-closed', message: closed })
    if (person() === '') return failed({ code: 'person-unknown', message: 'Say who you are first: every vote carries its writer’s name.' })
    catchUp()
    const written: JournalLine[] = []
    for (const draft of drafts) {
      const entry = sealed(draft)
      if (!entry.ok) return written.length === 0 ? entry : failed({ ...entry.failure, message: `${entry.failure.message} What came before it was signed.` })
      try {
        voted.append(entry.value)
      } catch (error) {
        return failed(diskFailure(error))
      }
      catchUp()
      written.push({ hash: entry.value.hash, line: entry.value.line })
    }
    position += written.length
    return ok(written)
  }

  function sealed(draft: Draft): Result<ReadEntry, Failure> {
    const { about: named, unknown } = aboutOf(index.about, draft)
    if (unknown[0] !== undefined)
      return failed({ code: 'unknown-entity', message: 'This concerns something that is not in the pack. Nothing was signed.', place: unknown[0] })
    const last = voted.entries.at(-1)
    const past = voted.entries.reduce<Past>((seen, { file }) => grow(seen, file.seen), nothingSeen)
    const unsigned = sealDraft(draft, {
      ws,
      dev: key.device,
      seq: (last?.file.seq ?? 0) + 1,
      prev: last?.hash ?? '',
      clock: tick(newestClock(), now()),
      at: wallTime(now()),
      who: person(),
      seen: newlySeen(past),
      about: named,
      salts: salts(draft.operations.length + 1),
    })
    if (dutyOf(unsigned.ops) !== 'voter') return failed(votesAlone)
    return ok(signEntry(unsigned, sha256, key.sign))
  }

  function newestClock(): Clock {
    let newest = voted.entries.at(-1)?.file.clock ?? clockZero
    for (const { clock, hash } of index.entries) if (clock > newest && !index.uncounted.has(hash)) newest = clock
    return newest
  }

  function newlySeen(past: Past): FileEntry['seen'] {
    const news: FileEntry['seen'] = {}
    for (const [device, [seq, hash]] of Object.entries(inPack)) if (device !== key.device && (past.get(device) ?? 0) < seq) news[device] = [seq, hash]
    return news
  }

  return {
    ...bundle,
    id,
    kind: 'pack',
    describe() {
      catchUp()
      const last = voted.entries.at(-1)
      return {
        ...bundle.describe(),
        id,
        name: basename(path, '.slipway-pack'),
        kind: 'pack',
        pack: { meeting, closed },
        position,
        heads: { ...inPack, ...(last === undefined ? {} : { [key.device]: [last.file.seq, last.hash] }) },
        recovered: [...voted.recovered],
      }
    },
    position: () => position,
    write,
    ownEntries: () => ({ ws, lines: voted.entries.map(({ line }) => line) }),
  }
}

const votesAlone: Failure = {
  code: 'read-only',
  message: 'In a meeting pack you can vote and declare a conflict of interest. Everything else is read-only. Nothing was changed.',
}

/** Why nobody can vote in a pack here, as a sentence; '' where they can. */
function closedReason(
  { outcome }: BundleReading,
  voted: VoterJournal,
  { device }: KeptKey,
  heads: Readonly<Record<string, readonly [number, string]>>,
  hasWorkspace: boolean,
): string {
  if (outcome !== 'whole') return 'This pack is not as it was made, so nothing can be signed in it. Ask for it again.'
  if (hasWorkspace) return 'Its workspace is on this computer: open that and vote there, where your vote counts at once.'
  const [sequence, hash] = heads[device] ?? [0, '']
  const own = voted.entries.find(({ file }) => file.seq === sequence)
  if (sequence > 0 && own?.hash !== hash)
    return 'The pack holds votes that were signed with this computer’s key and are no longer here: its profile was restored or copied. Vote from a new profile, and have it vouched for.'
  return ''
}
