import { limits } from './table'

/** One record of a text file: its cells and the line (from 1) where it begins. */
export interface TextRecord {
  readonly line: number
  readonly cells: string[]
  /** The line where a quote opens that never closes; the rest of the file is in the last cell. */
  readonly unclosedAt?: number
}

/**
 * Reads records of separated values (RFC 4180): quotes doubled inside quotes, line ends of any kind and mixed, kept inside quotes.
 * A quote inside a cell that did not begin with one is text, as spreadsheet programs read it. Written here and not left to
 * papaparse, which is its oracle in the tests: a person needs the line where a record begins and where a quote opened.
 */
export function* records(text: string, separator: string): Generator<TextRecord> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1
  while (at < text.length) {
    const begins = line
    const cells: string[] = []
    let unclosedAt: number | undefined
    for (;;) {
      const cell = text[at] === '"' ? quoted(text, at, separator) : plain(text, at, separator)
      cells.push(cell.value)
      if (cell.kind === 'unclosed') unclosedAt = line
      line += cell.lines
      at = cell.next
      if (cells.length > limits.columns) at = endOfLine(text, at)
      if (text[at] === separator && cells.length <= limits.columns) at++
      else break
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    line++
    yield unclosedAt === undefined ? { line: begins, cells } : { line: begins, cells, unclosedAt }
  }
}

interface Read {
  readonly kind: 'closed' | 'unclosed'
  readonly value: string
  readonly next: number
  /** Line ends inside the cell. */
  readonly lines: number
}

function plain(text: string, from: number, separator: string): Read {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++
  return { kind: 'closed', value: text.slice(from, at), next: at, lines: 0 }
}

function quoted(text: string, from: number, separator: string): Read {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return { kind: 'unclosed', value: value + text.slice(at), next: text.length, lines: lineEnds(text, from, text.length) }
    value += text.slice(at, quote)
    if (text[quote + 1] === '"') {
      value += '"'
      at = quote + 2
      continue
    }
    // What stands between the closing quote and the separator belongs to the cell, as spreadsheet programs take it.
    const rest = plain(text, quote + 1, separator)
    return { kind: 'closed', value: value + rest.value, next: rest.next, lines: lineEnds(text, from, quote) }
  }
}

function lineEnds(text: string, from: number, until: number): number {
  let count = 0
  for (let at = from; at < until; at++) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) count++
  }
  return count
}

function endOfLine(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

export const separators = [',', ';', '\t', '|'] as const

/**
 * The separator that cuts the first records into the most alike rows: more cells count, unlike rows count against.
 * Excel's own hint, a first line `sep=;`, decides where it stands.
 */
export function guessSeparator(text: string): string {
  const hint = sepHint(text)
  if (hint !== undefined) return hint
  const scored = separators.map((separator) => ({ separator, score: score(text, separator) }))
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator
}

export const sepHint = (text: string): string | undefined => /^\ufeff?"?sep=([,;\t|])"?[\r\n]/i.exec(text.slice(0, 12))?.[1]

const sampled = 30

function score(text: string, separator: string): number {
  const widths: number[] = []
  for (const { cells } of records(text.slice(0, 262_144), separator)) {
    if (cells.length === 1 && cells[0]?.trim() === '') continue
    widths.push(cells.length)
    if (widths.length === sampled) break
  }
  const widest = Math.max(0, ...widths)
  if (widest < 2) return 0
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [usual, alike] = [...counts].reduce((best, next) => (next[1] * next[0] > best[1] * best[0] ? next : best))
  return usual < 2 ? 0 : (alike / widths.length) * Math.log2(usual + 1)
}
