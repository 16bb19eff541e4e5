import { type FormEvent, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import { run } from '#data/run'
import { useReadOnly } from '#features/fields'
import { type GateDecision as Decision, decideGate, reopenGate } from '#shared/commands/decide-gate'
import type { Criterion } from '#shared/model/criterion'
import type { Gate } from '#shared/model/gate'
import { instant } from '#shared/model/when'
import styles from './release.module.css'
import { useOwnName } from './use-people'
import { decisionWords } from './words'

/** The decision on a gate: go, no-go or go with conditions, by whom, when and why. */
export function GateDecision({ gate, criteria }: { readonly gate: Gate; readonly criteria: readonly Criterion[] }) {
  const zone = useZone()
  const now = useMinute()
  const by = useOwnName()
  const isReadOnly = useReadOnly()
  const [asking, setAsking] = useState<Exclude<Decision, 'go'>>()
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState('')
  const { decision, title } = gate
  const decide = async (state: Decision): Promise<void> => {
    const decided = await run(decideGate(gate, criteria, state, { by, reason, now: instant(Date.now()) }))
    setRefused(decided.ok ? '' : decided.failure.message)
    if (decided.ok) {
      setAsking(undefined)
      setReason('')
    }
  }
  if (decision.state !== 'not-assessed') {
    return (
      <div className={styles['decision']}>
        <span>
          <strong>{decisionWords[decision.state]}</strong> by {decision.by || 'somebody'}, {whenText(decision.at, zone, { now })}
          {decision.reason !== '' && `: ${decision.reason}`}
        </span>
        {!isReadOnly && (
          <Button kind="plain" aria-label={`Decide again on ${title}`} onClick={() => void run(reopenGate(gate))}>
            Decide again
          </Button>
        )}
      </div>
    )
  }
  if (isReadOnly) return <span className={styles['quiet']}>Not decided</span>
  if (asking !== undefined) {
    return (
      <form
        className={styles['waive']}
        aria-label={`${decisionWords[asking]} for ${title}`}
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          void decide(asking)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setAsking(undefined)
        }}
      >
        <TextField label="Reason" value={reason} onChange={setReason} refusal={refused} autoFocus />
        <Button kind="primary" type="submit">
          {asking === 'no-go' ? 'Record no-go' : 'Record go with conditions'}
        </Button>
      </form>
    )
  }
  return (
    <div className={styles['decision']}>
      {refused !== '' && (
        <span role="alert" className={styles['problem']}>
          {refused}
        </span>
      )}
      <Button aria-label={`Go for ${title}`} onClick={() => void decide('go')}>
        Go
      </Button>
      <Button aria-label={`Go with conditions for ${title}`} onClick={() => setAsking('go-with-conditions')}>
        Go with conditions
      </Button>
      <Button aria-label={`No-go for ${title}`} onClick={() => setAsking('no-go')}>
        No-go
      </Button>
    </div>
  )
}
