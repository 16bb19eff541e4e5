import { useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import styles from './import.module.css'

interface SavedMappingProps {
  readonly savedAs: string
  /** What it answers is why it can't. */
  readonly onKeep: (name: string) => Promise<string | undefined>
}

/** Remembers the columns for the next file with the same headers. */
export function SavedMapping({ savedAs, onKeep }: SavedMappingProps) {
  const [name, setName] = useState(savedAs)
  const [refused, setRefused] = useState('')
  const keep = async (): Promise<void> => {
    const called = name.trim()
    setRefused(called === '' ? 'Give it a name to find it by.' : ((await onKeep(called)) ?? ''))
  }
  return (
    <form
      className={styles['saved']}
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <TextField
        label="Name of this mapping"
        value={name}
        onChange={setName}
        refusal={refused}
        hint={savedAs === '' ? 'The next file with these headers is read the same way.' : `“${savedAs}” is used. Saving changes it.`}
      />
      <Button type="submit">Save mapping</Button>
    </form>
  )
}
