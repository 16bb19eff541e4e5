import { VisuallyHidden } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import styles from './fields.module.css'
import { useReadOnly } from './use-read-only'

interface NewFieldProps {
  /** "New phase". */
  readonly label: string
  /** The first words of the label, where what follows is plain to the eye: "New criterion" of "New criterion of Readiness". */
  readonly shown?: string
  /** Makes it from its title; what it answers is why it can't. */
  readonly make: (title: string) => Promise<string | undefined>
}

/** The last line of a list: type a title and press Enter, and it is there; the field waits for the next one. */
export function NewField({ label, shown, make }: NewFieldProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  if (useReadOnly()) return null
  const add = async (): Promise<void> => {
    const title = text.trim()
    if (title === '') return
    setText('')
    const refused = await make(title)
    setProblem(refused ?? '')
    if (refused !== undefined) setText(title)
  }
  return (
    <div className={styles['new']}>
      <label htmlFor={id} className={styles['adder']}>
        <IconPlus size={16} stroke={1.5} aria-hidden />
        {shown ?? label}
        {shown !== undefined && <VisuallyHidden>{label.slice(shown.length)}</VisuallyHidden>}
      </label>
      <input
        type="text"
        id={id}
        className={styles['added']}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => void add()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setText('')
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add()
        }}
      />
      {problem !== '' && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  )
}
