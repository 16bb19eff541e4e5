/** One content line of RFC 5545, 3.1: `NAME;PARAM=value:VALUE`. Names are in upper case. */
export interface ContentLine {
  /** The line of the file where it begins, from 1. */
  readonly line: number
  readonly name: string
  readonly params: ReadonlyMap<string, string>
  /** As it stands in the file, still escaped. */
  readonly value: string
}

/** A line that is none; the rest of the file is read nevertheless. */
export interface BrokenLine {
  readonly line: number
  readonly text: string
}

const name = /^[A-Za-z0-9-]+/
/** A lone CR stands for nothing, and neither do the other control characters but tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g

/** The content lines of a text, unfolded; CR LF, LF and a mix of both end lines. An empty line inside a value's folds is skipped. */
export function contentLines(text: string): { readonly lines: readonly ContentLine[]; readonly broken: readonly BrokenLine[] } {
  const lines: ContentLine[] = []
  const broken: BrokenLine[] = []
  let held: { line: number; parts: string[] } | undefined
  const settle = (): void => {
    if (held === undefined) return
    const whole = held.parts.join('').replace(controls, '')
    const read = whole.trim() === '' ? undefined : contentLine(whole, held.line)
    if (read !== undefined) lines.push(read)
    else if (whole.trim() !== '') broken.push({ line: held.line, text: whole.slice(0, 80) })
    held = undefined
  }
  let number = 0
  for (let at = 0; at <= text.length; ) {
    const end = text.indexOf('\n', at)
    const raw = text.slice(at, end === -1 ? text.length : end)
    const physical = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    number += 1
    at = end === -1 ? text.length + 1 : end + 1
    const first = physical.charAt(0)
    if (held !== undefined && (first === ' ' || first === '\t')) held.parts.push(physical.slice(1))
    else {
      settle()
      held = { line: number, parts: [physical] }
    }
  }
  settle()
  return { lines, broken }
}

function contentLine(whole: string, line: number): ContentLine | undefined {
  const found = name.exec(whole)?.[0]
  if (found === undefined) return undefined
  const params = new Map<string, string>()
  let at = found.length
  while (whole[at] === ';') {
    const equals = whole.indexOf('=', at)
    const colon = whole.indexOf(':', at)
    // `BEGIN;` or `DTSTART;:`: a parameter without a value is left out.
    if (equals === -1 || (colon !== -1 && colon < equals)) {
      if (colon === -1) return undefined
      at = colon
      break
    }
    const key = whole.slice(at + 1, equals).toUpperCase()
    const [value, next] = paramValue(whole, equals + 1)
    params.set(key, value)
    at = next
  }
  return whole[at] === ':' ? { line, name: found.toUpperCase(), params, value: whole.slice(at + 1) } : undefined
}

/** The value of a parameter from `at` on, without its quotes, and where it ends. Of a list the quotes of each are taken off. */
function paramValue(whole: string, at: number): readonly [string, number] {
  let value = ''
  let isQuoted = false
  for (let place = at; place < whole.length; place++) {
    const letter = whole[place] ?? ''
    if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && (letter === ';' || letter === ':')) return [value, place]
    else value += letter
  }
  return [value, whole.length]
}

/** A text value without its escapes (RFC 5545, 3.3.11). */
export const plainText = (value: string): string =>
  value.replace(/\\([nN])|\\(.)/gs, (_, newline: string | undefined, other: string | undefined) => (newline === undefined ? (other ?? '') : '\n'))

/** The members of a list of texts: commas part them, escaped ones do not. */
export function textList(value: string): readonly string[] {
  const members: string[] = []
  let held = ''
  for (let at = 0; at < value.length; at++) {
    const letter = value[at] ?? ''
    if (letter === '\\') {
      held += letter + (value[at + 1] ?? '')
      at += 1
    } else if (letter === ',') {
      members.push(held)
      held = ''
    } else held += letter
  }
  return [...members, held].map((member) => plainText(member).trim()).filter((member) => member !== '')
}
