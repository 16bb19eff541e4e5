/**
 * A CSV table (RFC 4180, CR LF, all text quoted). Unless `exact`, text that a spreadsheet would run as a formula gets a
 * leading apostrophe, and text that itself begins with an apostrophe a second one, so that it comes back equal
 * (security.md, Output).
 */
export function csvOf(rows: readonly (readonly (string | number)[])[], exact: boolean): string {
  return rows.map((row) => `${row.map((cell) => (typeof cell === 'number' ? String(cell) : quoted(exact ? cell : guarded(cell)))).join(',')}\r\n`).join('')
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The apostrophe rule; our import takes it off again. */
export const guarded = (text: string): string => (/^'|^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text)
