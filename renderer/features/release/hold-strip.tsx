import { type FormEvent, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { run } from '#data/run'
import type { Draft } from '#shared/log/operation'
import type { Failure, Result } from '#shared/model/result'
import { StripForm } from './strip-form'

interface HoldStripProps {
  readonly hold: (reason: string) => Result<Draft, Failure>
  readonly onClose: () => void
}

/** Asks the reason for a hold, since somebody will ask for it. */
export function HoldStrip({ hold, onClose }: HoldStripProps) {
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const held = await run(hold(reason), { toast: true })
    if (held.ok) onClose()
    else setRefused(held.failure.message)
  }
  return (
    <StripForm label="Put on hold" onSubmit={submit} onClose={onClose}>
      <TextField label="Reason" value={reason} onChange={setReason} refusal={refused} hint="Stands beside the name until it is taken off hold." autoFocus />
      <Button kind="primary" type="submit">
        Put on hold
      </Button>
    </StripForm>
  )
}
