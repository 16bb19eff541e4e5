import { useState } from 'react'
import { Button } from '#app/controls/button'
import { TextField } from '#app/controls/text-field'
import { useZone } from '#app/preferences'
import { useCanEdit } from '#app/use-can-edit'
import { useSigner } from '#app/use-signer'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { sha256 } from '#data/sha256'
import { useAppSelector } from '#data/store'
import { chairRefusal } from '#shared/cab/support'
import { recordDecision } from '#shared/commands/cab/record-decision'
import type { BoardFacts } from '#shared/commands/cab/signer'
import { type AskedCondition, type Meeting, type Outcome, outcomes } from '#shared/model/board'
import { instant } from '#shared/model/when'
import type { AgendaRow } from './agenda-rows'
import { ConditionFields } from './condition-fields'
import { outcomeWords } from './decision-words'
import styles from './panes.module.css'
import { emptyVote, readVote } from './vote-draft'

type Decided = Exclude<Outcome, ''>

/** Records what the votes come to; where the chair decides, what the chair says. Offered only where it would hold. */
export function RecordDecision({ meeting, row }: { readonly meeting: Meeting; readonly row: AgendaRow }) {
  const roots = useAppSelector(rootRecords)
  const signer = useSigner()
  const canEdit = useCanEdit()
  const [reason, setReason] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [problem, setProblem] = useState('')
  const facts: BoardFacts = { roots, meeting: `meeting/${meeting.id}`, subject: row.item.subject, sha256, signer }
  const record = async (outcome: Decided, conditions: readonly AskedCondition[] = []): Promise<void> => {
    const drafted = recordDecision(facts, newId(), { outcome, reason: reason.trim(), at: instant(Date.now()), conditions })
    const recorded = await run(drafted, { toast: true, isFinal: true })
    setProblem(recorded.ok ? '' : recorded.failure.message)
    if (!recorded.ok) return
    setReason('')
    setAsking(false)
  }
  const { outcome, quorum } = row.verdict.outcome
  const isChair = meeting.rule === 'chair-decides'
  const holds = row.approval.decision
  const isRecorded = holds !== undefined && holds.view.of === facts.meeting && row.approval.state !== 'stale' && row.approval.state !== 'unsupported'
  if (!canEdit || meeting.state === 'cancelled') return null
  if (isChair) {
    if (!quorum.reached) return null
    const refusal = chairRefusal(roots, facts.meeting, facts.subject, signer.person, signer.device)
    if (refusal !== '') return <p className={styles['refusal']}>{refusal}</p>
    return <ChairDecides key={row.item.id} problem={problem} reason={reason} onReason={setReason} onRecord={record} />
  }
  if (outcome === '' || (isRecorded && holds.view.outcome === outcome)) return null
  return (
    <div className={styles['ask']}>
      {isAsking && <TextField label="Reason, kept in the minutes" value={reason} onChange={setReason} autoFocus />}
      {problem !== '' && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button onClick={() => void record(outcome)}>Record decision: {outcomeWords[outcome]}</Button>
        {!isAsking && (
          <Button kind="plain" onClick={() => setAsking(true)}>
            Add a reason
          </Button>
        )}
      </div>
    </div>
  )
}

interface ChairDecidesProps {
  readonly problem: string
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onRecord: (outcome: Decided, conditions: readonly AskedCondition[]) => Promise<void>
}

function ChairDecides({ problem, reason, onReason, onRecord }: ChairDecidesProps) {
  const zone = useZone()
  const [outcome, setOutcome] = useState<Decided>('approved')
  const [conditions, setConditions] = useState(emptyVote.conditions)
  const [wrong, setWrong] = useState({ place: '', message: '' })
  const record = async (): Promise<void> => {
    const hasTyped = conditions.some(({ title, owner, due }) => `${title}${owner}${due}`.trim() !== '')
    const read =
      outcome === 'approved-with-conditions' && hasTyped
        ? readVote({ choice: 'approve-with-conditions', conditions, comment: '' }, zone, Date.now())
        : undefined
    if (read !== undefined && !read.ok) return setWrong({ place: read.failure.place ?? '', message: read.failure.message })
    setWrong({ place: '', message: '' })
    await onRecord(outcome, read?.value.conditions ?? [])
  }
  return (
    <div className={styles['ask']}>
      <label className={styles['label']}>
        The chair’s decision
        <select
          className={styles['select']}
          value={outcome}
          onChange={(event) => setOutcome(outcomes.find((one): one is Decided => one !== '' && one === event.currentTarget.value) ?? 'approved')}
        >
          {Object.entries(outcomeWords).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {outcome === 'approved-with-conditions' && (
        <ConditionFields conditions={conditions} problem={wrong.message === '' ? undefined : wrong} onChange={setConditions} />
      )}
      <TextField label="Reason, kept in the minutes" value={reason} onChange={onReason} />
      {problem !== '' && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <div className={styles['buttons']}>
        <Button onClick={() => void record()}>Record decision: {outcomeWords[outcome]}</Button>
      </div>
    </div>
  )
}
