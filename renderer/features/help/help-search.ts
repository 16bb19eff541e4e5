import { folded, wordsOf } from '#data/search/terms'

/** Whether each word that was typed begins a word of the text; nothing typed passes everything. */
export function fits(typed: string, ...texts: readonly (string | undefined)[]): boolean {
  const asked = wordsOf(typed).map(folded)
  if (asked.length === 0) return true
  const held = wordsOf(texts.filter((text) => text !== undefined).join(' ')).map(folded)
  return asked.every((term) => held.some((word) => word.startsWith(term)))
}
