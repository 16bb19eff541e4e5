import { Cursor, Feedback, PointerActivationConstraints, PreventSelection, StyleInjector } from '@dnd-kit/dom'
import { DragDropProvider, PointerSensor, useDraggable, useDroppable } from '@dnd-kit/react'
import { type ReactNode, useCallback } from 'react'

/*
 * Dragging items of the agenda with the pointer: the one place here that knows the library. Keys are the list's own (Alt with
 * an arrow); the library's style elements need the page's nonce (libraries.md).
 */
const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? ''
/** A press that moves by less, in pixels, is a click. */
const distance = new PointerActivationConstraints.Distance({ value: 4 })
const sensors = [PointerSensor.configure({ activationConstraints: [distance] })]
const plugins = [Cursor, PreventSelection, Feedback.configure({ feedback: 'clone', dropAnimation: null }), StyleInjector.configure({ nonce })]

interface RowDragProps {
  /** An item was dropped on another, in whose place it comes. */
  readonly onDrop: (item: string, before: string) => void
  readonly children: ReactNode
}

export function RowDrag({ onDrop, children }: RowDragProps) {
  return (
    <DragDropProvider
      sensors={sensors}
      plugins={plugins}
      onDragEnd={({ operation: { source, target }, canceled }) => {
        const item = String(source?.id ?? '')
        const before = String(target?.id ?? '')
        if (!canceled && item !== '' && before !== '' && item !== before) onDrop(item, before)
      }}
    >
      {children}
    </DragDropProvider>
  )
}

/** Makes a row one that can be dragged, and that others are dropped on. */
export function useRowDrag(
  item: string,
  canMove: boolean,
): { readonly ref: (element: Element | null) => void; readonly isDragged: boolean; readonly isTarget: boolean } {
  const { ref: drag, isDragging } = useDraggable({ id: item, type: 'item', disabled: !canMove })
  const { ref: drop, isDropTarget } = useDroppable({ id: item, accept: 'item', disabled: !canMove })
  const ref = useCallback(
    (element: Element | null): void => {
      drag(element)
      drop(element)
    },
    [drag, drop],
  )
  return { ref, isDragged: isDragging, isTarget: isDropTarget && !isDragging }
}
