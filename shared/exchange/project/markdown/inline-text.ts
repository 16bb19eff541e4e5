/** A text without its Markdown, and the links that stood in it. */
export interface InlineText {
  readonly text: string
  readonly links: readonly { readonly words: string; readonly address: string }[]
}

/** Emphasis, code and links are for the eye: a task's title has the words, and the addresses go below it. */
export function inlineText(markdown: string): InlineText {
  const links: { words: string; address: string }[] = []
  let text = ''
  let rest = markdown
  for (let open = rest.indexOf(']('); open !== -1; open = rest.indexOf('](')) {
    const begin = matching(rest, open)
    const end = closing(rest, open + 2)
    if (begin === -1 || end === -1) {
      text += rest.slice(0, open + 2)
      rest = rest.slice(open + 2)
      continue
    }
    const isPicture = begin > 0 && rest[begin - 1] === '!'
    const words = plain(rest.slice(begin + 1, open))
    const address = (
      rest
        .slice(open + 2, end)
        .trim()
        .split(/\s/)[0] ?? ''
    ).replace(/^<(.*)>$/, '$1')
    text += rest.slice(0, isPicture ? begin - 1 : begin) + words
    if (!isPicture && address !== '') links.push({ words, address })
    rest = rest.slice(end + 1)
  }
  return {
    text: plain(text + rest)
      .replace(/\s+/g, ' ')
      .trim(),
    links,
  }
}

/** The bracket that the one at `close` closes, on the way back. */
function matching(text: string, close: number): number {
  let depth = 0
  for (let at = close; at >= 0 && close - at < 4_000; at--) {
    if (text[at] === ']') depth++
    else if (text[at] === '[' && --depth === 0) return at
  }
  return -1
}

function closing(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length && at - from < 4_000; at++) {
    if (text[at] === '(') depth++
    else if (text[at] === ')' && --depth === 0) return at
  }
  return -1
}

const plain = (text: string): string => text.replaceAll('**', '').replaceAll('__', '').replaceAll('~~', '').replaceAll('`', '')
