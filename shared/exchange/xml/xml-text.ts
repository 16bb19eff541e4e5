import { type Failure, failed, ok, type Result } from '#shared/model/result'

const bite = 1_048_576

/**
 * The text of an XML file in the encoding that its byte order mark or its first line names, UTF-8 else (XML 1.0, appendix F).
 * Bytes that are no text in it are refused with their line: guessing would change names in silence.
 */
export function xmlText(bytes: Uint8Array): Result<string, Failure> {
  const encoding = encodingOf(bytes)
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(encoding, { fatal: true })
  } catch {
    return failed({
      code: 'unknown-encoding',
      place: 'line 1',
      message: `This file says that it is written in “${encoding}”, an encoding that is not known. Save it as UTF-8.`,
    })
  }
  const pieces: string[] = []
  let line = 1
  try {
    for (let from = 0; from < bytes.length; from += bite) {
      const piece = decoder.decode(bytes.subarray(from, from + bite), { stream: true })
      pieces.push(piece)
      line += piece.split('\n').length - 1
    }
    pieces.push(decoder.decode())
  } catch {
    const at = line + wrongLine(bytes.subarray(pieces.length * bite), encoding)
    return failed({
      code: 'wrong-encoding',
      place: `line ${at}`,
      message: `Line ${at} of this file holds bytes that are not ${encoding.toUpperCase()}, as the file says it is. Save it again as UTF-8.`,
    })
  }
  return ok(pieces.join(''))
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0x00 && c === 0x3f && d === 0x00)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0x00 && b === 0x3c && c === 0x00 && d === 0x3f)) return 'utf-16be'
  const head = Array.from(bytes.subarray(0, 200), (byte) => String.fromCharCode(byte)).join('')
  const declared = /^\s*<\?xml[^>]{0,150}?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']/.exec(head)?.[1]?.toLowerCase()
  // Text that is read as UTF-16 has a byte order mark or zero bytes; one that only says so is not.
  return declared === undefined || declared.startsWith('utf-16') ? 'utf-8' : declared
}

/** Lines before the first byte that is no text, counted from where the bite begins. */
function wrongLine(bytes: Uint8Array, encoding: string): number {
  const lenient = new TextDecoder(encoding)
  const text = lenient.decode(bytes.subarray(0, bite + 8))
  const at = text.indexOf('\ufffd')
  return text.slice(0, at === -1 ? undefined : at).split('\n').length - 1
}
