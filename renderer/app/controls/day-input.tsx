import { useId, useState } from 'react'
import { whenText } from '../format'
import { useZone } from '../preferences'
import { parseWhen } from '../when-text'
import styles from './day-input.module.css'

interface DayInputProps {
  /** A noun before the field. */
  readonly label: string
  /** `YYYY-MM-DD`, or '' for none. */
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A day of a filter, typed as people write it (`5 Dec`, `-2w`): the browser's own field would write it in digits, which read two ways. */
export function DayInput({ label, value, onChange }: DayInputProps) {
  const id = useId()
  const zone = useZone()
  const [typed, setTyped] = useState<string>()
  const [problem, setProblem] = useState('')
  const leave = (): void => {
    if (typed === undefined) return
    const read = parseWhen(typed, { zone, now: Date.now(), wanted: 'day', before: value })
    setProblem(read.ok ? '' : read.failure.message)
    if (!read.ok) return
    setTyped(undefined)
    if (read.value !== value) onChange(read.value)
  }
  return (
    <span className={styles['day']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={styles['input']}
        autoComplete="off"
        value={typed ?? whenText(value, zone)}
        aria-invalid={problem !== ''}
        aria-describedby={problem === '' ? undefined : `${id}-problem`}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave()
        }}
      />
      {problem !== '' && (
        <span id={`${id}-problem`} role="alert" className={styles['problem']}>
          {problem}
        </span>
      )}
    </span>
  )
}
