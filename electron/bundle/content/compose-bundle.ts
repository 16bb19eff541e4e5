import type { BagInfo } from '#shared/bundle/container/bag-info'
import { describeBundle } from '#shared/bundle/content/describe'
import { attachmentFile, contentFiles } from '#shared/bundle/content/layout'
import { type AttachedFile, attachedFiles, recordText, releaseRecord } from '#shared/bundle/content/release-record'
import { isPack, selectionOf, wholePortfolio } from '#shared/bundle/content/selection'
import { hashOfSignature, signatureText } from '#shared/bundle/content/signature-file'
import { apply } from '#shared/log/apply'
import { entryOf, type ReadEntry, readLine } from '#shared/log/entry'
import { evidenceOf, standingsOf } from '#shared/log/evidence'
import { extract } from '#shared/log/extract'
import { kindOf } from '#shared/model/entity-id'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import type { Indexed } from '../../journal/journal-index'
import { type DeviceKey, deviceOf, sha256, sha256OfBytes, verifySignature } from '../../keys/signatures'
import type { Source } from '../../workspaces/source'
import { type Member, memberOf } from '../zip/member'

/** A payload file that goes in beside what the log says: the plan's PDF, an attachment. */
export interface GivenFile {
  readonly size: number
  readonly sha256: string
  readonly source: Member['source']
}

export interface Composed {
  readonly members: readonly Member[]
  readonly info: BagInfo
  readonly entries: number
}

/** The log's part of a bundle: what it is about, and the files that belong to it. */
export interface LogPart {
  readonly title: string
  readonly release: string
  readonly attached: readonly AttachedFile[]
  readonly finish: (key: DeviceKey, plan: GivenFile | undefined, attachments: ReadonlyMap<string, GivenFile>) => Composed
}

/** Takes a release, or the whole portfolio, out of a workspace's log: the entries about it and its changes, and the record that they amount to. */
export async function takeRelease(
  source: Pick<Source, 'id' | 'index' | 'lineOf'>,
  release: string,
  isCancelled: () => boolean,
  also: readonly string[] = [],
): Promise<Result<LogPart, Failure>> {
  const ws = source.id
  const entries = await candidates(source, release, isCancelled)
  if (!entries.ok) return entries
  const keys = { deviceOf, verify: verifySignature }
  const standings = standingsOf(ws, entries.value, keys)
  const roots = apply({}, entries.value.filter(({ hash }) => standings.get(hash)?.state === 'admitted').map(entryOf))
  const selection = selectionOf(roots, release, also)
  if (selection === undefined) return failed({ code: 'no-release', message: 'This is no longer in the workspace. Nothing was exported.' })
  const wanted = { roots: new Set(selection.roots), entities: new Set(selection.entities) }
  const shown = extract(ws, entries.value, wanted, sha256)
  const log = shown.map(({ line }) => `${line}\n`).join('')
  const record = releaseRecord(roots, selection)
  const { members } = evidenceOf(ws, shown, keys)
  const counted = shown.filter(({ hash }) => standings.get(hash)?.state === 'admitted')
  const title = describeBundle(roots, release, counted, members, '').title
  return ok({
    title,
    release,
    attached: attachedFiles(record),
    finish(key, plan, attachments) {
      const payload = [memberOf(contentFiles.release, Buffer.from(recordText(record))), memberOf(contentFiles.log, Buffer.from(log))]
      const checksums: Record<string, string> = {}
      for (const { name, source: bytes } of payload) checksums[name] = bytes.kind === 'bytes' ? sha256OfBytes(bytes.bytes) : ''
      const give = (name: string, file: GivenFile): void => {
        payload.push({ name, size: file.size, source: file.source })
        checksums[name] = file.sha256
      }
      if (plan !== undefined) give(isPack(release) ? contentFiles.agenda : contentFiles.plan, plan)
      for (const [hash, file] of attachments) give(attachmentFile(hash), file)
      const unsigned = { format: 1, ws, by: key.device, files: checksums } as const
      const sig = key.sign(hashOfSignature(unsigned, sha256))
      payload.push(memberOf(contentFiles.signature, Buffer.from(signatureText({ ...unsigned, sig }))))
      return { members: payload, info: describeBundle(roots, release, counted, members, key.device).info, entries: shown.length }
    },
  })
}

const cancelledExport: Failure = { code: 'cancelled', message: 'Nothing was written: the export was cancelled.' }
const unreadable: Failure = { code: 'journal-damaged', message: 'A line of the journal cannot be read as it was written. Nothing was exported.' }

/**
 * The entries that a bundle could need, read and hashed anew: those about the release, about every change that was ever in its
 * scope, and about the workspace. Where several devices wrote, any entry may say what its writer had seen: all of them.
 */
async function candidates(
  { index, lineOf }: Pick<Source, 'index' | 'lineOf'>,
  release: string,
  isCancelled: () => boolean,
): Promise<Result<readonly ReadEntry[], Failure>> {
  const { entries } = index()
  if (release === wholePortfolio || isPack(release) || new Set(entries.map(({ dev }) => dev)).size > 1) return readAll(entries, lineOf, isCancelled)
  const about = await readAll(
    entries.filter(({ roots }) => roots.includes(release)),
    lineOf,
    isCancelled,
  )
  if (!about.ok) return about
  const others = new Set(['workspace/this', ...about.value.flatMap(changesNamed), ...about.value.flatMap(calendarsNamed)])
  const rest = await readAll(
    entries.filter(({ roots }) => !roots.includes(release) && roots.some((root) => others.has(root))),
    lineOf,
    isCancelled,
  )
  return rest.ok ? ok([...about.value, ...rest.value]) : rest
}

const changesNamed = ({ file }: ReadEntry): readonly string[] =>
  file.ops.flatMap((operation) =>
    typeof operation !== 'string' && operation.f === 'change' && kindOf(operation.e) === 'release-change' ? [`change/${String(operation.value)}`] : [],
  )

/** Working calendars stand in a root of their own, with every freeze and booking: read only for a release whose plan keeps to one. */
const calendarsNamed = ({ file }: ReadEntry): readonly string[] =>
  file.ops.some((operation) => typeof operation !== 'string' && operation.f === 'calendar' && operation.value !== '') ? ['calendar/main'] : []

async function readAll(entries: readonly Indexed[], lineOf: Source['lineOf'], isCancelled: () => boolean): Promise<Result<readonly ReadEntry[], Failure>> {
  const found: ReadEntry[] = []
  for (const [at, { hash }] of entries.entries()) {
    const read = readLine(lineOf(hash) ?? '', sha256)
    if (!read.ok || read.value.hash !== hash) return failed(unreadable)
    found.push(read.value)
    if (at % 64 !== 63) continue
    await new Promise<void>((resolve) => setImmediate(resolve))
    if (isCancelled()) return failed(cancelledExport)
  }
  return ok(found)
}
