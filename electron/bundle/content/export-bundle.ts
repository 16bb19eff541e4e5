import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { contentFiles, contentLimits } from '#shared/bundle/content/layout'
import { verifyContent } from '#shared/bundle/content/verify-content'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { attachmentPath } from '../../attachments/attachments'
import type { Disk } from '../../disk/disk'
import type { Job } from '../../jobs/jobs'
import { type DeviceKey, deviceOf, sha256, sha256OfBytes, verifySignature } from '../../keys/signatures'
import type { Source } from '../../workspaces/source'
import type { Member } from '../zip/member'
import { packBundle } from '../zip/pack-bundle'
import { type Composed, type GivenFile, takeRelease } from './compose-bundle'

export interface ExportOptions {
  readonly source: Pick<Source, 'id' | 'index' | 'lineOf' | 'folder'>
  /** `release/<id>`, `wholePortfolio`, or `meeting/<id>`. */
  readonly release: string
  /** Of a meeting: further roots, by which what is on its agenda is judged. */
  readonly also?: readonly string[]
  readonly key: DeviceKey
  readonly disk: Disk
  readonly job: Job
  /** Prints the plan, or the agenda; undefined where the bundle is made without one. */
  readonly printPlan?: () => Promise<Result<Uint8Array, Failure>>
}

export interface Exported {
  readonly files: number
  readonly bytes: number
  readonly entries: number
}

/**
 * Writes a release as a bundle: whole, or not at all. What would not verify is not written, and why is said. The same
 * release gives the same bytes each time, but for the plan's PDF, which says when it was printed, and what follows from
 * its checksum (signature and manifests).
 */
export async function exportBundle(target: string, options: ExportOptions): Promise<Result<Exported, Failure>> {
  const { source, release, also, key, disk, job, printPlan } = options
  const stop = new AbortController()
  job.progress(0, 1, 'Reading the log')
  const part = await takeRelease(source, release, job.cancelled, also)
  if (!part.ok) return part
  const attachments = await gather(part.value.attached, source.folder, job)
  if (!attachments.ok) return attachments
  if (job.cancelled()) return failed(cancelledExport)
  const plan = printPlan === undefined ? undefined : await printPlan()
  if (plan?.ok === false) return plan
  const composed = part.value.finish(key, plan === undefined ? undefined : asFile(plan.value), attachments.value)
  const fault = faultOf(composed)
  if (fault !== undefined) return failed(fault)
  const packed = await packBundle(target, composed.members, composed.info, {
    disk,
    signal: stop.signal,
    onProgress(done, total) {
      job.progress(done, total, 'Writing the bundle')
      if (job.cancelled()) stop.abort()
    },
  })
  if (!packed.ok) return packed
  return ok({ files: packed.value.members.length, bytes: fs.statSync(target).size, entries: composed.entries })
}

const cancelledExport: Failure = { code: 'cancelled', message: 'Nothing was written: the export was cancelled.' }

const asFile = (bytes: Uint8Array): GivenFile => ({ size: bytes.length, sha256: sha256OfBytes(bytes), source: { kind: 'bytes', bytes } })

/** Finds every attachment and reads it once: what is gone or has rotted keeps the release from being exported. */
async function gather(
  attached: readonly { readonly name: string; readonly sha256: string }[],
  folder: string | undefined,
  job: Job,
): Promise<Result<ReadonlyMap<string, GivenFile>, Failure>> {
  const found = new Map<string, GivenFile>()
  for (const [at, { name, sha256: wanted }] of attached.entries()) {
    job.progress(at, attached.length, 'Reading attachments')
    const place = folder === undefined ? undefined : attachmentPath(folder, wanted)
    if (place === undefined || !fs.existsSync(place)) {
      return failed({
        code: 'attachment-missing',
        message: `“${name}” is attached to the release, but its file is not on this computer. Nothing was exported. Attach it again, or remove it from the release.`,
      })
    }
    const hash = createHash('sha256')
    for await (const piece of fs.createReadStream(place, { highWaterMark: 1024 * 1024 })) {
      if (job.cancelled()) return failed(cancelledExport)
      hash.update(piece as Buffer)
    }
    if (hash.digest('hex') !== wanted) {
      return failed({
        code: 'attachment-damaged',
        message: `The stored file of “${name}” no longer has the content it was attached with. Nothing was exported. Attach it again.`,
      })
    }
    const size = fs.statSync(place).size
    found.set(wanted, { size, sha256: wanted, source: { kind: 'file', path: place } satisfies Member['source'] })
  }
  return ok(found)
}

/** A bundle must verify for whoever gets it: it is verified here before a byte is written. */
function faultOf({ members, info }: Composed): Failure | undefined {
  const bytes = (name: string): Uint8Array => {
    const source = members.find((member) => member.name === name)?.source
    return source?.kind === 'bytes' ? source.bytes : new Uint8Array()
  }
  const text = (name: string): string => Buffer.from(bytes(name)).toString('utf8')
  for (const [name, limit] of [
    [contentFiles.log, contentLimits.log],
    [contentFiles.release, contentLimits.release],
    [contentFiles.signature, contentLimits.signature],
  ] as const) {
    if (bytes(name).length > limit)
      return {
        code: 'bundle-too-large',
        message: `The history of this release is too large for a bundle: “${name}” would have ${bytes(name).length} bytes. Nothing was exported.`,
      }
  }
  const signature: unknown = JSON.parse(text(contentFiles.signature))
  const signed = typeof signature === 'object' && signature !== null && 'files' in signature ? (signature.files as Record<string, string>) : {}
  const report = verifyContent(
    {
      files: new Map([...Object.entries(signed), [contentFiles.signature, '']]),
      release: text(contentFiles.release),
      log: text(contentFiles.log),
      signature: text(contentFiles.signature),
      info,
    },
    sha256,
    { deviceOf, verify: verifySignature },
  )
  const [fault] = report.findings.filter(({ weight }) => weight === 'altered')
  return fault === undefined
    ? undefined
    : { code: 'would-not-verify', message: `${fault.message} A bundle of it would not verify, so nothing was exported.`, place: fault.path }
}
