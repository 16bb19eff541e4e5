import { type BagInfo, bagInfoText, type PayloadSum } from '#shared/bundle/container/bag-info'
import { missingAbout } from '#shared/log/about'
import { apply } from '#shared/log/apply'
import type { Sha256 } from '#shared/log/canonical'
import { clockFindings } from '#shared/log/clock-findings'
import { entryOf, type ReadEntry } from '#shared/log/entry'
import { isSigned, type KeyCheck } from '#shared/log/membership'
import { compareRecord } from './compare-record'
import { describeBundle, personOf } from './describe'
import { altered, type ContentFinding, note } from './finding'
import { attachmentFile, attachmentFolder, contentFiles } from './layout'
import { type ReadLog, readLog } from './read-log'
import { attachedFiles, releaseRecord } from './release-record'
import { isPack, selectionOf, wholePortfolio } from './selection'
import { type BundleSignature, hashOfSignature, readSignature } from './signature-file'

/** What is verified: the payload's files with the checksums found, and the texts that say what they mean. */
export interface Content {
  /** SHA-256 by name, of payload files. */
  readonly files: ReadonlyMap<string, string>
  readonly release: string
  readonly log: string
  readonly signature: string
  /** What `bag-info.txt` says. */
  readonly info: BagInfo
}

/** A device whose signatures the bundle rests on. */
export interface Signer {
  readonly device: string
  readonly publicKey: string
  readonly person: string
  /** Who admitted it, up to the founder: trusting one of these is trusting this one. */
  readonly vouchedBy: readonly string[]
}

export interface ContentReport {
  readonly findings: readonly ContentFinding[]
  /** The groups of checks, each with what was counted, in the order in which a person asks. */
  readonly log: Check
  /** Of the entries. */
  readonly signatures: Check
  /** Of the bundle, over all its files. */
  readonly signature: Check
  readonly record: Check
  readonly attachments: Check
  /** The lines that count: what a window may show. */
  readonly counted: readonly ReadEntry[]
  readonly ws: string
  /** `release/<id>`, `wholePortfolio`, `meeting/<id>`, or '' where the bundle does not say. */
  readonly release: string
  readonly title: string
  readonly newest: number
  readonly by: string
  readonly signers: readonly Signer[]
  readonly entries: number
}

interface Check {
  readonly count: number
  readonly faults: number
}

/**
 * Whether the content of a bundle is as its signers wrote it: each line signed by a member of the workspace, nothing missing in
 * the middle, the record equal to a replay of the log, every file under the signature of the device that made the bundle.
 */
export function verifyContent(content: Content, sha256: Sha256, keys: Required<KeyCheck>): ContentReport {
  const signature = readSignature(content.signature)
  const ws = signature.ok ? signature.value.ws : ''
  const log = readLog(content.log, ws, sha256, keys)
  const roots = apply({}, log.counted.map(entryOf))
  const named = namedRelease(content.release, log)
  const selection = selectionOf(roots, named, alsoIn(content.release))
  const gaps = (selection?.roots ?? []).flatMap((root) => gapsOf(root, log.entries))
  const signed = signature.ok
    ? judgeSignature(signature.value, content, log, sha256, keys)
    : [altered(signature.failure.code, contentFiles.signature, signature.failure.message)]
  const by = signature.ok ? signature.value.by : ''
  const described = describeBundle(roots, named, log.counted, log.members, by)
  const expected = selection === undefined ? undefined : releaseRecord(roots, selection)
  const record =
    expected === undefined
      ? [altered('release-missing', contentFiles.release, 'The signed log does not hold the release that this bundle is about.')]
      : [...compareRecord(content.release, expected), ...compareInfo(content.info, described.info)]
  const attached = expected === undefined ? [] : attachedFiles(expected)
  const attachments = judgeFiles(content.files, attached, named)
  const clocks = clockFindings(log.entries).map(({ code, message }) => note(code, contentFiles.log, message))
  const logFindings = [...log.lines, ...gaps, ...clocks]
  return {
    findings: [...record, ...logFindings, ...log.signatures, ...attachments, ...signed],
    log: check(log.entries.length, logFindings),
    signatures: check(log.entries.length, log.signatures),
    signature: check(1, signed),
    record: check(1, record),
    attachments: check(attached.length, attachments),
    counted: log.counted,
    ws,
    release: selection === undefined ? '' : named,
    title: selection === undefined ? '' : described.title,
    newest: described.newest,
    by,
    signers: signersOf(log, by),
    entries: log.entries.length,
  }
}

const check = (count: number, findings: readonly ContentFinding[]): Check => ({ count, faults: findings.filter(({ weight }) => weight === 'altered').length })

/** The release that the record names, if the log knows it; else the one that the log is about. */
function namedRelease(record: string, { counted }: ReadLog): string {
  const abouts = new Set(counted.flatMap(({ file }) => Object.keys(file.about)))
  const named = fieldIn(record, 'release')
  if (typeof named === 'string' && (named === wholePortfolio || (abouts.has(named) && (isPack(named) || named.startsWith('release/'))))) return named
  return [...abouts].filter((root) => root.startsWith('release/')).sort()[0] ?? ''
}

