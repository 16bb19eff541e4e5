/**
 * Text that somebody typed. It is isolated, so that its direction cannot reorder what stands beside it, and controls that
 * would be invisible are shown by their numbers (security.md, Output).
 */
export function Text({ children }: { readonly children: string }) {
  return <bdi>{shownText(children)}</bdi>
}

/** Text in which `backticks` mark what is typed into a machine. */
export function Commands({ children }: { readonly children: string }) {
  return (
    <bdi>
      {children.split(/(`[^`\n]+`)/).map((part, at) =>
        // A part is its place: a text that changes is cut anew.
        part.length > 2 && part.startsWith('`') ? <code key={at}>{shownText(part.slice(1, -1))}</code> : shownText(part),
      )}
    </bdi>
  )
}

// Controls and format characters (Unicode Cc and Cf) and the two separators; what shapes letters or hyphenates stays.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]/gu
const harmless = new Set(['\n', '\t', '\u00ad', '\u200c', '\u200d'])

export const shownText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unseen, (sign) => (harmless.has(sign) ? sign : `[U+${code(sign)}]`))

const code = (sign: string): string => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
