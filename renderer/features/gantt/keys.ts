/** What a key asks of the Gantt (design.md, 4). Rows are left and entered into cells as in a treegrid. */
export type GanttAction =
  | { readonly do: 'row'; readonly by: number }
  | { readonly do: 'edge-row'; readonly to: 'first' | 'last' }
  | {
      readonly do:
        | 'fold'
        | 'unfold'
        | 'next-cell'
        | 'previous-cell'
        | 'edit'
        | 'link'
        | 'fit'
        | 'now'
        | 'open'
        | 'remove'
        | 'clear'
        | 'insert'
        | 'escape'
        | 'indent'
        | 'outdent'
        | 'fill-down'
    }
  | { readonly do: 'move' | 'resize'; readonly steps: number }
  | { readonly do: 'zoom'; readonly factor: number }
  | { readonly do: 'critical'; readonly by: 1 | -1 }
  | { readonly do: 'reorder'; readonly direction: 'up' | 'down' }
  | { readonly do: 'type'; readonly text: string }

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Where the focus is: on a row, or on one of its cells (then letters type instead of acting). */
export type FocusPlace = 'row' | 'cell'

const zoomFactor = 1.5

export function actionOf(press: KeyPress, focus: FocusPlace): GanttAction | undefined {
  if (press.ctrlKey || press.metaKey) return withControl(press)
  if (press.altKey) return withAlt(press)
  return navigation(press.key, focus) ?? (focus === 'cell' ? typed(press) : letter(press.key))
}

function withControl({ key }: KeyPress): GanttAction | undefined {
  if (key === ']') return { do: 'indent' }
  if (key === '[') return { do: 'outdent' }
  if (key === 'd') return { do: 'fill-down' }
  if (key === 'Home') return { do: 'edge-row', to: 'first' }
  if (key === 'End') return { do: 'edge-row', to: 'last' }
  return undefined
}

function withAlt({ key, shiftKey }: KeyPress): GanttAction | undefined {
  const steps = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0
  if (steps !== 0) return { do: shiftKey ? 'resize' : 'move', steps }
  if (key === 'ArrowUp') return { do: 'reorder', direction: 'up' }
  return key === 'ArrowDown' ? { do: 'reorder', direction: 'down' } : undefined
}

function navigation(key: string, focus: FocusPlace): GanttAction | undefined {
  switch (key) {
    case 'ArrowUp':
      return { do: 'row', by: -1 }
    case 'ArrowDown':
      return { do: 'row', by: 1 }
    case 'PageUp':
      return { do: 'row', by: -10 }
    case 'PageDown':
      return { do: 'row', by: 10 }
    case 'Home':
      return { do: 'edge-row', to: 'first' }
    case 'End':
      return { do: 'edge-row', to: 'last' }
    case 'ArrowLeft':
      return { do: focus === 'cell' ? 'previous-cell' : 'fold' }
    case 'ArrowRight':
      return { do: focus === 'cell' ? 'next-cell' : 'unfold' }
    case 'Enter':
    case 'F2':
      return { do: focus === 'row' && key === 'Enter' ? 'open' : 'edit' }
    case 'Escape':
      return { do: 'escape' }
    case 'Delete':
      return { do: focus === 'cell' ? 'clear' : 'remove' }
    case 'Insert':
      return { do: 'insert' }
    default:
      return undefined
  }
}

function letter(key: string): GanttAction | undefined {
  switch (key.toLowerCase()) {
    case 'l':
      return { do: 'link' }
    case 't':
      return { do: 'now' }
    case '+':
    case '=':
      return { do: 'zoom', factor: zoomFactor }
    case '-':
      return { do: 'zoom', factor: 1 / zoomFactor }
    case '0':
      return { do: 'fit' }
    case '[':
      return { do: 'critical', by: -1 }
    case ']':
      return { do: 'critical', by: 1 }
    default:
      return undefined
  }
}

const typed = ({ key }: KeyPress): GanttAction | undefined => (key.length === 1 && key !== ' ' ? { do: 'type', text: key } : undefined)
