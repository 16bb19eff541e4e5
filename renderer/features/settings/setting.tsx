import { type ReactNode, useId } from 'react'
import styles from './settings.module.css'

/** A part of a page of settings under its heading; `children` are its settings. */
export function SettingGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles['group']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly hint?: string
  readonly value: T
  readonly choices: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
}

/** One of a few, all in sight. */
export function RadioSetting<T extends string>({ label, hint, value, choices, onChoose }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className={styles['setting']}>
      <legend className={styles['label']}>{label}</legend>
      <div className={styles['value']}>
        <div className={styles['radios']}>
          {choices.map((choice) => (
            <label key={choice.value} className={styles['radio']}>
              <input type="radio" name={name} checked={choice.value === value} onChange={() => onChoose(choice.value)} />
              {choice.label}
            </label>
          ))}
        </div>
        {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      </div>
    </fieldset>
  )
}

/** One of many. */
export function SelectSetting<T extends string>({ label, hint, value, choices, onChoose }: ChoiceProps<T>) {
  const id = useId()
  return (
    <div className={styles['setting']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <div className={styles['value']}>
        <select
          id={id}
          className={styles['select']}
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.currentTarget.value)
            if (chosen !== undefined) onChoose(chosen.value)
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
        {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      </div>
    </div>
  )
}
