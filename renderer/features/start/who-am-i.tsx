import { type FormEvent, useId, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import type { PersonOfDevice } from '#shared/ipc/shapes'
import styles from './start.module.css'

interface WhoAmIProps {
  /** What the button says: what will happen. */
  readonly words: string
  readonly busy: boolean
  readonly onKnown: (who: PersonOfDevice) => void
}

/** Who works here: asked once, before the first write, since every edit bears the name. */
export function WhoAmI({ words, busy, onKnown }: WhoAmIProps) {
  const [name, setName] = useState('')
  const [jobTitle, setJobTitle] = useState('')
  const [refused, setRefused] = useState('')
  const hint = useId()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() === '') setRefused('Give your name: each edit is signed with it.')
    else onKnown({ name: name.trim(), jobTitle: jobTitle.trim() })
  }
  return (
    <form className={styles['form']} onSubmit={submit} aria-describedby={hint}>
      <p id={hint} className={styles['under']}>
        Your name stands beside each edit that you make. It stays on this computer, and goes only with what you pass on.
      </p>
      <div className={styles['fields']}>
        <TextField label="Your name" value={name} onChange={setName} refusal={refused} autoFocus />
        <TextField label="Your role" value={jobTitle} onChange={setJobTitle} hint="Release manager, for example. May be empty." />
      </div>
      <Button kind="primary" type="submit" refusal={busy ? 'It is being done.' : undefined}>
        {words}
      </Button>
    </form>
  )
}
