import { linesOf } from './bag-declaration'

/** `bag-info.txt`: what a bag says about itself (RFC 8493, 2.2.2). Order and repetition of the elements are kept. */
export interface BagInfoElement {
  readonly label: string
  readonly value: string
}

export interface PayloadSum {
  readonly bytes: number
  readonly files: number
}

/** What Slipway's own bags say. `date` is YYYY-MM-DD and comes from the content, never from today's clock. */
export interface BagInfo {
  readonly date: string
  /** One line each; "" leaves the element out. */
  readonly organization: string
  readonly contact: string
  readonly description: string
  /** What the bag holds, by its own id. */
  readonly identifier: string
}

export const bagInfoLabels = {
  organization: 'Source-Organization',
  contact: 'Contact-Name',
  description: 'External-Description',
  date: 'Bagging-Date',
  identifier: 'External-Identifier',
  sum: 'Payload-Oxum',
} as const

/** Fits a value to one line. NFC comes last: what stood between a letter and its accent may be gone by then. */
const oneLine = (value: string): string =>
  value
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is left out
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC')

/** The text of our `bag-info.txt`; the same values always give the same text. */
export function bagInfoText(info: BagInfo, { bytes, files }: PayloadSum): string {
  const elements: readonly (readonly [label: string, value: string])[] = [
    [bagInfoLabels.organization, info.organization],
    [bagInfoLabels.contact, info.contact],
    [bagInfoLabels.description, info.description],
    [bagInfoLabels.date, info.date],
    [bagInfoLabels.identifier, info.identifier],
    [bagInfoLabels.sum, `${bytes}.${files}`],
  ]
  return elements.flatMap(([label, value]) => (oneLine(value) === '' ? [] : [`${label}: ${oneLine(value)}\n`])).join('')
}

export interface BagInfoRead {
  readonly elements: readonly BagInfoElement[]
  /** Lines, from 1, that are neither an element nor the continuation of one. */
  readonly badLines: readonly number[]
}

/** Reads any `bag-info.txt`: a line that begins with white space continues the value before it. */
export function readBagInfo(text: string): BagInfoRead {
  const elements: BagInfoElement[] = []
  const badLines: number[] = []
  for (const [index, line] of linesOf(text).entries()) {
    const last = elements.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) {
      elements[elements.length - 1] = { label: last.label, value: `${last.value} ${line.trim()}` }
      continue
    }
    const colon = line.indexOf(':')
    if (colon > 0) elements.push({ label: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() })
    else if (line.trim() !== '') badLines.push(index + 1)
  }
  return { elements, badLines }
}

/** All values of one element; reserved labels are case-insensitive. */
export const valuesOf = (elements: readonly BagInfoElement[], label: string): readonly string[] =>
  elements.filter((each) => each.label.toLowerCase() === label.toLowerCase()).map(({ value }) => value)

/** Our own values, read back from a text of ours; the verifier writes them again and compares. */
export function ownBagInfo(elements: readonly BagInfoElement[]): BagInfo {
  const first = (label: string) => valuesOf(elements, label)[0] ?? ''
  return {
    organization: first(bagInfoLabels.organization),
    contact: first(bagInfoLabels.contact),
    description: first(bagInfoLabels.description),
    date: first(bagInfoLabels.date),
    identifier: first(bagInfoLabels.identifier),
  }
}

/** “Octets.Files”, or undefined where the value has another form. */
export function readPayloadSum(value: string): PayloadSum | undefined {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(value)
  return match === null ? undefined : { bytes: Number(match[1]), files: Number(match[2]) }
}
