import { useEffect, useId, useRef } from 'react'
import styles from './text-field.module.css'

interface TextFieldProps {
  /** A noun above the field; never a placeholder. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** The consequence or the form that is wanted. */
  readonly hint?: string
  /** What is wrong with the value, under the field; '' where nothing is. */
  readonly refusal?: string
  /** Takes the focus when it appears. */
  readonly autoFocus?: boolean
}

/** A field of a form with its label, for what is asked together (first start, a mapping); single fields are edited in place. */
export function TextField({ label, value, onChange, hint, refusal = '', autoFocus = false }: TextFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    if (autoFocus) input.current?.focus()
  }, [autoFocus])
  const described = refusal === '' ? (hint === undefined ? undefined : `${id}-hint`) : `${id}-refusal`
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        className={styles['input']}
        value={value}
        aria-invalid={refusal !== ''}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.value)}
      />
      {refusal === '' && hint !== undefined && (
        <span id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </span>
      )}
      {refusal !== '' && (
        <span id={`${id}-refusal`} role="alert" className={styles['refusal']}>
          {refusal}
        </span>
      )}
    </div>
  )
}