/** The further roots that the record of a meeting pack names. */
function alsoIn(record: string): readonly string[] {
  const also = fieldIn(record, 'also')
  return Array.isArray(also) ? also.filter((root) => typeof root === 'string') : []
}

function fieldIn(record: string, field: string): unknown {
  try {
    const read: unknown = JSON.parse(record)
    return typeof read === 'object' && read !== null && Object.hasOwn(read, field) ? (read as Readonly<Record<string, unknown>>)[field] : undefined
  } catch {
    return undefined
  }
}

const gapsOf = (root: string, entries: readonly ReadEntry[]): readonly ContentFinding[] => {
  const about = entries.filter(({ file }) => file.about[root] !== undefined)
  return missingAbout(root, about).map(({ hash, namedBy }) =>
    altered('log-gap', contentFiles.log, `An entry about ${root} is missing: ${namedBy.length} later ${namedBy.length === 1 ? 'one names' : 'ones name'} it.`, {
      expected: hash,
    }),
  )
}

/** The signature covers every payload file but itself, by a device that belongs to the workspace. */
function judgeSignature(signature: BundleSignature, { files }: Content, { members }: ReadLog, sha256: Sha256, keys: KeyCheck): readonly ContentFinding[] {
  const findings: ContentFinding[] = []
  const path = contentFiles.signature
  if (!members.admissions.has(signature.by))
    findings.push(altered('maker-unknown', path, `The bundle was made by device ${signature.by}, which does not belong to its workspace.`))
  else if (!isSigned(members, signature.by, hashOfSignature(signature, sha256), signature.sig, keys)) {
    findings.push(altered('signature-wrong', path, `The bundle’s signature was not made by device ${signature.by}, or what it signed was changed.`))
  }
  for (const [name, found] of files) {
    if (name === path) continue
    const expected = Object.hasOwn(signature.files, name) ? signature.files[name] : undefined
    if (expected === undefined) findings.push(altered('file-unsigned', name, `“${name}” was put into the bundle after it was signed.`, { found }))
    else if (expected !== found) findings.push(altered('file-differs', name, `“${name}” is not the file that was signed.`, { expected, found }))
  }
  for (const name of Object.keys(signature.files)) {
    if (!files.has(name)) findings.push(altered('file-missing', name, `“${name}” was signed and is missing.`, { expected: signature.files[name] ?? '' }))
  }
  return findings
}

const noSum: PayloadSum = { bytes: 0, files: 0 }

/** `bag-info.txt` stands outside the signature, so each value must follow from what is signed. */
function compareInfo(found: BagInfo, expected: BagInfo): readonly ContentFinding[] {
  const said = bagInfoText(found, noSum)
  const follows = bagInfoText(expected, noSum)
  if (said === follows) return []
  return [altered('info-differs', 'bag-info.txt', 'What the bundle says about itself does not follow from its signed log.', { expected: follows, found: said })]
}

function judgeFiles(files: ReadonlyMap<string, string>, attached: ReturnType<typeof attachedFiles>, release: string): readonly ContentFinding[] {
  const known = new Set<string>([...Object.values(contentFiles), ...attached.map(({ sha256 }) => attachmentFile(sha256))])
  const findings: ContentFinding[] = []
  for (const { name, sha256 } of attached) {
    const path = attachmentFile(sha256)
    const found = files.get(path)
    if (found === undefined) findings.push(altered('attachment-missing', path, `“${name}” is attached to the release and missing from the bundle.`))
    else if (found !== sha256)
      findings.push(altered('attachment-differs', path, `“${name}” has another content than the one that was attached.`, { expected: sha256, found }))
  }
  for (const name of files.keys()) {
    if (known.has(name)) continue
    const what = name.startsWith(attachmentFolder) ? 'is attached to nothing in this release' : 'has no place in a bundle'
    findings.push(altered('file-unknown', name, `“${name}” ${what}.`))
  }
  if (isPack(release)) {
    if (!files.has(contentFiles.agenda)) findings.push(note('no-agenda', contentFiles.agenda, 'The pack was made without the agenda as PDF.'))
  } else if (!files.has(contentFiles.plan)) findings.push(note('no-plan', contentFiles.plan, 'The bundle was made without the plan as PDF.'))
  return findings
}

/** The maker and everybody whose entries count. */
function signersOf({ counted, members }: ReadLog, by: string): readonly Signer[] {
  const devices = new Set(counted.map(({ file }) => file.dev))
  if (members.admissions.has(by)) devices.add(by)
  return [...devices].sort().map((device) => {
    const vouchedBy: string[] = []
    for (
      let at = members.admissions.get(device)?.[0]?.by.dev;
      at !== undefined && at !== device && !vouchedBy.includes(at);
      at = members.admissions.get(at)?.[0]?.by.dev
    )
      vouchedBy.push(at)
    return { device, publicKey: members.admissions.get(device)?.[0]?.publicKey ?? '', person: personOf(members, device), vouchedBy }
  })
}
