import { type FormEvent, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { whenText } from '#app/format'
import { selectPerson, useZone } from '#app/preferences'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { useAppSelector } from '#data/store'
import { useReadOnly } from '#features/fields'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { derivationOf, digestOf } from '#shared/assess/conflicts/derivation'
import { titleWords } from '#shared/assess/conflicts/kind-words'
import { acceptConflict, withdrawAcceptance } from '#shared/commands/accept-conflict'
import { grantFreezeException, withdrawFreezeException } from '#shared/commands/grant-freeze-exception'
import type { Draft } from '#shared/log/operation'
import { idOf, kindOf } from '#shared/model/entity-id'
import { type Failure, failed, type Result } from '#shared/model/result'
import { instant } from '#shared/model/when'
import { sentence } from './conflict-words'
import styles from './conflicts.module.css'
import type { LiveBoard } from './live-board'
import { useNames } from './names'

interface SettleProps {
  readonly conflict: Conflict
  readonly live: LiveBoard
}

/** Letting a conflict stand: accepted with a reason and a name, or, for a freeze, by an exception; and taking that back. */
export function Settle({ conflict, live }: SettleProps) {
  const [asked, setAsked] = useState<'accept' | 'exception'>()
  const isReadOnly = useReadOnly()
  const { standing } = conflict
  if (standing.state !== 'open') return <Settled conflict={conflict} />
  if (isReadOnly) return null
  if (asked !== undefined) return <Ask key={asked} what={asked} conflict={conflict} live={live} onClose={() => setAsked(undefined)} />
  return (
    <div className={styles['actions']}>
      <Button onClick={() => setAsked('accept')}>Allow with reason</Button>
      {kindOf(conflict.other) === 'freeze' && <Button onClick={() => setAsked('exception')}>Grant freeze exception</Button>}
    </div>
  )
}

function Settled({ conflict: { standing } }: { readonly conflict: Conflict }) {
  const zone = useZone()
  const isReadOnly = useReadOnly()
  if (standing.state === 'open') return null
  const isAccepted = standing.state === 'accepted'
  const { by, at, reason } = isAccepted
    ? { by: standing.acceptance.acceptedBy, at: standing.acceptance.accepted, reason: standing.acceptance.reason }
    : { by: standing.exception.grantedBy, at: standing.exception.granted, reason: standing.exception.reason }
  const withdraw = (): Draft => (isAccepted ? withdrawAcceptance(standing.acceptance) : withdrawFreezeException(standing.exception))
  return (
    <div className={styles['settled']}>
      <p>
        {isAccepted ? 'Accepted by' : 'Lifted by a freeze exception of'} <strong>{by}</strong>
        {at === '' ? '' : `, ${whenText(at, zone)}`}: {reason}
      </p>
      {isAccepted && <p className={styles['rule']}>It comes back when a fact that it was derived from changes.</p>}
      {!isReadOnly && (
        <Button onClick={() => void run(withdraw(), { toast: true })}>{isAccepted ? 'Withdraw the acceptance' : 'Withdraw the exception'}</Button>
      )}
    </div>
  )
}

interface AskProps extends SettleProps {
  readonly what: 'accept' | 'exception'
  readonly onClose: () => void
}

function Ask({ what, conflict, live, onClose }: AskProps) {
  const nameOf = useNames()
  const person = useAppSelector(selectPerson)?.name ?? ''
  const [reason, setReason] = useState('')
  const [by, setBy] = useState(person)
  const [problem, setProblem] = useState<Failure>()
  const draft = (): Result<Draft, Failure> => {
    const at = instant(Date.now())
    if (what === 'accept') {
      const facts = digestOf(derivationOf(conflict, live.board), conflict.severity)
      return acceptConflict(newId(), { conflict: conflict.key, facts, title: `${titleWords(conflict)}: ${sentence(conflict, nameOf)}`, reason, by, at })
    }
    const freeze = live.board.world.freezes.find(({ id }) => id === idOf(conflict.other))
    if (freeze === undefined) return failed({ code: 'gone', message: 'This freeze is no longer in the calendar.' })
    const occurrence = freeze.recurrence === '' || conflict.occurrence === undefined ? '' : instant(conflict.occurrence)
    return grantFreezeException(newId(), { freeze, subject: conflict.subject, subjectName: nameOf(conflict.subject), occurrence, reason, by, at })
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const result = await run(draft(), { toast: true })
    if (result.ok) onClose()
    else setProblem(result.failure)
  }
  const refusalAt = (place: string): string => (problem?.place === place ? problem.message : '')
  return (
    <form className={styles['ask']} aria-label={what === 'accept' ? 'Allow with reason' : 'Grant freeze exception'} onSubmit={(event) => void submit(event)}>
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        refusal={refusalAt('reason')}
        hint={what === 'accept' ? 'Stands in the audit trail' : 'Signed, and named wherever the freeze is shown'}
        autoFocus
      />
      <TextField label={what === 'accept' ? 'Accepted by' : 'Granted by'} value={by} onChange={setBy} refusal={refusalAt('name')} />
      {problem !== undefined && problem.place === undefined && <p role="alert">{problem.message}</p>}
      <div className={styles['actions']}>
        <Button kind="primary" type="submit">
          {what === 'accept' ? 'Accept the conflict' : 'Grant the exception'}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  )
}
