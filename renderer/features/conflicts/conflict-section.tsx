import { useState } from 'react'
import { Button } from '#app/controls/button'
import { instantText } from '#app/format'
import { useZone } from '#app/preferences'
import { go } from '#app/router'
import { useMinute } from '#app/use-now'
import { useReadOnly } from '#features/fields'
import { titleWords } from '#shared/assess/conflicts/kind-words'
import { ConflictMark } from './conflict-mark'
import { sentence } from './conflict-words'
import styles from './conflicts.module.css'
import { useNames } from './names'
import { NextFreeSlot } from './next-free-slot'
import { Settle } from './settle'
import { type ConflictsOfOne, useConflictsOf } from './use-board'
import { Why } from './why'

interface ConflictSectionProps {
  readonly entity: string
  /** What is said while it has no date. */
  readonly undated: string
}

/** The conflicts of a release or change on its page; each says why and can be allowed. */
export function ConflictSection(props: ConflictSectionProps) {
  const found = useConflictsOf(props.entity)
  if (found === undefined) return <p className={styles['rule']}>Looking for conflicts.</p>
  return <Found {...props} {...found} />
}

function Found({ entity, undated, live, conflicts, subject }: ConflictSectionProps & ConflictsOfOne) {
  const zone = useZone()
  const now = useMinute()
  const nameOf = useNames()
  const isReadOnly = useReadOnly()
  const [unfolded, setUnfolded] = useState('')
  const open = conflicts.filter(({ standing }) => standing.state === 'open')
  return (
    <div className={styles['section']} aria-live="polite">
      {conflicts.length === 0 && (
        <p className={styles['rule']}>
          {subject === undefined ? undated : 'None. CIs, services, environments, freezes, windows, people and order were tried.'}
        </p>
      )}
      <ul className={styles['sectionList']} aria-label="Conflicts">
        {conflicts.map((conflict) => (
          <li key={conflict.key}>
            <button
              type="button"
              className={styles['line']}
              aria-expanded={unfolded === conflict.key}
              onClick={() => setUnfolded(unfolded === conflict.key ? '' : conflict.key)}
            >
              <ConflictMark conflict={conflict} />
              <span>
                <span className={styles['lineTitle']}>
                  {titleWords(conflict)}
                  {conflict.standing.state === 'open' ? '' : `, ${conflict.standing.state}`}
                </span>
                <span className={styles['lineDetail']}>
                  {sentence(conflict, nameOf)}, {instantText(conflict.from, zone, { now })}
                </span>
              </span>
            </button>
            {unfolded === conflict.key && (
              <div className={styles['unfolded']}>
                <Why conflict={conflict} live={live} />
                <Settle conflict={conflict} live={live} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {open.length > 0 && subject !== undefined && !isReadOnly && <NextFreeSlot subject={subject} live={live} />}
      {conflicts.length > 0 && (
        <Button kind="plain" onClick={() => go('conflicts', { of: entity })}>
          All conflicts
        </Button>
      )}
    </div>
  )
}
