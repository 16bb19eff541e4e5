import type { BagFinding, BagState } from './bag-finding'
import { finding, stateOf } from './bag-finding'
import { readPayloadSum, valuesOf } from './bag-info'
import type { Algorithm, ManifestLine } from './bag-manifest'
import { leadsOut } from './bag-manifest'
import type { BagListing, BagTexts, Manifest, ReadBag } from './bag-read'
import { collisionKey } from './member-name'

/** Checksums found, by path and algorithm. */
export type Checksums = ReadonlyMap<string, ReadonlyMap<Algorithm, string>>

export interface BagReport {
  readonly state: BagState
  /** As written in `bagit.txt`; "" where it could not be read. */
  readonly version: string
  readonly findings: readonly BagFinding[]
}

/** Which checksums of which files `judgeBag` will ask for. */
export function checksumsWanted(bag: ReadBag): ReadonlyMap<string, ReadonlySet<Algorithm>> {
  const find = finder(bag.listing)
  const wanted = new Map<string, Set<Algorithm>>()
  for (const { algorithm, lines } of bag.manifests) {
    for (const { path } of lines) {
      const file = find(path)?.path
      if (file === undefined) continue
      const algorithms = wanted.get(file) ?? new Set()
      wanted.set(file, algorithms.add(algorithm))
    }
  }
  return wanted
}

/** The verdict on a bag (RFC 8493, 3), with every finding that led to it. */
export function judgeBag({ bag, version, findings }: BagTexts, checksums: Checksums): BagReport {
  const all = bag === undefined ? findings : [...findings, ...judged(bag, checksums)]
  return { state: stateOf(all), version, findings: all }
}

function judged(bag: ReadBag, checksums: Checksums): readonly BagFinding[] {
  const find = finder(bag.listing)
  const listed = bag.manifests.map((manifest) => ({ manifest, files: new Set<string>() }))
  const findings = listed.flatMap(({ manifest, files }) => judgeManifest(manifest, bag, find, files, checksums))
  const payloads = listed.filter(({ manifest }) => manifest.of === 'payload')
  return withoutRepeats([
    ...(payloads.length === 0 ? [noManifest(bag)] : unlisted(bag, payloads)),
    ...findings,
    ...tagManifestsOmitting(bag, listed),
    ...unlistedFetches(bag, payloads),
    ...judgeSum(bag),
    ...collisions(bag.listing),
    ...(hasPayloadFolder(bag.listing) ? [] : [finding('no-data-folder', 'data/', 'The bag has no folder “data”.')]),
  ])
}

interface Listed {
  readonly manifest: Manifest
  /** The files of the bag that the manifest names. */
  readonly files: ReadonlySet<string>
}

function judgeManifest(manifest: Manifest, bag: ReadBag, find: Find, files: Set<string>, checksums: Checksums): readonly BagFinding[] {
  const seen = new Map<string, string>()
  return manifest.lines.flatMap((line) => {
    const { path } = line
    const outside = leadsOut(path) || path.startsWith('data/') !== (manifest.of === 'payload')
    if (outside) return [finding('path-escape', path, `“${manifest.path}” names “${path}”, which lies outside what it may list.`)]
    const findings = [...tolerated(manifest, line, bag), ...repeated(manifest, line, seen, bag)]
    const file = find(path)
    if (file === undefined || file.how === 'case') return [...findings, ...absent(manifest, path, bag, file)]
    files.add(file.path)
    if (file.how === 'normalization') {
      const message = `“${path}” in “${manifest.path}” and the file differ in how accents are encoded.`
      findings.push(finding('normalization-differs', path, message, {}, 'warning'))
    }
    const found = checksums.get(file.path)?.get(manifest.algorithm)
    if (found === line.checksum) return findings
    const message = `“${file.path}” does not match its ${manifest.algorithm} checksum in “${manifest.path}”.`
    return [...findings, { ...finding('checksum', file.path, message, { expected: line.checksum }), ...(found === undefined ? {} : { found }) }]
  })
}

/** A leading “./” or “*” was tolerated before 1.0, which says that a path is relative to the base directory. */
function tolerated(manifest: Manifest, { leading, path, line }: ManifestLine, bag: ReadBag): BagFinding[] {
  if (leading === '') return []
  const code = leading === '*' ? 'leading-asterisk' : 'leading-dot-slash'
  const message = `Line ${line} of “${manifest.path}” has “${leading}” before its path.`
  return [finding(code, path, message, {}, bag.version === '1.0' ? 'error' : 'warning')]
}

function repeated(manifest: Manifest, { path, checksum }: ManifestLine, seen: Map<string, string>, bag: ReadBag): BagFinding[] {
  const before = seen.get(path)
  seen.set(path, checksum)
  if (before === undefined) return []
  if (before !== checksum) {
    const message = `“${manifest.path}” lists “${path}” twice with different checksums.`
    return [finding('duplicate-different-hash', path, message, { expected: before, found: checksum })]
  }
  // RFC 8493, 2.1.3: exactly once; earlier versions did not say so.
  return [finding('duplicate-same-hash', path, `“${manifest.path}” lists “${path}” twice.`, {}, bag.version === '1.0' ? 'error' : 'warning')]
}

