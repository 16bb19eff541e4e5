import { IconCheck, IconClockPause, IconListCheck, IconMinus, IconSignature, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { Button } from '#app/controls/button'
import { Keys } from '#app/controls/keys'
import { instantText } from '#app/format'
import { useSettings, useZone } from '#app/preferences'
import { useCanVote } from '#app/use-can-edit'
import { useMinute } from '#app/use-now'
import { useSigner } from '#app/use-signer'
import { newId } from '#data/identity'
import { run } from '#data/run'
import { rootRecords } from '#data/select'
import { sha256 } from '#data/sha256'
import { useAppSelector } from '#data/store'
import { contentOf, hashOfSeen } from '#shared/cab/content'
import { castVote, seatOf, voteRefusal } from '#shared/commands/cab/cast-vote'
import type { BoardFacts } from '#shared/commands/cab/signer'
import { type VoteChoice, voteChoices } from '#shared/model/board'
import { shortHash } from '#shared/model/content-hash'
import type { AgendaRow, MeetingPage } from './agenda-rows'
import { ConditionFields } from './condition-fields'
import { DeclareInterest } from './declare-interest'
import styles from './panes.module.css'
import { useSingleKeys } from './use-agenda-keys'
import { draftOf, dropDraft, keepDraft, readVote, type VoteDraft } from './vote-draft'
import { choiceWords } from './words'

const icons: Readonly<Record<VoteChoice, ReactNode>> = {
  approve: <IconCheck size={16} stroke={1.5} aria-hidden />,
  'approve-with-conditions': <IconListCheck size={16} stroke={1.5} aria-hidden />,
  reject: <IconX size={16} stroke={1.5} aria-hidden />,
  defer: <IconClockPause size={16} stroke={1.5} aria-hidden />,
  abstain: <IconMinus size={16} stroke={1.5} aria-hidden />,
}

/** The own vote on an item: choose, say why, sign; or why this person can't vote here. */
export function VotePane({ page, row }: { readonly page: MeetingPage; readonly row: AgendaRow }) {
  const roots = useAppSelector(rootRecords)
  const signer = useSigner()
  const canVote = useCanVote()
  const { meeting } = page
  const facts: BoardFacts = { roots, meeting: `meeting/${meeting.id}`, subject: row.item.subject, sha256, signer }
  const closed = useAppSelector(({ workspace }) => workspace.open?.pack?.closed ?? '')
  const refusal = closed || refusalOf(facts, page, row, canVote)
  const instead = seatOf(facts)?.insteadOf ?? ''
  return (
    <section className={styles['pane']} aria-labelledby="own-vote">
      <h3 id="own-vote">
        Your vote
        {instead !== '' && <span className={styles['quiet']}> in the place of {instead}</span>}
      </h3>
      <Given row={row} />
      {refusal === '' ? <VoteForm key={row.item.id} facts={facts} row={row} /> : <p className={styles['refusal']}>{refusal}</p>}
      {row.own.kind !== 'no-seat' && !row.isDecided && meeting.state !== 'complete' && canVote && (row.own.kind !== 'barred' || row.own.why !== 'recused') && (
        <DeclareInterest facts={facts} />
      )}
    </section>
  )
}

/** Why this person can't vote on it, as a sentence; '' where they can. */
function refusalOf(facts: BoardFacts, { meeting }: MeetingPage, row: AgendaRow, canVote: boolean): string {
  if (!canVote) return 'This bundle is open read-only. Nothing here can be changed.'
  if (meeting.state === 'complete') return 'The meeting is over.'
  if (contentOf(facts.roots, facts.subject) === undefined) return 'This item is no longer there, so there is nothing to vote on.'
  if (row.isDecided && row.approval.state !== 'stale' && row.own.kind !== 'stale' && row.own.kind !== 'voted')
    return voteRefusal(facts) || 'This item is decided.'
  return voteRefusal(facts)
}

/** The vote that was given, and what it is worth now. */
function Given({ row: { own } }: { readonly row: AgendaRow }) {
  const zone = useZone()
  const now = useMinute()
  if (own.kind !== 'voted' && own.kind !== 'stale' && own.kind !== 'waits') return null
  const worth = {
    voted: 'It counts.',
    stale: 'It is stale: the content has changed since. Vote again.',
    waits: 'Signed by you. It counts as soon as somebody has vouched for this device.',
  }[own.kind]
  return (
    <p className={own.kind === 'voted' ? styles['given'] : own.kind === 'stale' ? styles['givenStale'] : styles['givenWaits']}>
      <strong>{choiceWords[own.choice].choose}</strong>, {instantText(own.at, zone, { now })}. {worth}
    </p>
  )
}

function VoteForm({ facts, row }: { readonly facts: BoardFacts; readonly row: AgendaRow }) {
  const id = useId()
  const zone = useZone()
  const { singleKeys } = useSettings()
  const { item } = row
  const [draft, setDraft] = useState(() => draftOf(item.id))
  const [problem, setProblem] = useState({ place: '', message: '' })
  const change = (patch: Partial<VoteDraft>): void => {
    const next = { ...draft, ...patch }
    keepDraft(item.id, next)
    setDraft(next)
    setProblem({ place: '', message: '' })
  }
  const choose = (choice: VoteChoice) => (): void => change({ choice })
  useSingleKeys({ A: choose('approve'), C: choose('approve-with-conditions'), R: choose('reject'), D: choose('defer'), B: choose('abstain') })
  const sign = async (): Promise<void> => {
    const vote = readVote(draft, zone, Date.now())
    const signed = vote.ok ? await run(castVote(facts, newId(), vote.value), { toast: true, isFinal: true }) : vote
    if (!signed.ok) return setProblem({ place: signed.failure.place ?? '', message: signed.failure.message })
    dropDraft(item.id)
    setDraft(draftOf(item.id))
  }
  useSignKey(() => void sign())
  const content = contentOf(facts.roots, facts.subject)
  const isPlaced = problem.place.startsWith('condition-')
  return (
    <form
      aria-label="Your vote"
      onSubmit={(event) => {
        event.preventDefault()
        void sign()
      }}
    >
      <div role="radiogroup" aria-label="Your vote" className={styles['choices']}>
        {voteChoices.map((choice) => (
          <label key={choice} className={`${styles['choice']} ${draft.choice === choice ? styles['chosen'] : ''}`}>
            <input type="radio" name={`${id}-choice`} checked={draft.choice === choice} onChange={choose(choice)} aria-keyshortcuts={choiceWords[choice].key} />
            {icons[choice]}
            <span className={styles['choiceWord']}>{choiceWords[choice].choose}</span>
            {singleKeys && <Keys keys={choiceWords[choice].key} />}
          </label>
        ))}
      </div>
      {draft.choice === 'approve-with-conditions' && (
        <ConditionFields conditions={draft.conditions} problem={isPlaced ? problem : undefined} onChange={(conditions) => change({ conditions })} />
      )}
      <label className={styles['label']} htmlFor={`${id}-comment`}>
        Comment, kept in the minutes
      </label>
      <textarea
        id={`${id}-comment`}
        className={styles['comment']}
        rows={2}
        value={draft.comment}
        onChange={(event) => change({ comment: event.currentTarget.value })}
      />
      {problem.message !== '' && !isPlaced && (
        <p role="alert" className={styles['problem']}>
          {problem.message}
        </p>
      )}
      <div className={styles['sign']}>
        <Button kind="primary" type="submit" icon={<IconSignature size={16} stroke={1.5} aria-hidden />} aria-keyshortcuts="Control+Enter">
          Sign and record vote
        </Button>
      </div>
      <p className={styles['note']}>
        Signed on this device for the content you see, <code>{content === undefined ? '' : shortHash(hashOfSeen(content, sha256))}</code>. A later change makes
        it stale. <Keys keys="Mod+Enter" />
      </p>
    </form>
  )
}

/** Ctrl+Enter signs, wherever the focus is in the room. */
function useSignKey(sign: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.defaultPrevented) return
      if (document.querySelector('[role=dialog]') !== null) return
      event.preventDefault()
      sign()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}
