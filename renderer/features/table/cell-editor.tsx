import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { CellEdit } from './column'
import styles from './table.module.css'

/** Where the focus goes when the field is left. */
export type Leave = 'stay' | 'right' | 'left' | 'down'

interface CellEditorProps<Row> {
  readonly edit: CellEdit<Row>
  readonly row: Row
  /** "Target of Payments 26.12". */
  readonly label: string
  readonly onDone: (leave: Leave) => void
}

/**
 * The field in the cell's place: Tab keeps and goes right, Enter keeps and goes down, Escape gives up, leaving keeps. A
 * bad value stays with its reason. Where somebody changed the cell while one typed, one says which of the two stands.
 */
export function CellEditor<Row>({ edit, row, label, onDone }: CellEditorProps<Row>) {
  const saved = edit.text(row)
  const [base] = useState(saved)
  const [text, setText] = useState(saved)
  const [problem, setProblem] = useState('')
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null)
  const isOver = useRef(false)
  // On a closed list each arrow key is a choice already: those are kept when the field is left, a click at once.
  const isByKey = useRef(false)
  const problemId = useId()
  const choices = edit.choices?.(row)
  const theirs = saved !== base && saved !== text ? saved : undefined

  useEffect(() => {
    field.current?.focus()
    if (field.current instanceof HTMLInputElement) field.current.select()
  }, [])

  const end = (leave: Leave): void => {
    isOver.current = true
    onDone(leave)
  }
  const keep = async (leave: Leave, value: string): Promise<void> => {
    if (isOver.current) return
    if (value === saved) return end(leave)
    isOver.current = true
    const refused = await edit.commit(row, value)
    if (refused === undefined) return end(leave)
    isOver.current = false
    setProblem(refused)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    isByKey.current = true
    if (event.key === 'Escape') end('stay')
    else if (event.key === 'Enter') void keep('down', text)
    else if (event.key === 'Tab') void keep(event.shiftKey ? 'left' : 'right', text)
    else return
    event.preventDefault()
  }
  // With the other's value on show, leaving decides nothing: one of the two buttons does.
  const onBlur = (): void => {
    if (theirs === undefined) void keep('stay', text)
  }
  const control = {
    ref: field,
    className: styles['field'],
    'aria-label': label,
    'aria-invalid': problem !== '',
    'aria-describedby': problem === '' ? undefined : problemId,
    value: text,
    onKeyDown,
    onBlur,
  }
  return (
    <span className={styles['editor']}>
      {choices === undefined ? (
        <input {...control} onChange={(event) => setText(event.currentTarget.value)} />
      ) : (
        <select
          {...control}
          onPointerDown={() => {
            isByKey.current = false
          }}
          onChange={(event) => {
            setText(event.currentTarget.value)
            if (!isByKey.current) void keep('stay', event.currentTarget.value)
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      {problem !== '' && (
        <span id={problemId} role="alert" className={styles['problem']}>
          {problem}
        </span>
      )}
      {problem === '' && theirs !== undefined && (
        <span role="alert" className={styles['problem']}>
          Changed to “{theirs}” while you typed.{' '}
          <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => void keep('stay', text)}>
            Keep yours
          </button>{' '}
          <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => end('stay')}>
            Take theirs
          </button>
        </span>
      )}
    </span>
  )
}