function absent(manifest: Manifest, path: string, { listing }: ReadBag, alike: FoundFile | undefined): readonly BagFinding[] {
  if (isFolder(listing, path)) return [finding('lists-a-directory', path, `“${manifest.path}” lists the folder “${path}”; only files may be listed.`)]
  const missing = finding('missing', path, `“${path}” is listed in “${manifest.path}” but is not in the bag.`, {}, 'missing')
  if (alike === undefined) return [missing]
  const message = `“${path}” is listed, but the file is called “${alike.path}”.`
  return [missing, finding('case-differs', path, message, { expected: path, found: alike.path }, 'warning')]
}

/** RFC 8493, 3: in 1.0 every payload file is in every payload manifest; before, one was enough. */
function unlisted(bag: ReadBag, payloads: readonly Listed[]): readonly BagFinding[] {
  return [...bag.listing.files.keys()]
    .filter((path) => path.startsWith('data/'))
    .flatMap((path) => {
      const omitting = payloads.filter(({ files }) => !files.has(path))
      if (omitting.length === payloads.length) return [finding('unlisted', path, `“${path}” is in the bag, but no manifest lists it.`)]
      if (bag.version !== '1.0') return []
      return omitting.map(({ manifest }) => finding('unlisted-in', path, `“${path}” is not listed in “${manifest.path}”.`, { found: manifest.path }))
    })
}

/** RFC 8493, 2.2.1: each tag manifest lists every payload manifest; earlier versions only advised it. */
function tagManifestsOmitting(bag: ReadBag, listed: readonly Listed[]): readonly BagFinding[] {
  if (bag.version !== '1.0') return []
  const payloads = listed.filter(({ manifest }) => manifest.of === 'payload')
  const tags = listed.filter(({ manifest }) => manifest.of === 'tag')
  return tags.flatMap(({ manifest, files }) =>
    payloads
      .filter((each) => !files.has(each.manifest.path))
      .map((each) => finding('tagmanifest-omits', each.manifest.path, `“${manifest.path}” does not list “${each.manifest.path}”.`)),
  )
}

const unlistedFetches = (bag: ReadBag, payloads: readonly Listed[]): readonly BagFinding[] =>
  bag.fetch
    .filter(({ path }) => payloads.some(({ manifest }) => !manifest.lines.some((line) => line.path === path)))
    .map(({ path }) => finding('fetch-unlisted', path, `“fetch.txt” names “${path}”, which a manifest does not list.`))

function noManifest({ listing }: ReadBag): BagFinding {
  const unknown = [...listing.files.keys()].some((path) => /^manifest-[a-z0-9]+\.txt$/.test(path))
  return unknown
    ? finding('unknown-algorithm', '', 'No manifest uses a checksum that this program can compute.')
    : finding('no-manifest', '', 'The bag has no payload manifest.')
}

/** RFC 8493, 2.2.2: `Payload-Oxum` at most once, “octets.files”. Each one given is compared. */
function judgeSum({ info, listing }: ReadBag): readonly BagFinding[] {
  const sums = valuesOf(info, 'Payload-Oxum')
  const sizes = [...listing.files].flatMap(([path, size]) => (path.startsWith('data/') ? [size] : []))
  const found = `${sizes.reduce((sum, size) => sum + size, 0)}.${sizes.length}`
  const findings = sums.flatMap((value) => {
    const sum = readPayloadSum(value)
    if (sum === undefined) return [finding('oxum-malformed', 'bag-info.txt', '“Payload-Oxum” must be bytes, a dot, and files.', { found: value })]
    if (`${sum.bytes}.${sum.files}` === found) return []
    return [finding('oxum-mismatch', 'bag-info.txt', '“Payload-Oxum” (bytes.files) does not fit the payload.', { expected: value, found })]
  })
  return sums.length < 2 ? findings : [finding('oxum-repeated', 'bag-info.txt', '“Payload-Oxum” may stand only once.'), ...findings]
}

function collisions({ files }: BagListing): readonly BagFinding[] {
  const first = new Map<string, string>()
  return [...files.keys()].flatMap((path) => {
    const key = collisionKey(path)
    const other = first.get(key)
    if (other === undefined) first.set(key, path)
    if (other === undefined) return []
    const message = `“${other}” and “${path}” are one file on Windows and macOS: the bag cannot be unpacked there.`
    return [finding('collision', path, message, { found: other }, 'warning')]
  })
}

interface FoundFile {
  readonly path: string
  readonly how: 'exact' | 'normalization' | 'case'
}
type Find = (path: string) => FoundFile | undefined

/** Looks a listed path up: exactly, else by NFC (RFC 8493, 6.3: file systems normalize), else ignoring case. */
function finder({ files }: BagListing): Find {
  const normalized = new Map([...files.keys()].map((path) => [path.normalize('NFC'), path]))
  const folded = new Map([...files.keys()].map((path) => [collisionKey(path), path]))
  return (path) => {
    if (files.has(path)) return { path, how: 'exact' }
    const same = normalized.get(path.normalize('NFC'))
    if (same !== undefined) return { path: same, how: 'normalization' }
    const alike = folded.get(collisionKey(path))
    return alike === undefined ? undefined : { path: alike, how: 'case' }
  }
}

const isFolder = ({ folders }: BagListing, path: string): boolean => folders.has(path.replace(/\/$/, ''))

const hasPayloadFolder = (listing: BagListing): boolean => isFolder(listing, 'data')

/** A file named in two manifests is missing once. */
function withoutRepeats(findings: readonly BagFinding[]): readonly BagFinding[] {
  const seen = new Set<string>()
  return findings.filter(({ code, path, message }) => {
    const key = code === 'missing' || code === 'case-differs' ? `${code}\n${path}` : `${code}\n${path}\n${message}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
