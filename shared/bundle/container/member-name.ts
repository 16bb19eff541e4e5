/** Which names of archive members are taken, and which two names are one file somewhere (security.md, Zip limits). */

export type NameProblem =
  | 'empty-name'
  | 'absolute-path'
  | 'path-traversal'
  | 'backslash-name'
  | 'control-char-name'
  | 'bidi-char-name'
  | 'windows-name'
  | 'name-too-long'

export interface NameLimits {
  /** UTF-8 bytes of one part between slashes, and of the whole. */
  readonly partBytes: number
  readonly pathBytes: number
}

export const nameLimits: NameLimits = { partBytes: 255, pathBytes: 1024 }

const utf8 = new TextEncoder()
/** Bytes that no name may hold: C0, DEL, C1, and the separators that end a line on a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
/** Marks that turn the direction of text, so that a name reads as another (UAX 9; CVE-2021-42574). */
const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
/** Names that are devices on Windows, whatever their extension. */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])(?: *\..*)?$/i

/**
 * What is wrong with the name of a member, in the order a reader would care, or undefined.
 * A trailing slash marks a folder and is no part of the name.
 */
export function nameProblem(name: string, limits: NameLimits = nameLimits): NameProblem | undefined {
  const path = name.endsWith('/') ? name.slice(0, -1) : name
  if (path === '') return 'empty-name'
  if (control.test(path)) return 'control-char-name'
  if (bidi.test(path)) return 'bidi-char-name'
  const parts = path.split('/')
  const alsoBackslash = path.split(/[/\\]/)
  if (alsoBackslash.includes('..') || parts.includes('.')) return 'path-traversal'
  if (/^[/\\]/.test(path) || /^[a-z]:/i.test(path)) return 'absolute-path'
  if (path.includes('\\')) return 'backslash-name'
  if (parts.includes('')) return 'empty-name'
  if (utf8.encode(path).length > limits.pathBytes) return 'name-too-long'
  for (const part of parts) {
    if (utf8.encode(part).length > limits.partBytes) return 'name-too-long'
    if (part.includes(':') || /[. ]$/.test(part) || device.test(part)) return 'windows-name'
  }
  return undefined
}

const said: { readonly [P in NameProblem]: string } = {
  'empty-name': 'has an empty name, or an empty part in its name',
  'absolute-path': 'has an absolute path as its name',
  'path-traversal': 'leads out of its folder with “.” or “..”',
  'backslash-name': 'has a backslash in its name, which is a separator on Windows only',
  'control-char-name': 'has a control character in its name',
  'bidi-char-name': 'has a character in its name that turns the direction of text',
  'windows-name': 'has a name that cannot exist on Windows',
  'name-too-long': 'has a name that is too long',
}

/** The end of the sentence “The entry … .” */
export const nameProblemInWords = (problem: NameProblem): string => said[problem]

/** A name as a message may show it: control and direction characters as escapes, at most 200 characters. */
export function shownName(name: string): string {
  const whole = name.length > 200 ? `${name.slice(0, 200)}…` : name
  return [...whole].map((char) => (control.test(char) || bidi.test(char) ? escaped(char) : char)).join('')
}

const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * Two names with one key are one file on some system: NFC for macOS, case folding for Windows and macOS.
 * Upper then lower case, because “ß” and “SS” fold alike only that way.
 */
export const collisionKey = (name: string): string => name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')

/** Order of members in the canonical container: by UTF-8 bytes, which UTF-16 order is not. */
export function compareByBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
