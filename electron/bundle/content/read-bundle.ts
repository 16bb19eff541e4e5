import { createHash } from 'node:crypto'
import { ownBagInfo, readBagInfo } from '#shared/bundle/container/bag-info'
import { baseFolder, tagFiles } from '#shared/bundle/container/bag-layout'
import { contentFiles, contentLimits } from '#shared/bundle/content/layout'
import type { BundleReading, ReadingFinding } from '#shared/bundle/content/reading'
import { type ContentReport, verifyContent } from '#shared/bundle/content/verify-content'
import { type Failure, failed, ok, type Result } from '#shared/model/result'
import { deviceOf, sha256, verifySignature } from '../../keys/signatures'
import { bytesAt, fileSource } from '../zip/byte-source'
import { type ContainerReport, checkContainer } from '../zip/check-container'
import { type OpenedBundle, openBundle } from '../zip/open-bundle'
import { cancelled, type Watch } from '../zip/paced'

/** More findings than this say nothing new. */
const most = 200

/**
 * Reads a bundle's file to its last byte and says what it is. It never throws for what is in the file; it fails only where
 * the file cannot be read at all.
 */
export async function readBundle(path: string, watch: Watch = {}): Promise<Result<BundleReading, Failure> | typeof cancelled> {
  const opened = await openBundle(path, watch)
  if (opened === cancelled) return cancelled
  if (!opened.ok) return opened.failure.code === 'unreadable-file' ? failed(opened.failure) : unopened(path, opened.failure, watch)
  try {
    return ok(await readOpened(opened.value, sizeOf(path)))
  } finally {
    opened.value.close()
  }
}

const nothing: Omit<BundleReading, 'outcome' | 'sentence' | 'bytes'> = {
  ...{ files: 0, entries: 0, ws: '', release: '', title: '', newest: '', by: '' },
  ...{ signers: [], checks: [], findings: [], notes: [], lines: [], members: [] },
}

/** A file from which nothing can be taken: broken off, or something else. */
async function unopened(path: string, failure: Failure, watch: Watch): Promise<Result<BundleReading, Failure> | typeof cancelled> {
  const source = fileSource(path)
  try {
    const bytes = source.size
    // Our first file's name stands in the first bytes of every bundle, whoever packed it.
    const isOurs = bytesAt(source, 0, 128).includes(baseFolder)
    if (!isOurs) {
      const sentence = `This is no bundle: ${lowerFirst(failure.message)}`
      return ok({
        ...nothing,
        outcome: 'not-a-bundle',
        sentence,
        bytes,
        findings: [{ code: failure.code, path: failure.place ?? '', message: failure.message }],
      })
    }
    const container = await checkContainer(source, watch)
    if (container === cancelled) return cancelled
    const read = container.members.length
    const isCut = container.differences.some(({ code }) => code === 'truncated')
    const sentence = `The file ${isCut ? 'ends early' : 'is broken'}: ${read} of its files can be read whole. Get another copy.`
    const findings = [...container.differences, { code: failure.code, path: failure.place ?? '', message: failure.message }]
    return ok({
      ...nothing,
      ...{ outcome: 'damaged', sentence, bytes, files: read, findings: findings.map(plain).slice(0, most) },
      checks: [{ name: 'Archive', holds: false, detail: 'broken' }],
      members: container.members.map(({ name, size, sha256: found, dataStart }) => ({ name, size, sha256: found, at: dataStart })),
    })
  } finally {
    source.close()
  }
}

