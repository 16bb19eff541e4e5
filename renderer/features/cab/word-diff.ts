/** A stretch of text that stayed, went or came. */
export interface DiffPart {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Above this many words between what both texts begin and end with, the middle is told as a whole. */
const mostCompared = 600
/** So many words around a change are told; what lies between is left out. */
const around = 6

const wordsIn = (text: string): readonly string[] => text.match(/\s+|[^\s]+/g) ?? []

/** The difference of two texts by words: what both begin and end with stays, between them the longest common row of words (Hunt and McIlroy 1976). */
export function wordDiff(was: string, is: string): readonly DiffPart[] {
  const before = wordsIn(was)
  const after = wordsIn(is)
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  const middle = compared(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  return gathered([{ kind: 'same', text: before.slice(0, head).join('') }, ...middle, { kind: 'same', text: before.slice(before.length - tail).join('') }])
}

function compared(before: readonly string[], after: readonly string[]): readonly DiffPart[] {
  if (before.length > mostCompared || after.length > mostCompared || before.length === 0 || after.length === 0) {
    return [
      { kind: 'gone', text: before.join('') },
      { kind: 'new', text: after.join('') },
    ]
  }
  const longest = commonLengths(before, after)
  const parts: DiffPart[] = []
  for (let one = 0, two = 0; one < before.length || two < after.length; ) {
    const left = before[one]
    const right = after[two]
    if (left !== undefined && left === right) {
      parts.push({ kind: 'same', text: left })
      one += 1
      two += 1
    } else if (right === undefined || (left !== undefined && at(longest, one + 1, two) >= at(longest, one, two + 1))) {
      parts.push({ kind: 'gone', text: left ?? '' })
      one += 1
    } else {
      parts.push({ kind: 'new', text: right })
      two += 1
    }
  }
  return parts
}

const at = (table: readonly Uint16Array[], row: number, column: number): number => table[row]?.[column] ?? 0

/** At [i][j] how many words the rest of both, from i and j on, have in common in one order. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint16Array[] {
  const table = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let one = before.length - 1; one >= 0; one--) {
    for (let two = after.length - 1; two >= 0; two--) {
      const row = table[one]
      if (row === undefined) continue
      row[two] = before[one] === after[two] ? at(table, one + 1, two + 1) + 1 : Math.max(at(table, one + 1, two), at(table, one, two + 1))
    }
  }
  return table
}

/** Changes with only a space between them are one change: "ledger DB," became "both databases,". */
function gathered(parts: readonly DiffPart[]): readonly DiffPart[] {
  const told: DiffPart[] = []
  let gone = ''
  let come = ''
  const tell = (): void => {
    told.push({ kind: 'gone', text: gone }, { kind: 'new', text: come })
    gone = ''
    come = ''
  }
  const joint = joined(parts)
  for (const [place, part] of joint.entries()) {
    const isBetween = gone + come !== '' && joint[place + 1] !== undefined && part.text.trim() === ''
    if (part.kind === 'same' && !isBetween) {
      tell()
      told.push(part)
    }
    if (part.kind !== 'new' && (part.kind === 'gone' || isBetween)) gone += part.text
    if (part.kind !== 'gone' && (part.kind === 'new' || isBetween)) come += part.text
  }
  tell()
  return joined(told)
}

/** Neighbours of one kind as one part; what is empty goes. */
function joined(parts: readonly DiffPart[]): readonly DiffPart[] {
  const together: DiffPart[] = []
  for (const part of parts) {
    const last = together.at(-1)
    if (part.text === '') continue
    if (last?.kind === part.kind) together[together.length - 1] = { kind: part.kind, text: last.text + part.text }
    else together.push(part)
  }
  return together
}

/** The parts that the one side tells ('gone' for what was, 'new' for what is): long stretches that stayed are cut to a few words around the changes. */
export function sideOf(parts: readonly DiffPart[], side: 'gone' | 'new'): readonly DiffPart[] {
  const own = parts.filter(({ kind }) => kind === 'same' || kind === side)
  return own.map((part, place) => (part.kind === 'same' ? { ...part, text: cut(part.text, place === 0, place === own.length - 1) } : part))
}

function cut(text: string, isFirst: boolean, isLast: boolean): string {
  const words = wordsIn(text)
  // Words and the spaces between them.
  const kept = 2 * around
  if (isFirst && isLast) return text
  if (isFirst) return words.length <= kept ? text : `… ${words.slice(-kept).join('').trimStart()}`
  if (isLast) return words.length <= kept ? text : `${words.slice(0, kept).join('').trimEnd()} …`
  return words.length <= 2 * kept ? text : `${words.slice(0, kept).join('').trimEnd()} … ${words.slice(-kept).join('').trimStart()}`
}
