/*
 * How texts become the terms that are looked up: the same for what is indexed and what is asked, so that "Rücksetzung",
 * "RUCKSETZUNG" and "rucksetzung" are one term.
 */

/** Letters of their own that carry no mark to strip, as people type them without. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' }

/** Case, width and marks folded away; the marks of kana stay, which make other syllables. */
export function folded(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, (mark) => (mark === '\u3099' || mark === '\u309a' ? mark : ''))
    .replace(/[ßæœøđðłþı]/g, (letter) => plainLetters[letter] ?? letter)
  return plain.normalize('NFC')
}

/** Scripts that put no space between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

/** Letters and digits together; a version with its dots is one word, so that `8.4` is not any 8 with any 4. */
const spaced = /[\p{L}\p{N}\p{M}]+(?:\.\p{N}+)*/gu

/** The words of a text, as they stand. */
export function wordsOf(text: string): string[] {
  if (!unspaced.test(text)) return text.match(spaced) ?? []
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue
    if (unspaced.test(segment)) words.push(segment)
    else words.push(...(segment.match(spaced) ?? []))
  }
  return words
}

/** From this many letters on a word may be made of others (Wartungsfenster). */
const longWord = 10
/** Parts begin after three letters at the earliest, and have five at least: each one costs room. */
const firstPart = 3
const shortestPart = 5

const known = new Map<string, string | string[]>()
/** The same few thousand words make up most texts. */
const mostKnown = 50_000

/**
 * What a word is indexed under: itself folded, and where it is long each of its ends, so that a part inside or at the end
 * of it is found by prefix. What nobody would type ends at 40 letters.
 */
export function termsOf(word: string): string | string[] {
  const held = known.get(word)
  if (held !== undefined) return held
  const terms = termsNow(word)
  if (known.size >= mostKnown) known.clear()
  known.set(word, terms)
  return terms
}

function termsNow(word: string): string | string[] {
  const term = folded(word).slice(0, 40)
  if (term.length < longWord || !/^\p{L}+$/u.test(term)) return term
  return [term, ...Array.from({ length: term.length - firstPart - shortestPart + 1 }, (_, at) => term.slice(firstPart + at))]
}
