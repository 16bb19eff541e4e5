import { type FormEvent, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { cancelMeeting } from '#shared/commands/cab/meeting'
import type { Meeting } from '#shared/model/board'
import styles from './live.module.css'

/** Asks why a meeting is cancelled; the reason stands with it from then on. */
export function CancelStrip({ meeting, onClose }: { readonly meeting: Meeting; readonly onClose: () => void }) {
  const roots = useAppSelector(rootRecords)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const cancelled = await run(cancelMeeting(roots, meeting, reason), { toast: true })
    if (cancelled.ok) onClose()
    else setProblem(cancelled.failure.message)
  }
  return (
    <form
      className={styles['strip']}
      aria-label="Cancel the meeting"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <TextField label="Why it is cancelled" value={reason} onChange={setReason} refusal={problem} autoFocus />
      <Button type="submit">Cancel the meeting</Button>
      <Button kind="plain" onClick={onClose}>
        Keep it
      </Button>
    </form>
  )
}
