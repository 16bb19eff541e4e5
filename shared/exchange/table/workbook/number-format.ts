import { type Part, walkXml } from '../../xml/walk-xml'

/** What a number's format makes of it: a number, a day with or without a time, or a time of day alone. */
export type NumberMeaning = 'number' | 'date' | 'time'

/** ECMA-376 18.8.30: the built-in formats that are dates, the Asian ones included, and those that are times. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
const builtInTimes = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 47])

/** The meaning of each cell style, by its index, from xl/styles.xml. */
export function numberMeanings(stylesXml: Part): NumberMeaning[] {
  const codes = new Map<number, string>()
  const styles: number[] = []
  let inside = ''
  walkXml(stylesXml, {
    open: ({ name, attributes }) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      else if (name === 'cellXfs' || name === 'cellStyleXfs') inside = name
      else if (name === 'xf' && inside === 'cellXfs') styles.push(Number(attributes['numFmtId'] ?? 0))
    },
    close: (name) => {
      if (name === inside) inside = ''
    },
  })
  return styles.map((id) => {
    const code = codes.get(id)
    if (code !== undefined) return meaningOf(code)
    return builtInDates.has(id) ? 'date' : builtInTimes.has(id) ? 'time' : 'number'
  })
}

/** Reads a format code: letters outside quotes, brackets and escapes say what it shows. `[h]` counts hours, so it is a number. */
export function meaningOf(code: string): NumberMeaning {
  let letters = ''
  for (let at = 0; at < code.length; at++) {
    const letter = code[at] ?? ''
    if (letter === ';') break
    if (letter === '\\' || letter === '_' || letter === '*') at++
    else if (letter === '"') at = endOf(code, '"', at)
    else if (letter === '[') {
      const end = endOf(code, ']', at)
      if (/^\[[hms]+$/i.test(code.slice(at, end))) return 'number'
      at = end
    } else letters += letter.toLowerCase()
  }
  if (letters.includes('general')) return 'number'
  if (/[yd]/.test(letters) || (letters.includes('m') && !/[hs0#?]/.test(letters))) return 'date'
  return /[hs]/.test(letters) ? 'time' : 'number'
}

function endOf(code: string, mark: string, from: number): number {
  const end = code.indexOf(mark, from + 1)
  return end === -1 ? code.length : end
}
