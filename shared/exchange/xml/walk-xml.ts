import { SaxesParser } from 'saxes'

/** Limits of security.md, row saxes: depth, elements, and the text of one element. Any DOCTYPE is refused. */
const most = { depth: 64, elements: 5_000_000, text: 1_048_576 } as const

interface Element {
  readonly name: string
  /** Attributes by local name; a namespace's prefix is dropped (`r:id` is `id`), the plain name wins. */
  readonly attributes: Readonly<Record<string, string>>
  /** The line of the file that it begins in. */
  readonly line: number
}
/** A part of an archive as it was unpacked, piece by piece. */
export type Part = readonly Uint8Array[]

const bite = 256 * 1024

export interface Visitor {
  readonly open?: (element: Element) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Foreign XML that breaks a rule. Thrown inside a reader, caught at its one door. */
export class BadXml extends Error {
  readonly line: number | undefined
  constructor(message: string, line?: number) {
    super(message)
    this.line = line
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Walks foreign XML, UTF-8, within limits. Throws BadXml where it is not well formed or too large. */
export function walkXml(xml: Part, visitor: Visitor): void {
  walkXmlText(decoded(xml), visitor)
}

/** Piece by piece: a sheet of 100 MB need not stand in memory a second time as text. */
function* decoded(xml: Part): Generator<string> {
  const decoder = new TextDecoder()
  for (const piece of xml) for (let from = 0; from < piece.length; from += bite) yield decoder.decode(piece.subarray(from, from + bite), { stream: true })
  yield decoder.decode()
}

/** The same for text that has been decoded. */
export function walkXmlText(pieces: Iterable<string>, visitor: Visitor): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  let elements = 0
  let line = 1
  parser.on('error', (error) => {
    throw new BadXml(error.message, parser.line)
  })
  parser.on('doctype', () => {
    throw new BadXml('a DOCTYPE is not allowed', parser.line)
  })
  // The name is read before the attributes, so this is the line that the element begins in.
  parser.on('opentagstart', () => {
    line = parser.line
  })
  parser.on('opentag', (tag) => {
    depth++
    elements++
    if (depth > most.depth || elements > most.elements) throw new BadXml('it is nested too deeply or too large', line)
    const attributes: Record<string, string> = Object.create(null)
    for (const [name, value] of Object.entries(tag.attributes)) if (!(local(name) in attributes) || !name.includes(':')) attributes[local(name)] = value
    visitor.open?.({ name: local(tag.name), attributes, line })
  })
  const heard = (text: string) => {
    if (text.length > most.text) throw new BadXml('a text is longer than 1 MB', parser.line)
    visitor.text?.(text)
  }
  parser.on('text', heard)
  parser.on('cdata', heard)
  parser.on('closetag', (tag) => {
    depth--
    visitor.close?.(local(tag.name))
  })
  for (const piece of pieces) parser.write(piece)
  parser.close()
}
