import { type FormEvent, useId, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { addDevice } from '#shared/commands/trust/devices'
import type { KnownDevice } from '#shared/ipc/shapes'
import { type Role, roles } from '#shared/model/workspace'
import styles from './people.module.css'
import { roleWords } from './role-words'
import { SixWords } from './six-words'

/** Vouching for a device: what it says of itself, the words to compare, whose it is and what it may do. Signed for good. */
export function VouchForm({ device, onDone }: { readonly device: KnownDevice; readonly onDone: () => void }) {
  const id = useId()
  const [person, setPerson] = useState(device.person)
  const [role, setRole] = useState<Role>('voter')
  const [problem, setProblem] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const written = await run(addDevice(device, person, role, newId()), { toast: true, isFinal: true })
    if (written.ok) onDone()
    else setProblem(written.failure.message)
  }
  return (
    <form
      className={styles['form']}
      aria-label={`Vouch for the device of ${device.person}`}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
    >
      <p>
        A device that calls itself <strong>{device.deviceName || 'nothing'}</strong> says that it belongs to <strong>{device.person || 'nobody'}</strong>. Only
        its key is proved. Call that person and have them read out these six words from their screen:
      </p>
      <SixWords words={device.words} large />
      <p className={styles['quiet']}>If they read out other words, this is not their device: leave it, and tell them.</p>
      <TextField
        label="It belongs to"
        value={person}
        onChange={setPerson}
        refusal={problem}
        hint="As the meetings name this person: only then is it their vote"
        autoFocus
      />
      <fieldset className={styles['roles']}>
        <legend>It may</legend>
        {roles.map((each) => (
          <label key={each}>
            <input type="radio" name={`${id}-role`} checked={role === each} onChange={() => setRole(each)} />
            <span>
              <strong>{roleWords[each].label}</strong>: {roleWords[each].may}
            </span>
          </label>
        ))}
      </fieldset>
      <div className={styles['buttons']}>
        <Button kind="primary" type="submit">
          Vouch for this device
        </Button>
        <Button kind="plain" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  )
}
