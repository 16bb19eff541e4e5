import { type FormEvent, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { useCanEdit } from '#app/use-can-edit'
import { useMinute } from '#app/use-now'
import { useSigner } from '#app/use-signer'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { settleCondition } from '#shared/commands/cab/settle-condition'
import type { Condition } from '#shared/model/board'
import { instant } from '#shared/model/when'
import styles from './conditions.module.css'

/** The tasks that an approval makes of its conditions: whose they are and until when, met or waived by name and reason. */
export function ConditionList({ label, conditions }: { readonly label: string; readonly conditions: readonly Condition[] }) {
  return (
    <ul className={styles['list']} aria-label={label}>
      {conditions.map((condition) => (
        <One key={condition.id} condition={condition} />
      ))}
    </ul>
  )
}

function One({ condition }: { readonly condition: Condition }) {
  const zone = useZone()
  const now = useMinute()
  const canEdit = useCanEdit()
  const [asking, setAsking] = useState<'met' | 'waived'>()
  const { title, owner, due, standing } = condition
  return (
    <li>
      <span className={styles['title']}>{title}</span>
      <span className={styles['quiet']}>
        {owner}
        {due !== '' && `, until ${whenText(due, zone, { now, weekday: true })}`}
      </span>
      {standing.state !== 'open' && (
        <span>
          <strong>{standing.state === 'met' ? 'Met' : 'Waived'}</strong> by {standing.by}: {standing.reason}
        </span>
      )}
      {standing.state === 'open' && asking === undefined && canEdit && (
        <span className={styles['buttons']}>
          <Button aria-label={`Met: ${title}`} onClick={() => setAsking('met')}>
            It is met
          </Button>
          <Button kind="plain" aria-label={`Waive: ${title}`} onClick={() => setAsking('waived')}>
            Waive it
          </Button>
        </span>
      )}
      {asking !== undefined && standing.state === 'open' && <Settle condition={condition} state={asking} onClose={() => setAsking(undefined)} />}
    </li>
  )
}

function Settle({ condition, state, onClose }: { readonly condition: Condition; readonly state: 'met' | 'waived'; readonly onClose: () => void }) {
  const roots = useAppSelector(rootRecords)
  const signer = useSigner()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const settled = await run(settleCondition(roots, condition, { state, reason, at: instant(Date.now()) }, signer), { toast: true })
    if (settled.ok) onClose()
    else setProblem(settled.failure.message)
  }
  return (
    <form
      className={styles['ask']}
      aria-label={state === 'met' ? 'Condition met' : 'Waive the condition'}
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <TextField label={state === 'met' ? 'How it was met' : 'Why it is waived'} value={reason} onChange={setReason} refusal={problem} autoFocus />
      <div className={styles['buttons']}>
        <Button type="submit">{state === 'met' ? 'Record as met' : 'Waive the condition'}</Button>
        <Button kind="plain" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
