import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { type ReactNode, useCallback, useEffect, useId, useMemo, useState } from 'react'
import { useMinute } from '#app/use-now'
import { rootRecords } from '#data/select'
import { useAppSelector } from '#data/store'
import { type Commit, kept } from '#features/fields'
import type { Board } from '#shared/assess/conflicts/board'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { titleWords } from '#shared/assess/conflicts/kind-words'
import type { Tried } from '#shared/assess/conflicts/tried'
import type { Draft } from '#shared/log/operation'
import { type Failure, ok, type Result } from '#shared/model/result'
import { ConflictMark } from './conflict-mark'
import { sentence } from './conflict-words'
import styles from './conflicts.module.css'
import { useNames } from './names'
import { triedCounts, triedDraft, wouldDoWords } from './tried-draft'
import { byWeight, useBoard } from './use-board'
import { Why } from './why'

/** What a field keeps and, while it is being edited, what that would do to the conflicts: spread over the field. */
export interface Trying<T> {
  readonly commit: Commit<T>
  readonly trying: (value: T) => ReactNode
}

/** A field whose value conflicts are judged from: the draft that it would write is tried while it is typed. */
export const tryingField = <T,>(draftOf: (value: T) => Draft | Result<Draft, Failure>): Trying<T> => ({
  commit: (value) => kept(draftOf(value)),
  trying: (value) => <TriedConflicts draft={draftOf(value)} />,
})

/** What choosing something would do to the conflicts, in a few words. */
export function useWouldDo(): (draft: Draft | Result<Draft, Failure>) => string {
  const live = useBoard()
  const roots = useAppSelector(rootRecords)
  return useCallback(
    (draft) => {
      const read = 'ok' in draft ? draft : ok(draft)
      return live === undefined || !read.ok || read.value.operations.length === 0 ? '' : wouldDoWords(triedDraft(roots, live, read.value, Date.now()))
    },
    [live, roots],
  )
}

/** So many are named at once; the number says how many there are. */
const mostNamed = 3

/** The conflicts that a draft would make and end, before it is kept. Nothing where the draft is refused: the field says that. */
export function TriedConflicts({ draft }: { readonly draft: Draft | Result<Draft, Failure> }) {
  const live = useBoard()
  const roots = useAppSelector(rootRecords)
  const now = useMinute()
  const read = 'ok' in draft ? draft : ok(draft)
  // A draft is made anew at each drawing; what it would write says whether it is another one.
  const key = read.ok ? JSON.stringify(read.value.operations.map(({ entity, field, value }) => [entity, field, value])) : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the draft
  const tried = useMemo(
    () => (live === undefined || !read.ok || read.value.operations.length === 0 ? undefined : triedDraft(roots, live, read.value, now)),
    [live, roots, key, now],
  )
  if (tried === undefined || live === undefined) return null
  return <TriedList tried={tried} zone={live.zone} />
}

function TriedList({ tried, zone }: { readonly tried: Tried; readonly zone: string }) {
  const nameOf = useNames()
  const id = useId()
  const [unfolded, setUnfolded] = useState('')
  const { arising, ending } = tried
  const named = useMemo(
    () => [
      ...[...arising].sort(byWeight).map((conflict) => ({ conflict, board: tried.after, isNew: true })),
      ...[...ending].sort(byWeight).map((conflict) => ({ conflict, board: tried.before, isNew: false })),
    ],
    [arising, ending, tried],
  )
  const first = named[0]?.conflict.key ?? ''
  const toggle = (key: string): void => setUnfolded((held) => (held === key ? '' : key))
  useEffect(() => {
    // The focus stays in the field: leaving it would keep what is typed.
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== '.' || !(event.ctrlKey || event.metaKey) || first === '') return
      event.preventDefault()
      // The same key asks for the figures of a plan, and a cell keeps its keys to itself: here it is about what is typed.
      event.stopImmediatePropagation()
      setUnfolded((held) => (held === '' ? first : ''))
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [first])
  const isHard = arising.some(({ severity }) => severity === 'hard')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press in here must not take the focus from the field that is being typed in.
    <div className={styles['tried']} data-tone={arising.length === 0 ? 'calm' : isHard ? 'hard' : 'soft'} onMouseDown={(event) => event.preventDefault()}>
      <p role="status" className={styles['triedCount']}>
        {arising.length > 0 ? <IconAlertTriangle size={14} stroke={1.8} aria-hidden /> : <IconCheck size={14} stroke={1.8} aria-hidden />}
        {triedCounts(tried)}
      </p>
      {named.length > 0 && (
        <ul aria-label="What this would do to the conflicts" className={styles['sectionList']}>
          {named.slice(0, mostNamed).map(({ conflict, board, isNew }) => (
            <li key={`${isNew} ${conflict.key}`}>
              <div className={styles['triedLine']}>
                {isNew ? <ConflictMark conflict={conflict} /> : <IconCheck size={16} stroke={1.5} aria-hidden />}
                <span>
                  {isNew ? `${titleWords(conflict)}: ` : 'Gone: '}
                  {sentence(conflict, nameOf)}
                </span>
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles['triedWhy']}
                  aria-expanded={unfolded === conflict.key}
                  aria-controls={`${id}-why`}
                  title={conflict.key === first ? 'Ctrl+.' : undefined}
                  onClick={() => toggle(conflict.key)}
                >
                  Why?
                </button>
              </div>
              {unfolded === conflict.key && (
                <div id={`${id}-why`}>
                  <WhyIn conflict={conflict} board={board} zone={zone} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {named.length > mostNamed && <p className={styles['rule']}>And {named.length - mostNamed} more.</p>}
    </div>
  )
}

function WhyIn({ conflict, board, zone }: { readonly conflict: Conflict; readonly board: Board; readonly zone: string }) {
  const live = useMemo(() => ({ board, zone, all: board.all, judge: board.judge }), [board, zone])
  return <Why conflict={conflict} live={live} />
}
