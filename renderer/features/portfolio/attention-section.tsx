import type { ReactNode } from 'react'
import { InspectorSection } from '#app/controls/inspector'
import { instantText, spanText } from '#app/format'
import { rootRecords, viewsOf } from '#data/select'
import { useAppSelector } from '#data/store'
import { type Attention, attentionTone, attentionWords } from './attention'
import styles from './portfolio.module.css'
import type { RowContext } from './release-row'

interface AttentionSectionProps {
  readonly attention: Attention
  readonly context: RowContext
  readonly nameOf: (id: string) => string
}

/** Why something asks for a decision: both parties with their times, and the rule that decided. */
export function AttentionSection({ attention, context, nameOf }: AttentionSectionProps) {
  return (
    <InspectorSection tone={attentionTone(attention.kind)}>
      <h3 className={styles['attentionTitle']}>{attentionWords[attention.kind]}</h3>
      <Because attention={attention} context={context} nameOf={nameOf} />
    </InspectorSection>
  )
}

/** The same without its frame, for where a chip is pressed. */
export function Because({ attention, context, nameOf }: AttentionSectionProps): ReactNode {
  const { zone, now } = context
  const calendar = useAppSelector((state) => rootRecords(state)['calendar/main'])
  switch (attention.kind) {
    case 'hard-freeze':
    case 'soft-freeze': {
      const { title, from, to, severity } = attention.verdict.outcome
      return (
        <>
          <p>
            It lies in “{title}” {to - from <= 1 ? `at ${instantText(from, zone, { now })}` : `from ${spanText(from, to, zone, { now })}`}.
          </p>
          <p className={styles['quiet']}>
            {severity === 'hard' ? 'A hard freeze blocks every change but emergencies.' : 'A soft freeze warns.'} Move the date, or ask for an exception.
          </p>
        </>
      )
    }
    case 'double-booking': {
      const { environment, first, second, from, to } = attention.verdict.outcome
      const bookings = viewsOf(calendar, 'booking')
      const partyOf = (id: string): string => {
        const booking = bookings.find((each) => each.id === id)
        return booking === undefined ? id : booking.title || nameOf(booking.release)
      }
      return (
        <>
          <p>
            {environment.toUpperCase()} is booked twice from {spanText(from, to, zone, { now })}:
          </p>
          <p>
            “{partyOf(first)}” and “{partyOf(second)}”.
          </p>
          <p className={styles['quiet']}>An environment that is not shared takes one booking at a time.</p>
        </>
      )
    }
    case 'past-target':
      return (
        <>
          <p>Its target was {instantText(attention.verdict.outcome.target, zone, { now })}, and it is not deployed yet.</p>
          <p className={styles['quiet']}>Give it another target, or move it on.</p>
        </>
      )
    case 'above-appetite': {
      const { level, word } = attention.verdict.outcome
      return (
        <p>
          Its highest open risk has level {level}, {word}; the workspace accepts up to level {context.workspace.appetite}.
        </p>
      )
    }
  }
}
