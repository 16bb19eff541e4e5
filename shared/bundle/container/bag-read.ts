import type { BagDeclaration, BagVersion } from './bag-declaration'
import { readDeclaration } from './bag-declaration'
import type { FetchLine } from './bag-fetch'
import { readFetch } from './bag-fetch'
import type { BagFinding } from './bag-finding'
import { finding } from './bag-finding'
import type { BagInfoElement } from './bag-info'
import { readBagInfo } from './bag-info'
import type { Algorithm, ManifestLine, ManifestName } from './bag-manifest'
import { checksumDigits, isAlgorithm, manifestNamed, readManifest, weakAlgorithms } from './bag-manifest'

/** What a bag is made of, before anything is judged: paths from the base directory, with “/”. */
export interface BagListing {
  /** Size in bytes of each file. */
  readonly files: ReadonlyMap<string, number>
  /** Also those that are only named by a file inside them; no trailing slash. */
  readonly folders: ReadonlySet<string>
}

export function bagListing(files: ReadonlyMap<string, number>, emptyFolders: readonly string[]): BagListing {
  const folders = new Set<string>()
  const addParents = (path: string) => {
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash)
      if (folders.has(folder)) return
      folders.add(folder)
    }
  }
  for (const path of files.keys()) addParents(path)
  for (const folder of emptyFolders) addParents(`${folder}/`)
  return { files, folders }
}

export interface Manifest extends ManifestName {
  readonly algorithm: Algorithm
  readonly lines: readonly ManifestLine[]
}

export interface ReadBag {
  readonly listing: BagListing
  readonly version: BagVersion
  readonly manifests: readonly Manifest[]
  readonly info: readonly BagInfoElement[]
  readonly fetch: readonly FetchLine[]
}

export interface BagTexts {
  /** Undefined where the bag cannot be judged further: the findings say why. */
  readonly bag: ReadBag | undefined
  readonly version: string
  readonly findings: readonly BagFinding[]
}

/** The tag files whose text is needed to read a bag. */
export const textFilesOf = ({ files }: BagListing): readonly string[] =>
  [...files.keys()].filter((path) => path === 'bagit.txt' || infoFiles.includes(path) || path === 'fetch.txt' || manifestNamed(path))

/** `package-info.txt` is what versions up to 0.95 called it. */
const infoFiles: readonly string[] = ['bag-info.txt', 'package-info.txt']

/** Reads the tag files of a bag, in whatever encoding it declares. `texts` holds the bytes of `textFilesOf`. */
export function readBag(listing: BagListing, texts: ReadonlyMap<string, Uint8Array>): BagTexts {
  const declared = texts.get('bagit.txt')
  if (declared === undefined) {
    return { bag: undefined, version: '', findings: [finding('no-bagit.txt', 'bagit.txt', 'There is no “bagit.txt”: this is not a bag.')] }
  }
  const text = decoded(declared, 'utf-8', false)
  if (text === undefined) {
    return { bag: undefined, version: '', findings: [finding('unreadable-text', 'bagit.txt', '“bagit.txt” is not UTF-8 text.')] }
  }
  const { declaration, version, findings } = readDeclaration(text)
  if (declaration === undefined) return { bag: undefined, version, findings }
  const found: BagFinding[] = [...findings]
  if (!isKnownEncoding(declaration.encoding)) {
    found.push(
      finding('unknown-encoding', 'bagit.txt', `The tag files are encoded as “${declaration.encoding}”, which this program cannot read.`, {
        found: declaration.encoding,
      }),
    )
    return { bag: undefined, version, findings: found }
  }
  const read = (path: string): string => {
    const bytes = texts.get(path)
    return bytes === undefined ? '' : textOf(path, bytes, declaration, found)
  }
  const manifests = [...listing.files.keys()].flatMap((path) => manifestFrom(path, read, declaration.version, found))
  const info = infoFiles.flatMap((path) => {
    const { elements, badLines } = readBagInfo(read(path))
    for (const line of badLines) found.push(finding('bad-info-line', path, `Line ${line} of “${path}” has no label.`))
    return elements
  })
  const fetch = listing.files.has('fetch.txt') ? readFetch(read('fetch.txt'), declaration.version, found) : []
  return { bag: { listing, version: declaration.version, manifests, info, fetch }, version, findings: found }
}

function manifestFrom(path: string, read: (path: string) => string, version: BagVersion, findings: BagFinding[]): Manifest[] {
  const name = manifestNamed(path)
  if (name === undefined) return []
  const { algorithm } = name
  if (!isAlgorithm(algorithm)) {
    findings.push(
      finding('unknown-algorithm', path, `“${path}” uses the checksum “${algorithm}”, which this program cannot compute.`, { found: algorithm }, 'warning'),
    )
    return []
  }
  if (weakAlgorithms.includes(algorithm)) {
    const message = `“${path}” uses the checksum “${algorithm}”, which no longer protects against forgery.`
    findings.push(finding('weak', path, message, { found: algorithm }, 'note'))
  }
  const { lines, badLines } = readManifest(read(path), checksumDigits[algorithm], version)
  for (const line of badLines) {
    findings.push(finding('bad-manifest-line', path, `Line ${line} of “${path}” is not a ${algorithm} checksum and a path.`))
  }
  return [{ ...name, algorithm, lines }]
}

function textOf(path: string, bytes: Uint8Array, { encoding, version }: BagDeclaration, findings: BagFinding[]): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (marked) {
    // RFC 8493, 2.3: UTF-8 tag files must not begin with one; earlier versions did not say.
    const weight = version === '1.0' ? 'error' : 'warning'
    findings.push(finding('bom-in-tag-file', path, `“${path}” begins with a byte order mark.`, {}, weight))
  }
  const text = decoded(bytes, encodingOf(bytes, encoding), true)
  if (text === undefined) findings.push(finding('unreadable-text', path, `“${path}” is not ${encoding} text.`, { expected: encoding }))
  return text ?? ''
}

/** “UTF-16” leaves the byte order to the mark; TextDecoder takes it for little-endian. */
function encodingOf(bytes: Uint8Array, encoding: string): string {
  const bigEndian = bytes[0] === 0xfe && bytes[1] === 0xff
  return /^utf-?16$/i.test(encoding) && bigEndian ? 'utf-16be' : encoding
}

const isKnownEncoding = (encoding: string) => decoded(new Uint8Array(), encoding, true) !== undefined

function decoded(bytes: Uint8Array, encoding: string, dropMark: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: !dropMark }).decode(bytes)
  } catch {
    // The two expected failures: a label it does not know, bytes that are not of that encoding.
    return undefined
  }
}
