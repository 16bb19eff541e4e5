import type { Offered } from '#app/actions'
import { folded, wordsOf } from '#data/search/terms'

/** Commands whose words begin with each word that was typed; those that can be done come first, the closer match before. */
export function matchingCommands(offered: readonly Offered[], text: string): readonly Offered[] {
  const asked = wordsOf(text).map(folded)
  const rank = ({ command }: Offered): number => {
    const words = wordsOf(command.words).map(folded)
    const also = wordsOf(command.also ?? '').map(folded)
    const begins = (list: readonly string[], term: string): boolean => list.some((word) => word.startsWith(term))
    if (!asked.every((term) => begins(words, term) || begins(also, term))) return -1
    return asked.every((term) => begins(words, term)) ? (words[0]?.startsWith(asked[0] ?? '') === true ? 2 : 1) : 0
  }
  return offered
    .map((one) => ({ one, rank: rank(one) }))
    .filter((found) => found.rank >= 0)
    .sort((a, b) => Number(a.one.why !== undefined) - Number(b.one.why !== undefined) || b.rank - a.rank)
    .map(({ one }) => one)
}

export interface TitlePart {
  readonly words: string
  readonly isFound: boolean
}

/** A title in parts: the words that what was typed begins are marked. */
export function titleParts(title: string, text: string): readonly TitlePart[] {
  const asked = wordsOf(text).map(folded)
  const parts: TitlePart[] = []
  const add = (words: string, isFound: boolean): void => {
    const last = parts.at(-1)
    if (words === '') return
    if (last !== undefined && (last.isFound === isFound || words.trim() === '')) parts[parts.length - 1] = { words: last.words + words, isFound: last.isFound }
    else parts.push({ words, isFound })
  }
  let at = 0
  for (const word of wordsOf(title)) {
    const start = title.indexOf(word, at)
    if (start < 0) continue
    add(title.slice(at, start), false)
    const term = folded(word)
    add(
      word,
      asked.some((one) => term.startsWith(one)),
    )
    at = start + word.length
  }
  add(title.slice(at), false)
  return parts
}
