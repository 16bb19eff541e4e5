import { Popover } from '@mantine/core'
import { useState } from 'react'
import { PersonMark } from '#app/controls/person-mark'
import { dateText, instantText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useCanEdit } from '#app/use-can-edit'
import { useMinute } from '#app/use-now'
import { isUnvouched, SixWords, useDevices } from '#features/people'
import type { Ballot } from '#shared/cab/ballots'
import { samePerson } from '#shared/cab/people'
import type { KnownDevice } from '#shared/ipc/shapes'
import type { Meeting } from '#shared/model/board'
import type { AgendaRow, MeetingPage } from './agenda-rows'
import { Conditions } from './conditions'
import { arithmeticLines, countWords, outcomeWords, standingReasons, standingWords } from './decision-words'
import styles from './panes.module.css'
import { RecordDecision } from './record-decision'
import { choiceWords, ruleWords } from './words'

/** What the votes come to by the rule of the meeting: the arithmetic, each member's standing, the decision and its conditions. */
export function DecisionPane({ page: { meeting }, row }: { readonly page: MeetingPage; readonly row: AgendaRow }) {
  const { quorum, ballots } = row.verdict.outcome
  const { counted, needed } = countWords(row.verdict.outcome)
  const devices = useDevices()?.devices ?? []
  /** A device whose signed entries are here and count for nobody yet, and which says that it is this member's, or of who stands in. */
  const waitingOf = ({ standing, member }: Ballot): KnownDevice | undefined =>
    standing !== 'no-vote'
      ? undefined
      : devices.find(
          (one) => isUnvouched(one.standing) && one.entries > 0 && [member.person, member.delegate].some((name) => name !== '' && samePerson(one.person, name)),
        )
  return (
    <section className={styles['pane']} aria-labelledby="decision">
      <div className={styles['paneHead']}>
        <h3 id="decision">Decision</h3>
        <span className={styles['quiet']}>
          {ruleWords[meeting.rule]}, quorum {quorum.needed} of {quorum.members}
        </span>
      </div>
      <Decided row={row} />
      <p>
        {counted} <strong>{needed}</strong> <Why row={row} meeting={meeting} />
      </p>
      {ballots.length === 0 && <p className={styles['quiet']}>The meeting has no members yet. Add them under Members and rule.</p>}
      <ul className={styles['members']} aria-label="Members and their votes">
        {ballots.map(({ outcome }) => (
          <Member key={outcome.member.id} ballot={outcome} meeting={meeting} waiting={waitingOf(outcome)} />
        ))}
      </ul>
      <RecordDecision meeting={meeting} row={row} />
      <Conditions row={row} />
    </section>
  )
}

/** The decision that holds, and what it is worth now. */
function Decided({ row: { approval } }: { readonly row: AgendaRow }) {
  const zone = useZone()
  const now = useMinute()
  const { decision, state, refusal, meeting } = approval
  if (decision === undefined || decision.view.outcome === '') return null
  const worth = {
    valid: '',
    rejected: '',
    deferred: '',
    none: '',
    stale: 'It is stale: the content has changed since.',
    unsupported: `It does not count: ${refusal}`,
  }[state]
  const board = `${meeting?.kind ?? 'CAB'} ${decision.view.by === '' ? '' : `by ${decision.view.by}, `}${instantText(decision.at, zone, { now })}`
  return (
    <p className={state === 'stale' ? styles['givenStale'] : state === 'unsupported' ? styles['givenWaits'] : styles['given']}>
      <strong>{outcomeWords[decision.view.outcome]}</strong>, {board}. {worth}
      {decision.view.reason !== '' && ` ${decision.view.reason}`}
    </p>
  )
}

