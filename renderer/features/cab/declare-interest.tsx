import { type FormEvent, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { recuse } from '#shared/commands/cab/recuse'
import type { BoardFacts } from '#shared/commands/cab/signer'
import styles from './panes.module.css'

/** A member's own word that they are not free to judge this item; it stands for good, so the reason is asked first. */
export function DeclareInterest({ facts }: { readonly facts: BoardFacts }) {
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  if (!isAsking) {
    return (
      <button type="button" className={styles['link']} onClick={() => setAsking(true)}>
        Declare a conflict of interest
      </button>
    )
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const declared = await run(recuse(facts, newId(), reason), { toast: true, isFinal: true })
    if (declared.ok) setAsking(false)
    else setProblem(declared.failure.message)
  }
  return (
    <form
      className={styles['ask']}
      aria-label="Declare a conflict of interest"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        setAsking(false)
      }}
    >
      <TextField
        label="Why you are not free to judge it"
        value={reason}
        onChange={setReason}
        refusal={problem}
        hint="Signed; it takes your vote out, and can’t be taken back"
        autoFocus
      />
      <div className={styles['buttons']}>
        <Button type="submit">Stand aside</Button>
        <Button kind="plain" onClick={() => setAsking(false)}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
