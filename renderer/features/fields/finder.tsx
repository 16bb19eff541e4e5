import { Combobox, useCombobox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useId, useState } from 'react'
import styles from './fields.module.css'

export interface Found {
  readonly id: string
  readonly words: string
  readonly beside?: string
}

interface FinderProps {
  /** What is looked for, as the field's label: "Add a change". */
  readonly label: string
  /** What may be typed, for the pointer. */
  readonly hint: string
  /** What fits the text, best first; called only while the list is open. */
  readonly find: (text: string) => readonly Found[]
  /** What taking one would do, in a few words; asked for the first that are found. */
  readonly wouldDo?: ((found: Found) => string) | undefined
  /** Takes one; what it answers is why it can't. */
  readonly onTake: (found: Found) => Promise<string | undefined>
  /** What can be made from the text when it is not there: "Raise change “x”". */
  readonly make?: { readonly words: (text: string) => string; readonly act: (text: string) => Promise<string | undefined> }
}

const made = '\u0000make'
const most = 50
/** For so many it is asked what taking them would do. */
const mostTried = 8

/** Finds something that is there, or makes it from the text: a combobox (WAI-ARIA) that is empty again after each taking. */
export function Finder({ label, hint, find, wouldDo, onTake, make }: FinderProps) {
  const id = useId()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [text, setText] = useState('')
  const [problem, setProblem] = useState('')
  const found = combobox.dropdownOpened ? find(text.trim()).slice(0, most) : []
  const isExact = found.some(({ words }) => words.toLowerCase() === text.trim().toLowerCase())
  const take = async (value: string): Promise<void> => {
    const one = found.find((candidate) => candidate.id === value)
    const refused = value === made ? await make?.act(text.trim()) : one === undefined ? undefined : await onTake(one)
    setProblem(refused ?? '')
    if (refused !== undefined) return
    setText('')
    combobox.resetSelectedOption()
  }
  return (
    <div className={styles['new']}>
      <label htmlFor={id} className={styles['adder']}>
        <IconPlus size={16} stroke={1.5} aria-hidden />
        {label}
      </label>
      <Combobox store={combobox} onOptionSubmit={(value) => void take(value)} shadow="md" withinPortal>
        <Combobox.Target withExpandedAttribute>
          <input
            type="text"
            id={id}
            className={styles['added']}
            title={hint}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onFocus={() => combobox.openDropdown()}
            onClick={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setProblem('')
              combobox.openDropdown()
              combobox.updateSelectedOptionIndex()
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                if (text !== '' || combobox.dropdownOpened) event.stopPropagation()
                setText('')
              }
              // Enter takes what is chosen, which the library does; without a choice it is the first.
              if (event.key === 'Enter' && text.trim() !== '' && combobox.getSelectedOptionIndex() < 0) combobox.selectFirstOption()
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options className={styles['options'] ?? ''} aria-label={label}>
            {found.map((one, at) => (
              <Combobox.Option key={one.id} value={one.id} className={styles['option'] ?? ''}>
                <span>{one.words}</span>
                {one.beside !== undefined && <span className={styles['beside']}>{one.beside}</span>}
                {at < mostTried && <WouldDo words={wouldDo?.(one) ?? ''} />}
              </Combobox.Option>
            ))}
            {make !== undefined && text.trim() !== '' && !isExact && (
              <Combobox.Option value={made} className={styles['option'] ?? ''}>
                {make.words(text.trim())}
              </Combobox.Option>
            )}
            {found.length === 0 && (make === undefined || text.trim() === '') && (
              <Combobox.Empty className={styles['none'] ?? ''}>Nothing found.</Combobox.Empty>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      {problem !== '' && (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </div>
  )
}

const WouldDo = ({ words }: { readonly words: string }) => (words === '' ? null : <span className={styles['wouldDo']}>{words}</span>)
