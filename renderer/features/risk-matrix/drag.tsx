import { Cursor, Feedback, PointerActivationConstraints, PreventSelection, StyleInjector } from '@dnd-kit/dom'
import { DragDropProvider, PointerSensor, useDraggable, useDroppable } from '@dnd-kit/react'
import type { ReactNode } from 'react'
import { type Cell, cellKey } from './cells'
import type { MatrixName } from './use-matrix'

/*
 * Dragging chips with the pointer: the one place that knows the library. Its keyboard and its announcements stay out, the
 * matrix has its own (M, arrows, Enter); its style elements need the page's nonce (libraries.md).
 */
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
/** A press that moves by less, in pixels, is a click. */
const distance = new PointerActivationConstraints.Distance({ value: 4 })
const sensors = [PointerSensor.configure({ activationConstraints: [distance] })]
const plugins = [Cursor, PreventSelection, Feedback.configure({ feedback: 'clone', dropAnimation: null }), StyleInjector.configure({ nonce })]

interface DragProps {
  /** A chip was dropped into a cell of its own matrix. */
  readonly onDrop: (risk: string, name: MatrixName, to: Cell) => void
  readonly children: ReactNode
}

export function ChipDrag({ onDrop, children }: DragProps) {
  return (
    <DragDropProvider
      sensors={sensors}
      plugins={plugins}
      onDragEnd={({ operation: { source, target }, canceled }) => {
        const chip = source?.data as ChipData | undefined
        const cell = target?.data as CellData | undefined
        if (!canceled && chip?.risk !== undefined && cell?.cell !== undefined) onDrop(chip.risk, chip.name, cell.cell)
      }}
    >
      {children}
    </DragDropProvider>
  )
}

interface ChipData {
  readonly risk: string
  readonly name: MatrixName
}
interface CellData {
  readonly cell: Cell
}

/** Makes a chip one that can be dragged; a chip fits into cells of its own matrix alone. */
export function useChipDrag(
  risk: string,
  name: MatrixName,
  canMove: boolean,
): { readonly ref: (element: Element | null) => void; readonly isDragged: boolean } {
  const { ref, isDragging } = useDraggable({ id: `${name}:${risk}`, type: name, data: { risk, name } satisfies ChipData, disabled: !canMove })
  return { ref, isDragged: isDragging }
}

/** Makes a cell one that chips are dropped into. */
export function useCellDrop(name: MatrixName, cell: Cell): { readonly ref: (element: Element | null) => void; readonly isTarget: boolean } {
  const { ref, isDropTarget } = useDroppable({ id: `${name}:${cellKey(cell)}`, accept: name, data: { cell } satisfies CellData })
  return { ref, isTarget: isDropTarget }
}
