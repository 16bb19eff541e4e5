/** What a file is by its first bytes, whatever its name says. */
export type FileKind = 'empty' | 'zip' | 'old-office' | 'protected' | 'rtf' | 'pdf' | 'html' | 'xml' | 'json' | 'calendar' | 'binary' | 'text'

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte)
const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return 'zip'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return holdsEncryptedPackage(bytes) ? 'protected' : 'old-office'
  const head = latin(bytes.subarray(0, 2_048))
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (head.startsWith('%PDF-')) return 'pdf'
  if (otherPrograms.some((signature) => startsWith(bytes, signature))) return 'binary'
  if (isUtf16(bytes)) return 'text'
  const start = head
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase()
  if (start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<table') || start.startsWith('<head')) return 'html'
  if (start.startsWith('<?xml') || start.startsWith('<workbook')) return 'xml'
  if (start.startsWith('{') || start.startsWith('[')) return 'json'
  if (/^begin:v(calendar|event|timezone|todo)\b/.test(start)) return 'calendar'
  return isBinary(bytes) ? 'binary' : 'text'
}

export const isUtf16 = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])

/** A workbook with a password is an old Office container that holds one stream of this name, in UTF-16 (MS-OFFCRYPTO 2.3). */
function holdsEncryptedPackage(bytes: Uint8Array): boolean {
  const name = Array.from('EncryptedPackage').flatMap((letter) => [letter.charCodeAt(0), 0])
  const until = Math.min(bytes.length, 1_048_576) - name.length
  for (let at = 0; at <= until; at++) if (bytes[at] === 0x45 && name.every((byte, offset) => bytes[at + offset] === byte)) return true
  return false
}

/** What pictures, packed files, databases and programs begin with: PNG, JPEG, GIF, gzip, 7-Zip, RAR, SQLite, Windows, Linux. */
const otherPrograms: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
  [0x4d, 0x5a, 0x90, 0x00],
  [0x7f, 0x45, 0x4c, 0x46],
]

/** No text in one of our encodings has more than a stray control character. */
function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4_096)
  let count = 0
  for (const byte of head) if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) count++
  return count > 1 && count > head.length / 20
}

/** One sentence for a file that is no table, and what to do. */
export const refusals: Readonly<Record<Exclude<FileKind, 'zip' | 'json' | 'text' | 'calendar'>, string>> = {
  empty: 'This file is empty: there is nothing to import.',
  'old-office': 'This is an old Excel or Office file (before 2007): open it in your spreadsheet program and save it as XLSX first.',
  protected: 'This workbook is protected by a password: remove the password and save it again.',
  rtf: 'This is an RTF document, not a table: save it as plain text (CSV) first.',
  pdf: 'This is a PDF document, not a table: ask for the CSV or XLSX file behind it.',
  html: 'This is a web page (HTML), not a table: open it in your spreadsheet program and save it as XLSX or CSV first.',
  xml: 'This is an XML file, not a table: save it as XLSX or CSV first.',
  binary: 'This is not a text file: it holds bytes that no table has.',
}
