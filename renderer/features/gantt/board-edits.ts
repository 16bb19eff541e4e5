/** A bar as it would be after a drag that is going on: moved as a whole, or by one edge. */
export interface Dragged {
  readonly row: number
  readonly edge: 'start' | 'end' | undefined
  readonly start: number
  readonly end: number
}

/** What a drag that is going on would do beside moving its bar, in a line; whether that makes trouble, and of which weight. */
export interface WouldDo {
  readonly line: string
  readonly clash: 'none' | 'soft' | 'hard'
}

/** What a view lets people do on bars. Rows are indexes of the chart, instants epoch milliseconds. */
export interface TimelineEdits {
  readonly onMove: (row: number, start: number) => void
  readonly onResize: (row: number, edge: 'start' | 'end', at: number) => void
  readonly onLink: (from: number, to: number, type: 'FS' | 'SS' | 'FF' | 'SF') => void
  /** What a drag would do at each step of the grid, while it goes on; undefined when it has ended, kept or given up. */
  readonly onPreview?: (dragged: Dragged | undefined) => WouldDo | undefined
  readonly allowed: (row: number) => { readonly move: boolean; readonly resize: boolean; readonly link: boolean }
}

/** The same with the keyboard's: steps are of the grid. */
export interface BoardEdits extends TimelineEdits {
  readonly onStep: (row: number, steps: number) => void
  readonly onStretch: (row: number, steps: number) => void
  readonly onReorder?: (row: number, direction: 'up' | 'down') => void
  readonly onIndent?: (row: number) => void
  readonly onOutdent?: (row: number) => void
  readonly onRemove?: (row: number) => void
  /** Makes a row below; its title is then edited. */
  readonly onInsert?: (row: number) => void
  readonly onFillDown?: (row: number, column: string) => void
  readonly onPaste?: (row: number, text: string) => void
}
