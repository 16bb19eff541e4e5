/** What is odd about a text and taken all the same: said so that a person can look. */
export type OddText = 'formula' | 'html-text' | 'very-long-text' | 'spaces-around-values' | 'leading-zeros'

const longest = 20_000
const tag = /<\/?[a-z][a-z0-9]{0,20}(?:[\s/>])/i
const numberLike = /^(?:0\d{1,30}|\d{1,10}[eE]\d{1,3})$/
const plainNumber = /^[+-]?[\d.,\s%]{1,40}$/

/** The oddities of a cell's text (a text of a million characters is looked at in its beginning). Most texts are settled by their first letter. */
export function oddities(text: string): OddText[] {
  if (text === '') return []
  const odd: OddText[] = []
  const first = text.charCodeAt(0)
  const isLetter = (first >= 0x41 && first <= 0x5a) || (first >= 0x61 && first <= 0x7a)
  const isDigit = first >= 0x30 && first <= 0x39
  if (!isLetter && !isDigit && startsFormula(text) && !(text.length <= 40 && plainNumber.test(text))) odd.push('formula')
  if (text.includes('<') && tag.test(text.slice(0, longest))) odd.push('html-text')
  if (text.length > longest) odd.push('very-long-text')
  if (spaced(text)) odd.push('spaces-around-values')
  if (isDigit && text.length <= 31 && numberLike.test(text)) odd.push('leading-zeros')
  return odd
}

/** What a spreadsheet would run (security.md, Output): kept as text here, guarded again on the way out. A dash and a space begin a list. */
function startsFormula(text: string): boolean {
  const first = text.trimStart().charAt(0)
  if (first === '') return false
  if ('=@＝＠'.includes(first)) return true
  if ('+-＋－'.includes(first)) return !/^\s{0,1000}[-+](?:\s|$)/.test(text)
  return text.startsWith('\t') || text.startsWith('\r')
}

const spaced = (text: string): boolean => isSpace(text.charAt(0)) || isSpace(text.charAt(text.length - 1))
const isSpace = (letter: string): boolean => letter === ' ' || letter === '\u00a0'

/** Text without the spaces around it; tabs and line ends are content. */
export function trimSpaces(text: string): string {
  let from = 0
  let until = text.length
  while (from < until && isSpace(text.charAt(from))) from++
  while (until > from && isSpace(text.charAt(until - 1))) until--
  return text.slice(from, until)
}

/**
 * Takes off the apostrophe that a guarded export puts before what a spreadsheet would run, or before an apostrophe
 * (security.md, Output), so that a text comes back as it was. Any other apostrophe is the text's own.
 */
export const withoutGuard = (text: string): string => (/^'(?:'|[\t\r\n]|\s{0,1000}[=+\-@＝＋－＠])/.test(text) ? text.slice(1) : text)

export const oddWords: Readonly<Record<OddText, string>> = {
  formula: 'This text looks like a formula. It is kept as text.',
  'html-text': 'This text holds HTML. It is kept and shown as text.',
  'very-long-text': 'This text is very long. It is kept whole.',
  'spaces-around-values': 'There are spaces around this value. They are taken off where a field takes it.',
  'leading-zeros': 'This looks like a number but is kept as text, letter for letter (spreadsheets drop its zeros).',
}
