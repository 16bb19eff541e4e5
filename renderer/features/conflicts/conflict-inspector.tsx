import { Button } from '#app/controls/button'
import { Inspector, InspectorSection } from '#app/controls/inspector'
import { useReadOnly } from '#features/fields'
import type { Conflict } from '#shared/assess/conflicts/conflict'
import { kindWords, titleWords } from '#shared/assess/conflicts/kind-words'
import { sentence } from './conflict-words'
import styles from './conflicts.module.css'
import { openSide } from './links'
import type { LiveBoard } from './live-board'
import type { NameOf } from './names'
import { NextFreeSlot } from './next-free-slot'
import { Settle } from './settle'
import { Why } from './why'

interface ConflictInspectorProps {
  readonly conflict: Conflict
  readonly live: LiveBoard
  readonly nameOf: NameOf
  readonly onClose: () => void
}

/** The selected conflict: what it is, why, both sides to go to, what can be done about it. */
export function ConflictInspector({ conflict, live, nameOf, onClose }: ConflictInspectorProps) {
  const isReadOnly = useReadOnly()
  const { subject, other, severity, standing, kind } = conflict
  const sides = [subject, other].flatMap((entity) => {
    const open = entity === '' ? undefined : openSide(entity, conflict.from)
    return open === undefined ? [] : [{ entity, open }]
  })
  const movable = standing.state === 'open' && kind !== 'missing-approval' && kind !== 'outside-deployment-window' && kind !== 'back-out-does-not-fit'
  const moving = [subject, other].flatMap((entity) => live.board.find(entity) ?? []).find((one) => one.movable)
  return (
    <Inspector title={titleWords(conflict)} under={`${severity === 'hard' ? 'Hard' : 'Soft'}, ${kindWords[kind].toLowerCase()}`} onClose={onClose}>
      <InspectorSection {...(standing.state === 'open' ? { tone: severity === 'hard' ? 'danger' : 'warning' } : {})}>
        <p className={styles['sentence']}>{sentence(conflict, nameOf)}.</p>
      </InspectorSection>
      <InspectorSection title="Why">
        <Why conflict={conflict} live={live} facts />
      </InspectorSection>
      <InspectorSection title="Both sides">
        <div className={styles['actions']}>
          {sides.map(({ entity, open }) => (
            <Button key={entity} onClick={open}>
              Show {nameOf(entity)}
            </Button>
          ))}
        </div>
      </InspectorSection>
      {movable && moving !== undefined && !isReadOnly && (
        <InspectorSection title="Repair">
          <NextFreeSlot subject={moving} live={live} />
        </InspectorSection>
      )}
      <InspectorSection title={standing.state === 'open' ? 'Let it stand' : 'It stands'}>
        <Settle key={conflict.key} conflict={conflict} live={live} />
      </InspectorSection>
    </Inspector>
  )
}
