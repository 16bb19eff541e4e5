import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { countText } from '#app/format'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { changeRole, cutRefusal, revokeDevice } from '#shared/commands/trust/devices'
import type { KnownDevice } from '#shared/ipc/shapes'
import { type Role, roles } from '#shared/model/workspace'
import styles from './people.module.css'
import { roleWords } from './role-words'

interface ActionProps {
  readonly devices: readonly KnownDevice[]
  readonly device: KnownDevice
  readonly onDone: () => void
}

const closeOnEscape =
  (close: () => void) =>
  (event: { readonly key: string; readonly stopPropagation: () => void }): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }

/** Another role for a device that belongs here. */
export function RoleForm({ devices, device, onDone }: ActionProps) {
  const id = useId()
  const [role, setRole] = useState<Role>(device.role === '' ? 'voter' : device.role)
  const [problem, setProblem] = useState('')
  const choices = useRef<HTMLFieldSetElement>(null)
  useEffect(() => choices.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])
  const isLess = device.role !== '' && roles.indexOf(role) > roles.indexOf(device.role)
  const refusal = isLess ? cutRefusal(devices, device) : ''
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const written = await run(changeRole(devices, device, role, newId()), { toast: true, isFinal: true })
    if (written.ok) onDone()
    else setProblem(written.failure.message)
  }
  return (
    <form
      className={styles['form']}
      aria-label={`Role of ${device.person}’s device`}
      onSubmit={(event) => void submit(event)}
      onKeyDown={closeOnEscape(onDone)}
    >
      <fieldset ref={choices} className={styles['roles']}>
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
      {isLess && refusal === '' && <p className={styles['quiet']}>{cutWords(device)} What it writes from now on counts by the new role alone.</p>}
      {refusal !== '' && <p role="status">{refusal}</p>}
      {problem !== '' && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <div className={styles['buttons']}>
        {refusal === '' && role !== device.role && (
          <Button kind="primary" type="submit">
            Change role to {roleWords[role].label.toLowerCase()}
          </Button>
        )}
        <Button kind="plain" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

/** Cutting a device off; why is asked, because it stands in the audit trail for good. */
export function RevokeForm({ devices, device, onDone }: ActionProps) {
  const [why, setWhy] = useState('')
  const [problem, setProblem] = useState('')
  const refusal = cutRefusal(devices, device)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const written = await run(revokeDevice(devices, device, why, newId()), { toast: true, isFinal: true })
    if (written.ok) onDone()
    else setProblem(written.failure.message)
  }
  if (refusal !== '')
    return (
      <section className={styles['form']} aria-label={`Revoke the device of ${device.person}`} onKeyDown={closeOnEscape(onDone)}>
        <p role="status">{refusal}</p>
        <div className={styles['buttons']}>
          <Button kind="plain" autoFocus onClick={onDone}>
            Leave it
          </Button>
        </div>
      </section>
    )
  return (
    <form
      className={styles['form']}
      aria-label={`Revoke the device of ${device.person}`}
      onSubmit={(event) => void submit(event)}
      onKeyDown={closeOnEscape(onDone)}
    >
      <p>
        {cutWords(device)} What it signs later is kept and does not count. Packs and bundles that were handed out can still be read with it: that can’t be taken
        back.
      </p>
      <TextField label="Why" value={why} onChange={setWhy} refusal={problem} hint="Signed, and in the audit trail for good" autoFocus />
      <div className={styles['buttons']}>
        <Button kind="danger" type="submit">
          Revoke this device
        </Button>
        <Button kind="plain" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </form>
  )
}

const cutWords = ({ head, entries, uncounted }: KnownDevice): string =>
  head === undefined
    ? 'It has written nothing yet.'
    : `Its ${countText(entries - uncounted, 'entry', 'entries')} until now, the last number ${head[0]}, go on counting.`
