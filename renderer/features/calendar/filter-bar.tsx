import { Popover } from '@mantine/core'
import { IconFilterPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useCommand } from '#app/actions'
import { Button } from '#app/controls/button'
import { compareText, listText } from '#app/format'
import { selectRootView, selectViews } from '#data/select'
import { useAppDispatch, useAppSelector } from '#data/store'
import { changeTypes } from '#shared/model/change'
import { releaseTypes } from '#shared/model/release'
import styles from './calendar.module.css'
import { type FilterField, fieldFiltered, filterCleared, filterFields, isFiltered, portfolioFollowed, selectCalendarFilter } from './calendar-filter'

interface Option {
  readonly value: string
  readonly label: string
}

const fieldWords: Readonly<Record<FilterField, string>> = { service: 'Service', environment: 'Environment', type: 'Type', risk: 'Risk' }

const sentence = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`

function useOptions(): Readonly<Record<FilterField, readonly Option[]>> {
  const services = useAppSelector(selectViews('service'))
  const environments = useAppSelector(selectViews('environment'))
  const workspace = useAppSelector(selectRootView('workspace', 'this'))
  const byLabel = (a: Option, b: Option): number => compareText(a.label, b.label)
  return {
    service: services.map(({ id, name }) => ({ value: `service/${id}`, label: name })).sort(byLabel),
    environment: environments.map(({ id, name }) => ({ value: id, label: name })).sort(byLabel),
    type: [...new Set<string>([...releaseTypes, ...changeTypes])].map((value) => ({ value, label: sentence(value) })),
    risk: [5, 4, 3, 2, 1, 0].map((level) => ({
      value: String(level),
      label: level === 0 ? 'Not rated' : `${level} ${workspace?.levelWords[level - 1] ?? ''}`.trim(),
    })),
  }
}

/** Chips "Field value", each opens its choices; what is shown is what passes all of them. */
export function FilterBar({ zoneWords }: { readonly zoneWords: string }) {
  const filter = useAppSelector(selectCalendarFilter)
  const dispatch = useAppDispatch()
  const options = useOptions()
  const [adding, setAdding] = useState<FilterField>()
  const chips = filterFields.filter((field) => filter[field].length > 0 || field === adding)
  const left = filterFields.filter((field) => !chips.includes(field))
  useCommand('filter', () => setAdding(left[0] ?? filterFields[0]))
  return (
    <>
      {chips.map((field) => (
        <FilterChip
          key={field}
          field={field}
          options={options[field]}
          chosen={filter[field]}
          opened={adding === field}
          onOpen={(open) => setAdding(open ? field : undefined)}
          onChoose={(values) => dispatch(fieldFiltered({ field, values }))}
        />
      ))}
      {filter.asPortfolio && (
        <span className={styles['chip']}>
          <span className={styles['chipWords']}>
            Releases <strong>as in Portfolio</strong>
          </span>
          <button type="button" className={styles['chipClose']} aria-label="Remove filter Releases" onClick={() => dispatch(portfolioFollowed(false))}>
            <IconX size={14} stroke={1.5} aria-hidden />
          </button>
        </span>
      )}
      {(left.length > 0 || !filter.asPortfolio) && (
        <Popover position="bottom-start" shadow="md" withinPortal trapFocus>
          <Popover.Target>
            <button type="button" className={styles['addFilter']}>
              <IconFilterPlus size={16} stroke={1.5} aria-hidden />
              Add filter
            </button>
          </Popover.Target>
          <Popover.Dropdown className={styles['menu'] ?? ''} aria-label="Add filter">
            {!filter.asPortfolio && (
              <button type="button" className={styles['menuItem']} onClick={() => dispatch(portfolioFollowed(true))}>
                Releases as in Portfolio
              </button>
            )}
            {left.map((field) => (
              <button key={field} type="button" className={styles['menuItem']} onClick={() => setAdding(field)}>
                {fieldWords[field]}
              </button>
            ))}
          </Popover.Dropdown>
        </Popover>
      )}
      {isFiltered(filter) && (
        <Button kind="plain" onClick={() => dispatch(filterCleared())}>
          Clear
        </Button>
      )}
      <span className={styles['zone']}>{zoneWords}</span>
    </>
  )
}

interface FilterChipProps {
  readonly field: FilterField
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly opened: boolean
  readonly onOpen: (open: boolean) => void
  readonly onChoose: (values: readonly string[]) => void
}

function FilterChip({ field, options, chosen, opened, onOpen, onChoose }: FilterChipProps) {
  const labels = options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  const words = labels.length === 0 ? 'any' : listText(labels)
  return (
    <span className={styles['chip']}>
      <Popover opened={opened} onChange={onOpen} position="bottom-start" shadow="md" withinPortal trapFocus>
        <Popover.Target>
          <button type="button" className={styles['chipWords']} onClick={() => onOpen(!opened)}>
            {fieldWords[field]} <strong>{words}</strong>
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles['menu'] ?? ''} aria-label={fieldWords[field]}>
          <fieldset className={styles['options']}>
            <legend>{fieldWords[field]}</legend>
            {options.map(({ value, label }) => (
              <label key={value} className={styles['option']}>
                <input
                  type="checkbox"
                  checked={chosen.includes(value)}
                  onChange={(event) => onChoose(event.currentTarget.checked ? [...chosen, value] : chosen.filter((other) => other !== value))}
                />
                {label}
              </label>
            ))}
            {options.length === 0 && <p>There is none yet.</p>}
          </fieldset>
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className={styles['chipClose']}
        aria-label={`Remove filter ${fieldWords[field]}`}
        onClick={() => {
          onChoose([])
          onOpen(false)
        }}
      >
        <IconX size={14} stroke={1.5} aria-hidden />
      </button>
    </span>
  )
}
