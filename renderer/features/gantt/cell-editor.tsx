import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { CellEdit } from './column'
import styles from './grid.module.css'

interface CellEditorProps {
  readonly edit: CellEdit
  readonly row: number
  readonly label: string
  /** The first letter, where typing began the edit. */
  readonly begun: string | undefined
  readonly onDone: (go: 'stay' | 'right' | 'left' | 'down') => void
}

/** The field that takes the cell's place: Tab keeps and goes right, Enter keeps and goes down, Escape gives up; a bad value stays with its reason. */
export function CellEditor({ edit, row, label, begun, onDone }: CellEditorProps) {
  const [text, setText] = useState(() => begun ?? edit.text(row))
  const [reason, setReason] = useState<string>()
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const finished = useRef(false)
  const reasonId = useId()

  useEffect(() => {
    const element = field.current
    element?.focus()
    if (begun === undefined && element instanceof HTMLInputElement) element.select()
  }, [begun])

  const keep = async (go: 'stay' | 'right' | 'left' | 'down', value: string): Promise<void> => {
    if (finished.current) return
    finished.current = true
    const refused = value === edit.text(row) ? undefined : await edit.commit(row, value)
    if (refused === undefined) {
      onDone(go)
      return
    }
    finished.current = false
    setReason(refused)
    field.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key === 'Enter') void keep('down', text)
    else if (event.key === 'Tab') void keep(event.shiftKey ? 'left' : 'right', text)
    else if (event.key === 'Escape') {
      finished.current = true
      onDone('stay')
    } else return
    event.preventDefault()
  }

  const shared = {
    ref: field,
    className: styles['field'],
    'aria-label': label,
    'aria-invalid': reason !== undefined,
    'aria-describedby': reason === undefined ? undefined : reasonId,
    onKeyDown,
    value: text,
  }
  return (
    <span className={styles['editor']}>
      {edit.options === undefined ? (
        <input {...shared} onChange={(event) => setText(event.target.value)} onBlur={() => void keep('stay', text)} />
      ) : (
        <select {...shared} onChange={(event) => setText(event.target.value)} onBlur={() => void keep('stay', text)}>
          {edit.options.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
      {reason === undefined && text !== edit.text(row) && <span className={styles['trying']}>{edit.trying?.(row, text)}</span>}
      {reason !== undefined && (
        <span id={reasonId} role="alert" className={styles['reason']}>
          {reason}
        </span>
      )}
    </span>
  )
}
