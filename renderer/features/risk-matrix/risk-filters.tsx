import { Combobox, useCombobox } from '@mantine/core'
import { IconFilterPlus, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useCommand } from '#app/actions'
import { compareText } from '#app/format'
import { type FilterField, filterFields, filterValueOf, filterWords, type RiskFilter, valueWords } from './risk-filter'
import type { RiskRow } from './risk-rows'
import styles from './risks.module.css'

interface RiskFiltersProps {
  readonly rows: readonly RiskRow[]
  readonly filter: RiskFilter
  readonly levelWords: readonly string[]
  readonly onFilter: (filter: RiskFilter) => void
}

/** Chips "Field is value", each editable in place, and a way to add one. */
export function RiskFilters({ rows, filter, levelWords, onFilter }: RiskFiltersProps) {
  const [adding, setAdding] = useState<FilterField>()
  const add = useRef<HTMLButtonElement>(null)
  useCommand('filter', () => add.current?.focus())
  const names = new Map(rows.map(({ release, place }) => [release, place]))
  const words = (field: FilterField, value: string): string => valueWords(field, value, (release) => names.get(release) ?? release, levelWords)
  const valuesOf = (field: FilterField): readonly Option[] =>
    [...new Set(rows.map((row) => filterValueOf(row, field)))]
      .map((value) => ({ value, words: words(field, value) }))
      .sort((a, b) => compareText(a.words, b.words))
  const free = filterFields.filter((field) => filter[field] === undefined)
  const { [adding ?? 'release']: _, ...rest } = filter
  return (
    <>
      {filterFields.map((field) => {
        const value = filter[field]
        if (value === undefined) return null
        const spoken = `${filterWords[field]} ${field === 'release' ? '' : 'is '}`
        return (
          <span key={field} className={styles['filter']}>
            <Picker label={`${spoken}${words(field, value)}, change`} options={() => valuesOf(field)} onPick={(next) => onFilter({ ...filter, [field]: next })}>
              {spoken}
              <b>{words(field, value)}</b>
            </Picker>
            <button
              type="button"
              className={styles['clear']}
              aria-label={`Clear filter ${filterWords[field]}`}
              onClick={() => {
                const { [field]: _cleared, ...others } = filter
                onFilter(others)
                add.current?.focus()
              }}
            >
              <IconX size={14} stroke={1.5} aria-hidden />
            </button>
          </span>
        )
      })}
      {adding !== undefined ? (
        <span className={styles['filter']}>
          <Picker
            label={`${filterWords[adding]}, choose`}
            isOpen
            options={() => valuesOf(adding)}
            onPick={(value) => {
              setAdding(undefined)
              onFilter({ ...rest, [adding]: value })
            }}
            onClose={() => setAdding(undefined)}
          >
            {filterWords[adding]}
          </Picker>
        </span>
      ) : (
        free.length > 0 && (
          <Picker
            ref={add}
            label="Add filter"
            options={() => free.map((field) => ({ value: field, words: filterWords[field] }))}
            onPick={(field) => setAdding(filterFields.find((known) => known === field))}
          >
            <IconFilterPlus size={16} stroke={1.5} aria-hidden />
            Add filter
          </Picker>
        )
      )}
    </>
  )
}

interface Option {
  readonly value: string
  readonly words: string
}

interface PickerProps {
  readonly ref?: React.Ref<HTMLButtonElement>
  readonly label: string
  readonly options: () => readonly Option[]
  readonly isOpen?: boolean
  readonly onPick: (value: string) => void
  readonly onClose?: () => void
  readonly children: React.ReactNode
}

/** So many values and more are searched by text. */
const manyValues = 10

/** A button that opens a list of values; the list is searched where it is long. */
function Picker({ ref, label, options, isOpen = false, onPick, onClose, children }: PickerProps) {
  const [text, setText] = useState('')
  const combobox = useCombobox({
    defaultOpened: isOpen,
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setText('')
      onClose?.()
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  const all = combobox.dropdownOpened ? options() : []
  const shown = all.filter(({ words }) => words.toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <Combobox
      store={combobox}
      withinPortal
      shadow="md"
      width={260}
      position="bottom-start"
      onOptionSubmit={(value) => {
        onPick(value)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target targetType="button">
        <button
          ref={ref}
          type="button"
          className={styles['pick']}
          aria-label={label}
          // biome-ignore lint/a11y/noAutofocus: the field was just chosen; its values are the next thing asked for.
          autoFocus={isOpen}
          onClick={() => combobox.toggleDropdown()}
        >
          {children}
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        {all.length >= manyValues && (
          <Combobox.Search
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value)
              combobox.updateSelectedOptionIndex()
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || combobox.getSelectedOptionIndex() >= 0 || event.nativeEvent.isComposing) return
              event.preventDefault()
              combobox.selectFirstOption()
              combobox.clickSelectedOption()
            }}
            aria-label={`Search: ${label}`}
            placeholder="Search"
          />
        )}
        <Combobox.Options mah={280} className={styles['options'] ?? ''} aria-label={label}>
          {shown.map(({ value, words }) => (
            <Combobox.Option key={value} value={value}>
              {words}
            </Combobox.Option>
          ))}
          {shown.length === 0 && <Combobox.Empty>Nothing has this name.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
