import { type ReactNode, useId, useState } from 'react'
import { FieldFrame, type FieldPlace } from './field-frame'
import styles from './fields.module.css'
import type { Commit } from './use-draft'
import { useReadOnly } from './use-read-only'

export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
}

interface ChoiceFieldProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly choices: readonly Choice<T>[]
  readonly commit: Commit<T>
  readonly place?: FieldPlace
  readonly name?: string
  readonly hint?: string
  /** What choosing it would do, in a few words behind its own; asked for while the field has the focus. */
  readonly wouldDo?: ((value: T) => string) | undefined
  /** Stands before the words: a state's mark, a risk's square. */
  readonly mark?: ReactNode
}

/** One of few values; saved as it is chosen. */
export function ChoiceField<T extends string>({ label, value, choices, commit, place = 'form', name, hint, wouldDo, mark }: ChoiceFieldProps<T>) {
  const id = useId()
  const [problem, setProblem] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isReadOnly = useReadOnly()
  const choose = async (text: string): Promise<void> => {
    const chosen = choices.find((choice) => choice.value === text)
    if (chosen !== undefined) setProblem((await commit(chosen.value)) ?? '')
  }
  return (
    <FieldFrame id={id} label={label} place={place} problem={problem} hint={hint}>
      <span className={styles['choice']}>
        {mark}
        {isReadOnly ? (
          <output id={id} className={styles['text']} {...(place === 'cell' ? { 'aria-label': label } : {})}>
            {choices.find((choice) => choice.value === value)?.label}
          </output>
        ) : (
          <select
            id={id}
            className={styles['select']}
            data-field={name}
            value={value}
            onFocus={() => setAsked(wouldDo !== undefined)}
            onBlur={() => setAsked(false)}
            onChange={(event) => void choose(event.currentTarget.value)}
            {...(place === 'cell' ? { 'aria-label': label } : {})}
          >
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
                {isAsked && choice.value !== value ? behind(wouldDo?.(choice.value)) : ''}
              </option>
            ))}
          </select>
        )}
      </span>
    </FieldFrame>
  )
}

const behind = (words: string | undefined): string => (words === undefined || words === '' ? '' : `: ${words}`)
