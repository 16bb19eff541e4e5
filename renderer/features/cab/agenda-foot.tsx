import { useMemo, useState } from 'react'
import { Button } from '#app/controls/button'
import { compareText, countText } from '#app/format'
import { go } from '#app/router'
import { useCanEdit } from '#app/use-can-edit'
import { run } from '#data/run'
import { rootRecords, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { Finder } from '#features/fields'
import { takeOffAgenda } from '#shared/commands/cab/agenda'
import type { AgendaItem } from '#shared/model/board'
import type { Change } from '#shared/model/change'
import { releaseName } from '#shared/model/release-name'
import styles from './agenda.module.css'
import { putOnAgenda, waitingFor } from './agenda-edits'
import type { AgendaRow, MeetingPage } from './agenda-rows'
import type { ConflictsOf } from './use-conflicts'

interface AgendaFootProps {
  readonly page: MeetingPage
  readonly selected: AgendaRow | undefined
  readonly conflictsOf: ConflictsOf
  readonly isMinutes: boolean
  readonly onMinutes: () => void
}

/** Under the agenda: filling it, adding and taking off by hand, the minutes of the whole, and what is left out by rule. */
export function AgendaFoot({ page, selected, conflictsOf, isMinutes, onMinutes }: AgendaFootProps) {
  const { meeting, rows } = page
  const roots = useAppSelector(rootRecords)
  const canEdit = useCanEdit() && (meeting.state === 'pending' || meeting.state === 'in-progress')
  const items = useMemo(() => rows.map(({ item }) => item), [rows])
  const waiting = useMemo(
    () => (canEdit ? waitingFor(roots, meeting, items, (subject) => (conflictsOf(subject)?.length ?? 0) > 0) : []),
    [canEdit, roots, meeting, items, conflictsOf],
  )
  const [problem, setProblem] = useState('')
  const fill = async (): Promise<void> => setProblem((await putOnAgenda(meeting, items, waiting)) ?? '')
  return (
    <>
      {rows.length === 0 && canEdit && (
        <p>
          {waiting.length === 0
            ? 'Nothing waits for authorisation. A change that asks for it, or a release that is ready, can be put on the agenda.'
            : `Nothing is on the agenda yet. ${waiting.length === 1 ? 'One item waits' : `${waiting.length} items wait`} for authorisation.`}
        </p>
      )}
      {canEdit && waiting.length > 0 && (
        <div className={styles['fill']}>
          <Button onClick={() => void fill()}>Fill the agenda</Button>
          <span className={styles['quiet']}>{waiting.length} waiting</span>
        </div>
      )}
      {problem !== '' && <p role="alert">{problem}</p>}
      {canEdit && <AddItem page={page} items={items} />}
      {canEdit && selected !== undefined && !selected.isDecided && (
        <button type="button" className={styles['link']} onClick={() => void run(takeOffAgenda(roots, selected.item), { toast: true })}>
          Take “{selected.number || selected.title}” off the agenda
        </button>
      )}
      {(meeting.state === 'in-progress' || meeting.state === 'complete') && (
        <button type="button" className={styles['link']} aria-pressed={isMinutes} onClick={onMinutes}>
          Minutes of the whole meeting
        </button>
      )}
      <Standard />
    </>
  )
}

function AddItem({ page: { meeting }, items }: { readonly page: MeetingPage; readonly items: readonly AgendaItem[] }) {
  const changes = useAppSelector(selectViews('change'))
  const releases = useAppSelector(selectViews('release'))
  const find = (text: string) => {
    const there = new Set(items.map(({ subject }) => subject))
    const sought = text.toLowerCase()
    const fits = (...words: readonly string[]): boolean => words.some((word) => word.toLowerCase().includes(sought))
    const isOpen = (state: string): boolean => state !== 'closed' && state !== 'cancelled'
    return [
      ...changes
        .filter(
          ({ id, type, state, number, shortDescription }) =>
            type !== 'standard' && isOpen(state) && !there.has(`change/${id}`) && fits(number, shortDescription),
        )
        .map(({ id, number, shortDescription }) => ({ id: `change/${id}`, words: shortDescription || number, beside: number })),
      ...releases
        .filter((release) => isOpen(release.state) && !there.has(`release/${release.id}`) && fits(releaseName(release), release.number))
        .map((release) => ({ id: `release/${release.id}`, words: releaseName(release), beside: 'Release' })),
    ].sort((a, b) => compareText(a.words, b.words))
  }
  return <Finder label="Add an item" hint="A change or release by its number or name" find={find} onTake={({ id }) => putOnAgenda(meeting, items, [id])} />
}

const isAhead = ({ type, state }: Change): boolean => type === 'standard' && state !== 'closed' && state !== 'cancelled' && state !== 'review'

/** Standard changes are approved beforehand: they are not on an agenda, and that is told. */
function Standard() {
  const changes = useAppSelector(selectViews('change'))
  const [isShown, setShown] = useState(false)
  const standard = useMemo(() => changes.filter(isAhead), [changes])
  if (standard.length === 0) return null
  return (
    <>
      <p className={styles['standard']}>
        {countText(standard.length, 'standard change')} {standard.length === 1 ? 'is' : 'are'} not on the agenda.{' '}
        <button type="button" className={styles['link']} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? 'Hide them' : 'Show them'}
        </button>
      </p>
      {isShown && (
        <ul className={styles['standardList']} aria-label="Standard changes">
          {standard.slice(0, 200).map(({ id, number, shortDescription }) => (
            <li key={id}>
              <button type="button" className={styles['link']} onClick={() => go('change', { id })}>
                {shortDescription || number}
              </button>
              <span className={styles['quiet']}> {number}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
