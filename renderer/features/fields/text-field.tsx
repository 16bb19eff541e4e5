import { type KeyboardEvent, useId } from 'react'
import { describedBy, FieldFrame, type FieldPlace } from './field-frame'
import styles from './fields.module.css'
import { type Commit, useDraft } from './use-draft'
import { useReadOnly } from './use-read-only'

export interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly commit: Commit<string>
  readonly place?: FieldPlace
  /** By which a place in the page finds it: `target`. */
  readonly name?: string
  readonly hint?: string
  readonly empty?: string
  /** Several lines, as many as the text has. */
  readonly lines?: number
  /** What may be meant; any other text is allowed too. */
  readonly suggestions?: readonly string[]
  readonly title?: string
  readonly strong?: boolean
  readonly code?: boolean
}

/** A text that looks like text until it is touched: saved when it is left or on Enter, given up on Escape. */
export function TextField({
  label,
  value,
  commit,
  place = 'form',
  name,
  hint,
  empty = '',
  lines = 1,
  suggestions,
  title,
  strong = false,
  code = false,
}: TextFieldProps) {
  const id = useId()
  const draft = useDraft(value, commit)
  const isReadOnly = useReadOnly()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape' && draft.isDirty) {
      // The first Escape gives up what was typed; a further one closes what is around it.
      event.preventDefault()
      event.stopPropagation()
      draft.giveUp()
    }
    const keeps = lines === 1 ? event.key === 'Enter' : event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (keeps && !event.shiftKey) {
      if (lines > 1) event.preventDefault()
      void draft.leave()
    }
  }
  const className = `${styles['input']} ${strong ? styles['strong'] : ''} ${code ? styles['code'] : ''}`
  const control = {
    id,
    className,
    'data-field': name,
    value: draft.shown,
    title,
    placeholder: empty,
    autoComplete: 'off',
    spellCheck: lines > 1,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => draft.type(event.currentTarget.value),
    onBlur: () => void draft.leave(),
    onKeyDown,
    ...(place === 'cell' ? { 'aria-label': label } : {}),
    ...describedBy(id, draft.problem, hint),
  }
  return (
    <FieldFrame
      id={id}
      label={label}
      place={place}
      hint={hint}
      problem={draft.problem}
      conflict={draft.theirs === undefined ? undefined : { theirs: draft.theirs, keepMine: () => void draft.keepMine(), takeTheirs: draft.giveUp }}
    >
      {isReadOnly ? (
        <output id={id} className={`${styles['text']} ${strong ? styles['strong'] : ''}`} {...(place === 'cell' ? { 'aria-label': label } : {})} title={title}>
          {value}
        </output>
      ) : lines > 1 ? (
        <textarea {...control} rows={lines} className={`${className} ${styles['area']}`} />
      ) : (
        <input type="text" {...control} list={suggestions === undefined ? undefined : `${id}-list`} />
      )}
      {suggestions !== undefined && !isReadOnly && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  )
}
