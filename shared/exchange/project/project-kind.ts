import { isUtf16 } from '../table/file-kind'

/** Programs' files that people take for project XML. */
const refused = {
  mpp: 'This is a Microsoft Project file (.mpp), which only Microsoft Project can read: open it there and save it as XML.',
  pod: 'This is a ProjectLibre or OpenProj file (.pod): open it there and save it as “Microsoft Project (XML)”.',
  mpx: 'This is a file of old Microsoft Project versions (MPX): open it in a program that reads it and save it as project XML.',
  xer: 'This is a Primavera P6 file (XER): export it as Microsoft Project XML there.',
} as const
export const projectRefusals: Readonly<Record<keyof typeof refused, string>> = refused

const ascii = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

/** What a project's file is by its bytes: one that is read, one that is refused by its name, or undefined for none of these. */
export function projectKind(bytes: Uint8Array, name: string): 'xml' | 'markdown' | keyof typeof refused | undefined {
  const head = ascii(bytes.subarray(0, 4_096))
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) return holdsProject(bytes) || /\.mp[pt]$/i.test(name) ? 'mpp' : undefined
  if (/^MPX[;,\t]/.test(head)) return 'mpx'
  if (head.startsWith('ERMHDR\t')) return 'xer'
  if (head.includes('com.projity.') || (head.startsWith('\u00ac\u00ed\u0000\u0005') && /\.pod$/i.test(name))) return 'pod'
  if (looksLikeXml(bytes, head, name)) return 'xml'
  return /\.(?:md|markdown|mdown)$/i.test(name) && !bytes.subarray(0, 4_096).includes(0) && bytes.length > 0 ? 'markdown' : undefined
}

function looksLikeXml(bytes: Uint8Array, head: string, name: string): boolean {
  const start = (
    isUtf16(bytes) || bytes[1] === 0 ? head.replaceAll('\u0000', '').replace(/^\u00ff\u00fe|^\u00fe\u00ff/, '') : head.replace(/^\u00ef\u00bb\u00bf/, '')
  ).trimStart()
  if (/^<(?:!doctype html|html|table|head)/i.test(start)) return false
  return start.startsWith('<?xml') || /^<(?:[\w.-]+:)?project[\s>]/i.test(start) || (/\.(?:xml|gan)$/i.test(name) && start.startsWith('<'))
}

/** An old Office container of Microsoft Project names it in its CompObj stream, or holds streams of these names in UTF-16. */
function holdsProject(bytes: Uint8Array): boolean {
  const texts = ['MSProject.', 'Microsoft Project', wide('Props9'), wide('Props12'), wide('Props14'), wide('TBkndTask')]
  const until = Math.min(bytes.length, 8 * 1_048_576)
  // Latin-1 keeps each byte a letter, so that the engine's own search can be used.
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, until))
  return texts.some((wanted) => text.includes(wanted))
}
const wide = (text: string): string => [...text].map((letter) => `${letter}\u0000`).join('')
