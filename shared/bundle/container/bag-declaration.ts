import type { BagFinding } from './bag-finding'
import { finding } from './bag-finding'

/** `bagit.txt`: which version of BagIt a bag keeps to, and how its tag files are encoded (RFC 8493, 2.1.1). */
export interface BagDeclaration {
  readonly version: BagVersion
  /** As written, such as “UTF-8”. */
  readonly encoding: string
}

const versions = ['0.93', '0.94', '0.95', '0.96', '0.97', '1.0'] as const
export type BagVersion = (typeof versions)[number]

/** The bytes of our own declaration. */
export const ownDeclaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

export interface DeclarationRead {
  /** Undefined where the rest of the bag cannot be read by any rule. */
  readonly declaration: BagDeclaration | undefined
  /** The version as written, also one we do not know. */
  readonly version: string
  readonly findings: readonly BagFinding[]
}

const file = 'bagit.txt'
const byteOrderMark = '\ufeff'

/** Reads `bagit.txt`, decoded as UTF-8 with a byte order mark kept. Exactly two lines, in this order and this form. */
export function readDeclaration(text: string): DeclarationRead {
  const findings: BagFinding[] = []
  if (text.startsWith(byteOrderMark)) {
    findings.push(finding('bom-in-bagit.txt', file, '“bagit.txt” begins with a byte order mark, which the standard forbids.'))
  }
  const lines = linesOf(text.replace(byteOrderMark, ''))
  const [first = '', second = ''] = lines
  const version = versionIn(first, findings)
  const encoding = encodingIn(second, findings)
  if (lines.length > 2) {
    findings.push(
      finding('extra-line-in-bagit.txt', file, '“bagit.txt” must have exactly two lines.', {
        expected: '2',
        found: String(lines.length),
      }),
    )
  }
  const known = versions.find((each) => each === version)
  if (version !== '' && known === undefined) {
    findings.push(
      finding(`version-${version}`, file, `This bag is of BagIt version ${version}, which this program does not know.`, {
        expected: versions.join(', '),
        found: version,
      }),
    )
  }
  const readable = known !== undefined && encoding !== ''
  return { declaration: readable ? { version: known, encoding } : undefined, version, findings }
}

function versionIn(line: string, findings: BagFinding[]): string {
  const exact = /^BagIt-(Version|version): (\d+\.\d+)([ \t]*)$/.exec(line)
  if (exact === null) {
    const spaced = /^BagIt-Version\s+:/i.test(line)
    findings.push(
      spaced
        ? finding('space-before-colon-in-bagit.txt', file, '“bagit.txt” has a space before the colon of its first line.', { found: line })
        : finding('bad-version-line', file, 'The first line of “bagit.txt” must read “BagIt-Version: M.N”.', { found: line }),
    )
    return spaced ? (/:\s*(\d+\.\d+)\s*$/.exec(line)?.[1] ?? '') : ''
  }
  const [, label, version = '', trailing] = exact
  if (label === 'version') {
    // RFC 8493 spells it so itself in the example of section 4.1.
    findings.push(finding('version-label-case', file, 'The label of the first line of “bagit.txt” must be spelt “BagIt-Version”.', {}, 'warning'))
  }
  if (trailing !== '') findings.push(trailingSpace)
  return version
}

function encodingIn(line: string, findings: BagFinding[]): string {
  const exact = /^Tag-File-Character-Encoding: (\S+)([ \t]*)$/.exec(line)
  if (exact !== null) {
    if (exact[2] !== '') findings.push(trailingSpace)
    return exact[1] ?? ''
  }
  const spaced = /^Tag-File-Character-Encoding\s+:\s*(\S+)/i.exec(line)
  findings.push(
    spaced === null
      ? finding('no-encoding-line', file, 'The second line of “bagit.txt” must read “Tag-File-Character-Encoding: UTF-8” or name another encoding.', {
          found: line,
        })
      : finding('space-before-colon-in-bagit.txt', file, '“bagit.txt” has a space before the colon of its second line.', { found: line }),
  )
  return spaced?.[1] ?? ''
}

const trailingSpace = finding('trailing-space-in-bagit.txt', file, 'A line of “bagit.txt” ends with a space.', {}, 'warning')

/** The lines of a tag file: LF, CR or both end one; the last needs no end (RFC 8493, 2.3, read leniently). */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/)
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
