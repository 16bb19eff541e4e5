import { usePeople } from '#features/release'
import styles from './panes.module.css'
import type { ConditionDraft } from './vote-draft'

interface ConditionFieldsProps {
  readonly conditions: readonly ConditionDraft[]
  readonly problem: { readonly place: string; readonly message: string } | undefined
  readonly onChange: (conditions: readonly ConditionDraft[]) => void
}

/** What an approval asks for: each condition with who sees to it and until when. */
export function ConditionFields({ conditions, problem, onChange }: ConditionFieldsProps) {
  const people = usePeople()
  const set = (key: number, patch: Partial<ConditionDraft>): void => onChange(conditions.map((one) => (one.key === key ? { ...one, ...patch } : one)))
  const add = (): void => onChange([...conditions, { key: Math.max(-1, ...conditions.map(({ key }) => key)) + 1, title: '', owner: '', due: '' }])
  return (
    <div className={styles['conditions']}>
      {conditions.map(({ key, title, owner, due }, place) => (
        <fieldset key={key} className={styles['condition']}>
          <legend>Condition {place + 1}, blocks scheduling until met</legend>
          <input
            type="text"
            aria-label={`Condition ${place + 1}`}
            autoComplete="off"
            value={title}
            aria-invalid={problem?.place === `condition-${key}`}
            onChange={(event) => set(key, { title: event.currentTarget.value })}
          />
          <div className={styles['ownerAndDue']}>
            <label>
              Owner
              <input
                type="text"
                aria-label={`Owner of condition ${place + 1}`}
                autoComplete="off"
                list="condition-people"
                value={owner}
                onChange={(event) => set(key, { owner: event.currentTarget.value })}
              />
            </label>
            <label>
              Due
              <input
                type="text"
                aria-label={`Due date of condition ${place + 1}`}
                autoComplete="off"
                value={due}
                onChange={(event) => set(key, { due: event.currentTarget.value })}
              />
            </label>
          </div>
          {problem?.place === `condition-${key}` && (
            <p role="alert" className={styles['problem']}>
              {problem.message}
            </p>
          )}
        </fieldset>
      ))}
      <datalist id="condition-people">
        {people.map((person) => (
          <option key={person} value={person} />
        ))}
      </datalist>
      <button type="button" className={styles['link']} onClick={add}>
        Add another condition
      </button>
    </div>
  )
}
