import { useId } from 'react'
import { useCommand } from '#app/actions'
import { adjust } from '#app/router'
import { type ConflictKind, conflictKinds } from '#shared/assess/conflicts/conflict'
import { kindWords } from '#shared/assess/conflicts/kind-words'
import { type ConflictFilter, type Grouping, groupings, type Showing, showings } from './arrange'
import styles from './conflicts.module.css'
import type { NameOf } from './names'

const groupWords: Readonly<Record<Grouping, string>> = { kind: 'Kind', release: 'Release', service: 'Service', environment: 'Environment' }
const showWords: Readonly<Record<Showing, string>> = { open: 'to decide', settled: 'accepted or excepted', over: 'over', all: 'all' }

interface FilterFieldsProps {
  readonly filter: ConflictFilter
  /** How many of each kind there are before the kind is chosen. */
  readonly counts: ReadonlyMap<ConflictKind, number>
  readonly nameOf: NameOf
}

/** What of the conflicts is shown, and by what they are grouped; the place keeps it. */
export function FilterFields({ filter, counts, nameOf }: FilterFieldsProps) {
  const id = useId()
  useCommand('filter', () => document.getElementById(`${id}-text`)?.focus())
  return (
    <>
      <input
        id={`${id}-text`}
        className={styles['search']}
        type="search"
        aria-label="Find in conflicts"
        placeholder="Find"
        value={filter.text}
        onChange={(event) => adjust({ text: event.currentTarget.value })}
      />
      <Choice label="Show" value={filter.show} onChange={(show) => adjust({ show })} choices={showings.map((value) => ({ value, words: showWords[value] }))} />
      <Choice
        label="Kind"
        value={filter.kind}
        onChange={(kind) => adjust({ kind })}
        choices={[
          { value: '', words: 'any' },
          ...conflictKinds
            .filter((kind) => counts.has(kind) || kind === filter.kind)
            .map((value) => ({ value, words: `${kindWords[value]}, ${counts.get(value) ?? 0}` })),
        ]}
      />
      <Choice
        label="Severity"
        value={filter.severity}
        onChange={(severity) => adjust({ severity })}
        choices={[
          { value: '', words: 'any' },
          { value: 'hard', words: 'hard' },
          { value: 'soft', words: 'soft' },
        ]}
      />
      {filter.of !== '' && (
        <button type="button" className={styles['chip']} onClick={() => adjust({ of: '' })} aria-label={`Clear filter ${nameOf(filter.of)}`}>
          Of <b>{nameOf(filter.of)}</b> ×
        </button>
      )}
      <span className={styles['right']}>
        <Choice
          label="Group"
          value={filter.group}
          onChange={(group) => adjust({ group })}
          choices={groupings.map((value) => ({ value, words: groupWords[value] }))}
        />
      </span>
    </>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly words: string }[]
  readonly onChange: (value: string) => void
}

function Choice({ label, value, choices, onChange }: ChoiceProps) {
  const id = useId()
  return (
    <span className={styles['choice']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </span>
  )
}
