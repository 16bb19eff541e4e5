import { IconX } from '@tabler/icons-react'
import styles from './fields.module.css'
import { Finder, type Found } from './finder'
import { useReadOnly } from './use-read-only'

interface ItemsFieldProps {
  readonly label: string
  readonly items: readonly { readonly id: string; readonly words: string; readonly onOpen?: () => void }[]
  readonly find: (text: string) => readonly Found[]
  readonly wouldDo?: (found: Found) => string
  readonly onAdd: (found: Found) => Promise<string | undefined>
  readonly onRemove: (id: string) => void
  readonly make?: { readonly words: (text: string) => string; readonly act: (text: string) => Promise<string | undefined> }
  /** What adding is called: "Add a service". */
  readonly addLabel: string
}

/** Several named things in a form: each can be taken away, others are found or made by name. */
export function ItemsField({ label, items, find, wouldDo, onAdd, onRemove, make, addLabel }: ItemsFieldProps) {
  const isReadOnly = useReadOnly()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand beside its fields.
    <div className={styles['row']} role="group" aria-label={label}>
      <span className={styles['label']} aria-hidden>
        {label}
      </span>
      <div className={styles['value']}>
        <ul className={styles['items']}>
          {items.map(({ id, words, onOpen }) => (
            <li key={id} className={styles['item']}>
              {onOpen === undefined ? (
                words
              ) : (
                <button type="button" className={styles['open']} onClick={onOpen}>
                  {words}
                </button>
              )}
              {!isReadOnly && (
                <button type="button" className={styles['remove']} aria-label={`Remove ${words}`} title={`Remove ${words}`} onClick={() => onRemove(id)}>
                  <IconX size={14} stroke={1.5} aria-hidden />
                </button>
              )}
            </li>
          ))}
          {isReadOnly && items.length === 0 && <li className={styles['none']}>none</li>}
        </ul>
        {!isReadOnly && <Finder label={addLabel} hint={addLabel} find={find} wouldDo={wouldDo} onTake={onAdd} {...(make === undefined ? {} : { make })} />}
      </div>
    </div>
  )
}
