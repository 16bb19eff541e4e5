import { lazy, type ReactNode, Suspense } from 'react'
import { InspectorSection } from '#app/controls/inspector'
import { instantText } from '#app/format'
import { StaleBecause } from '#features/approval-mark'
import { type Attention, attentionTone, chipWords } from './attention'
import styles from './portfolio.module.css'
import type { RowContext } from './release-row'

/** The engine of conflicts is loaded after the start. */
const ConflictBecause = lazy(() => import('#features/conflicts').then((module) => ({ default: module.ConflictBecause })))

interface AttentionSectionProps {
  readonly attention: Attention
  readonly context: RowContext
}

/** Why something asks for a decision: both parties with their times, and the rule that decided. */
export function AttentionSection({ attention, context }: AttentionSectionProps) {
  return (
    <InspectorSection tone={attentionTone(attention)}>
      <h3 className={styles['attentionTitle']}>{chipWords(attention)}</h3>
      <Because attention={attention} context={context} />
    </InspectorSection>
  )
}

/** The same without its frame, for where a chip is pressed. */
export function Because({ attention, context }: AttentionSectionProps): ReactNode {
  const { zone, now } = context
  switch (attention.kind) {
    case 'conflict':
      return (
        <Suspense>
          <ConflictBecause conflict={attention.conflict} />
        </Suspense>
      )
    case 'stale-approval':
      return <StaleBecause subjects={attention.subjects} />
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
