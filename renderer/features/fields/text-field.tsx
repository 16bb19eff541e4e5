import { Popover } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
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
  /** What keeping a text would do, said under the field while it is typed. */
  readonly trying?: (text: string) => ReactNode
  /** What a press on the field, or Alt with the down arrow, shows under it: the days of a month. */
  readonly picker?: (close: () => void) => ReactNode
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
  trying,
  picker,
}: TextFieldProps) {
  const id = useId()
  const [picking, setPicking] = useState<PickingState>('closed')
  const draft = useDraft(value, commit)
  const isReadOnly = useReadOnly()
  const leave = (): void => void draft.leave()
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' && event.altKey && picker !== undefined) {
      event.preventDefault()
      setPicking('by-key')
    } else if (event.key === 'Tab' || event.key === 'Enter') setPicking('closed')
    if (event.key === 'Escape' && draft.isDirty) {
      // The first Escape gives up what was typed; a further one closes what is around it.
      event.preventDefault()
      event.stopPropagation()
      draft.giveUp()
    }
    const keeps = lines === 1 ? event.key === 'Enter' : event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    if (keeps && !event.shiftKey) {
      if (lines > 1) event.preventDefault()
      leave()
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
    onBlur: leave,
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
      trying={draft.isDirty && draft.problem === '' ? trying?.(draft.shown) : undefined}
      conflict={draft.theirs === undefined ? undefined : { theirs: draft.theirs, keepMine: () => void draft.keepMine(), takeTheirs: draft.giveUp }}
    >
      {isReadOnly ? (
        <output id={id} className={`${styles['text']} ${strong ? styles['strong'] : ''}`} {...(place === 'cell' ? { 'aria-label': label } : {})} title={title}>
          {value}
        </output>
      ) : lines > 1 ? (
        <textarea {...control} rows={lines} className={`${className} ${styles['area']}`} />
      ) : (
        <Picking picker={picker} picking={picking} onClose={() => setPicking('closed')}>
          <input
            type="text"
            {...control}
            list={suggestions === undefined ? undefined : `${id}-list`}
            {...(picker === undefined
              ? {}
              : { 'aria-keyshortcuts': 'Alt+ArrowDown', onClick: () => setPicking((before) => (before === 'closed' ? 'by-pointer' : before)) })}
          />
        </Picking>
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

type PickingState = 'closed' | 'by-pointer' | 'by-key'

interface PickingProps {
  readonly picker: TextFieldProps['picker']
  readonly picking: PickingState
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Opened by pointer it leaves the focus in the field, so that one may type on; opened by key it takes the focus and gives it back. */
function Picking({ picker, picking, onClose, children }: PickingProps) {
  // The library gives the focus back in the turn in which it closes, and must still be told so in that turn.
  const openedByKey = useRef(false)
  if (picking !== 'closed') openedByKey.current = picking === 'by-key'
  if (picker === undefined) return children
  return (
    <Popover
      opened={picking !== 'closed'}
      onChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      position="bottom-start"
      trapFocus={picking === 'by-key'}
      returnFocus={openedByKey.current}
      // The library's roles would take the field's id, and with it its label.
      withRoles={false}
    >
      <Popover.Target>{children}</Popover.Target>
      <Popover.Dropdown>{picker(onClose)}</Popover.Dropdown>
    </Popover>
  )
}
