import { type ReactNode, useMemo } from 'react'
import { listText, spanText, whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { useMinute } from '#app/use-now'
import type { Board } from '#shared/assess/conflicts/board'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { derivationOf, meetingPlaces } from '#shared/assess/conflicts/derivation'
import type { Subject } from '#shared/assess/conflicts/subject'
import { occurrencesWithin } from '#shared/calendar/recurrence'
import { spoken } from '#shared/commands/edit'
import type { Json } from '#shared/model/json'
import { When } from '#shared/model/when'
import { arithmeticWords, ruleWords, triedWords } from './conflict-words'
import styles from './conflicts.module.css'
import type { LiveBoard } from './live-board'
import { type NameOf, useNames } from './names'

interface WhyProps {
  readonly conflict: Conflict
  readonly live: LiveBoard
  /** The facts that the rule used, each with the field it was read from. */
  readonly facts?: boolean
}

/** Why something is a conflict: both sides with their times, where they meet, the arithmetic, the rule, what was tried without result. */
export function Why({ conflict, live, facts = false }: WhyProps) {
  const zone = useZone()
  const now = useMinute()
  const nameOf = useNames()
  const { board } = live
  const verdict = useMemo(() => derivationOf(conflict, board), [conflict, board])
  const find = (entity: string): Subject | undefined => board.find(entity)
  const sides = [conflict.subject, conflict.other].filter((entity) => entity !== '')
  const found = useMemo(() => {
    const subject = board.find(conflict.subject)
    return subject === undefined ? [conflict] : board.judge(subject)
  }, [conflict, board])
  return (
    <div className={styles['why']}>
      <div className={styles['because']}>
        {sides.map((entity) => (
          <p key={entity}>
            <strong>{nameOf(entity)}</strong>
            {sideTimes(entity, conflict, find(entity), board, zone, now)}
          </p>
        ))}
        {whereWords(conflict, find, live, nameOf)}
        {arithmeticWords(conflict, verdict.outcome, zone, now).map((line) => (
          <p key={line}>{line}</p>
        ))}
        <p className={styles['rule']}>Rule: {ruleWords[conflict.kind]}</p>
      </div>
      {facts && (
        <details className={styles['facts']}>
          <summary>Facts used, {verdict.because.length}</summary>
          <dl>
            {verdict.because.map(({ from, value }, at) => (
              <div key={`${at} ${from.entity} ${from.field}`}>
                <dt>
                  {nameOf(from.entity)}, {spoken(from.field)}
                </dt>
                <dd>{factText(value, zone, nameOf)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p className={styles['rule']}>{triedWords(found)}</p>
    </div>
  )
}

function sideTimes(entity: string, { occurrence, other }: Conflict, subject: Subject | undefined, { world }: Board, zone: string, now: number): ReactNode {
  const options = { now, weekday: true }
  if (subject !== undefined) return `, ${subject.wholeDays ? daysText(subject, zone, now) : spanText(subject.from, subject.to, zone, options)}`
  const freeze = entity === other ? world.freezes.find(({ id }) => `freeze/${id}` === entity) : undefined
  if (freeze === undefined || occurrence === undefined) return ''
  const [span] = occurrencesWithin(freeze, occurrence, occurrence + 1, world.zone).filter(({ from }) => from === occurrence)
  if (span === undefined) return ''
  return `, ${freeze.start.length === 10 ? daysText(span, zone, now) : spanText(span.from, span.to, zone, options)}`
}

function daysText({ from, to }: Pick<Subject, 'from' | 'to'>, zone: string, now: number): string {
  const day = (at: number): string =>
    whenText(new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at), zone, { now, weekday: true })
  const [first, last] = [day(from), day(to - 1)]
  return first === last ? first : `${first} to ${last}`
}

/** Where the two meet, in words: the CI, the parent and its child, the environment, the scope of a freeze. */
function whereWords(conflict: Conflict, find: (entity: string) => Subject | undefined, { board }: LiveBoard, nameOf: NameOf): ReactNode {
  const [subject, other] = [find(conflict.subject), find(conflict.other)]
  if (conflict.key.startsWith('where ') && subject !== undefined && other !== undefined) {
    const places = meetingPlaces(conflict.kind, subject, other, board.world)
    const words = places.map(({ own, others }) =>
      own === others ? nameOf(own) : conflict.kind === 'parent-ci' ? `${nameOf(others)}, above ${nameOf(own)}` : `${nameOf(others)}, below ${nameOf(own)}`,
    )
    return <p>Both at {listText(words)}</p>
  }
  if (conflict.kind.includes('freeze')) {
    const scope = conflict.about.map(nameOf)
    return <p>It applies to {scope.length === 0 ? 'everything' : listText(scope)}</p>
  }
  return null
}

/** A value as a person reads it: an instant in the zone, an entity by its name, all else as it is. */
function factText(value: Json, zone: string, nameOf: NameOf): string {
  if (typeof value !== 'string') return typeof value === 'boolean' ? (value ? 'yes' : 'no') : typeof value === 'object' ? JSON.stringify(value) : String(value)
  if (value === '') return 'none'
  if (When.safeParse(value).success) return whenText(value, zone, { weekday: true })
  return /^(release|change|booking|service|ci|environment|freeze|window)\/\S+$/.test(value) ? nameOf(value) : value
}