function Why({ row, meeting }: { readonly row: AgendaRow; readonly meeting: Meeting }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="left-start" width={340} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button type="button" className={styles['link']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Why?
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {/* The library's trap wants something to focus; the derivation itself is that. */}
        <div className={styles['why']} tabIndex={-1} data-autofocus>
          <h4>Why this is so</h4>
          <ul>
            {arithmeticLines(row.verdict.outcome, meeting).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Counted ballots={row.verdict.outcome.ballots.map(({ outcome }) => outcome)} />
          <NotCounted ballots={row.verdict.outcome.ballots.map(({ outcome }) => outcome)} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The votes that count, each with the key that has signed it: its words are those that were compared by voice. */
function Counted({ ballots }: { readonly ballots: readonly Ballot[] }) {
  const known = useDevices()
  const those = ballots.flatMap(({ member, standing, vote }) => (standing === 'counted' && vote !== undefined ? [{ id: member.id, vote }] : []))
  if (those.length === 0) return null
  return (
    <>
      <h4>Counted</h4>
      <ul>
        {those.map(({ id, vote: { view, person, device } }) => (
          <li key={id}>
            {person}: {choiceWords[view.choice].choose.toLowerCase()}, signed by <SignedBy device={device} words={wordsOf(known, device)} />
          </li>
        ))}
      </ul>
    </>
  )
}

const wordsOf = (known: ReturnType<typeof useDevices>, name: string): readonly string[] => known?.devices.find(({ device }) => device === name)?.words ?? []

/** In a file no devices are kept, so that there the name of the key stands for its words. */
function SignedBy({ device, words }: { readonly device: string; readonly words: readonly string[] }) {
  return words.length === 0 ? <code>{device}</code> : <SixWords words={words} />
}

/** The votes that are there and do not count, each with its reason. */
function NotCounted({ ballots }: { readonly ballots: readonly Ballot[] }) {
  const those = ballots.flatMap(({ member, standing }) =>
    standing === 'counted' || standing === 'no-vote' || standing === 'not-voting'
      ? []
      : [{ id: member.id, name: member.person, reason: standingReasons[standing] }],
  )
  if (those.length === 0) return null
  return (
    <>
      <h4>Not counted</h4>
      <ul>
        {those.map(({ id, name, reason }) => (
          <li key={id}>
            {name}: {reason}
          </li>
        ))}
      </ul>
    </>
  )
}

const inVain = ['stale', 'unvouched', 'not-signed-by-voter', 'content-mismatch', 'counted-already'] as const
/** Whether a vote was given that does not count: why is said beside it. */
const isGivenInVain = (standing: Ballot['standing']): standing is (typeof inVain)[number] => inVain.some((one) => one === standing)

interface MemberProps {
  readonly ballot: Ballot
  readonly meeting: Meeting
  /** The device that says it is theirs and waits for somebody to vouch for it, rightly. */
  readonly waiting: KnownDevice | undefined
}

function Member({ ballot: { member, standing, vote }, meeting, waiting }: MemberProps) {
  const canEdit = useCanEdit()
  const zone = useZone()
  const now = useMinute()
  const role = [member.role, member.person === meeting.chair && member.role !== 'chair' ? 'chair' : ''].filter((part) => part !== '').join(', ')
  const delegate = vote !== undefined && vote.view.by !== member.person && standing === 'counted' ? ` by ${vote.view.by}` : ''
  const said =
    standing === 'counted'
      ? vote === undefined
        ? ''
        : `${choiceWords[vote.view.choice].chosen}${delegate}`
      : standingWords[waiting === undefined ? standing : 'unvouched']
  const comment = vote?.view.comment ?? ''
  return (
    <li>
      <PersonMark name={member.person} />
      <span className={styles['memberName']}>
        {member.person || 'Unnamed'}
        {role !== '' && `, ${role}`}
        {meeting.state === 'in-progress' && member.present && <span className={styles['quiet']}> here</span>}
      </span>
      <span
        className={standing === 'counted' ? undefined : standing === 'stale' ? styles['stale'] : styles['quiet']}
        title={vote === undefined ? undefined : `${choiceWords[vote.view.choice].choose}, ${instantText(vote.at, zone, { now })}`}
      >
        {said}
        {standing === 'stale' && vote !== undefined && (
          <span className={styles['hidden']}>
            : {choiceWords[vote.view.choice].choose} on {dateText(vote.at, zone, { now })}
          </span>
        )}
      </span>
      {waiting !== undefined && (
        <p className={styles['memberReason']}>
          A ballot that says it is theirs is here.{' '}
          {waiting.standing === 'mismatched' ? 'Somebody has vouched for its device with a key that is not its own.' : 'Nobody has vouched for its device.'}{' '}
          <PeopleLink device={waiting.device} />
        </p>
      )}
      {isGivenInVain(standing) && (
        <p className={styles['memberReason']}>
          {standingReasons[standing]} {standing === 'unvouched' && canEdit && vote !== undefined && <PeopleLink device={vote.device} />}
        </p>
      )}
      {comment !== '' && <p className={styles['memberComment']}>{comment}</p>}
    </li>
  )
}

function PeopleLink({ device }: { readonly device: string }) {
  return (
    <button type="button" className={styles['link']} onClick={() => go('settings', { section: 'people', device })}>
      People and devices
    </button>
  )
}
