import { type FormEvent, useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useMinute } from '#app/use-now'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { conditionsOf } from '#shared/cab/conditions'
import { settleCondition } from '#shared/commands/cab/settle-condition'
import type { Condition, Meeting } from '#shared/model/board'
import { idOf } from '#shared/model/entity-id'
import { instant } from '#shared/model/when'
import type { AgendaRow } from './agenda-rows'
import styles from './panes.module.css'
import { useCanEdit } from './use-can-edit'
import { useSigner } from './use-signer'

/** What the approval demands, met or waived by name and reason; open ones hold the scheduling back. Then the way on. */
export function Conditions({ row }: { readonly meeting: Meeting; readonly row: AgendaRow }) {
  const roots = useAppSelector(rootRecords)
  const canEdit = useCanEdit()
  const { approval, item } = row
  const { decision, state, answer } = approval
  if (decision === undefined || (state !== 'valid' && state !== 'stale')) return null
  const conditions = conditionsOf(roots, decision, answer)
  const open = conditions.filter(({ standing }) => standing.state === 'open')
  return (
    <>
      {conditions.length > 0 && (
        <div className={styles['settled']}>
          <h4>Conditions</h4>
          <ul aria-label="Conditions of the decision">
            {conditions.map((condition) => (
              <One key={condition.id} condition={condition} />
            ))}
          </ul>
        </div>
      )}
      {state === 'valid' && canEdit && item.subject.startsWith('change/') && (
        <p className={styles['next']}>
          {open.length === 0 ? 'Nothing holds the scheduling back.' : 'Open conditions hold the scheduling back.'}{' '}
          <button type="button" className={styles['link']} onClick={() => go('change', { id: idOf(item.subject) })}>
            Go to the change
          </button>
        </p>
      )}
    </>
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
      <span className={styles['conditionTitle']}>{title}</span>
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
