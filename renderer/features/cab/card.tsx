import { type ReactNode, useMemo } from 'react'
import { RiskSquare } from '#app/controls/risk-square'
import { clockText, listText, whenText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useMinute } from '#app/use-now'
import { rootRecords, selectRootView, selectViews } from '#data/select'
import { useAppSelector } from '#data/store'
import { sentence, titleWords, useNames } from '#features/conflicts'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import type { TestCycle } from '#shared/model/build-and-test'
import { idOf } from '#shared/model/entity-id'
import styles from './card.module.css'
import { planWords } from './plan-words'
import { type CardText, type SubjectCard, subjectCard } from './subject-card'
import type { SubjectRisk } from './subject-risk'

interface CardProps {
  readonly subject: string
  readonly level: SubjectRisk | undefined
  readonly conflicts: readonly Conflict[] | undefined
  /** The fields that differ from what was seen before: they stand out. */
  readonly changed: ReadonlySet<string>
  readonly above: ReactNode
  readonly banner: ReactNode
  readonly similar: ReactNode
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** One subject on one page, in the order in which people decide: what changed, facts, why, how, if it fails, tests, what became of others. */
export function Card({ subject, level, conflicts, changed, above, banner, similar }: CardProps) {
  const roots = useAppSelector(rootRecords)
  const nameOf = useNames()
  const card = useMemo(() => subjectCard(roots, subject, nameOf), [roots, subject, nameOf])
  if (card === undefined) {
    return (
      <article className={styles['card']} aria-label="Item">
        <p className={styles['quiet']}>This item is no longer there. It was removed, or the pack does not hold it.</p>
      </article>
    )
  }
  return (
    <article className={styles['card']} aria-label={card.title} data-area-focus tabIndex={-1}>
      {above}
      <h2 className={styles['title']}>{card.title}</h2>
      {banner}
      <CardFacts card={card} level={level} conflicts={conflicts} changed={changed} />
      {conflicts !== undefined && conflicts.length > 0 && <CardConflicts subject={subject} conflicts={conflicts} />}
      <Part title="Why" texts={card.why} missing="No justification is written." />
      <HowParts card={card} />
      <Part title="Tests" texts={card.tests} missing={card.cycles.length === 0 ? 'No test plan and no test cycle.' : ''}>
        <Cycles cycles={card.cycles} />
      </Part>
      {similar}
      <p className={styles['open']}>
        <button type="button" className={styles['link']} onClick={() => go(card.kind, { id: idOf(card.entity) })}>
          {card.kind === 'change' ? 'Open the change' : 'Open the release'}
        </button>
        {card.scope.map(({ entity, name }) => (
          <button
            key={entity}
            type="button"
            className={styles['link']}
            onClick={() => go(entity.startsWith('change/') ? 'change' : 'release', { id: idOf(entity) })}
          >
            {name}
          </button>
        ))}
      </p>
    </article>
  )
}

function CardFacts({ card, level, conflicts, changed }: Pick<CardProps, 'level' | 'conflicts' | 'changed'> & { readonly card: SubjectCard }) {
  const zone = useZone()
  const now = useMinute()
  const isChange = card.kind === 'change'
  const when = (value: SubjectCard['start']): string => whenText(value, zone, { now, weekday: true }) || 'not planned'
  return (
    <dl className={styles['facts']}>
      <Fact label={isChange ? 'Requested by' : 'Owner'}>{card.requestedBy || 'nobody'}</Fact>
      <Fact label="Type" strong={changed.has('type')}>
        {capital(card.type)}
      </Fact>
      <Fact label={isChange ? 'Touches' : 'Services'} strong={changed.has('item')}>
        {card.touches.length === 0 ? 'nothing named' : listText(card.touches)}
      </Fact>
      <Fact label="Impact" strong={changed.has('impact')}>
        {card.impact === '' ? 'not assessed' : capital(card.impact)}
      </Fact>
      <Fact label="Planned start" strong={changed.has('plannedStart')}>
        {when(card.start)}
      </Fact>
      <Fact label={isChange ? 'Planned end' : 'Target'} strong={changed.has('plannedEnd') || changed.has('target')}>
        {when(card.end)}
      </Fact>
      <Fact label="Risk">{level === undefined ? 'not assessed' : <RiskSquare level={level.level} word={level.word} shown />}</Fact>
      <Fact label="Conflicts">
        {conflicts === undefined ? 'being looked for' : conflicts.length === 0 ? `None at ${clockText(now, zone)}` : conflicts.length}
      </Fact>
      {card.assignedTo !== '' && <Fact label={isChange ? 'Carried out by' : 'Team'}>{card.assignedTo}</Fact>}
    </dl>
  )
}

function Fact({ label, strong = false, children }: { readonly label: string; readonly strong?: boolean; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={strong ? styles['strong'] : undefined}>{children}</dd>
    </div>
  )
}

function CardConflicts({ subject, conflicts }: { readonly subject: string; readonly conflicts: readonly Conflict[] }) {
  const nameOf = useNames()
  return (
    <section className={styles['conflicts']} aria-label="Conflicts">
      <ul>
        {conflicts.slice(0, 5).map((conflict) => (
          <li key={conflict.key}>
            <strong>{titleWords(conflict)}.</strong> {sentence(conflict, nameOf)}.
          </li>
        ))}
      </ul>
      <button type="button" className={styles['link']} onClick={() => go('conflicts', { of: subject })}>
        {conflicts.length > 5 ? `Show all ${conflicts.length} conflicts` : 'Show in Conflicts'}
      </button>
    </section>
  )
}

interface PartProps {
  readonly title: string
  readonly texts: readonly CardText[]
  /** What is said where nothing is written; '' says nothing. */
  readonly missing: string
  readonly lead?: string
  readonly children?: ReactNode
}

function Part({ title, texts, missing, lead = '', children }: PartProps) {
  return (
    <section className={styles['part']} aria-label={title}>
      <h3>{title}</h3>
      {lead !== '' && <p className={styles['text']}>{lead}</p>}
      {texts.length === 0 && lead === '' && missing !== '' && <p className={styles['quiet']}>{missing}</p>}
      {texts.map(({ title: head, text }) => (
        <div key={`${head} ${text.slice(0, 40)}`}>
          {head !== '' && <h4>{head}</h4>}
          <p className={styles['text']}>{text}</p>
        </div>
      ))}
      {children}
    </section>
  )
}

/** How it is done and how it is taken back: what its plan says in numbers, then what is written. */
function HowParts({ card }: { readonly card: SubjectCard }) {
  const zone = useZone()
  const now = useMinute()
  const site = useAppSelector(selectRootView('workspace', 'this'))?.zone || zone
  const calendars = useAppSelector(selectViews('working-calendar'))
  const { plan } = card
  const words = useMemo(() => (plan === undefined ? { how: '', back: '' } : planWords(plan, calendars, site, zone, now)), [plan, calendars, site, zone, now])
  return (
    <>
      <Part title="How" texts={card.how} missing="No implementation plan is written." lead={words.how} />
      <Part title="If it fails" texts={card.ifItFails} missing="No back-out plan is written." lead={words.back} />
    </>
  )
}

function Cycles({ cycles }: { readonly cycles: readonly TestCycle[] }) {
  if (cycles.length === 0) return null
  return (
    <ul className={styles['cycles']}>
      {cycles.map(({ id, title, kind, result: { planned, passed, failed } }) => (
        <li key={id}>
          {title || capital(kind.replaceAll('-', ' '))} {planned === 0 ? 'not planned yet' : `${passed} of ${planned} passed`}
          {failed > 0 && <strong className={styles['failed']}>, {failed} failed</strong>}
        </li>
      ))}
    </ul>
  )
}
