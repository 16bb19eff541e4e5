import type { Cell } from './lines'

/** What a key does in the table while no cell is being edited (design.md, 4). Copy and paste come as events of the clipboard. */
export type TableAction =
  | { readonly kind: 'go'; readonly to: Cell; readonly extend: boolean }
  | { readonly kind: 'edit' | 'open-inspector' | 'fill-down' | 'clear' | 'fold' | 'unfold' | 'sort' }
  | { readonly kind: 'widen'; readonly by: number }

interface Press {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

interface Extent {
  readonly lines: number
  readonly columns: number
  /** Lines of a page, for PageUp and PageDown. */
  readonly page: number
  /** Whether the line at the cell is a group's. */
  readonly isGroup: boolean
}

const step = 16

export function tableAction({ key, ctrl, shift, alt }: Press, at: Cell, { lines, columns, page, isGroup }: Extent): TableAction | undefined {
  const isHead = at.line < 0
  if (alt) {
    if (!isHead || ctrl) return undefined
    if (key === 'ArrowLeft') return { kind: 'widen', by: -step }
    return key === 'ArrowRight' ? { kind: 'widen', by: step } : undefined
  }
  const go = (line: number, column: number): TableAction => ({
    kind: 'go',
    to: { line: Math.max(-1, Math.min(lines - 1, line)), column: Math.max(0, Math.min(columns - 1, column)) },
    extend: shift && !isHead,
  })
  switch (key) {
    case 'ArrowUp':
      return go(ctrl ? 0 : at.line - 1, at.column)
    case 'ArrowDown':
      return go(ctrl ? lines - 1 : at.line + 1, at.column)
    case 'ArrowLeft':
      return isGroup ? { kind: 'fold' } : go(at.line, ctrl ? 0 : at.column - 1)
    case 'ArrowRight':
      return isGroup ? { kind: 'unfold' } : go(at.line, ctrl ? columns - 1 : at.column + 1)
    case 'Home':
      return go(ctrl ? 0 : at.line, 0)
    case 'End':
      return go(ctrl ? lines - 1 : at.line, columns - 1)
    case 'PageUp':
      return go(at.line < 0 ? -1 : Math.max(0, at.line - page), at.column)
    case 'PageDown':
      return go(at.line + page, at.column)
    case 'Enter':
    case 'F2':
      return { kind: isHead ? 'sort' : 'edit' }
    case ' ':
      return { kind: isHead ? 'sort' : isGroup ? 'fold' : 'open-inspector' }
    case 'Escape':
      return { kind: 'clear' }
    default:
      return ctrl && key.toLowerCase() === 'd' ? { kind: 'fill-down' } : undefined
  }
}
