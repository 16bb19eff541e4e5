import { useId, useState } from 'react'
import { FieldFrame, type FieldPlace } from './field-frame'
import styles from './fields.module.css'
import type { Commit } from './use-draft'
import { useReadOnly } from './use-read-only'

interface CheckFieldProps {
  readonly label: string
  readonly value: boolean
  readonly commit: Commit<boolean>
  readonly place?: FieldPlace
}

/** Yes or no; saved as it is ticked. */
export function CheckField({ label, value, commit, place = 'form' }: CheckFieldProps) {
  const id = useId()
  const [problem, setProblem] = useState('')
  const isReadOnly = useReadOnly()
  return (
    <FieldFrame id={id} label={label} place={place} problem={problem}>
      <input
        type="checkbox"
        id={id}
        className={styles['check']}
        checked={value}
        aria-disabled={isReadOnly}
        onChange={(event) => {
          if (!isReadOnly) void commit(event.currentTarget.checked).then((refused) => setProblem(refused ?? ''))
        }}
        {...(place === 'cell' ? { 'aria-label': label } : {})}
      />
    </FieldFrame>
  )
}
