/** An element to be written: its name, then its text or what stands in it. Undefined parts are left out. */
export interface XmlTree {
  readonly name: string
  readonly content: string | number | readonly (XmlTree | undefined)[]
  readonly attributes?: Readonly<Record<string, string>>
}

export const element = (name: string, content: XmlTree['content']): XmlTree => ({ name, content })
/** An element that is only written where there is something to say. */
export const wanted = (name: string, content: string | number | undefined): XmlTree | undefined =>
  content === undefined || content === '' ? undefined : { name, content }
export const yesNo = (name: string, is: boolean): XmlTree => ({ name, content: is ? 1 : 0 })

export interface WrittenXml {
  readonly xml: string
  /** Characters that XML 1.0 can't hold and that were left out. */
  readonly dropped: number
}

/** An XML document, indented, in UTF-8. Text is escaped; what XML has no way to write is left out and counted. */
export function writeXml(root: XmlTree): WrittenXml {
  const pieces: string[] = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
  let dropped = 0
  const text = (raw: string): string => {
    const kept = raw.replace(unwritable, () => {
      dropped++
      return ''
    })
    return kept.replace(special, (letter) => escapes[letter] ?? letter)
  }
  const write = ({ name, content, attributes = {} }: XmlTree, indent: string): void => {
    const head = `${name}${Object.entries(attributes)
      .map(([key, value]) => ` ${key}="${text(value)}"`)
      .join('')}`
    if (typeof content === 'number') pieces.push(`${indent}<${head}>${content}</${name}>\n`)
    else if (typeof content === 'string') pieces.push(content === '' ? `${indent}<${head}/>\n` : `${indent}<${head}>${text(content)}</${name}>\n`)
    else {
      pieces.push(`${indent}<${head}>\n`)
      for (const child of content) if (child !== undefined) write(child, `${indent}  `)
      pieces.push(`${indent}</${name}>\n`)
    }
  }
  write(root, '')
  return { xml: pieces.join(''), dropped }
}

/** Not in XML 1.0's Char: controls, half of a pair, two that are no characters. */
const unwritable = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu

/** A carriage return is turned into a line end by every reader unless it is written by its number (XML 1.0, 2.11). */
const special = /[&<>"\r]/g
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** A text without what XML can't hold: as it comes back. */
export const writable = (text: string): string => text.replace(unwritable, '')
