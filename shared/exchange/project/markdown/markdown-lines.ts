import type { Inventory } from '../project'

/** A line of a checklist by what it is. `indent` counts columns, tabs to the next fourth. */
export type Line =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly line: number; readonly hidden: boolean }
  | {
      readonly kind: 'item'
      readonly indent: number
      /** `[-]` and `[~]` are given up, as Obsidian and others write it; what else stands in a box is open. */
      readonly box: 'open' | 'ticked' | 'given-up' | 'none'
      /** `1.` or `1)`: a step of a procedure. */
      readonly ordered: boolean
      readonly text: string
      readonly line: number
      readonly hidden: boolean
    }
  | { readonly kind: 'text'; readonly indent: number; readonly text: string; readonly line: number; readonly hidden: boolean }

export interface Lines {
  readonly lines: readonly Line[]
  /** What the front matter says, by its names: `title: New LTS release`. */
  readonly front: ReadonlyMap<string, string>
  readonly inventory: Inventory
}

const heading = /^ {0,3}(#{1,6})(?:[ \t]+|$)/
const item = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+/
const box = /^\[([ xX/><!?*~-])\](?:[ \t]+|$)/
/** What makes a heading of the line above (CommonMark 4.3). */
const underline = /^ {0,3}(=+|-{2,})[ \t]*$/
const fence = /^ {0,3}(?:```|~~~)/
/** How the boxes are counted that a person would count by searching. */
const countedBox = /^\s*[-*] \[[ xX]\]/
const countedNested = /^\s+[-*] \[[ xX]\]/
const countedBullet = /^\s*[-*] (?!\[[ xX]\])/

/**
 * Reads Markdown line by line, as far as a checklist needs it (CommonMark 0.31: 4.2, 4.5, 5.2, 5.3, 6.6). Boxes and bullets in
 * comments and code are read too and marked as hidden: templates keep optional steps there.
 */
export function markdownLines(text: string): Lines {
  const all = text.split(/\r\n|\r|\n/)
  if (all.at(-1) === '') all.pop()
  const front = frontMatter(all)
  const lines: Line[] = []
  const state = { comment: false, code: false }
  const counts = { boxes: 0, nested: 0, headings: 0, bullets: 0, fences: 0, firstBox: '', lastBox: '' }
  for (let at = 0; at < all.length; at++) {
    const raw = all[at] ?? ''
    if (countedBox.test(raw)) {
      counts.boxes++
      if (countedNested.test(raw)) counts.nested++
      counts.firstBox ||= raw
      counts.lastBox = raw
    } else if (countedBullet.test(raw)) counts.bullets++
    if (at < front.length) continue
    if (!state.comment && fence.test(raw)) {
      counts.fences++
      state.code = !state.code
      continue
    }
    const hidden = state.comment || state.code
    const shown = state.code ? raw : withoutComments(raw, state)
    const above = lines.at(-1)
    const line = underline.exec(shown)
    if (!hidden && line !== null && above?.kind === 'text' && above.text !== '' && above.indent < 4 && above.line === at) {
      lines[lines.length - 1] = { kind: 'heading', level: line[1]?.startsWith('=') === true ? 1 : 2, text: above.text, line: above.line, hidden: false }
      counts.headings++
      continue
    }
    const found = lineOf(shown, at + 1, hidden)
    if (found.kind === 'heading' && hidden) continue
    if (found.kind === 'heading') counts.headings++
    lines.push(found)
  }
  return {
    lines,
    front: front.values,
    inventory: {
      lines: all.length,
      taskBoxes: counts.boxes,
      nestedTaskBoxes: counts.nested,
      headings: counts.headings,
      plainBullets: counts.bullets,
      frontMatter: front.length > 0,
      htmlComments: text.split('<!--').length - 1,
      codeFences: counts.fences,
      firstBox: counts.firstBox,
      lastBox: counts.lastBox,
    },
  }
}

/** Takes comments out of a line; in one that goes on over lines, what stands there is kept for the boxes in it. */
function withoutComments(raw: string, state: { comment: boolean }): string {
  let shown = ''
  let rest = raw
  for (;;) {
    if (state.comment) {
      const end = rest.indexOf('-->')
      if (end === -1) return shown + rest
      if (item.test(rest)) shown += rest.slice(0, end)
      rest = rest.slice(end + 3)
      state.comment = false
    }
    const begin = rest.indexOf('<!--')
    if (begin === -1) return shown + rest
    const end = rest.indexOf('-->', begin)
    shown += rest.slice(0, begin)
    if (end === -1) {
      state.comment = true
      return shown
    }
    rest = rest.slice(end + 3)
  }
}

function lineOf(raw: string, line: number, hidden: boolean): Line {
  const title = heading.exec(raw)
  if (title !== null) return { kind: 'heading', level: title[1]?.length ?? 1, text: withoutClosing(raw.slice(title[0].length)), line, hidden }
  const bullet = item.exec(raw)
  if (bullet === null) return { kind: 'text', indent: columns(/^[ \t]*/.exec(raw)?.[0] ?? ''), text: raw.trim(), line, hidden }
  const rest = raw.slice(bullet[0].length)
  const mark = box.exec(rest)
  const sign = mark?.[1] ?? ''
  const ticked = mark === null ? 'none' : /[xX]/.test(sign) ? 'ticked' : /[-~]/.test(sign) ? 'given-up' : 'open'
  return {
    kind: 'item',
    indent: columns(bullet[1] ?? ''),
    box: ticked,
    ordered: /^\d/.test(bullet[2] ?? ''),
    text: (mark === null ? rest : rest.slice(mark[0].length)).trim(),
    line,
    hidden,
  }
}

/** A heading may end in number signs that belong to it. */
function withoutClosing(text: string): string {
  const plain = text.trimEnd()
  let end = plain.length
  while (end > 0 && plain[end - 1] === '#') end--
  return end === 0 || (end < plain.length && plain[end - 1] === ' ') ? plain.slice(0, end).trim() : plain.trim()
}

function columns(space: string): number {
  let count = 0
  for (const letter of space) count = letter === '\t' ? count - (count % 4) + 4 : count + 1
  return count
}

function frontMatter(all: readonly string[]): { readonly length: number; readonly values: ReadonlyMap<string, string> } {
  const values = new Map<string, string>()
  if (all[0]?.replace('\ufeff', '').trimEnd() !== '---') return { length: 0, values }
  const end = all.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
  if (end === -1) return { length: 0, values }
  for (const line of all.slice(1, end)) {
    const colon = line.indexOf(':')
    if (colon > 0)
      values.set(
        line.slice(0, colon).trim().toLowerCase(),
        line
          .slice(colon + 1)
          .trim()
          .replace(/^(["'])(.*)\1$/, '$2'),
      )
  }
  return { length: end + 1, values }
}
