import { type LinkType, linkTypes } from '../model/link'
import { failed, ok, type Result } from '../model/result'
import { parseDuration } from './duration-text'

/** A link as a person writes it into the cell of the task that waits: `B2, C1 SS+15`. */
export interface PredecessorText {
  readonly code: string
  readonly type: LinkType
  readonly lag: number
}

export interface CannotRead {
  readonly code: 'predecessor-unreadable'
  readonly message: string
}

const typed = /^(?<code>[^+]+?)(?:\s+|(?<=[^A-Za-z]))(?<type>FS|SS|FF|SF)\s*(?:(?<sign>[+\-\u2212])\s*(?<length>[\d:.,]+\s*[a-z]*(?:\s*\d+\s*[a-z]+)?))?$/i
/** Without a type a hyphen belongs to the code: DB-3 is a task, not three minutes before the end of DB. */
const untyped = /^(?<code>[^+\u2212]+?)\s*(?:(?<sign>[+\u2212])\s*(?<length>[\d:.,]+\s*[a-z]*(?:\s*\d+\s*[a-z]+)?))?$/i

/** Reads a list of predecessors by code: comma or semicolon between them, type and lag after the code where not plain FS. */
export function parsePredecessors(text: string): Result<readonly PredecessorText[], CannotRead> {
  const read: PredecessorText[] = []
  for (const item of text.split(/[,;]/)) {
    const plain = item.trim()
    if (plain === '') continue
    const found = typed.exec(plain) ?? untyped.exec(plain)
    const { type: given = 'FS', sign = '+', length } = found?.groups ?? {}
    const type = linkTypes.find((known) => known === given.toUpperCase())
    const lag = length === undefined ? 0 : parseDuration(length)
    const code = found?.groups?.['code']?.trim()
    if (code === undefined || code === '' || type === undefined || lag === undefined) {
      return failed({ code: 'predecessor-unreadable', message: `“${plain}” is not a link. Write a code, then type and lag if any: B2, C1 SS+15.` })
    }
    read.push({ code, type, lag: sign === '+' ? lag : -lag })
  }
  return ok(read)
}

/** `B2, C1 SS+15`: the shortest form that reads back the same. */
export function predecessorText({ code, type, lag }: PredecessorText): string {
  const sign = lag < 0 ? '\u2212' : '+'
  const kind = type === 'FS' ? '' : ` ${type}`
  return lag === 0 ? `${code}${kind}` : `${code}${kind === '' ? ' FS' : kind}${sign}${Math.abs(lag)}`
}
