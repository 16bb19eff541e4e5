import { IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Button } from '#app/controls/button'
import { DayInput } from '#app/controls/day-input'
import { titleOf } from '#shared/commands/edit'
import { kindOf } from '#shared/model/entity-id'
import { type AuditFilter, everything, isNarrowed } from './audit-filter'
import styles from './audit-trail.module.css'
import { kindChoices, nounOf, type Wording } from './change-words'

interface AuditFilterBarProps {
  readonly filter: AuditFilter
  readonly people: readonly string[]
  readonly wording: Wording
  readonly onChange: (filter: AuditFilter) => void
}

/** So long typing pauses before the journal is asked, in milliseconds. */
const pause = 200

export function AuditFilterBar({ filter, people, wording, onChange }: AuditFilterBarProps) {
  const set = (changed: Partial<AuditFilter>): void => onChange({ ...filter, ...changed })
  return (
    <>
      {filter.about !== '' && (
        <Button kind="default" icon={<IconX size={14} stroke={1.5} aria-hidden />} onClick={() => set({ about: '' })}>
          About {nounOf(kindOf(filter.about))} {titleOf(wording.fieldsOf(filter.about))}
        </Button>
      )}
      <label className={styles['label']}>
        Who
        <select className={styles['field']} value={filter.who} onChange={(event) => set({ who: event.currentTarget.value })}>
          <option value="">everybody</option>
          {people.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className={styles['label']}>
        What
        <select className={styles['field']} value={filter.kind} onChange={(event) => set({ kind: event.currentTarget.value })}>
          <option value="">everything</option>
          {kindChoices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <TextFilter key={filter === everything ? 'cleared' : 'kept'} text={filter.text} onText={(text) => set({ text })} />
      <DayInput label="From" value={filter.from} onChange={(from) => set({ from })} />
      <DayInput label="To" value={filter.to} onChange={(to) => set({ to })} />
      {isNarrowed(filter) && (
        <Button kind="quiet" onClick={() => onChange(everything)}>
          Clear
        </Button>
      )}
    </>
  )
}

/** Asks when typing pauses: each question reads the index of the whole journal. */
function TextFilter({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const [typed, setTyped] = useState(text)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only typing starts the clock anew.
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => onText(typed), pause)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <label className={styles['label']}>
      Text
      <input id="audit-text" type="search" className={styles['field']} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
    </label>
  )
}
