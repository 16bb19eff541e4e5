import { BadXml, walkXmlText } from './walk-xml'

/** One element with what stands in it, small enough to hold: a task, a calendar, a setting. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
  readonly children: XmlNode[]
  text: string
}

/** A record may hold this many elements: a task with its work by the day for some years. */
const mostInRecord = 200_000
const bite = 262_144

/**
 * Walks XML and hands out each record when it ends. `isRecord` says by the names of the elements around it whether an element
 * is one; what stands outside of records goes to `opened`, its attributes and its line alone.
 */
export function xmlRecords(
  text: string,
  isRecord: (path: readonly string[]) => boolean,
  record: (node: XmlNode, path: readonly string[]) => void,
  opened: (name: string, attributes: Readonly<Record<string, string>>, path: readonly string[]) => void = () => undefined,
): void {
  const path: string[] = []
  const open: XmlNode[] = []
  let held = 0
  walkXmlText(pieces(text), {
    open: ({ name, attributes, line }) => {
      path.push(name)
      const node: XmlNode = { name, attributes, line, children: [], text: '' }
      const above = open.at(-1)
      if (above !== undefined) {
        held++
        if (held > mostInRecord) throw new BadXml('a record in it is too large', line)
        above.children.push(node)
        open.push(node)
      } else if (isRecord(path)) {
        held = 0
        open.push(node)
      } else opened(name, attributes, path)
    },
    text: (piece) => {
      const node = open.at(-1)
      if (node !== undefined) node.text += piece
    },
    close: () => {
      const node = open.pop()
      if (node !== undefined && open.length === 0) record(node, path)
      path.pop()
    },
  })
}

function* pieces(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += bite) yield text.slice(from, from + bite)
}

/** The text of a child, trimmed; undefined where it is missing. The first counts. */
export const childText = (node: XmlNode, name: string): string | undefined => node.children.find((child) => child.name === name)?.text.trim()

/** The same as it stands, spaces and all; '' where it is missing. */
export const rawText = (node: XmlNode, name: string): string => node.children.find((child) => child.name === name)?.text ?? ''

export const childrenOf = (node: XmlNode, name: string): readonly XmlNode[] => node.children.filter((child) => child.name === name)
