/** How wide letters of the paper's font are at 11 pixels, half-bold, by kinds: East Asian letters and pictures are square. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[iljI.,:;'’|! ]/, 3],
  [/[tfr()[\]/-]/, 3.9],
  [/[mwMW@%]/, 9.4],
  [/\p{Lu}/u, 7],
  [/[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u, 11],
]
const otherwise = 5.8
const ellipsis = 11

/** About how wide a text is on paper, in pixels: only for placing labels. Where pixels are measured, it must not be too little. */
export const textWidth = (text: string): number => [...text].reduce((sum, sign) => sum + (widths.find(([kind]) => kind.test(sign))?.[1] ?? otherwise), 0)

export interface RowName {
  readonly indent: number
  /** One line, or two smaller ones. */
  readonly parts: readonly string[]
  readonly size: number
  /** Whether it ends in an ellipsis: the print tells it in full elsewhere. */
  readonly isCut: boolean
}

/** How the name of a printed row stands in its column: whole, on two lines, else with its end cut off. */
export function rowName(title: string, depth: number, width: number): RowName {
  const indent = 2 + depth * 9
  const room = width - indent - 6
  if (textWidth(title) <= room) return { indent, parts: [title], size: 11, isCut: false }
  const size = 10
  const wide = (room * 11) / size
  const [first, rest] = split(title, wide)
  const isCut = textWidth(rest) > wide
  return { indent, parts: [first, isCut ? `${cut(rest, wide - ellipsis)}…` : rest], size, isCut }
}

/** What fits on a line, up to a space where there is one in its later half, and what is left. */
function split(text: string, width: number): readonly [string, string] {
  const line = cut(text, width)
  const space = text.charAt(line.length) === ' ' ? line.length : line.lastIndexOf(' ')
  const end = space > line.length / 2 ? space : line.length
  return [text.slice(0, end), text.slice(end).trimStart()]
}

function cut(text: string, width: number): string {
  let [end, used] = [0, 0]
  for (const sign of text) {
    used += textWidth(sign)
    if (used > width) break
    end += sign.length
  }
  return text.slice(0, end)
}
