import type { BagVersion } from './bag-declaration'
import { linesOf } from './bag-declaration'

/** A manifest's lines: a checksum and the path it is of (RFC 8493, 2.1.3 and 2.2.1). */
export interface ManifestLine {
  readonly line: number
  /** Lower-case hex. */
  readonly checksum: string
  /** From the base directory, decoded, without a leading “./” or “*”. */
  readonly path: string
  /** What was taken off the path: tolerated in versions before 1.0. */
  readonly leading: '' | './' | '*'
}

export interface ManifestRead {
  readonly lines: readonly ManifestLine[]
  /** Numbers, from 1, of lines that are no checksum and path. */
  readonly badLines: readonly number[]
}

/** Hex digits of each checksum we can compute; MD5 and SHA-1 are read, never written. */
export const checksumDigits = { md5: 32, sha1: 40, sha224: 56, sha256: 64, sha384: 96, sha512: 128 } as const
export type Algorithm = keyof typeof checksumDigits
export const isAlgorithm = (name: string): name is Algorithm => Object.hasOwn(checksumDigits, name)
export const weakAlgorithms: readonly Algorithm[] = ['md5', 'sha1']

const manifestName = /^(tag)?manifest-([a-z0-9]+)\.txt$/
export interface ManifestName {
  readonly path: string
  readonly of: 'payload' | 'tag'
  readonly algorithm: string
}

/** Which manifest a file of the base directory is, by its name, or undefined. */
export function manifestNamed(path: string): ManifestName | undefined {
  const match = manifestName.exec(path)
  return match === null ? undefined : { path, of: match[1] === undefined ? 'payload' : 'tag', algorithm: match[2] ?? '' }
}

/** Reads a manifest whose checksums have `digits` hex digits. */
export function readManifest(text: string, digits: number, version: BagVersion): ManifestRead {
  const lines: ManifestLine[] = []
  const badLines: number[] = []
  for (const [index, line] of linesOf(text).entries()) {
    const match = /^([0-9a-fA-F]+)[ \t]+([^ \t].*)$/s.exec(line)
    const [, checksum = '', written = ''] = match ?? []
    if (checksum.length === digits) lines.push({ line: index + 1, checksum: checksum.toLowerCase(), ...pathOf(written, version) })
    else if (line.trim() !== '') badLines.push(index + 1)
  }
  return { lines, badLines }
}

function pathOf(written: string, version: BagVersion): Pick<ManifestLine, 'path' | 'leading'> {
  const leading = written.startsWith('*') ? '*' : written.startsWith('./') ? './' : ''
  return { path: decodedPath(written.slice(leading.length), version), leading }
}

/** Line ends are percent-encoded in a path, from 1.0 on the percent sign too; any other “%” stands for itself. */
export const decodedPath = (written: string, version: BagVersion): string =>
  written.replace(version === '1.0' ? /%(?:0a|0d|25)/gi : /%(?:0a|0d)/gi, (code) => decodeURIComponent(code))

const encodedPath = (path: string): string => path.replace(/[%\r\n]/g, (char) => encodeURIComponent(char))

export interface ChecksumOf {
  readonly path: string
  readonly checksum: string
}

/** The text of a manifest of ours, in the order given. */
export const manifestText = (files: readonly ChecksumOf[]): string => files.map(({ path, checksum }) => `${checksum}  ${encodedPath(path)}\n`).join('')

/**
 * Whether a path of a manifest or of `fetch.txt` could lead out of the bag on some system (RFC 8493, 5.1): refused on
 * all of them, whatever the file is called here.
 */
export const leadsOut = (path: string): boolean =>
  /^[/\\~]/.test(path) || /^[a-z]:/i.test(path) || /^%[^%/\\]*%/.test(path) || path.split(/[/\\]/).some((part) => part === '..')