async function readOpened(bundle: OpenedBundle, bytes: number): Promise<BundleReading> {
  const { container, files } = bundle
  if (!files.has(tagFiles.declaration)) {
    const sentence = 'This is a zip without bagit.txt. Nothing was opened.'
    return { ...nothing, outcome: 'not-a-bundle', sentence, bytes, findings: [{ code: 'no-bag', path: tagFiles.declaration, message: sentence }] }
  }
  const members = await membersOf(bundle)
  const unread: ReadingFinding[] = []
  const texts = new Map<string, string>()
  for (const [name, limit] of [
    [contentFiles.release, contentLimits.release],
    [contentFiles.log, contentLimits.log],
    [contentFiles.signature, contentLimits.signature],
    [tagFiles.info, contentLimits.signature],
  ] as const) {
    const read = await bundle.readWhole(name, limit)
    if (!read.ok) unread.push({ code: read.failure.code, path: name, message: read.failure.message })
    else {
      const text = read.value.toString('utf8')
      // Bytes that are no UTF-8 would read as another text than was signed.
      if (!Buffer.from(text, 'utf8').equals(read.value)) unread.push({ code: 'not-utf8', path: name, message: `“${name}” is not UTF-8 text.` })
      texts.set(name, text)
    }
  }
  const text = (name: string): string => texts.get(name) ?? ''
  const report = verifyContent(
    {
      files: new Map(members.filter(({ name }) => name.startsWith('data/')).map((member) => [member.name, member.sha256])),
      release: text(contentFiles.release),
      log: text(contentFiles.log),
      signature: text(contentFiles.signature),
      info: ownBagInfo(readBagInfo(text(tagFiles.info)).elements),
    },
    sha256,
    { deviceOf, verify: verifySignature },
  )
  // What was changed comes first, then by which checksums that is seen.
  const findings = [
    ...unread,
    ...report.findings.filter(({ weight }) => weight === 'altered').map(plain),
    ...(container.bag?.findings ?? []).map(plain),
    ...container.differences.map(plain),
  ]
  const isWhole = findings.length === 0 && container.state === 'canonical' && container.bag?.state === 'valid'
  return {
    outcome: isWhole ? 'whole' : 'altered',
    sentence: isWhole ? '' : alteredSentence(findings, members.length),
    bytes,
    files: members.length,
    entries: report.entries,
    ...{ ws: report.ws, release: report.release, title: report.title, by: report.by },
    newest: report.newest === 0 ? '' : new Date(report.newest).toISOString(),
    signers: report.signers.map((signer) => ({ ...signer, vouchedBy: [...signer.vouchedBy] })),
    checks: checksOf(container, report, members.length),
    findings: findings.slice(0, most),
    notes: report.findings.filter(({ weight }) => weight === 'note').map(plain),
    lines: report.release === '' ? [] : report.counted.map(({ line }) => line),
    members,
  }
}

/** Where a container was packed again its files are hashed from what comes out of them. */
async function membersOf({ container, files, read }: OpenedBundle): Promise<BundleReading['members']> {
  const scanned = new Map(container.members.map((member) => [member.name, member]))
  const members: BundleReading['members'] = []
  for (const [name, size] of files) {
    const member = scanned.get(name)
    if (member !== undefined && container.bag !== undefined) members.push({ name, size, sha256: member.sha256, at: member.dataStart })
    else {
      const hash = createHash('sha256')
      const done = await read(name, (piece) => void hash.update(piece))
      members.push({ name, size, sha256: done.ok ? hash.digest('hex') : '', at: -1 })
    }
  }
  return members
}

function checksOf(container: ContainerReport, { log, signatures, signature, record, attachments }: ContentReport, files: number): BundleReading['checks'] {
  const bag = container.bag?.findings ?? []
  const wrong = bag.filter(({ code }) => code === 'checksum').length
  const missing = bag.filter(({ weight, code }) => weight === 'missing' || code === 'unlisted').length
  const isBag = container.bag?.state === 'valid'
  const check = (name: string, faults: number, holds: string, fails: string) => ({ name, holds: faults === 0, detail: faults === 0 ? holds : fails })
  return [
    check('Archive', container.state === 'canonical' ? 0 : 1, 'as Slipway writes it', 'packed by another program or changed'),
    check('Bag rules', isBag || wrong + missing > 0 ? 0 : 1, 'BagIt 1.0', 'not a valid bag'),
    check('Checksums', wrong, `${files} files`, `${wrong} of ${files}`),
    check('Complete', missing + attachments.faults, `${attachments.count} attached`, `${missing + attachments.faults} missing or too many`),
    check('Log chain', log.faults, `${log.count} entries`, `${log.faults} ${log.faults === 1 ? 'break' : 'breaks'}`),
    check('Signatures', signatures.faults, `${signatures.count} of ${signatures.count}`, `${signatures.faults} wrong`),
    check('Bundle signature', signature.faults, 'over every file', 'does not fit the files'),
    check('Record matches log', record.faults, 'every field', `${record.faults} ${record.faults === 1 ? 'difference' : 'differences'}`),
  ]
}

/** Counts the files that something is wrong with; what is wrong with none is wrong with the archive. */
function alteredSentence(findings: readonly ReadingFinding[], files: number): string {
  const places = new Set(findings.map(({ path }) => path.replace(/, line \d+$/, '')).filter((path) => path !== ''))
  if (places.size === 0) return 'The archive is not as Slipway wrote it: another program has packed it again, or bytes were changed.'
  const rest = files - places.size
  return `${places.size === 1 ? '1 file differs' : `${places.size} files differ`} from what was signed.${rest > 0 ? ` ${rest} other ${rest === 1 ? 'file is' : 'files are'} as signed.` : ''}`
}

const plain = ({ code, path, expected, found, message }: ReadingFinding): ReadingFinding => ({
  code,
  path,
  ...(expected === undefined ? {} : { expected }),
  ...(found === undefined ? {} : { found }),
  message,
})

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

const sizeOf = (path: string): number => {
  const source = fileSource(path)
  source.close()
  return source.size
}
