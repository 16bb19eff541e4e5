import { isUtf16 } from './file-kind'
import type { Note } from './table'

/** A text and how it was written. `mended` are the lines (from 1) whose bytes were not what the rest of the file is in. */
export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  readonly notes: readonly Note[]
  readonly mended: ReadonlySet<number>
}

/**
 * Reads bytes as text. A byte order mark decides; valid UTF-8 is UTF-8; what is nowhere UTF-8 is Windows-1252, of which
 * Latin-1's letters are a part. Where lines differ each is read in its own way and named, so that no text is lost in silence.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (isUtf16(bytes)) return withoutZeros(utf16(bytes))
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
    return withoutZeros({ text, encoding: 'utf-8', notes: [], mended: new Set() })
  } catch {
    return withoutZeros(lineByLine(body))
  }
}

function utf16(bytes: Uint8Array): DecodedText {
  const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'
  const text = new TextDecoder(encoding).decode(bytes)
  const line = text.includes('\ufffd') ? linesBefore(text, text.indexOf('\ufffd')) : undefined
  const notes = line === undefined ? [] : [{ code: 'invalid-bytes', line, message: `Line ${line} holds bytes that are not UTF-16; they are shown as \ufffd.` }]
  return { text, encoding, notes, mended: new Set(line === undefined ? [] : [line]) }
}

const linesBefore = (text: string, at: number): number => {
  let lines = 1
  for (let next = text.indexOf('\n'); next !== -1 && next < at; next = text.indexOf('\n', next + 1)) lines++
  return lines
}

type LineKind = 'ascii' | 'utf-8' | 'surrogates' | 'windows-1252'
const strict = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenient = () => new TextDecoder('utf-8', { ignoreBOM: true })

/** Windows-1252 beside Latin-1: bytes 0x80 to 0x9f (WHATWG Encoding, index windows-1252). Written out because Node 20's TextDecoder reads them as Latin-1. */
const windowsLetters =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178'

function western(bytes: Uint8Array): string {
  const latin = new TextDecoder('latin1').decode(bytes)
  return bytes.some((byte) => byte >= 0x80 && byte < 0xa0)
    ? latin.replace(/[\u0080-\u009f]/g, (letter) => windowsLetters[letter.charCodeAt(0) - 0x80] ?? letter)
    : latin
}

function lineByLine(bytes: Uint8Array): DecodedText {
  const lines = split(bytes).map((line) => ({ line, kind: lineKind(line) }))
  const many = (kind: LineKind): number => lines.filter((line) => line.kind === kind).length
  const mainly: LineKind = many('utf-8') + many('surrogates') >= many('windows-1252') ? 'utf-8' : 'windows-1252'
  const notes: Note[] = []
  const mended = new Set<number>()
  const utf8 = lenient()
  const text = lines.map(({ line, kind }, at) => {
    if (kind !== 'ascii' && kind !== mainly) {
      mended.add(at + 1)
      notes.push(noteOn(kind, at + 1))
    }
    return kind === 'windows-1252' ? western(line) : utf8.decode(line)
  })
  return { text: text.join(''), encoding: mainly, notes, mended }
}

function noteOn(kind: LineKind, line: number): Note {
  if (kind === 'windows-1252')
    return { code: 'invalid-bytes', line, message: `Line ${line} is not UTF-8 as the rest of the file is; it was read as Windows-1252. Check its letters.` }
  if (kind === 'utf-8')
    return {
      code: 'other-encoding',
      line,
      message: `Line ${line} is UTF-8 while the rest of the file is Windows-1252; it was read as UTF-8. Check its letters.`,
    }
  return { code: 'invalid-bytes', line, message: `Line ${line} holds bytes that are no valid UTF-8; they are shown as \ufffd.` }
}

/** Lines with their ends; both encodings keep LF to itself. */
function split(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let from = 0
  while (from < bytes.length) {
    const end = bytes.indexOf(0x0a, from)
    const until = end === -1 ? bytes.length : end + 1
    lines.push(bytes.subarray(from, until))
    from = until
  }
  return lines
}

function lineKind(line: Uint8Array): LineKind {
  if (!line.some((byte) => byte >= 0x80)) return 'ascii'
  try {
    strict().decode(line)
    return 'utf-8'
  } catch {
    return holdsUtf8(line) ? 'surrogates' : 'windows-1252'
  }
}

/** Whether a broken line is damaged UTF-8 rather than another encoding: a whole sequence, or a surrogate written as one (CESU-8). */
function holdsUtf8(line: Uint8Array): boolean {
  for (let at = 0; at < line.length; at++) {
    const lead = line[at] ?? 0
    const length = lead >= 0xc3 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0
    if (length === 0) continue
    const rest = line.subarray(at + 1, at + length)
    if (rest.length === length - 1 && rest.every((byte) => byte >= 0x80 && byte < 0xc0)) return true
  }
  return false
}

/** NUL stands in no text; it is taken out and said (security.md, CSV). */
function withoutZeros(decoded: DecodedText): DecodedText {
  if (!decoded.text.includes('\0')) return decoded
  const line = linesBefore(decoded.text, decoded.text.indexOf('\0'))
  const note = { code: 'nul-removed', line, message: `Zero bytes (NUL) were taken out, the first one in line ${line}.` }
  return { ...decoded, text: decoded.text.replaceAll('\0', ''), notes: [...decoded.notes, note] }
}
