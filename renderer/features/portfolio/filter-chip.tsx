import { Popover, VisuallyHidden } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { DayInput } from '#app/controls/day-input'
import { compareText } from '#app/format'
import { releaseTypes } from '#shared/model/release'
import { attentionKinds } from './attention'
import { type ChoiceCondition, type ChoiceField, type Condition, type FilterContext, me, type RangeCondition, rangeNames, valuesOf } from './filter'
import { conditionWords, filterStates, rangeWords, valueWords, wordsOfField } from './filter-words'
import styles from './portfolio.module.css'
import type { ReleaseRow } from './release-row'

interface FilterChipProps {
  readonly condition: Condition
  readonly rows: readonly ReleaseRow[]
  readonly levels: readonly string[]
  readonly context: FilterContext
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
  readonly onChange: (condition: Condition) => void
  readonly onRemove: () => void
}

/** "Field is value": pressing it edits the value in place, the cross takes it away. */
export function FilterChip({ condition, rows, levels, context, isOpen, onOpen, onChange, onRemove }: FilterChipProps) {
  const { field, value } = conditionWords(condition, context, levels)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    onOpen(false)
    button.current?.focus()
  }
  return (
    <span className={styles['chip']}>
      <Popover opened={isOpen} onChange={(next) => (next ? onOpen(true) : close())} position="bottom-start" trapFocus withinPortal>
        <Popover.Target>
          <button ref={button} type="button" className={styles['chipWords']} onClick={() => onOpen(!isOpen)}>
            {field} <b>{value}</b>
          </button>
        </Popover.Target>
        <Popover.Dropdown className={styles['editor'] ?? ''} aria-label={`Filter by ${field.toLowerCase()}`}>
          <Editor condition={condition} rows={rows} levels={levels} context={context} onChange={onChange} onDone={close} />
        </Popover.Dropdown>
      </Popover>
      <button type="button" className={styles['chipCross']} aria-label={`Remove filter ${field}`} onClick={onRemove}>
        <IconX size={14} stroke={1.5} aria-hidden />
      </button>
    </span>
  )
}

type EditorProps = Pick<FilterChipProps, 'condition' | 'rows' | 'levels' | 'context' | 'onChange'> & { readonly onDone: () => void }

function Editor({ condition, rows, levels, context, onChange, onDone }: EditorProps) {
  switch (condition.field) {
    case 'text':
      return (
        <label className={styles['line']}>
          Words
          <input
            data-autofocus
            className={styles['input']}
            value={condition.text}
            onChange={(event) => onChange({ field: 'text', text: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onDone()
            }}
          />
        </label>
      )
    case 'target':
    case 'out':
      return <RangeEditor condition={condition} context={context} onChange={onChange} />
    default:
      return <ChoiceEditor condition={condition} rows={rows} levels={levels} onChange={onChange} />
  }
}

function ChoiceEditor({ condition, rows, levels, onChange }: { readonly condition: ChoiceCondition } & Pick<EditorProps, 'rows' | 'levels' | 'onChange'>) {
  const { field, is, values } = condition
  const offered = choicesOf(field, rows, values)
  const toggle = (value: string, isChosen: boolean): void =>
    onChange({ ...condition, values: isChosen ? [...values, value] : values.filter((each) => each !== value) })
  return (
    <>
      <fieldset className={styles['ways']}>
        <legend>{wordsOfField(field)}</legend>
        {[true, false].map((way) => (
          <label key={String(way)} className={styles['line']}>
            <input type="radio" name={`filter-${field}`} checked={is === way} onChange={() => onChange({ ...condition, is: way })} />
            {way ? 'is' : 'is not'}
          </label>
        ))}
      </fieldset>
      <fieldset className={styles['values']}>
        <VisuallyHidden component="legend">Values</VisuallyHidden>
        {offered.map((value) => (
          <label key={value} className={styles['line']}>
            <input type="checkbox" checked={values.includes(value)} onChange={(event) => toggle(value, event.currentTarget.checked)} />
            {valueWords(field, value, levels)}
          </label>
        ))}
      </fieldset>
    </>
  )
}

/** States, types, levels and kinds of attention in their own order, all others as they occur, by name. */
function choicesOf(field: ChoiceField, rows: readonly ReleaseRow[], chosen: readonly string[]): readonly string[] {
  switch (field) {
    case 'state':
      return filterStates
    case 'type':
      return releaseTypes
    case 'risk':
      return ['5', '4', '3', '2', '1', '']
    case 'attention':
      return [...attentionKinds, '']
    default: {
      const found = new Set([...rows.flatMap((row) => valuesOf(row, field)), ...chosen])
      found.delete(me)
      const named = [...found].filter((value) => value !== '').sort(compareText)
      return [...(field === 'owner' ? [me] : []), ...named, ...(found.has('') ? [''] : [])]
    }
  }
}

function RangeEditor({ condition, context, onChange }: { readonly condition: RangeCondition } & Pick<EditorProps, 'context' | 'onChange'>) {
  const { field, range } = condition
  const days = range.kind === 'days' ? range : { kind: 'days' as const, from: '', to: '' }
  const name = `filter-${field}`
  return (
    <fieldset className={styles['values']}>
      <legend>{wordsOfField(field)}</legend>
      {rangeNames.map((kind) => (
        <label key={kind} className={styles['line']}>
          <input type="radio" name={name} checked={range.kind === kind} onChange={() => onChange({ field, range: { kind } })} />
          {rangeWords({ kind }, context)}
        </label>
      ))}
      <label className={styles['line']}>
        <input type="radio" name={name} checked={range.kind === 'days'} onChange={() => onChange({ field, range: days })} />
        from and to
      </label>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className={styles['line']}>
          <DayInput label={end === 'from' ? 'From' : 'To'} value={days[end]} onChange={(day) => onChange({ field, range: { ...days, [end]: day } })} />
        </div>
      ))}
    </fieldset>
  )
}
